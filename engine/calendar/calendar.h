// A community's calendar: its fixed offset from UTC, its holidays, and how periods of days run in it.
//
// A period of days does not count the day on which it begins, and ends at 24:00 of its last day (Civil Code
// of the PRC, art. 201); where that last day is a holiday, the first day after the holiday takes its place
// (art. 203). Each instant returned is the first at which the period is over: an act at that very millisecond
// comes after it.

#ifndef YISHI_ENGINE_CALENDAR_CALENDAR_H_
#define YISHI_ENGINE_CALENDAR_CALENDAR_H_

#include <set>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "engine/base/time.h"
#include "engine/calendar/day.h"

namespace yishi::calendar {

struct CalendarData {
  int offset_minutes = 0;     // east of UTC is positive: China is 480; within [-720, 840]
  std::set<Day> holidays;     // public holidays; one that falls on a weekend may be listed too
  std::set<Day> makeup_days;  // Saturdays and Sundays that are worked

  bool operator==(const CalendarData&) const = default;
};

// The holidays and make-up working days of one year.
struct YearDays {
  int year = 1970;
  std::set<Day> holidays;
  std::set<Day> makeup_days;
};

class Calendar {
 public:
  // UTC, without public holidays: a place to start from, not a community's calendar.
  Calendar() = default;
  // Refuses (FIELD_INVALID) an offset out of range, a make-up day that is no Saturday or Sunday or is a
  // listed holiday, and (LIMIT_EXCEEDED) more than limits::kHolidays of either.
  static absl::StatusOr<Calendar> Make(CalendarData data);

  // This calendar with other holidays and make-up days in one year. Refuses (FIELD_INVALID) a day of another
  // year and what Make refuses of a make-up day, and (DAY_PAST) a change of whether `today` or a day before
  // it is worked.
  absl::StatusOr<Calendar> WithYear(const YearDays& days, Day today) const;

  const CalendarData& data() const { return data_; }

  // The local day that holds the instant. Instants before kFirstDay or after kLastDay fall on those.
  Day DayOf(Millis instant) const;
  // 00:00 local time.
  Millis StartOf(Day day) const;
  // 24:00 local time, which is the start of the next day and no longer part of this one.
  Millis EndOf(Day day) const;

  // A listed holiday, or a Saturday or Sunday that is not made up for.
  bool IsHoliday(Day day) const;
  bool IsWorkingDay(Day day) const { return !IsHoliday(day); }

  // The functions below take any number of days; one that is not positive asks for no period at all, and
  // gives back the instant itself. None goes far beyond kLastDay.

  // The earliest sitting after `days` days' notice: `days` whole days lie between the day of the notice and
  // the sitting's, so that three days' notice on the 1st allows a sitting from 00:00 of the 5th. Holidays
  // count.
  Millis EarliestAfterNotice(Millis noticed_at, int days) const;

  // The end of a period of natural days. A posting of 15 days made on the 1st is complete at 24:00 of the
  // 16th.
  Millis PeriodEnd(Millis from, int natural_days) const;

  // The end of a period that counts working days only.
  Millis WorkingPeriodEnd(Millis from, int working_days) const;

  // "2026-03-01 09:00", local time; seconds are cut off.
  std::string Format(Millis instant) const;

  bool operator==(const Calendar&) const = default;

 private:
  explicit Calendar(CalendarData data) : data_(std::move(data)) {}

  Millis OffsetMs() const { return data_.offset_minutes * kMinuteMs; }

  CalendarData data_;
};

}  // namespace yishi::calendar

#endif  // YISHI_ENGINE_CALENDAR_CALENDAR_H_
