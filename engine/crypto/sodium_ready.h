// libsodium asks to be initialised before its first use.

#ifndef YISHI_ENGINE_CRYPTO_SODIUM_READY_H_
#define YISHI_ENGINE_CRYPTO_SODIUM_READY_H_

#include <sodium.h>

#include <cstdlib>

namespace yishi::crypto {

// Cheap after the first time, and thread-safe. The process ends if libsodium cannot be used.
inline void SodiumReady() {
  static const int result = sodium_init();
  if (result < 0) std::abort();
}

}  // namespace yishi::crypto

#endif  // YISHI_ENGINE_CRYPTO_SODIUM_READY_H_
