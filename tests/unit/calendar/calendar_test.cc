#include "engine/calendar/calendar.h"

#include <limits>
#include <string>
#include <string_view>

#include "engine/base/limits.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace yishi::calendar {
namespace {

using ::testing::HasSubstr;
using ::yishi::testing::IsOk;
using ::yishi::testing::Refused;

constexpr int kChina = 480;
// 2026-02-28T16:00:00Z, which is 2026-03-01 00:00 in China.
constexpr Millis kMarchFirst = 1'772'294'400'000;

Day On(std::string_view text) { return ParseDay(text).value(); }

TEST(CalendarTest, DaysTurnAtLocalMidnightToTheMillisecond) {
  const Calendar china =
      Calendar::Make({.offset_minutes = kChina, .holidays = {}, .makeup_days = {}}).value();
  EXPECT_EQ(china.StartOf(On("2026-03-01")), kMarchFirst);
  EXPECT_EQ(china.EndOf(On("2026-02-28")), kMarchFirst);
  EXPECT_EQ(china.DayOf(kMarchFirst - 1), On("2026-02-28"));
  EXPECT_EQ(china.DayOf(kMarchFirst), On("2026-03-01"));
  EXPECT_EQ(china.DayOf(kMarchFirst + kDayMs - 1), On("2026-03-01"));
  EXPECT_EQ(china.DayOf(kMarchFirst + kDayMs), On("2026-03-02"));
}

TEST(CalendarTest, DaysTurnAtLocalMidnightUnderEveryOffset) {
  for (int offset : {-720, -719, -570, -1, 0, 1, 330, 345, 480, 765, 840}) {
    const Calendar local =
        Calendar::Make({.offset_minutes = offset, .holidays = {}, .makeup_days = {}}).value();
    for (std::string_view text : {"0001-01-01", "1969-12-31", "1970-01-01", "2024-02-29", "9999-12-31"}) {
      const Day day = On(text);
      EXPECT_EQ(local.StartOf(day), day.days_since_epoch * kDayMs - offset * kMinuteMs);
      EXPECT_EQ(local.EndOf(day), local.StartOf(day) + kDayMs);
      EXPECT_EQ(local.DayOf(local.StartOf(day)), day) << offset;
      EXPECT_EQ(local.DayOf(local.EndOf(day) - 1), day) << offset;
    }
  }
}

TEST(CalendarTest, InstantsBeyondTheEndsFallOnThem) {
  const Calendar china =
      Calendar::Make({.offset_minutes = kChina, .holidays = {}, .makeup_days = {}}).value();
  EXPECT_EQ(china.DayOf(std::numeric_limits<Millis>::min()), kFirstDay);
  EXPECT_EQ(china.DayOf(std::numeric_limits<Millis>::max()), kLastDay);
  EXPECT_EQ(china.Format(std::numeric_limits<Millis>::min()), "0001-01-01 00:00");
  EXPECT_EQ(china.Format(std::numeric_limits<Millis>::max()), "9999-12-31 23:59");
}

TEST(CalendarTest, PrintsLocalTime) {
  const Calendar china =
      Calendar::Make({.offset_minutes = kChina, .holidays = {}, .makeup_days = {}}).value();
  EXPECT_EQ(china.Format(kMarchFirst), "2026-03-01 00:00");
  EXPECT_EQ(china.Format(kMarchFirst - 1), "2026-02-28 23:59");
  EXPECT_EQ(china.Format(kMarchFirst + 9 * kHourMs + 5 * kMinuteMs + 59'999), "2026-03-01 09:05");
  EXPECT_EQ(Calendar().Format(-1), "1969-12-31 23:59");
}

TEST(CalendarTest, HolidaysAreWeekendsAndListedDaysButNotMakeupDays) {
  const Calendar china = Calendar::Make({.offset_minutes = kChina,
                                         .holidays = {On("2026-03-04"), On("2026-03-07")},
                                         .makeup_days = {On("2026-03-01"), On("2026-03-14")}})
                             .value();
  EXPECT_TRUE(china.IsHoliday(On("2026-02-28")));     // a Saturday
  EXPECT_TRUE(china.IsWorkingDay(On("2026-03-01")));  // a Sunday that is worked
  EXPECT_TRUE(china.IsWorkingDay(On("2026-03-02")));
  EXPECT_TRUE(china.IsHoliday(On("2026-03-04")));   // a listed Wednesday
  EXPECT_TRUE(china.IsHoliday(On("2026-03-07")));   // a listed Saturday
  EXPECT_TRUE(china.IsHoliday(On("2026-03-08")));   // a Sunday
  EXPECT_FALSE(china.IsHoliday(On("2026-03-14")));  // a Saturday that is worked
}

TEST(CalendarTest, TakesTheOffsetsInUseAndNoOthers) {
  for (int offset : {-720, 0, 840})
    EXPECT_THAT(Calendar::Make({.offset_minutes = offset, .holidays = {}, .makeup_days = {}}), IsOk());
  for (int offset : {-721, 841, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()}) {
    EXPECT_THAT(Calendar::Make({.offset_minutes = offset, .holidays = {}, .makeup_days = {}}),
                Refused(Reason::kFieldInvalid, HasSubstr(std::to_string(offset))));
  }
}

TEST(CalendarTest, RefusesMakeupDaysThatMakeUpForNothing) {
  EXPECT_THAT(Calendar::Make({.offset_minutes = kChina, .holidays = {}, .makeup_days = {On("2026-03-02")}}),
              Refused(Reason::kFieldInvalid, HasSubstr("2026-03-02")));
  EXPECT_THAT(Calendar::Make({.offset_minutes = kChina,
                              .holidays = {On("2026-03-01")},
                              .makeup_days = {On("2026-02-28"), On("2026-03-01")}}),
              Refused(Reason::kFieldInvalid, HasSubstr("2026-03-01 既列为节假日")));
}

TEST(CalendarTest, RefusesTooManyDays) {
  std::set<Day> days;
  for (int i = 0; i < limits::kHolidays; ++i) days.insert(AddDays(On("2026-03-01"), 7 * i));
  EXPECT_THAT(Calendar::Make({.offset_minutes = kChina, .holidays = days, .makeup_days = {}}), IsOk());
  EXPECT_THAT(Calendar::Make({.offset_minutes = kChina, .holidays = {}, .makeup_days = days}), IsOk());
  days.insert(On("2025-01-04"));
  EXPECT_THAT(Calendar::Make({.offset_minutes = kChina, .holidays = days, .makeup_days = {}}),
              Refused(Reason::kLimitExceeded, HasSubstr("401")));
  EXPECT_THAT(Calendar::Make({.offset_minutes = kChina, .holidays = {}, .makeup_days = days}),
              Refused(Reason::kLimitExceeded, HasSubstr("401")));
}

TEST(CalendarTest, TakesDaysFarOutsideTheCalendar) {
  constexpr Day kFarthest{std::numeric_limits<std::int32_t>::max()};
  EXPECT_THAT(Calendar::Make({.offset_minutes = kChina, .holidays = {kFarthest}, .makeup_days = {}}), IsOk());
}

}  // namespace
}  // namespace yishi::calendar
