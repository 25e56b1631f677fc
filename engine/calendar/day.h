// Civil days of the proleptic Gregorian calendar, as plain numbers.

#ifndef YISHI_ENGINE_CALENDAR_DAY_H_
#define YISHI_ENGINE_CALENDAR_DAY_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yishi::calendar {

// A day, counted from 1970-01-01 (0). It says nothing about where on Earth it is; Calendar does.
struct Day {
  std::int32_t days_since_epoch = 0;

  auto operator<=>(const Day&) const = default;
};

// The days that text can name: 0001-01-01 and 9999-12-31.
inline constexpr Day kFirstDay{-719'162};
inline constexpr Day kLastDay{2'932'896};

// `day` moved by `days`, held within [kFirstDay, kLastDay].
Day AddDays(Day day, std::int64_t days);

struct CivilDate {
  int year = 1970;
  int month = 1;  // 1 to 12
  int day = 1;    // 1 to 31

  bool operator==(const CivilDate&) const = default;
};

// Absent unless the date exists and its year is 1 to 9999.
std::optional<Day> DayFrom(CivilDate date);
CivilDate CivilDateOf(Day day);

// The same day of the month, `months` (not negative) later; the month's last day where it has no such day
// (Civil Code, art. 202). Held at kLastDay.
Day AddMonths(Day day, int months);

enum class Weekday { kMonday, kTuesday, kWednesday, kThursday, kFriday, kSaturday, kSunday };
Weekday WeekdayOf(Day day);

// "2026-03-01", and nothing else: absent on any other form and on a date that does not exist.
std::optional<Day> ParseDay(std::string_view text);
std::string FormatDay(Day day);

}  // namespace yishi::calendar

#endif  // YISHI_ENGINE_CALENDAR_DAY_H_
