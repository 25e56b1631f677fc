// Public keys made ready for verification: parsing one costs more than using it.

#ifndef YISHI_SERVICES_RUNTIME_KEY_CACHE_H_
#define YISHI_SERVICES_RUNTIME_KEY_CACHE_H_

#include <cstddef>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include "absl/status/statusor.h"
#include "engine/crypto/suite.h"

namespace yishi::runtime {

// Of keys that were registered. Holds what follows from the key's bytes alone, and nothing of who may use it. Thread-safe.
class KeyCache {
 public:
  KeyCache(const crypto::Suite& suite, std::size_t max_keys) : suite_(suite), max_keys_(max_keys) {}

  // kKeyInvalid.
  absl::StatusOr<crypto::Verifier> Get(const Bytes& public_key);

 private:
  const crypto::Suite& suite_;
  const std::size_t max_keys_;
  std::shared_mutex mutex_;
  std::unordered_map<Bytes, crypto::Verifier> keys_;
};

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_KEY_CACHE_H_
