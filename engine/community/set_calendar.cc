#include "engine/community/set_calendar.h"

#include "engine/base/limits.h"
#include "engine/wire/fields.h"

namespace yishi::community {
namespace {

// Ascending, each once: one year has one way to be written down.
template <typename Days>
absl::StatusOr<std::set<calendar::Day>> ReadDays(const Days& listed, std::string_view field) {
  YISHI_RETURN_IF_ERROR(
      wire::RequireCount(static_cast<std::size_t>(listed.size()), 0, limits::kHolidays, field));
  std::set<calendar::Day> days;
  for (const std::int32_t number : listed) {
    const calendar::Day day{number};
    const bool sane = calendar::kFirstDay <= day && day <= calendar::kLastDay;
    if (!sane || (!days.empty() && day <= *days.rbegin()))
      return wire::FieldInvalid(field, "日期须从早到晚排列，不得重复", "must be days, ascending, each once");
    days.insert(day);
  }
  return days;
}

absl::StatusOr<calendar::YearDays> ReadYear(const v1::SetCalendar& act) {
  calendar::YearDays days{.year = act.year(), .holidays = {}, .makeup_days = {}};
  YISHI_ASSIGN_OR_RETURN(days.holidays, ReadDays(act.holidays(), "holidays"));
  YISHI_ASSIGN_OR_RETURN(days.makeup_days, ReadDays(act.make_up_workdays(), "make_up_workdays"));
  return days;
}

// Whoever could set years far ahead would set them before anybody announced them.
absl::Status CheckNear(int year, calendar::Day today) {
  const int now = calendar::CivilDateOf(today).year;
  if (year == now || year == now + 1) return absl::OkStatus();
  const std::string this_year = std::to_string(now);
  const std::string next = std::to_string(now + 1);
  return wire::FieldInvalid("year",
                            "只能设定 " + this_year + " 年或 " + next + " 年，实为 " + std::to_string(year),
                            "must be " + this_year + " or " + next + ", is " + std::to_string(year));
}

}  // namespace

absl::StatusOr<Effects> DecideSetCalendar(const calendar::Calendar& calendar, const roster::Roster& roster,
                                          const roster::Acting& acting, const v1::SetCalendar& act) {
  YISHI_RETURN_IF_ERROR(roster::RequireLead(roster, acting, roster::BodyKind::kResidentsCommittee));
  YISHI_RETURN_IF_ERROR(CheckNear(act.year(), acting.today));
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.notice(), limits::kTitleBytes, "notice"));
  if (act.has_paper()) YISHI_RETURN_IF_ERROR(wire::RequireBlob(act.paper(), "paper"));
  YISHI_ASSIGN_OR_RETURN(const calendar::YearDays days, ReadYear(act));
  YISHI_RETURN_IF_ERROR(calendar.WithYear(days, acting.today).status());
  Effects effects(1);
  effects[0].mutable_calendar_set()->set_year(act.year());
  return effects;
}

calendar::Calendar CalendarAfter(const calendar::Calendar& calendar, const v1::SetCalendar& act,
                                 calendar::Day today) {
  const auto days = ReadYear(act);
  if (!days.ok()) return calendar;
  const auto after = calendar.WithYear(*days, today);
  return after.ok() ? *after : calendar;
}

}  // namespace yishi::community
