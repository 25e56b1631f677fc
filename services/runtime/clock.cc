#include "services/runtime/clock.h"

#include <algorithm>
#include <chrono>
#include <ctime>

namespace yishi::runtime {
namespace {

// Waits no longer in one go, so that no deadline is beyond what a time_point holds.
constexpr Millis kLongestWaitMs = kDayMs;

Millis Read(clockid_t id) {
  timespec time{};
  clock_gettime(id, &time);
  return Millis{time.tv_sec} * 1'000 + Millis{time.tv_nsec} / 1'000'000;
}

}  // namespace

Millis SystemClock::Now() { return Read(CLOCK_REALTIME); }

Millis SystemClock::Steady() { return Read(CLOCK_BOOTTIME); }

void SystemClock::WaitUntil(std::unique_lock<std::mutex>& lock, std::condition_variable& wake,
                            Millis deadline) {
  const Millis until = std::min(deadline, Now() + kLongestWaitMs);
  // On the system clock, and so the kernel itself wakes the thread when the clock is set past the deadline.
  wake.wait_until(lock, std::chrono::system_clock::time_point(std::chrono::milliseconds(until)));
}

}  // namespace yishi::runtime
