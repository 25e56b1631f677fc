// What a meeting waits for beside its boxes.

#include <algorithm>

#include "engine/matter/decide.h"
#include "engine/meeting/decide.h"
#include "services/view/task.h"

namespace yishi::view {
namespace {

using meeting::Role;

std::vector<PersonId> WithRole(const meeting::Meeting& meeting, Role role) {
  std::vector<PersonId> persons;
  for (const auto& [held, person] : meeting.officers) {
    if (held == role) persons.push_back(person);
  }
  return persons;
}

bool AllDeclared(const community::State& state, const MeetingId& id) {
  return std::all_of(state.boxes.begin(), state.boxes.end(), [&](const auto& entry) {
    return entry.second.meeting != id || entry.second.phase == box::BoxPhase::kDeclared;
  });
}

// Whether a matter of the agenda has not been put to the vote yet.
bool AgendaOpen(const community::State& state, const MeetingId& id, const meeting::Meeting& meeting) {
  return std::any_of(meeting.agenda.begin(), meeting.agenda.end(), [&](const MatterId& item) {
    const auto found = state.matters.find(item);
    if (found == state.matters.end() || found->second.phase != matter::Phase::kNoticed) return false;
    const auto& meetings = found->second.visits.back().meetings;
    return !meetings.empty() && meetings.back() == id;
  });
}

Task Make(const MeetingId& id, std::string act, std::string zh, std::string en,
          std::vector<PersonId> persons) {
  Task task;
  task.act = std::move(act);
  task.zh = std::move(zh);
  task.en = std::move(en);
  task.meeting = id;
  task.persons = std::move(persons);
  return task;
}

Task ForBody(const MeetingId& id, std::string act, std::string zh, std::string en, roster::BodyKind body) {
  Task task = Make(id, std::move(act), std::move(zh), std::move(en), {});
  task.body = body;
  return task;
}

// Objections to the roll to be decided, and what was upheld to be carried out.
void AddRollObjections(const Reading& reading, const MeetingId& id, const meeting::Meeting& meeting,
                       Tasks& tasks) {
  const community::State& state = reading.state();
  const v1::Stage* stage = matter::StageConvenedFor(meeting, state.matters, state.charters);
  const auto convener =
      stage == nullptr ? meeting.body : static_cast<roster::BodyKind>(stage->vote().convened_by());
  for (const auto& [objection_id, objection] : meeting.roll_objections) {
    if (!objection.HoldsUp()) continue;
    Task task = objection.outcome
                    ? ForBody(id, "propose_roll_change", "按成立的名单异议更正名单",
                              "change the roll as the upheld objection asks", roster::BodyKind::kRegistry)
                    : ForBody(id, "answer_roll_objection", "处理名单异议，开箱之前须处理完",
                              "decide the objection to the roll, before the box opens", convener);
    task.objection = objection_id;
    task.due_ms = objection.outcome ? meeting.starts_ms : objection.due_ms;
    task.rule = "城市居民委员会组织法（2026）第十七条 (urban law art. 17)";
    tasks.push_back(std::move(task));
  }
}

// Changes of the roll that wait for their second signature.
void AddRollChanges(const Reading& reading, const MeetingId& id, const meeting::Meeting& meeting,
                    Tasks& tasks) {
  if (meeting.boxes_opened) return;
  for (const auto& [change_id, change] : meeting.roll_changes) {
    if (change.confirmed_by) continue;
    Task task = Make(id, "confirm_roll_change", "由另一人核对并确认名单更改",
                     "check and confirm the change of the roll", Overseers(reading));
    std::erase(task.persons, change.proposed_by);
    task.due_ms = meeting.starts_ms;
    tasks.push_back(std::move(task));
  }
}

// Mandates on paper that wait for their second signature.
void AddProxies(const Reading& reading, const MeetingId& id, const meeting::Meeting& meeting, Tasks& tasks) {
  if (meeting.boxes_opened) return;
  for (const auto& [principal, proxy] : meeting.proxies) {
    if (proxy.confirmed) continue;
    Task task = Make(id, "confirm_proxy", "由另一人对照委托书确认委托",
                     "compare a mandate with the paper, and confirm it", Overseers(reading));
    std::erase(task.persons, proxy.given_by);
    std::erase(task.persons, proxy.agent);
    task.due_ms = meeting.starts_ms;
    tasks.push_back(std::move(task));
  }
}

}  // namespace

Tasks TasksOf(const Reading& reading, const MeetingId& id, const meeting::Meeting& meeting) {
  if (meeting.closed) return {};
  const community::State& state = reading.state();
  Tasks tasks;
  AddRollObjections(reading, id, meeting, tasks);
  AddRollChanges(reading, id, meeting, tasks);
  AddProxies(reading, id, meeting, tasks);
  if (AgendaOpen(state, id, meeting)) {
    std::vector<PersonId> absent;
    for (const roster::RollEntry& entry : meeting.roll) {
      const bool spoken_for = meeting.proxies.contains(entry.person);
      if (!spoken_for && !meeting.attendance.contains(entry.person)) absent.push_back(entry.person);
    }
    if (!absent.empty() && meeting.sitting == meeting::Sitting::kSession) {
      const std::string number = std::to_string(absent.size());
      Task task = Make(id, "check_in", "签到（还有 " + number + " 人）",
                       "check in (" + number + " have not yet)", std::move(absent));
      task.persons_shown = false;
      task.from_ms = meeting.starts_ms - meeting::kCheckInLeadMs;
      tasks.push_back(std::move(task));
    }
    return tasks;
  }
  if (!AllDeclared(state, id)) return tasks;
  if (meeting.boxes_opened && !meeting.minutes) {
    Task task =
        Make(id, "file_record", "提交会议记录", "file the minutes", WithRole(meeting, Role::kSecretary));
    task.rule = "城市居民委员会组织法（2026）第三十九条 (urban law art. 39)";
    tasks.push_back(std::move(task));
  } else {
    tasks.push_back(
        Make(id, "close_meeting", "宣布散会", "close the meeting", WithRole(meeting, Role::kChair)));
  }
  return tasks;
}

}  // namespace yishi::view
