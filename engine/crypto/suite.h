// The two cipher suites, chosen once in a ledger's founding entry and never mixed inside one tree:
//
//   INTL (1)  Ed25519 (RFC 8032, under the strict profile below) and SHA-256 (FIPS 180-4)
//   GM   (2)  SM2 (GB/T 32918.2, 32918.5; signer's id "1234567812345678") and SM3 (GB/T 32905)
//
// A Suite is the seam between the engine and whatever module holds the algorithms: everything else in the
// project sees only this interface, so that a certified module can stand in for OpenSSL and libsodium by
// implementing Suite, VerificationKey and PrivateKey.
//
// Strict profile of Ed25519: a public key decodes canonically, is not the identity and lies in the
// prime-order group (checked once, when it is registered); S < L; R is not the identity; the equation is the
// cofactorless one, compared byte for byte. Under it all common implementations agree.
//
// SM2: a public key is the SEC1 compressed point, 33 bytes; a signature is r ‖ s, 32 bytes each, with
// 1 <= r, s < n and r + s != 0 (mod n). Signing is randomised inside the module.

#ifndef YISHI_ENGINE_CRYPTO_SUITE_H_
#define YISHI_ENGINE_CRYPTO_SUITE_H_

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "absl/status/statusor.h"
#include "engine/base/bytes.h"
#include "engine/base/ids.h"
#include "engine/crypto/signing_key.h"
#include "engine/crypto/suite_id.h"
#include "engine/crypto/verifier.h"

namespace yishi::crypto {

// Stateless and thread-safe; lives for ever.
class Suite {
 public:
  static const Suite& Get(SuiteId id);

  virtual ~Suite() = default;
  Suite(const Suite&) = delete;
  Suite& operator=(const Suite&) = delete;

  virtual SuiteId id() const = 0;
  // "INTL" or "GM".
  std::string_view name() const { return SuiteName(id()); }

  // The hash of the concatenation of `parts`.
  Hash Digest(std::initializer_list<BytesView> parts) const {
    return DigestAll(std::span(parts.begin(), parts.size()));
  }
  virtual Hash DigestAll(std::span<const BytesView> parts) const = 0;

  // The hash under a label, whose parts cannot be told apart in two ways:
  //   H(u8 len(t) ‖ t ‖ Σ (u32 len(part) ‖ part)),  t = "yishi-v1-P256-SHA256-" or "yishi-v1-SM2-SM3-" ‖
  //   label.
  // REQUIRES: `label` is at most 200 bytes.
  Hash Tagged(std::string_view label, std::initializer_list<BytesView> parts) const;

  // The id under which a public key is registered: TH("key", suite byte, public key), two parts.
  KeyId KeyIdOf(BytesView public_key) const;

  // What registration demands of a public key: length, encoding and membership in the group. kKeyInvalid.
  virtual absl::Status CheckPublicKey(BytesView public_key) const = 0;

  // A key parsed for many verifications. Refuses what CheckPublicKey refuses.
  virtual absl::StatusOr<Verifier> MakeVerifier(BytesView public_key) const = 0;

  // The same for a key that was registered, and so accepted by CheckPublicKey: does not repeat the check of
  // the group, which for Ed25519 takes as long as a verification. kKeyInvalid on what is no key at all.
  virtual absl::StatusOr<Verifier> VerifierOfRegistered(BytesView public_key) const = 0;

  // One verification with a key that was registered: does not repeat the check of the group. False on
  // anything malformed.
  virtual bool VerifySignature(BytesView public_key, BytesView message, BytesView signature) const = 0;

  // The same seed gives the same key. Ed25519 takes the 32 bytes as they are (RFC 8032, 5.1.5). For SM2 the
  // private scalar is d = TH("sm2-seed", seed, u32 i) as a big-endian integer, for the first i = 0, 1, … with
  // 1 <= d <= n - 2. kKeyInvalid unless `seed` is 32 bytes.
  virtual absl::StatusOr<SigningKey> KeyFromSeed(BytesView seed) const = 0;

 protected:
  Suite() = default;
};

}  // namespace yishi::crypto

#endif  // YISHI_ENGINE_CRYPTO_SUITE_H_
