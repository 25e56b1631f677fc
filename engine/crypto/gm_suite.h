// The GM suite: SM3 and SM2 by OpenSSL.

#ifndef YISHI_ENGINE_CRYPTO_GM_SUITE_H_
#define YISHI_ENGINE_CRYPTO_GM_SUITE_H_

#include "engine/crypto/suite.h"

namespace yishi::crypto {

class GmSuite final : public Suite {
 public:
  SuiteId id() const override { return SuiteId::kGm; }
  Hash DigestAll(std::span<const BytesView> parts) const override;
  absl::Status CheckPublicKey(BytesView public_key) const override;
  absl::StatusOr<Verifier> MakeVerifier(BytesView public_key) const override;
  absl::StatusOr<Verifier> VerifierOfRegistered(BytesView public_key) const override;
  bool VerifySignature(BytesView public_key, BytesView message, BytesView signature) const override;
  absl::StatusOr<SigningKey> KeyFromSeed(BytesView seed) const override;
};

}  // namespace yishi::crypto

#endif  // YISHI_ENGINE_CRYPTO_GM_SUITE_H_
