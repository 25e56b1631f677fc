// A key pair that can sign.

#ifndef YISHI_ENGINE_CRYPTO_SIGNING_KEY_H_
#define YISHI_ENGINE_CRYPTO_SIGNING_KEY_H_

#include <memory>
#include <utility>

#include "absl/status/statusor.h"
#include "engine/base/bytes.h"
#include "engine/crypto/suite_id.h"

namespace yishi::crypto {

// What a module gives for a private key: the secret itself, or a handle to where it is kept. An
// implementation wipes what it holds when it is destroyed.
class PrivateKey {
 public:
  virtual ~PrivateKey() = default;
  virtual absl::StatusOr<Bytes> Sign(BytesView message) const = 0;
};

// Movable, not copyable; the secret is wiped on destruction. After a move from it, only assignment and
// destruction are allowed. Sign may be called from several threads.
class SigningKey {
 public:
  SigningKey(SuiteId suite, Bytes public_key, std::unique_ptr<const PrivateKey> secret)
      : suite_(suite), public_key_(std::move(public_key)), secret_(std::move(secret)) {}

  SuiteId suite() const { return suite_; }
  // As the suite encodes it: 32 bytes (Ed25519) or 33 (SM2).
  const Bytes& public_key() const { return public_key_; }
  // 64 bytes. Ed25519 is deterministic; SM2 is randomised, so that two signatures of one message differ.
  // kInternal if the module fails.
  absl::StatusOr<Bytes> Sign(BytesView message) const { return secret_->Sign(message); }

 private:
  SuiteId suite_;
  Bytes public_key_;
  std::unique_ptr<const PrivateKey> secret_;
};

}  // namespace yishi::crypto

#endif  // YISHI_ENGINE_CRYPTO_SIGNING_KEY_H_
