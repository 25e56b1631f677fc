// What the world may see of a community: the state after the last commit, and the newest signed checkpoint.

#ifndef YISHI_SERVICES_RUNTIME_COMMITTED_H_
#define YISHI_SERVICES_RUNTIME_COMMITTED_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <utility>

#include "engine/community/community.h"
#include "engine/merkle/proof.h"

namespace yishi::runtime {

// A head that the log has signed.
struct SignedHead {
  merkle::Head head;
  std::string checkpoint;  // the signed note
};

// Thread-safe. Readers that come while a writer waits let it pass: a crowd of readers cannot hold up the
// commits.
class Committed {
 public:
  explicit Committed(community::Community community) : community_(std::move(community)) {}

  // f(community), which must not change while f runs: nothing of it may be kept by reference, and f must not
  // read again (a writer that waits in between would never come in).
  template <typename F>
  auto Read(F&& f) const {
    const auto lock = LockShared();
    return std::forward<F>(f)(std::as_const(community_));
  }

  // The same with the newest signed head, whose size is the tree's.
  template <typename F>
  auto ReadSigned(F&& f) const {
    const auto lock = LockShared();
    return std::forward<F>(f)(std::as_const(community_), *newest_);
  }

  // Null until the first head is signed.
  std::shared_ptr<const SignedHead> newest()
      const {  // NOLINT(misc-*): shared, since readers send it while it is replaced
    const auto lock = LockShared();
    return newest_;
  }

  // Changes the community by f(community) and publishes the head that goes with it.
  template <typename F>
  auto Write(std::shared_ptr<const SignedHead> head, F&& f) {
    const std::lock_guard turn(turnstile_);
    const std::unique_lock lock(mutex_);
    newest_ = std::move(head);
    return std::forward<F>(f)(community_);
  }

 private:
  std::shared_lock<std::shared_mutex> LockShared() const {
    const std::lock_guard turn(turnstile_);
    return std::shared_lock(mutex_);
  }

  mutable std::mutex turnstile_;
  mutable std::shared_mutex mutex_;
  community::Community community_;
  std::shared_ptr<const SignedHead> newest_;
};

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_COMMITTED_H_
