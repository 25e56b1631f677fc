// The story's time: it stands still until the story moves on, so that half a year passes in seconds.

#ifndef YISHI_TESTS_DEMO_STORY_CLOCK_H_
#define YISHI_TESTS_DEMO_STORY_CLOCK_H_

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

#include "services/runtime/clock.h"

namespace yishi::demo {

// Handed to a server that runs inside the demonstration; the daemon takes none.
class StoryClock final : public runtime::Clock {
 public:
  explicit StoryClock(Millis start) : start_(start), now_(start) {}

  // Never goes back.
  void AdvanceTo(Millis to) {
    if (to > now_) now_ = to;
  }

  Millis Now() override { return now_; }
  Millis Steady() override { return now_ - start_; }
  // Looks often, since nobody tells it that time has moved.
  void WaitUntil(std::unique_lock<std::mutex>& lock, std::condition_variable& wake,
                 Millis deadline) override {
    if (now_ < deadline) wake.wait_for(lock, std::chrono::milliseconds(2));
  }

 private:
  const Millis start_;
  std::atomic<Millis> now_;
};

}  // namespace yishi::demo

#endif  // YISHI_TESTS_DEMO_STORY_CLOCK_H_
