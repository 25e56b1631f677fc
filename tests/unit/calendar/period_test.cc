// Periods of days against a clock that walks through them one day at a time.

#include <limits>
#include <random>
#include <string>
#include <string_view>

#include "engine/calendar/calendar.h"
#include "gtest/gtest.h"
#include "tests/support/seed.h"

namespace yishi::calendar {
namespace {

Day On(std::string_view text) { return ParseDay(text).value(); }

// Around the National Day of 2026: off from Thursday 1 to Wednesday 7 October, and Saturday 10 October is
// worked.
Calendar China() {
  CalendarData data{.offset_minutes = 480, .holidays = {}, .makeup_days = {On("2026-10-10")}};
  for (int day = 1; day <= 7; ++day) data.holidays.insert(*DayFrom({2026, 10, day}));
  return Calendar::Make(data).value();
}

Millis At(std::string_view day, int hour = 0, int minute = 0) {
  return China().StartOf(On(day)) + hour * kHourMs + minute * kMinuteMs;
}

// Walks from the day of `from` to the end of the day that completes `days` days, of which only those that
// `counts` are counted.
template <typename Counts>
Day Walk(const Calendar& calendar, Millis from, int days, Counts counts) {
  Day day = calendar.DayOf(from);
  while (days > 0) {
    day = AddDays(day, 1);
    if (counts(day)) --days;
  }
  return day;
}

TEST(NoticeTest, WholeDaysLieBetweenNoticeAndSitting) {
  EXPECT_EQ(China().EarliestAfterNotice(At("2026-03-01", 9), 3), At("2026-03-05"));
  EXPECT_EQ(China().EarliestAfterNotice(At("2026-03-01", 9), 10), At("2026-03-12"));
}

TEST(NoticeTest, TheHourOfTheNoticeDoesNotMatter) {
  EXPECT_EQ(China().EarliestAfterNotice(At("2026-03-01"), 3), At("2026-03-05"));
  EXPECT_EQ(China().EarliestAfterNotice(At("2026-03-02") - 1, 3), At("2026-03-05"));
  EXPECT_EQ(China().EarliestAfterNotice(At("2026-03-02"), 3), At("2026-03-06"));
}

TEST(NoticeTest, RunsOverHolidaysAndLeapDays) {
  EXPECT_EQ(China().EarliestAfterNotice(At("2026-09-30", 9), 3), At("2026-10-04"));
  EXPECT_EQ(China().EarliestAfterNotice(At("2024-02-27", 9), 3), At("2024-03-02"));
  EXPECT_EQ(China().EarliestAfterNotice(At("2026-02-27", 9), 3), At("2026-03-03"));
}

TEST(PeriodTest, TheFirstDayDoesNotCountAndTheLastEndsAtMidnight) {
  // Posted on Monday 2 March: 15 days are over at 24:00 of Tuesday 17 March.
  EXPECT_EQ(China().PeriodEnd(At("2026-03-02", 8, 30), 15), At("2026-03-18"));
  EXPECT_EQ(China().PeriodEnd(At("2026-03-02"), 15), At("2026-03-18"));
  EXPECT_EQ(China().PeriodEnd(At("2026-03-03") - 1, 15), At("2026-03-18"));
  EXPECT_EQ(China().PeriodEnd(At("2026-03-03"), 15), At("2026-03-19"));
}

TEST(PeriodTest, ALastDayThatIsAHolidayMovesOn) {
  EXPECT_EQ(China().PeriodEnd(At("2026-03-05", 9), 2), At("2026-03-10"));   // Saturday to Monday
  EXPECT_EQ(China().PeriodEnd(At("2026-09-16", 9), 15), At("2026-10-09"));  // 1 October to Thursday the 8th
  EXPECT_EQ(China().PeriodEnd(At("2026-10-08", 9), 2), At("2026-10-11"));   // a Saturday that is worked
  EXPECT_EQ(China().PeriodEnd(At("2026-10-08", 9), 3), At("2026-10-13"));   // the Sunday after it
}

TEST(PeriodTest, HolidaysInTheMiddleChangeNothing) {
  EXPECT_EQ(China().PeriodEnd(At("2026-09-30", 9), 8), At("2026-10-09"));
}

TEST(PeriodTest, LeapDaysCount) {
  EXPECT_EQ(China().PeriodEnd(At("2024-02-26", 9), 3), At("2024-03-01"));  // ends on Thursday 29 February
  EXPECT_EQ(China().PeriodEnd(At("2026-02-26", 9), 6), At("2026-03-05"));
}

TEST(WorkingPeriodTest, CountsWorkingDaysOnly) {
  EXPECT_EQ(China().WorkingPeriodEnd(At("2026-03-06", 9), 1), At("2026-03-10"));  // Friday to Monday
  EXPECT_EQ(China().WorkingPeriodEnd(At("2026-03-07", 9), 5), At("2026-03-14"));  // from a Saturday
  EXPECT_EQ(China().WorkingPeriodEnd(At("2026-09-30", 9), 3), At("2026-10-11"));  // 8, 9 and the worked 10th
}

TEST(PeriodTest, NoDaysAreNoPeriod) {
  for (int days : {0, -1, std::numeric_limits<int>::min()}) {
    EXPECT_EQ(China().EarliestAfterNotice(12'345, days), 12'345);
    EXPECT_EQ(China().PeriodEnd(12'345, days), 12'345);
    EXPECT_EQ(China().WorkingPeriodEnd(12'345, days), 12'345);
  }
}

TEST(PeriodTest, EndlessPeriodsEndWithTheCalendar) {
  constexpr int kEndless = std::numeric_limits<int>::max();
  const Millis end = China().EndOf(kLastDay);
  EXPECT_EQ(China().EarliestAfterNotice(At("2026-03-01"), kEndless), end);
  EXPECT_EQ(China().PeriodEnd(At("2026-03-01"), kEndless), end);  // 9999-12-31 is a Friday
  EXPECT_EQ(China().WorkingPeriodEnd(At("2026-03-01"), kEndless), end);
  EXPECT_EQ(China().PeriodEnd(std::numeric_limits<Millis>::max(), 1), end);
}

TEST(PeriodTest, AgreesWithWalkingDayByDay) {
  std::mt19937_64 random(testing::TestSeed());
  for (int round = 0; round < 200; ++round) {
    CalendarData data{
        .offset_minutes = static_cast<int>(random() % 1561) - 720, .holidays = {}, .makeup_days = {}};
    const Day base = AddDays(On("2023-12-01"), static_cast<std::int64_t>(random() % 1000));
    for (int i = 0; i < 30; ++i)
      data.holidays.insert(AddDays(base, static_cast<std::int64_t>(random() % 90)));
    for (int i = 0; i < 30; ++i) {
      const Day day = AddDays(base, static_cast<std::int64_t>(random() % 90));
      if (WeekdayOf(day) >= Weekday::kSaturday && !data.holidays.contains(day)) data.makeup_days.insert(day);
    }
    const Calendar calendar = Calendar::Make(data).value();
    const Millis from = calendar.StartOf(base) + static_cast<Millis>(random() % (60 * kDayMs));
    const int days = 1 + static_cast<int>(random() % 40);

    const auto every = [](Day) { return true; };
    const auto working = [&](Day day) {
      return data.makeup_days.contains(day) ||
             (WeekdayOf(day) < Weekday::kSaturday && !data.holidays.contains(day));
    };
    const Day last = Walk(calendar, from, days, every);
    Day moved = last;
    while (!working(moved)) moved = AddDays(moved, 1);
    EXPECT_EQ(calendar.EarliestAfterNotice(from, days), calendar.StartOf(AddDays(last, 1)));
    EXPECT_EQ(calendar.PeriodEnd(from, days), calendar.StartOf(AddDays(moved, 1)));
    EXPECT_EQ(calendar.WorkingPeriodEnd(from, days),
              calendar.StartOf(AddDays(Walk(calendar, from, days, working), 1)));
  }
}

}  // namespace
}  // namespace yishi::calendar
