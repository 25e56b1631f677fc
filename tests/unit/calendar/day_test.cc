#include "engine/calendar/day.h"

#include <limits>
#include <string>

#include "gtest/gtest.h"

namespace yishi::calendar {
namespace {

// The day after `date`, by the rules as one learns them at school.
CivilDate Tomorrow(CivilDate date) {
  const int months30[] = {4, 6, 9, 11};
  int length = 31;
  for (int month : months30) {
    if (date.month == month) length = 30;
  }
  if (date.month == 2) {
    length = 28;
    if (date.year % 4 == 0) length = 29;
    if (date.year % 100 == 0) length = 28;
    if (date.year % 400 == 0) length = 29;
  }
  if (date.day < length) return {date.year, date.month, date.day + 1};
  if (date.month < 12) return {date.year, date.month + 1, 1};
  return {date.year + 1, 1, 1};
}

TEST(DayTest, KnowsTheEpochAndTheEnds) {
  EXPECT_EQ(DayFrom({1970, 1, 1}), Day{0});
  EXPECT_EQ(DayFrom({1969, 12, 31}), Day{-1});
  EXPECT_EQ(DayFrom({2026, 3, 1}), Day{20'513});
  EXPECT_EQ(DayFrom({1, 1, 1}), kFirstDay);
  EXPECT_EQ(DayFrom({9999, 12, 31}), kLastDay);
}

// Every day of 9999 years, one after another: number, date, weekday and text.
TEST(DayTest, AgreesWithCountingDayByDay) {
  CivilDate date{1, 1, 1};
  int weekday = 0;  // 0001-01-01 was a Monday
  for (Day day = kFirstDay; day <= kLastDay; ++day.days_since_epoch) {
    ASSERT_EQ(CivilDateOf(day), date) << day.days_since_epoch;
    ASSERT_EQ(DayFrom(date), day) << day.days_since_epoch;
    ASSERT_EQ(static_cast<int>(WeekdayOf(day)), weekday) << day.days_since_epoch;
    date = Tomorrow(date);
    weekday = (weekday + 1) % 7;
  }
  EXPECT_EQ(date, (CivilDate{10'000, 1, 1}));
}

TEST(DayTest, KnowsWeekdays) {
  EXPECT_EQ(WeekdayOf(Day{0}), Weekday::kThursday);
  EXPECT_EQ(WeekdayOf(*ParseDay("2026-03-01")), Weekday::kSunday);
  EXPECT_EQ(WeekdayOf(*ParseDay("2024-02-29")), Weekday::kThursday);
}

TEST(DayTest, LeapDaysExistInLeapYearsOnly) {
  EXPECT_TRUE(ParseDay("2024-02-29").has_value());
  EXPECT_TRUE(ParseDay("2000-02-29").has_value());
  EXPECT_FALSE(ParseDay("2026-02-29").has_value());
  EXPECT_FALSE(ParseDay("2100-02-29").has_value());
}

TEST(DayTest, RefusesDatesThatDoNotExist) {
  const CivilDate wrong[] = {{2026, 0, 1},  {2026, 13, 1}, {2026, 1, 0},   {2026, 1, 32},  {2026, 4, 31},
                             {2026, -1, 1}, {0, 1, 1},     {-1, 1, 1},     {10'000, 1, 1}, {2026, 1, -1},
                             {2026, 2, 30}, {2024, 2, 30}, {2026, 12, 32}, {2026, 6, 31}};
  for (CivilDate date : wrong) {
    EXPECT_EQ(DayFrom(date), std::nullopt) << date.year << " " << date.month << " " << date.day;
  }
}

TEST(DayTest, ReadsOneFormOnly) {
  EXPECT_EQ(ParseDay("0001-01-01"), kFirstDay);
  EXPECT_EQ(ParseDay("9999-12-31"), kLastDay);
  for (const char* text :
       {"", "2026-3-1", "2026-03-1", "26-03-01", "2026/03/01", "2026-03/01", "2026-03-01 ", " 2026-03-01",
        "2026-03-01T", "+026-03-01", "20a6-03-01", "2026-0x-01", "2026-03-0x", "-026-03-01", "0000-01-01",
        "2026-13-01", "20260301", "2026-03--1"}) {
    EXPECT_EQ(ParseDay(text), std::nullopt) << text;
  }
}

TEST(DayTest, TextRoundTrips) {
  for (Day day = kFirstDay; day <= kLastDay; day.days_since_epoch += 37)
    ASSERT_EQ(ParseDay(FormatDay(day)), day);
  EXPECT_EQ(FormatDay(kFirstDay), "0001-01-01");
  EXPECT_EQ(FormatDay(*DayFrom({2026, 10, 9})), "2026-10-09");
}

TEST(DayTest, AddingStaysWithinTheEnds) {
  constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(AddDays(Day{5}, -6), Day{-1});
  EXPECT_EQ(AddDays(kLastDay, 1), kLastDay);
  EXPECT_EQ(AddDays(kFirstDay, -1), kFirstDay);
  EXPECT_EQ(AddDays(Day{5}, kFar), kLastDay);
  EXPECT_EQ(AddDays(Day{5}, -kFar - 1), kFirstDay);
  EXPECT_EQ(AddDays(Day{std::numeric_limits<std::int32_t>::max()}, kFar), kLastDay);
}

}  // namespace
}  // namespace yishi::calendar
