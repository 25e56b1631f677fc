#!/usr/bin/env python3
"""Writes the vectors of our own formats, by a second implementation that shares no code with the engine.

    tests/vectors/make.py > tests/vectors/formats.txt

Needs Python 3 whose hashlib has sm3 (OpenSSL 1.1.1 or later). See README.md for what the lines mean.
"""

import base64
import hashlib
import struct

SUITES = {"INTL": (1, "sha256", "P256-SHA256"), "GM": (2, "sm3", "SM2-SM3")}

# GB/T 32918.5: the curve of SM2.
P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = P - 3
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
     0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)


def add(p, q):
    if p is None or q is None:
        return q if p is None else p
    if p[0] == q[0] and (p[1] + q[1]) % P == 0:
        return None
    slope = ((3 * p[0] * p[0] + A) * pow(2 * p[1], -1, P) if p == q
             else (q[1] - p[1]) * pow(q[0] - p[0], -1, P)) % P
    x = (slope * slope - p[0] - q[0]) % P
    return x, (slope * (p[0] - x) - p[1]) % P


def times(k, p):
    total = None
    while k:
        if k & 1:
            total = add(total, p)
        p = add(p, p)
        k >>= 1
    return total


def digest(suite, data):
    return hashlib.new(SUITES[suite][1], data).digest()


def tagged(suite, label, *parts):
    tag = f"yishi-v1-{SUITES[suite][2]}-{label}".encode()
    return digest(suite, bytes([len(tag)]) + tag + b"".join(struct.pack(">I", len(p)) + p for p in parts))


def sm2_public(seed):
    i = 0
    while True:
        d = int.from_bytes(tagged("GM", "sm2-seed", seed, struct.pack(">I", i)), "big")
        if 1 <= d <= N - 2:
            x, y = times(d, G)
            return bytes([2 + (y & 1)]) + x.to_bytes(32, "big")
        i += 1


def root(suite, entries):
    if not entries:
        return digest(suite, b"")
    if len(entries) == 1:
        return digest(suite, b"\x00" + entries[0])
    split = 1
    while split * 2 < len(entries):
        split *= 2
    return digest(suite, b"\x01" + root(suite, entries[:split]) + root(suite, entries[split:]))


def pae(kind, payload):
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)


def vkey(name, kind, public):
    key_id = hashlib.sha256(name.encode() + b"\n" + kind + public).digest()[:4].hex()
    return f"{name}+{key_id}+{base64.b64encode(kind + public).decode()}"


def line(*words):
    print(*((w.hex() or "-") if isinstance(w, bytes) else w for w in words))


LEAVES = [bytes.fromhex(h) for h in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657",
                                     "606162636465666768696a6b6c6d6e6f")]

for suite, (number, _, _) in SUITES.items():
    for message in (b"", b"abc", bytes(range(256)) * 5):
        line("digest", suite, message, digest(suite, message))
    line("tagged", suite, "cmd", b"abc", b"", tagged(suite, "cmd", b"abc", b""))
    line("tagged", suite, "cmd", b"ab", b"c", tagged(suite, "cmd", b"ab", b"c"))
    for schema, field, content in ((1, 1, b"\x02"), (2, 6, "第三居民小组".encode()), (65535, 256, b"")):
        salt = hashlib.sha256(content).digest()
        commitment = tagged(suite, "commit", struct.pack(">H", schema), struct.pack(">H", field), salt, content)
        line("commit", suite, str(schema), str(field), salt, content, commitment)
    public = bytes(range(33 if suite == "GM" else 32))
    line("keyid", suite, public, tagged(suite, "key", bytes([number]), public))
    kind = b"application/vnd.yishi.command.v1+protobuf"
    line("command", suite, b"payload", pae(kind, b"payload"), tagged(suite, "cmd", pae(kind, b"payload")))
    for size in range(len(LEAVES) + 1):
        line("root", suite, str(size), root(suite, LEAVES[:size]))
    salts = [bytes([i]) * 32 for i in (1, 2, 3)]
    contents = [b"first", b"", b"third"]
    commitments = [tagged(suite, "commit", struct.pack(">H", 2), struct.pack(">H", n), salt, content)
                   for n, salt, content in zip((1, 2, 5), salts, contents)]
    line("opening", suite, root(suite, commitments))

for seed in (bytes(32), bytes(range(32)), b"\xff" * 32):
    line("sm2seed", "GM", seed, sm2_public(seed))
line("vkey", "GM", "a.example/ledger/x/sm3", sm2_public(bytes(32)),
     vkey("a.example/ledger/x/sm3", b"\xffyishi/sm2-sm3/note/v1", sm2_public(bytes(32))))
