// What the community as a whole waits for: a representatives' meeting that is due, the next year's holidays.

#include <algorithm>

#include "engine/charter/charter.h"
#include "services/view/task.h"

namespace yishi::view {
namespace {

using roster::BodyKind;

// The representatives meet at least once in half a year (urban law, art. 28); counted from their last
// meeting.
constexpr int kHalfYearMonths = 6;
// The State Council announces a year's holidays in the November before; they are asked for from December on.
constexpr int kAskedFromMonth = 12;

Task ForCommittee(std::string act, std::string zh, std::string en) {
  Task task;
  task.act = std::move(act);
  task.zh = std::move(zh);
  task.en = std::move(en);
  task.body = BodyKind::kResidentsCommittee;
  task.lead = true;
  return task;
}

// Whether an urban charter in force has the representatives decide.
bool UrbanRepresentatives(const charter::Charters& charters) {
  return std::any_of(charters.newest.begin(), charters.newest.end(), [&](const auto& entry) {
    const v1::Charter& charter = *charters.by_digest.at(entry.second);
    if (charter.basis() != v1::LEGAL_BASIS_URBAN_2026) return false;
    return std::any_of(charter.stages().begin(), charter.stages().end(), [](const v1::Stage& stage) {
      return stage.vote().body() == v1::BODY_KIND_REPRESENTATIVES_MEETING;
    });
  });
}

// When the representatives last met and decided; absent: never on this ledger.
std::optional<Millis> LastMet(const community::State& state) {
  std::optional<Millis> last;
  for (const auto& [id, meeting] : state.meetings) {
    if (meeting.body != BodyKind::kRepresentativesMeeting || !meeting.boxes_opened) continue;
    last = std::max(last.value_or(meeting.starts_ms), meeting.starts_ms);
  }
  return last;
}

// The first day in office of those who represent today; absent: nobody does.
std::optional<calendar::Day> InOfficeSince(const roster::Roster& roster, calendar::Day today) {
  std::optional<calendar::Day> since;
  for (const auto& [key, membership] : roster.memberships) {
    if (roster.bodies.at(key.first).kind != BodyKind::kResidentRepresentatives) continue;
    if (today < membership.from || membership.to < today) continue;
    since = std::min(since.value_or(membership.from), membership.from);
  }
  return since;
}

void HalfYearlyMeeting(const Reading& reading, Tasks& tasks) {
  const community::State& state = reading.state();
  if (!UrbanRepresentatives(state.charters)) return;
  const std::optional<calendar::Day> office = InOfficeSince(state.roster, reading.today());
  if (!office) return;
  const std::optional<Millis> last = LastMet(state);
  const calendar::Calendar& calendar = reading.calendar();
  const calendar::Day since = last ? calendar.DayOf(*last) : *office;
  const std::string day = calendar::FormatDay(since);
  Task task = ForCommittee("convene_meeting",
                           last ? "召集居民代表会议（上次 " + day + "）" : "召集居民代表会议（尚未开过）",
                           last ? "convene the representatives' meeting (last met " + day + ")"
                                : "convene the representatives' meeting (it has not met yet)");
  task.due_ms = calendar.EndOf(calendar::AddMonths(since, kHalfYearMonths));
  task.rule =
      "城市居民委员会组织法（2026）第二十八条：每半年至少一次 (urban law art. 28: at least half-yearly)";
  tasks.push_back(std::move(task));
}

void NextYearsHolidays(const Reading& reading, Tasks& tasks) {
  const calendar::CivilDate today = calendar::CivilDateOf(reading.today());
  const auto is_next = [next = today.year + 1](calendar::Day day) {
    return calendar::CivilDateOf(day).year == next;
  };
  const std::set<calendar::Day>& holidays = reading.calendar().data().holidays;
  if (today.month < kAskedFromMonth || std::any_of(holidays.begin(), holidays.end(), is_next)) return;
  const std::string year = std::to_string(today.year + 1);
  Task task =
      ForCommittee("set_calendar", "按国务院通知设定 " + year + " 年的节假日和调休",
                   "set the holidays and make-up working days of " + year + " by the State Council's notice");
  task.due_ms = reading.calendar().EndOf(*calendar::DayFrom({.year = today.year, .month = 12, .day = 31}));
  task.rule = "国务院办公厅节假日安排通知 (the State Council's notice on holidays)";
  tasks.push_back(std::move(task));
}

}  // namespace

Tasks CommunityTasks(const Reading& reading) {
  Tasks tasks;
  HalfYearlyMeeting(reading, tasks);
  NextYearsHolidays(reading, tasks);
  return tasks;
}

}  // namespace yishi::view
