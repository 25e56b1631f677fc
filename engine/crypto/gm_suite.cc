#include "engine/crypto/gm_suite.h"

#include <string>

#include "engine/base/status.h"
#include "engine/crypto/evp_digest.h"
#include "engine/crypto/sm2.h"

namespace yishi::crypto {

Hash GmSuite::DigestAll(std::span<const BytesView> parts) const {
  thread_local EvpDigest sm3("SM3");
  return sm3.Of(parts);
}

absl::Status GmSuite::CheckPublicKey(BytesView public_key) const { return MakeVerifier(public_key).status(); }

absl::StatusOr<Verifier> GmSuite::MakeVerifier(BytesView public_key) const { return Sm2Verifier(public_key); }

absl::StatusOr<Verifier> GmSuite::VerifierOfRegistered(BytesView public_key) const {
  return MakeVerifier(public_key);  // reading the point is what checks it: the group has no other points
}

bool GmSuite::VerifySignature(BytesView public_key, BytesView message, BytesView signature) const {
  const auto verifier = Sm2Verifier(public_key);
  return verifier.ok() && verifier->Verify(message, signature);
}

absl::StatusOr<SigningKey> GmSuite::KeyFromSeed(BytesView seed) const {
  if (seed.size() != 32) {
    const std::string size = std::to_string(seed.size());
    return Refuse(Reason::kKeyInvalid, "密钥种子应为 32 字节，实为 " + size + " 字节",
                  "a key's seed has 32 bytes, not " + size);
  }
  // A candidate is out of range about once in 2^32; four billion misses in a row are not to be waited for.
  for (std::uint32_t i = 0; i < 100; ++i) {
    Bytes counter;
    AppendU32(counter, i);
    Hash candidate = Tagged("sm2-seed", {seed, counter});
    auto key = Sm2KeyFromScalar(candidate);
    if (key.ok() || ReasonOf(key.status()) != Reason::kKeyInvalid) return key;
  }
  return Refuse(Reason::kInternal, "无法由种子得出 SM2 私钥", "no SM2 private key follows from the seed");
}

}  // namespace yishi::crypto
