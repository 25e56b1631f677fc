#include "engine/calendar/day.h"

#include <algorithm>
#include <array>

namespace yishi::calendar {
namespace {

// The calendar repeats itself every 400 years. Years are counted from March, so that the leap day comes last.
constexpr std::int64_t kDaysPer400Years = 146'097;
constexpr std::int64_t kDaysPer100Years = 36'524;
constexpr std::int64_t kDaysPer4Years = 1'461;
constexpr std::int64_t kDaysPerYear = 365;
// From 0000-03-01 to 1970-01-01.
constexpr std::int64_t kEpochFromMarchOfYear0 = 719'468;

// Days of the March-based year before its nth month (0 is March): 0, 31, 61, 92, 122, 153, 184, 214, ...
constexpr std::int64_t DaysBeforeMonth(std::int64_t month) { return (153 * month + 2) / 5; }

std::int64_t FloorDivide(std::int64_t dividend, std::int64_t divisor) {
  const std::int64_t quotient = dividend / divisor;
  return dividend % divisor < 0 ? quotient - 1 : quotient;
}

bool IsLeap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int DaysInMonth(int year, int month) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && IsLeap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

// Absent unless every character is a digit.
std::optional<int> ParseDigits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

void AppendPadded(std::string& out, int value, std::size_t width) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

}  // namespace

Day AddDays(Day day, std::int64_t days) {
  // Held first, so that the sum cannot overflow.
  const std::int64_t span = std::clamp<std::int64_t>(days, -(std::int64_t{1} << 33), std::int64_t{1} << 33);
  const std::int64_t moved = std::clamp<std::int64_t>(day.days_since_epoch + span, kFirstDay.days_since_epoch,
                                                      kLastDay.days_since_epoch);
  return Day{static_cast<std::int32_t>(moved)};
}

std::optional<Day> DayFrom(CivilDate date) {
  if (date.year < 1 || date.year > 9999 || date.month < 1 || date.month > 12) return std::nullopt;
  if (date.day < 1 || date.day > DaysInMonth(date.year, date.month)) return std::nullopt;
  const bool after_february = date.month > 2;
  const std::int64_t year = after_february ? date.year : date.year - 1;
  const std::int64_t month = after_february ? date.month - 3 : date.month + 9;
  const std::int64_t days =
      year * kDaysPerYear + year / 4 - year / 100 + year / 400 + DaysBeforeMonth(month) + date.day - 1;
  return Day{static_cast<std::int32_t>(days - kEpochFromMarchOfYear0)};
}

CivilDate CivilDateOf(Day day) {
  const std::int64_t days = day.days_since_epoch + kEpochFromMarchOfYear0;
  const std::int64_t cycle = FloorDivide(days, kDaysPer400Years);
  std::int64_t rest = days - cycle * kDaysPer400Years;
  // The last day of a 400-year cycle and of a 4-year one is the leap day, which belongs to the year before
  // it.
  const std::int64_t century = std::min<std::int64_t>(rest / kDaysPer100Years, 3);
  rest -= century * kDaysPer100Years;
  const std::int64_t leap_cycle = rest / kDaysPer4Years;
  rest -= leap_cycle * kDaysPer4Years;
  const std::int64_t year_of_cycle = std::min<std::int64_t>(rest / kDaysPerYear, 3);
  rest -= year_of_cycle * kDaysPerYear;

  const std::int64_t month = (5 * rest + 2) / 153;  // 0 is March
  const bool after_new_year = month >= 10;
  const std::int64_t year =
      400 * cycle + 100 * century + 4 * leap_cycle + year_of_cycle + (after_new_year ? 1 : 0);
  return CivilDate{.year = static_cast<int>(year),
                   .month = static_cast<int>(after_new_year ? month - 9 : month + 3),
                   .day = static_cast<int>(rest - DaysBeforeMonth(month) + 1)};
}

Day AddMonths(Day day, int months) {
  CivilDate date = CivilDateOf(day);
  const std::int64_t month = std::int64_t{date.year} * 12 + date.month - 1 + months;
  if (month / 12 > 9999) return kLastDay;
  date.year = static_cast<int>(month / 12);
  date.month = static_cast<int>(month % 12) + 1;
  date.day = std::min(date.day, DaysInMonth(date.year, date.month));
  return *DayFrom(date);
}

Weekday WeekdayOf(Day day) {
  // 1970-01-01 was a Thursday.
  const std::int64_t since_a_monday = std::int64_t{day.days_since_epoch} + 3;
  return static_cast<Weekday>(since_a_monday - FloorDivide(since_a_monday, 7) * 7);
}

std::optional<Day> ParseDay(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = ParseDigits(text.substr(0, 4));
  const auto month = ParseDigits(text.substr(5, 2));
  const auto day = ParseDigits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return DayFrom({.year = *year, .month = *month, .day = *day});
}

std::string FormatDay(Day day) {
  const CivilDate date = CivilDateOf(day);
  std::string text;
  AppendPadded(text, date.year, 4);
  text += '-';
  AppendPadded(text, date.month, 2);
  text += '-';
  AppendPadded(text, date.day, 2);
  return text;
}

}  // namespace yishi::calendar
