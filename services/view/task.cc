#include "services/view/task.h"

#include <algorithm>

#include "engine/charter/village_words.h"

namespace yishi::view {

bool Awaits(const Reading& reading, const Task& task, const PersonId& person) {
  if (task.act.empty()) return false;
  if (std::find(task.persons.begin(), task.persons.end(), person) != task.persons.end()) return true;
  if (!task.persons.empty() || !task.body) return false;
  const roster::Roster& roster = reading.state().roster;
  return task.lead ? roster::Leads(roster, person, *task.body, reading.today())
                   : roster::Belongs(roster, person, *task.body, reading.today());
}

v1::WaitingView ViewWaiting(const Reading& reading, const Task& task) {
  v1::WaitingView view;
  view.set_act(task.act);
  const bool village = charter::IsVillage(reading.state().charters);
  const auto said = [village](const std::string& text) {
    return village ? charter::InVillageWords(text) : text;
  };
  view.set_zh(said(task.zh));
  view.set_en(said(task.en));
  if (task.body) view.set_body(static_cast<v1::BodyKind>(*task.body));
  // Who has an office in a meeting of the Party members is known to be one of them.
  const auto meeting =
      task.meeting ? reading.state().meetings.find(*task.meeting) : reading.state().meetings.end();
  const bool hidden = meeting != reading.state().meetings.end() && !reading.MaySee(meeting->second);
  if (task.persons_shown && !hidden) {
    for (const PersonId& person : task.persons) *view.add_persons() = reading.Person(person);
  }
  view.set_from_ms(task.from_ms);
  view.set_due_ms(task.due_ms);
  view.set_overdue(task.due_ms != 0 && reading.now() >= task.due_ms);
  view.set_rule(said(task.rule));
  return view;
}

}  // namespace yishi::view
