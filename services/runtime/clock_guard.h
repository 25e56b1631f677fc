// Notices when the wall clock was set forward.
//
// What is due by the clock happens for good: one bad clock would close every box of every community. So after
// a jump of more than limits::kClockJumpMs against the steady clock, nothing is decided any more until the
// operator has looked. A clock that is set back does no harm (no entry is older than the one before it), nor
// does its return. The clock that the process was started with is taken as right.

#ifndef YISHI_SERVICES_RUNTIME_CLOCK_GUARD_H_
#define YISHI_SERVICES_RUNTIME_CLOCK_GUARD_H_

#include <mutex>

#include "absl/status/statusor.h"
#include "engine/base/time.h"
#include "services/runtime/clock.h"

namespace yishi::runtime {

// One for a server: all communities share the machine's clock. Thread-safe.
class ClockGuard {
 public:
  // `clock` must outlive this.
  explicit ClockGuard(Clock& clock);

  // The wall clock. kClockJumped, with the size of the jump, until it is acknowledged or the clock was set
  // right.
  absl::StatusOr<Millis> Read();

  // The operator says that the clock is right as it is.
  void Acknowledge();

  Clock& clock() { return clock_; }

 private:
  Clock& clock_;
  std::mutex mutex_;
  // The latest pair that was believed.
  Millis believed_ms_;
  Millis steady_ms_;
};

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_CLOCK_GUARD_H_
