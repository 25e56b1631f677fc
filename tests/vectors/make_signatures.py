#!/usr/bin/env python3
"""Judges Ed25519 vectors by a slow implementation of the strict profile, and crafts some of its own.

    tests/vectors/make_signatures.py > tests/vectors/signatures.txt

A line is: source, "key" or "badkey", "good" or "bad", public key, message, signature. See README.md.
"""

import hashlib

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
BASE_Y = 4 * pow(5, -1, P) % P
IDENTITY = (0, 1)

RFC_8032 = [  # RFC 8032, 7.1: tests 1, 2 and 3
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
     "d25bf5f0595bbe24655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
     "387b2eaeb4302aeeb00d291612bb0c00"),
    ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
     "4a7c15e9716ed28dc027beceea1ec40a"),
]

SPECCHECK = [  # public key, message, signature
    ("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
     "8c93255d71dcab10e8f379c26200f3c7bd5f09d9bc3068d3ef4edeb4853022b6",
     "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
     "0000000000000000000000000000000000000000000000000000000000000000"),
    ("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
     "9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79",
     "f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43"
     "a5bb704786be79fc476f91d3f3f89b03984d8068dcf1bb7dfc6637b45450ac04"),
    ("f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43",
     "aebf3f2601a0c8c5d39cc7d8911642f740b78168218da8471772b35f9d35b9ab",
     "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"
     "8c4bd45aecaca5b24fb97bc10ac27ac8751a7dfe1baff8b953ec9f5833ca260e"),
    ("cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d",
     "9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79",
     "9046a64750444938de19f227bb80485e92b83fdb4b6506c160484c016cc1852f"
     "87909e14428a7a1d62e9f22f3d3ad7802db02eb2e688b6c52fcd6648a98bd009"),
    ("cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d",
     "e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c",
     "160a1cb0dc9c0258cd0a7d23e94d8fa878bcb1925f2c64246b2dee1796bed512"
     "5ec6bc982a269b723e0668e540911a9a6a58921d6925e434ab10aa7940551a09"),
    ("cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d",
     "e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c",
     "21122a84e0b5fca4052f5b1235c80a537878b38f3142356b2c2384ebad4668b7"
     "e40bc836dac0f71076f9abe3a53f9c03c1ceeeddb658d0030494ace586687405"),
    ("442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623",
     "85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40",
     "e96f66be976d82e60150baecff9906684aebb1ef181f67a7189ac78ea23b6c0e"
     "547f7690a0e2ddcd04d87dbc3490dc19b3b3052f7ff0538cb68afb369ba3a514"),
    ("442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623",
     "85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40",
     "8ce5b96c8f26d0ab6c47958c9e68b937104cd36e13c33566acd2fe8d38aa1942"
     "7e71f98a473474f2f13f06f97c20d58cc3f54b8bd0d272f42b695dd7e89a8c22"),
    ("f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43",
     "fdaebc429f4a735932a160da1301080c13280eea8bc280d1b392c6b9e6ba3a5a",
     "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
     "454d370c8d9fc323a41450f8d513eafeb5b0697390c1e505a0d4ddc71f566607"),
    ("f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43",
     "84b698d39be126ff55fe45079e6c8bf64a0d7db6994560b4e96b7021eb39c1a1",
     "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
     "084d5b99c2a9463d9c8bd5026916996984eeec87ddf1d3be329006ace1b37b09"),
]


def recover_x(y, sign):
    """The x of the curve's point at y, or None."""
    xx = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if (x * x - xx) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - xx) % P:
        return None
    return P - x if x & 1 != sign and x else x


def add(p, q):
    t = D * p[0] * q[0] * p[1] * q[1] % P
    return ((p[0] * q[1] + q[0] * p[1]) * pow(1 + t, -1, P) % P,
            (p[1] * q[1] + p[0] * q[0]) * pow(1 - t, -1, P) % P)


def times(k, p):
    total = IDENTITY
    while k:
        if k & 1:
            total = add(total, p)
        p = add(p, p)
        k >>= 1
    return total


BASE = (recover_x(BASE_Y, 0), BASE_Y)


def encode(point):
    return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")


def decode(data):
    """The point, or None; None also for every encoding but the canonical one."""
    value = int.from_bytes(data, "little")
    y, sign = value & (2**255 - 1), value >> 255
    x = recover_x(y % P, sign)
    return (x, y % P) if x is not None and encode((x, y % P)) == data else None


def is_key(public):
    point = decode(public) if len(public) == 32 else None
    return point is not None and point != IDENTITY and times(L, point) == IDENTITY


def challenge(r, public, message):
    return int.from_bytes(hashlib.sha512(r + public + message).digest(), "little") % L


def verifies(public, message, signature):
    point = decode(public)
    s = int.from_bytes(signature[32:], "little")
    if point is None or len(signature) != 64 or s >= L or signature[:32] == encode(IDENTITY):
        return False
    negative = ((P - point[0]) % P, point[1])
    k = challenge(signature[:32], public, message)
    return encode(add(times(s, BASE), times(k, negative))) == signature[:32]


def crafted():
    scalar = 0x123456789ABCDEF
    point = times(scalar, BASE)
    public = encode(point)
    message = b"crafted"

    def signed(nonce, key_bytes):
        r = encode(times(nonce, BASE))
        s = (nonce + challenge(r, key_bytes, message) * scalar) % L
        return r + s.to_bytes(32, "little")

    good = signed(987654321, public)
    yield "plain", public, good
    yield "identity-R", public, signed(0, public)
    s_high = int.from_bytes(good[32:], "little") + L
    yield "S-above-L", public, good[:32] + s_high.to_bytes(32, "little")
    order_two = (0, P - 1)
    assert times(2, order_two) == IDENTITY
    mixed = encode(add(point, order_two))
    yield "order-two-part", mixed, signed(987654321, mixed)
    # A point of order eight: [L] of a point that has such a part.
    y = 2
    while True:
        x = recover_x(y, 0)
        torsion = times(L, (x, y)) if x is not None else IDENTITY
        if times(4, torsion) != IDENTITY:
            break
        y += 1
    yield "order-eight", encode(torsion), signed(987654321, encode(torsion))
    yield "order-eight-part", encode(add(point, torsion)), signed(987654321, encode(add(point, torsion)))
    for name, value in (("identity", 1), ("identity-minus-zero", 1 | 1 << 255), ("y-is-p", P), ("y-is-p-plus-1", P + 1),
                        ("y-is-2^255-1", 2**255 - 1), ("minus-one", P - 1), ("zero", 0), ("no-point", 2)):
        yield name, value.to_bytes(32, "little"), good


def line(source, public, message, signature):
    print(source, "key" if is_key(public) else "badkey",
          "good" if verifies(public, message, signature) else "bad", public.hex(), message.hex() or "-",
          signature.hex())


for i, (public, message, signature) in enumerate(RFC_8032):
    line(f"rfc8032-{i + 1}", *map(bytes.fromhex, (public, message, signature)))
for i, (public, message, signature) in enumerate(SPECCHECK):
    line(f"speccheck-{i}", *map(bytes.fromhex, (public, message, signature)))
for name, public, signature in crafted():
    line(f"crafted-{name}", public, b"crafted", signature)
