#include "services/view/agenda.h"

#include <algorithm>
#include <tuple>

#include "services/view/petition.h"
#include "services/view/task.h"

namespace yishi::view {
namespace {

// Meetings are asked apart from their matters, since one check-in serves the whole agenda.
void Gather(const Reading& reading, Tasks found, Tasks& mine) {
  for (Task& task : found) {
    if (Awaits(reading, task, reading.reader().person)) mine.push_back(std::move(task));
  }
}

bool OfMeetingAlone(const Task& task) {
  return task.meeting &&
         (task.act == "check_in" || task.act == "close_meeting" || (task.act == "file_record" && !task.box) ||
          task.act == "answer_roll_objection" || task.act == "propose_roll_change" ||
          task.act == "confirm_roll_change" || task.act == "confirm_proxy");
}

// What the community as a whole waits for, from a month before it is due on: a meeting that is due in half a
// year awaits nobody yet.
Tasks NearTasks(const Reading& reading) {
  constexpr Millis kNearMs = 31 * kDayMs;
  Tasks tasks = CommunityTasks(reading);
  std::erase_if(tasks, [&](const Task& task) { return task.due_ms - reading.now() > kNearMs; });
  return tasks;
}

Tasks Mine(const Reading& reading) {
  const community::State& state = reading.state();
  Tasks mine;
  for (const auto& [id, matter] : state.matters) {
    Tasks found = TasksOf(reading, id, matter);
    std::erase_if(found, OfMeetingAlone);
    Gather(reading, std::move(found), mine);
  }
  for (const auto& [id, petition] : state.petitions) Gather(reading, TasksOf(reading, id, petition), mine);
  for (const auto& [id, meeting] : state.meetings) Gather(reading, TasksOf(reading, id, meeting), mine);
  Gather(reading, RosterTasks(reading), mine);
  Gather(reading, NearTasks(reading), mine);
  return mine;
}

auto Urgency(const Task& task) {
  return std::make_tuple(task.due_ms == 0, task.due_ms, task.from_ms, task.matter, task.act);
}

v1::AwaitingView View(const Reading& reading, const Task& task) {
  v1::AwaitingView view;
  *view.mutable_waiting() = ViewWaiting(reading, task);
  if (task.matter) {
    const matter::Matter& matter = reading.state().matters.at(*task.matter);
    view.set_matter_id(task.matter->str());
    view.set_matter_number(matter.number);
    view.set_matter_title(matter.content().title());
  }
  if (task.meeting) view.set_meeting_id(task.meeting->str());
  if (task.box) view.set_box_id(task.box->str());
  if (task.posting) view.set_posting_id(task.posting->str());
  if (task.petition) view.set_petition_id(task.petition->str());
  if (task.objection) view.set_objection_id(task.objection->str());
  return view;
}

}  // namespace

v1::ListAgendaResponse ViewAgenda(const Reading& reading) {
  Tasks mine = Mine(reading);
  std::stable_sort(mine.begin(), mine.end(),
                   [](const Task& a, const Task& b) { return Urgency(a) < Urgency(b); });
  v1::ListAgendaResponse response;
  response.set_more(mine.size() > kAgendaMax);
  if (response.more()) mine.resize(kAgendaMax);
  for (const Task& task : mine) *response.add_items() = View(reading, task);
  return response;
}

}  // namespace yishi::view
