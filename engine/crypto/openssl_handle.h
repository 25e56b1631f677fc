// Owning pointers to OpenSSL's objects.

#ifndef YISHI_ENGINE_CRYPTO_OPENSSL_HANDLE_H_
#define YISHI_ENGINE_CRYPTO_OPENSSL_HANDLE_H_

#include <memory>

namespace yishi::crypto {

template <typename T, void (*kFree)(T*)>
struct OpensslDeleter {
  void operator()(T* object) const { kFree(object); }
};

template <typename T, void (*kFree)(T*)>
using OpensslHandle = std::unique_ptr<T, OpensslDeleter<T, kFree>>;

}  // namespace yishi::crypto

#endif  // YISHI_ENGINE_CRYPTO_OPENSSL_HANDLE_H_
