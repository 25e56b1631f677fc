#include "services/runtime/clock_guard.h"

#include <string>

#include "engine/base/limits.h"
#include "engine/base/status.h"

namespace yishi::runtime {

ClockGuard::ClockGuard(Clock& clock) : clock_(clock), believed_ms_(clock.Now()), steady_ms_(clock.Steady()) {}

absl::StatusOr<Millis> ClockGuard::Read() {
  const std::lock_guard lock(mutex_);
  const Millis now = clock_.Now();
  const Millis steady = clock_.Steady();
  const Millis jump = now - (believed_ms_ + (steady - steady_ms_));
  if (jump > limits::kClockJumpMs) {
    const std::string minutes = std::to_string(jump / kMinuteMs);
    return Refuse(
        {.reason = Reason::kClockJumped,
         .zh = "服务器时钟向前跳了 " + minutes + " 分钟，须由管理员确认后才能继续",
         .en = "the server's clock jumped " + minutes + " minutes ahead; its operator must look first",
         .rule = "时钟跳变超过一小时，须由管理员确认 (a jump of more than an hour waits for the operator)",
         .numbers = {{"minutes", minutes}}});
  }
  // A clock that was set back is followed, but the moment up to which it was believed stays, so that its
  // return is no jump.
  if (jump > 0) {
    believed_ms_ = now;
    steady_ms_ = steady;
  }
  return now;
}

void ClockGuard::Acknowledge() {
  const std::lock_guard lock(mutex_);
  believed_ms_ = clock_.Now();
  steady_ms_ = clock_.Steady();
}

}  // namespace yishi::runtime
