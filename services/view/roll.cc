#include "services/view/roll.h"

#include <algorithm>

#include "engine/matter/decide.h"
#include "engine/meeting/roll_rules.h"

namespace yishi::view {
namespace {

v1::RollObjectionView ViewObjection(const Reading& reading, const ObjectionId& id,
                                    const meeting::RollObjection& objection) {
  v1::RollObjectionView view;
  view.set_id(id.str());
  view.set_statement(objection.statement.str());
  view.set_raised_ms(objection.raised_ms);
  view.set_due_ms(objection.due_ms);
  view.set_overdue(!objection.outcome && reading.now() >= objection.due_ms);
  if (objection.outcome) view.set_outcome(*objection.outcome);
  view.set_reasons(objection.reasons);
  view.set_answered_ms(objection.answered_ms);
  view.set_awaits_change(objection.outcome && objection.HoldsUp());
  view.set_mine(reading.Is(objection.by));
  return view;
}

v1::RollChangeView ViewChange(const Reading& reading, const RollChangeId& id,
                              const meeting::RollChange& change) {
  v1::RollChangeView view;
  view.set_id(id.str());
  view.set_cause(change.content->cause());
  for (const Bytes& person : change.content->remove())
    *view.add_removed() = reading.Person(*PersonId::From(person));
  for (const Bytes& person : change.content->add())
    *view.add_added() = reading.Person(*PersonId::From(person));
  view.set_text(change.content->text());
  *view.mutable_proposed_by() = reading.Person(change.proposed_by);
  view.set_proposed_ms(change.proposed_ms);
  if (change.confirmed_by) *view.mutable_confirmed_by() = reading.Person(*change.confirmed_by);
  view.set_confirmed_ms(change.confirmed_ms);
  return view;
}

}  // namespace

void AddRoll(const Reading& reading, const meeting::Meeting& meeting, v1::MeetingView& view) {
  for (const auto& [id, objection] : meeting.roll_objections)
    *view.add_roll_objections() = ViewObjection(reading, id, objection);
  std::stable_sort(view.mutable_roll_objections()->begin(), view.mutable_roll_objections()->end(),
                   [](const auto& a, const auto& b) { return a.raised_ms() < b.raised_ms(); });
  for (const auto& [id, change] : meeting.roll_changes)
    *view.add_roll_changes() = ViewChange(reading, id, change);
  std::stable_sort(view.mutable_roll_changes()->begin(), view.mutable_roll_changes()->end(),
                   [](const auto& a, const auto& b) { return a.proposed_ms() < b.proposed_ms(); });
  const v1::Stage* stage =
      matter::StageConvenedFor(meeting, reading.state().matters, reading.state().charters);
  if (stage == nullptr) return;
  view.set_roll_objections_until_ms(
      meeting::RollObjectionsUntil(meeting, reading.calendar(), stage->roll()).value_or(0));
}

}  // namespace yishi::view
