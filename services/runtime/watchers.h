// Those who want to know when a ledger has grown.

#ifndef YISHI_SERVICES_RUNTIME_WATCHERS_H_
#define YISHI_SERVICES_RUNTIME_WATCHERS_H_

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>

namespace yishi::runtime {

class Watchers;

// Ends the watching when it goes: after that the callback is not running and never runs again. Must not
// outlive the chamber, nor be destroyed from within its own callback.
class [[nodiscard]] Subscription {
 public:
  Subscription() = default;
  Subscription(Subscription&& other) noexcept;
  Subscription& operator=(Subscription&& other) noexcept;
  ~Subscription();

 private:
  friend class Watchers;
  Subscription(Watchers* watchers, std::uint64_t id) : watchers_(watchers), id_(id) {}

  Watchers* watchers_ = nullptr;
  std::uint64_t id_ = 0;
};

// Thread-safe.
class Watchers {
 public:
  using Callback = std::function<void(std::uint64_t size)>;

  Subscription Add(Callback callback);
  // Calls all of them, one after another.
  void Tell(std::uint64_t size);

 private:
  friend class Subscription;
  void Remove(std::uint64_t id);

  std::mutex mutex_;
  std::uint64_t next_id_ = 1;
  std::map<std::uint64_t, Callback> callbacks_;
};

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_WATCHERS_H_
