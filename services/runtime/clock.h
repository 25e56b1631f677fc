// Time as the runtime reads it. The engine never does: it is told.

#ifndef YISHI_SERVICES_RUNTIME_CLOCK_H_
#define YISHI_SERVICES_RUNTIME_CLOCK_H_

#include <condition_variable>
#include <mutex>

#include "engine/base/time.h"

namespace yishi::runtime {

// All functions may be called from any thread.
class Clock {
 public:
  virtual ~Clock() = default;

  // The wall clock, which may be set forwards and back at any time.
  virtual Millis Now() = 0;

  // Time since some fixed moment. It runs on evenly whatever the wall clock is set to, also while the machine
  // sleeps.
  virtual Millis Steady() = 0;

  // Releases `lock` until `wake` is notified, or Now() has reached `deadline`, or for no reason. Follows the
  // wall clock when it is set while somebody waits.
  virtual void WaitUntil(std::unique_lock<std::mutex>& lock, std::condition_variable& wake,
                         Millis deadline) = 0;
};

// The machine's.
class SystemClock final : public Clock {
 public:
  Millis Now() override;
  Millis Steady() override;
  void WaitUntil(std::unique_lock<std::mutex>& lock, std::condition_variable& wake, Millis deadline) override;
};

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_CLOCK_H_
