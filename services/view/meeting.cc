#include "services/view/meeting.h"

#include <algorithm>

#include "engine/box/outcome.h"
#include "engine/matter/decide.h"
#include "engine/meeting/decide.h"
#include "services/view/box.h"
#include "services/view/proxy.h"
#include "services/view/record.h"
#include "services/view/result.h"
#include "services/view/roll.h"

namespace yishi::view {
namespace {

std::uint32_t Size(std::size_t size) { return static_cast<std::uint32_t>(size); }

// The boxes of a meeting, the first opened first.
std::vector<const box::Boxes::value_type*> BoxesOf(const community::State& state, const MeetingId& id) {
  std::vector<const box::Boxes::value_type*> boxes;
  for (const auto& entry : state.boxes) {
    if (entry.second.meeting == id) boxes.push_back(&entry);
  }
  std::stable_sort(boxes.begin(), boxes.end(),
                   [](const auto* a, const auto* b) { return a->second.opened_ms < b->second.opened_ms; });
  return boxes;
}

void AddAgenda(const Reading& reading, const MeetingId& id, const meeting::Meeting& meeting,
               v1::MeetingView& view) {
  const auto boxes = BoxesOf(reading.state(), id);
  for (const MatterId& item : meeting.agenda) {
    v1::AgendaItemView* out = view.add_agenda();
    out->set_matter_id(item.str());
    const auto matter = reading.state().matters.find(item);
    if (matter != reading.state().matters.end()) {
      out->set_number(matter->second.number);
      out->set_title(matter->second.content().title());
    }
    for (const auto* box : boxes) {
      if (box->second.matter == item) out->set_box_id(box->first.str());
    }
  }
}

// The rules under which an item of the agenda is voted on here; null if it has moved on without a box.
const v1::VoteRules* RulesFor(const community::State& state, const MeetingId& id, const MatterId& item) {
  for (const auto* box : BoxesOf(state, id)) {
    if (box->second.matter == item) return &RulesOf(state, box->second);
  }
  const auto matter = state.matters.find(item);
  if (matter == state.matters.end()) return nullptr;
  const v1::Stage& stage = matter::StageOf(state.charters, matter->second);
  return stage.has_vote() ? &stage.vote() : nullptr;
}

void AddQuorum(const Reading& reading, const MeetingId& id, const meeting::Meeting& meeting,
               v1::MeetingView& view) {
  for (const MatterId& item : meeting.agenda) {
    v1::QuorumView* out = view.add_quorum();
    out->set_matter_id(item.str());
    const v1::VoteRules* rules = RulesFor(reading.state(), id, item);
    if (rules == nullptr) continue;
    const auto present = meeting::PresentFor(meeting, item);
    out->set_present(Size(present.size()));
    out->set_recused(Size(meeting::RecusedFrom(meeting, item).size()));
    const tally::Verdict quorum =
        box::QuorumOf(*rules, box::AttendanceOf(meeting::ExpectedRoll(meeting), present));
    out->set_reached(quorum.holds);
    AddWorking(quorum, out->mutable_working());
  }
}

void AddOwn(const Reading& reading, const meeting::Meeting& meeting, v1::MeetingView& view) {
  if (!reading.IsPerson()) return;
  const PersonId& me = reading.reader().person;
  view.set_on_roll(roster::OnRoll(meeting.roll, me));
  if (const auto found = meeting.attendance.find(me); found != meeting.attendance.end()) {
    view.set_my_channel(static_cast<v1::Channel>(found->second));
  }
  view.set_observing(meeting.observers.contains(me));
  for (const auto& [role, person] : meeting.officers) {
    if (person == me) view.add_my_roles(static_cast<v1::MeetingRole>(role));
  }
}

void AddRecusals(const Reading& reading, const meeting::Meeting& meeting, v1::MeetingView& view) {
  for (const auto& [key, recusal] : meeting.recusals) {
    v1::RecusalView* out = view.add_recusals();
    out->set_matter_id(key.first.str());
    *out->mutable_person() = reading.Person(key.second);
    *out->mutable_declared_by() = reading.Person(recusal.declared_by);
    out->set_ground(recusal.ground);
    out->set_declared_ms(recusal.declared_ms);
  }
}

void AddAbsentees(const Reading& reading, const meeting::Meeting& meeting, v1::MeetingView& view) {
  for (const auto& [person, cause] : meeting.absentees.causes) {
    v1::AbsenteeView* out = view.add_absentees();
    *out->mutable_person() = reading.Person(person);
    out->set_cause(cause);
  }
  if (!meeting.absentees.confirmed && !meeting.absentees.asked_by_command.is_zero()) {
    view.set_absentees_asked(meeting.absentees.asked_by_command.str());
  }
}

// What the public does not see of a meeting of the Party members.
void AddDetails(const Reading& reading, const meeting::Meeting& meeting, v1::MeetingView& view) {
  view.set_place(meeting.notice->place());
  view.set_text(meeting.notice->text());
  for (const auto& [role, person] : meeting.officers) {
    v1::OfficerView* out = view.add_officers();
    *out->mutable_person() = reading.Person(person);
    out->set_role(static_cast<v1::MeetingRole>(role));
  }
  view.set_hearing_ms(meeting.notice->hearing_ms());
  for (const auto& [principal, proxy] : meeting.proxies)
    *view.add_proxies() = ViewProxy(reading, principal, proxy);
  AddRoll(reading, meeting, view);
  AddRecusals(reading, meeting, view);
  AddAbsentees(reading, meeting, view);
  if (!meeting.minutes) return;
  *view.mutable_minutes() =
      ViewRecord(reading, *meeting.minutes, reading.state().records.at(*meeting.minutes));
}

}  // namespace

v1::MeetingView ViewMeeting(const Reading& reading, const MeetingId& id, const meeting::Meeting& meeting) {
  v1::MeetingView view;
  view.set_id(id.str());
  view.set_body(static_cast<v1::BodyKind>(meeting.body));
  view.set_sitting(static_cast<v1::Sitting>(meeting.sitting));
  view.set_convened_ms(meeting.convened_ms);
  view.set_starts_ms(meeting.starts_ms);
  view.set_ends_ms(meeting.ends_ms);
  view.set_check_in_from_ms(meeting.starts_ms - meeting::kCheckInLeadMs);
  const std::size_t expected = meeting::ExpectedRoll(meeting).size();
  view.set_expected(Size(expected));
  view.set_left_out(Size(meeting.roll.size() - expected));
  view.set_present(Size(meeting.attendance.size()));
  view.set_observers(Size(meeting.observers.size()));
  view.set_roll_root(meeting.roll_root.str());
  view.set_closed(meeting.closed);
  if (meeting.notice->has_tie_source()) *view.mutable_tie_source() = meeting.notice->tie_source();
  for (const BuildingId& building : meeting.group) view.add_group_buildings(building.str());
  AddAgenda(reading, id, meeting, view);
  AddQuorum(reading, id, meeting, view);
  AddOwn(reading, meeting, view);
  if (reading.MaySee(meeting)) AddDetails(reading, meeting, view);
  return view;
}

absl::StatusOr<v1::GetMeetingResponse> ViewMeeting(const Reading& reading,
                                                   const v1::GetMeetingRequest& request) {
  YISHI_ASSIGN_OR_RETURN(const meeting::Meeting* meeting,
                         meeting::Find(reading.state().meetings, request.meeting_id()));
  const MeetingId id = *MeetingId::From(request.meeting_id());
  v1::GetMeetingResponse response;
  *response.mutable_meeting() = ViewMeeting(reading, id, *meeting);
  for (const auto* box : BoxesOf(reading.state(), id)) {
    *response.add_boxes() = ViewBox(reading, box->first, box->second, Voters::kLeftOut);
  }
  return response;
}

Page<v1::MeetingView> ListMeetings(const Reading& reading, const v1::ListMeetingsRequest& request,
                                   const PageRequest& page) {
  Pager<const meeting::Meetings::value_type*> pager(page);
  for (const auto& entry : reading.state().meetings) {
    const auto body = static_cast<v1::BodyKind>(entry.second.body);
    if (request.body() != v1::BODY_KIND_UNSPECIFIED && request.body() != body) continue;
    if (request.open_only() && entry.second.closed) continue;
    pager.Offer(DescendingCursor(static_cast<std::uint64_t>(entry.second.starts_ms), entry.first.view()),
                &entry);
  }
  auto found = pager.Take();
  Page<v1::MeetingView> views{{}, std::move(found.next)};
  for (const auto* entry : found.items)
    views.items.push_back(ViewMeeting(reading, entry->first, entry->second));
  return views;
}

}  // namespace yishi::view
