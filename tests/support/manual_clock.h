// A clock that stands still unless a test moves it.

#ifndef YISHI_TESTS_SUPPORT_MANUAL_CLOCK_H_
#define YISHI_TESTS_SUPPORT_MANUAL_CLOCK_H_

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

#include "services/runtime/clock.h"

namespace yishi::testing {

class ManualClock final : public runtime::Clock {
 public:
  explicit ManualClock(Millis now) : now_(now) {}

  // Time goes by.
  void Advance(Millis by) {
    steady_ += by;
    now_ += by;
  }
  // Not backwards.
  void AdvanceTo(Millis to) {
    if (to > now_) Advance(to - now_);
  }
  // Somebody sets the wall clock.
  void Set(Millis to) { now_ = to; }

  Millis Now() override { return now_; }
  Millis Steady() override { return steady_; }
  // Looks often, since nobody tells it that it was moved.
  void WaitUntil(std::unique_lock<std::mutex>& lock, std::condition_variable& wake,
                 Millis deadline) override {
    if (now_ < deadline) wake.wait_for(lock, std::chrono::milliseconds(2));
  }

 private:
  std::atomic<Millis> now_;
  std::atomic<Millis> steady_ = 0;
};

}  // namespace yishi::testing

#endif  // YISHI_TESTS_SUPPORT_MANUAL_CLOCK_H_
