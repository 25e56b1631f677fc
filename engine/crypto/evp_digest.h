// A hash function of OpenSSL, fetched once and used again and again.

#ifndef YISHI_ENGINE_CRYPTO_EVP_DIGEST_H_
#define YISHI_ENGINE_CRYPTO_EVP_DIGEST_H_

#include <openssl/evp.h>

#include <memory>
#include <span>

#include "engine/base/bytes.h"
#include "engine/crypto/openssl_handle.h"

namespace yishi::crypto {

// Not thread-safe: keep one a thread. Making one costs microseconds, a hash of 65 bytes a tenth of one.
class EvpDigest {
 public:
  // REQUIRES: `name` is a 32-byte hash that OpenSSL has; the process ends otherwise, for without its hash
  // there is nothing that the engine could do or say.
  explicit EvpDigest(const char* name);

  Hash Of(std::span<const BytesView> parts);

 private:
  OpensslHandle<EVP_MD, EVP_MD_free> algorithm_;
  OpensslHandle<EVP_MD_CTX, EVP_MD_CTX_free> context_;
};

}  // namespace yishi::crypto

#endif  // YISHI_ENGINE_CRYPTO_EVP_DIGEST_H_
