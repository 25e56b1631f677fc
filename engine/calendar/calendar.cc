#include "engine/calendar/calendar.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "engine/base/limits.h"
#include "engine/base/status.h"

namespace yishi::calendar {
namespace {

// The offsets in use on Earth run from UTC-12:00 to UTC+14:00.
constexpr int kOffsetMinutesMin = -12 * 60;
constexpr int kOffsetMinutesMax = 14 * 60;

bool IsWeekend(Day day) {
  const Weekday weekday = WeekdayOf(day);
  return weekday == Weekday::kSaturday || weekday == Weekday::kSunday;
}

absl::Status CheckOffset(int minutes) {
  if (minutes >= kOffsetMinutesMin && minutes <= kOffsetMinutesMax) return absl::OkStatus();
  const std::string number = std::to_string(minutes);
  return Refuse(Reason::kFieldInvalid, "与世界时的时差 " + number + " 分钟不对，应在 -720 到 840 分钟之间",
                "an offset of " + number + " minutes from UTC is wrong: it must be within -720 to 840");
}

absl::Status CheckLength(std::size_t size) {
  if (size <= limits::kHolidays) return absl::OkStatus();
  const std::string number = std::to_string(size);
  const std::string limit = std::to_string(limits::kHolidays);
  return Refuse(Reason::kLimitExceeded, "日历列了 " + number + " 天，最多 " + limit + " 天",
                "the calendar lists " + number + " days, at most " + limit + " are allowed");
}

absl::Status CheckMakeupDay(Day day, const std::set<Day>& holidays) {
  const std::string date = FormatDay(day);
  if (!IsWeekend(day)) {
    return Refuse(Reason::kFieldInvalid, date + " 不是星期六或星期日，不能列为调休上班日",
                  date + " is no Saturday or Sunday and cannot be a make-up working day");
  }
  if (holidays.contains(day)) {
    return Refuse(Reason::kFieldInvalid, date + " 既列为节假日，又列为调休上班日",
                  date + " is listed both as a holiday and as a make-up working day");
  }
  return absl::OkStatus();
}

bool IsOf(Day day, int year) { return CivilDateOf(day).year == year; }

absl::Status CheckYear(const std::set<Day>& days, int year) {
  for (Day day : days) {
    if (IsOf(day, year)) continue;
    const std::string date = FormatDay(day);
    return Refuse(Reason::kFieldInvalid, date + " 不在 " + std::to_string(year) + " 年内",
                  date + " is no day of " + std::to_string(year));
  }
  return absl::OkStatus();
}

// The days of other years as they were, and those of `year` as they are given.
std::set<Day> Merged(const std::set<Day>& before, const std::set<Day>& given, int year) {
  std::set<Day> merged = given;
  std::copy_if(before.begin(), before.end(), std::inserter(merged, merged.end()),
               [year](Day day) { return !IsOf(day, year); });
  return merged;
}

absl::Status CheckPastKept(const Calendar& before, const Calendar& after, int year, Day today) {
  for (Day day = *DayFrom({.year = year}); IsOf(day, year) && day <= today; ++day.days_since_epoch) {
    if (before.IsHoliday(day) == after.IsHoliday(day)) continue;
    const std::string date = FormatDay(day);
    const bool was = before.IsHoliday(day);
    return Refuse(
        {.reason = Reason::kDayPast,
         .zh = date + " 是" + (was ? "休息日" : "工作日") + "，今天和以前的日子不能更改；从明天起的才能改",
         .en = date + " is a " + (was ? "day off" : "working day") +
               "; today and the days before cannot be changed, those from tomorrow on can",
         .rule = "已过去的日子不能更改 (a day that is over cannot be changed)",
         .numbers = {{"day", date}}});
  }
  return absl::OkStatus();
}

std::string TwoDigits(Millis value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

absl::StatusOr<Calendar> Calendar::Make(CalendarData data) {
  YISHI_RETURN_IF_ERROR(CheckOffset(data.offset_minutes));
  YISHI_RETURN_IF_ERROR(CheckLength(data.holidays.size()));
  YISHI_RETURN_IF_ERROR(CheckLength(data.makeup_days.size()));
  for (Day day : data.makeup_days) YISHI_RETURN_IF_ERROR(CheckMakeupDay(day, data.holidays));
  return Calendar(std::move(data));
}

absl::StatusOr<Calendar> Calendar::WithYear(const YearDays& days, Day today) const {
  if (!DayFrom({.year = days.year}))
    return Refuse(Reason::kFieldInvalid, "没有这一年", "there is no such year");
  YISHI_RETURN_IF_ERROR(CheckYear(days.holidays, days.year));
  YISHI_RETURN_IF_ERROR(CheckYear(days.makeup_days, days.year));
  for (Day day : days.makeup_days) YISHI_RETURN_IF_ERROR(CheckMakeupDay(day, days.holidays));
  CalendarData data = data_;
  data.holidays = Merged(data_.holidays, days.holidays, days.year);
  data.makeup_days = Merged(data_.makeup_days, days.makeup_days, days.year);
  Calendar after(std::move(data));
  YISHI_RETURN_IF_ERROR(CheckPastKept(*this, after, days.year, today));
  return after;
}

Day Calendar::DayOf(Millis instant) const {
  const Millis held = std::clamp(instant, StartOf(kFirstDay), EndOf(kLastDay) - 1);
  const Millis local = held + OffsetMs();
  const Millis days = local / kDayMs - (local % kDayMs < 0 ? 1 : 0);
  return Day{static_cast<std::int32_t>(days)};
}

Millis Calendar::StartOf(Day day) const { return day.days_since_epoch * kDayMs - OffsetMs(); }

Millis Calendar::EndOf(Day day) const { return StartOf(day) + kDayMs; }

bool Calendar::IsHoliday(Day day) const {
  return data_.holidays.contains(day) || (IsWeekend(day) && !data_.makeup_days.contains(day));
}

Millis Calendar::EarliestAfterNotice(Millis noticed_at, int days) const {
  if (days <= 0) return noticed_at;
  return EndOf(AddDays(DayOf(noticed_at), days));
}

Millis Calendar::PeriodEnd(Millis from, int natural_days) const {
  if (natural_days <= 0) return from;
  Day last = AddDays(DayOf(from), natural_days);
  while (IsHoliday(last)) ++last.days_since_epoch;
  return EndOf(last);
}

Millis Calendar::WorkingPeriodEnd(Millis from, int working_days) const {
  if (working_days <= 0) return from;
  Day last = DayOf(from);
  for (int counted = 0; counted < working_days && last < kLastDay;) {
    ++last.days_since_epoch;
    if (IsWorkingDay(last)) ++counted;
  }
  return EndOf(last);
}

std::string Calendar::Format(Millis instant) const {
  const Day day = DayOf(instant);
  const Millis into_day = std::clamp<Millis>(instant, StartOf(day), EndOf(day) - 1) - StartOf(day);
  return FormatDay(day) + ' ' + TwoDigits(into_day / kHourMs) + ':' +
         TwoDigits(into_day % kHourMs / kMinuteMs);
}

}  // namespace yishi::calendar
