#include "engine/crypto/intl_suite.h"

#include <memory>

#include "engine/base/status.h"
#include "engine/crypto/ed25519.h"
#include "engine/crypto/evp_digest.h"

namespace yishi::crypto {
namespace {

// libsodium parses the point again at each verification, which takes a tenth of the time that verifying does.
class Ed25519Key final : public VerificationKey {
 public:
  explicit Ed25519Key(BytesView public_key) : public_key_(public_key) {}
  bool Verify(BytesView message, BytesView signature) const override {
    return VerifyEd25519(public_key_, message, signature);
  }

 private:
  Bytes public_key_;
};

}  // namespace

Hash IntlSuite::DigestAll(std::span<const BytesView> parts) const {
  thread_local EvpDigest sha256("SHA256");
  return sha256.Of(parts);
}

absl::Status IntlSuite::CheckPublicKey(BytesView public_key) const {
  return CheckEd25519PublicKey(public_key);
}

absl::StatusOr<Verifier> IntlSuite::MakeVerifier(BytesView public_key) const {
  YISHI_RETURN_IF_ERROR(CheckEd25519PublicKey(public_key));
  return VerifierOfRegistered(public_key);
}

absl::StatusOr<Verifier> IntlSuite::VerifierOfRegistered(BytesView public_key) const {
  return Verifier(std::make_shared<const Ed25519Key>(public_key));
}

bool IntlSuite::VerifySignature(BytesView public_key, BytesView message, BytesView signature) const {
  return VerifyEd25519(public_key, message, signature);
}

absl::StatusOr<SigningKey> IntlSuite::KeyFromSeed(BytesView seed) const { return Ed25519KeyFromSeed(seed); }

}  // namespace yishi::crypto
