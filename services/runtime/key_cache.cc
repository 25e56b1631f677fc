#include "services/runtime/key_cache.h"

#include "engine/base/status.h"

namespace yishi::runtime {

absl::StatusOr<crypto::Verifier> KeyCache::Get(const Bytes& public_key) {
  {
    const std::shared_lock lock(mutex_);
    const auto found = keys_.find(public_key);
    if (found != keys_.end()) return found->second;
  }
  YISHI_ASSIGN_OR_RETURN(crypto::Verifier verifier, suite_.VerifierOfRegistered(public_key));
  const std::unique_lock lock(mutex_);
  if (keys_.size() >= max_keys_) keys_.clear();  // begins again: simpler than to know which are used least
  keys_.emplace(public_key, verifier);
  return verifier;
}

}  // namespace yishi::runtime
