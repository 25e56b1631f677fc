// Setting the holidays and make-up working days of a year.

#ifndef YISHI_ENGINE_COMMUNITY_SET_CALENDAR_H_
#define YISHI_ENGINE_COMMUNITY_SET_CALENDAR_H_

#include "engine/calendar/calendar.h"
#include "engine/roster/acting.h"
#include "engine/wire/effects.h"
#include "yishi/v1/calendar.pb.h"

namespace yishi::community {

absl::StatusOr<Effects> DecideSetCalendar(const calendar::Calendar& calendar, const roster::Roster& roster,
                                          const roster::Acting& acting, const v1::SetCalendar& act);

// The calendar that the act leaves, once it was decided on the day `today`.
calendar::Calendar CalendarAfter(const calendar::Calendar& calendar, const v1::SetCalendar& act,
                                 calendar::Day today);

}  // namespace yishi::community

#endif  // YISHI_ENGINE_COMMUNITY_SET_CALENDAR_H_
