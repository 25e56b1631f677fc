// Setting a year's holidays, and months later.

#include "engine/base/status.h"
#include "engine/calendar/calendar.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/status_matchers.h"

namespace yishi::calendar {
namespace {

using ::yishi::testing::Refused;

Day On(std::string_view text) { return ParseDay(text).value(); }

Calendar With(std::set<Day> holidays, std::set<Day> makeup_days = {}) {
  return Calendar::Make({.offset_minutes = 480, .holidays = holidays, .makeup_days = makeup_days}).value();
}

TEST(YearTest, TakesThePlaceOfThatYearAlone) {
  const Calendar before = With({On("2025-10-01"), On("2026-05-01"), On("2027-01-01")}, {On("2026-05-09")});
  const auto after = before.WithYear(
      {.year = 2026, .holidays = {On("2026-10-01")}, .makeup_days = {On("2026-10-10")}}, On("2026-03-01"));
  ASSERT_THAT(after, testing::IsOk());
  EXPECT_EQ(after->data().holidays, (std::set<Day>{On("2025-10-01"), On("2026-10-01"), On("2027-01-01")}));
  EXPECT_EQ(after->data().makeup_days, std::set<Day>{On("2026-10-10")});
  EXPECT_EQ(after->data().offset_minutes, 480);
}

TEST(YearTest, TheFirstDayThatMayChangeIsTomorrow) {
  const YearDays days{.year = 2026, .holidays = {On("2026-03-03")}, .makeup_days = {}};
  EXPECT_THAT(With({}).WithYear(days, On("2026-03-03")), Refused(Reason::kDayPast));
  EXPECT_THAT(With({}).WithYear(days, On("2026-03-02")), testing::IsOk());
}

TEST(YearTest, WhatWasADayOffMayBeListedOrLeftOut) {
  // 2026-03-01 is a Sunday: to list it changes nothing.
  const YearDays listed{.year = 2026, .holidays = {On("2026-03-01")}, .makeup_days = {}};
  EXPECT_THAT(With({}).WithYear(listed, On("2026-03-05")), testing::IsOk());
  EXPECT_THAT(With({On("2026-03-02")}).WithYear(listed, On("2026-03-05")), Refused(Reason::kDayPast));
}

TEST(YearTest, NamesADayOfAnotherYear) {
  const YearDays other{.year = 2026, .holidays = {}, .makeup_days = {On("2027-01-02")}};
  EXPECT_THAT(With({}).WithYear(other, On("2026-03-05")), Refused(Reason::kFieldInvalid));
  EXPECT_THAT(With({}).WithYear({.year = 0, .holidays = {}, .makeup_days = {}}, On("2026-03-05")),
              Refused(Reason::kFieldInvalid));
}

TEST(MonthsTest, TheSameDayOrTheMonthsLast) {
  EXPECT_EQ(AddMonths(On("2026-03-10"), 6), On("2026-09-10"));
  EXPECT_EQ(AddMonths(On("2026-08-31"), 6), On("2027-02-28"));
  EXPECT_EQ(AddMonths(On("2027-08-29"), 6), On("2028-02-29"));
  EXPECT_EQ(AddMonths(On("2026-12-31"), 0), On("2026-12-31"));
  EXPECT_EQ(AddMonths(kLastDay, 1), kLastDay);
}

}  // namespace
}  // namespace yishi::calendar
