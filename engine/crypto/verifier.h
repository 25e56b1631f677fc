// A public key made ready for many verifications.

#ifndef YISHI_ENGINE_CRYPTO_VERIFIER_H_
#define YISHI_ENGINE_CRYPTO_VERIFIER_H_

#include <memory>
#include <utility>

#include "engine/base/bytes.h"

namespace yishi::crypto {

// What a module gives for a parsed public key. Verify is thread-safe.
class VerificationKey {
 public:
  virtual ~VerificationKey() = default;
  virtual bool Verify(BytesView message, BytesView signature) const = 0;
};

// A handle that is cheap to copy and may be used from several threads at once.
class Verifier {
 public:
  explicit Verifier(std::shared_ptr<const VerificationKey> key) : key_(std::move(key)) {}

  // False on a wrong length or range as well as on a signature of something else.
  bool Verify(BytesView message, BytesView signature) const { return key_->Verify(message, signature); }

 private:
  // Shared, since a parsed SM2 key is large, and the copies in a state's snapshots must not parse it again.
  std::shared_ptr<const VerificationKey> key_;
};

}  // namespace yishi::crypto

#endif  // YISHI_ENGINE_CRYPTO_VERIFIER_H_
