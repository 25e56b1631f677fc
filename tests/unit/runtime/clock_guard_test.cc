#include "services/runtime/clock_guard.h"

#include "engine/base/limits.h"
#include "tests/support/manual_clock.h"
#include "tests/support/status_matchers.h"

namespace yishi::runtime {
namespace {

using yishi::testing::IsOkAndHolds;
using yishi::testing::ManualClock;
using yishi::testing::Refused;

constexpr Millis kStart = 1'775'008'800'000;

TEST(ClockGuardTest, FollowsTheClockHoweverLongNobodyAsked) {
  ManualClock clock(kStart);
  ClockGuard guard(clock);
  clock.Advance(40 * kDayMs);
  EXPECT_THAT(guard.Read(), IsOkAndHolds(kStart + 40 * kDayMs));
}

TEST(ClockGuardTest, AllowsAnHourAndRefusesAMillisecondMore) {
  ManualClock clock(kStart);
  ClockGuard guard(clock);
  clock.Set(kStart + limits::kClockJumpMs);
  EXPECT_THAT(guard.Read(), IsOkAndHolds(kStart + limits::kClockJumpMs));
  clock.Set(kStart + 2 * limits::kClockJumpMs + 1);
  EXPECT_THAT(guard.Read(), Refused(Reason::kClockJumped, ::testing::HasSubstr("60")));
}

TEST(ClockGuardTest, RefusesUntilTheOperatorAcknowledges) {
  ManualClock clock(kStart);
  ClockGuard guard(clock);
  clock.Set(kStart + 3 * kDayMs);
  EXPECT_THAT(guard.Read(), Refused(Reason::kClockJumped));
  clock.Advance(kDayMs);  // waiting does not make it true
  EXPECT_THAT(guard.Read(), Refused(Reason::kClockJumped));
  guard.Acknowledge();
  EXPECT_THAT(guard.Read(), IsOkAndHolds(kStart + 4 * kDayMs));
}

TEST(ClockGuardTest, GoesOnByItselfWhenTheClockIsSetRight) {
  ManualClock clock(kStart);
  ClockGuard guard(clock);
  clock.Set(kStart + 3 * kDayMs);
  EXPECT_THAT(guard.Read(), Refused(Reason::kClockJumped));
  clock.Set(kStart + 5);
  EXPECT_THAT(guard.Read(), IsOkAndHolds(kStart + 5));
}

TEST(ClockGuardTest, BackwardsAndBackAgainIsNoJump) {
  ManualClock clock(kStart);
  ClockGuard guard(clock);
  clock.Set(kStart - 9 * kDayMs);
  EXPECT_THAT(guard.Read(), IsOkAndHolds(kStart - 9 * kDayMs));
  clock.Advance(kHourMs);
  clock.Set(kStart + kHourMs);
  EXPECT_THAT(guard.Read(), IsOkAndHolds(kStart + kHourMs));
}

}  // namespace
}  // namespace yishi::runtime
