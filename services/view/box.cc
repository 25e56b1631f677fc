#include "services/view/box.h"

#include <algorithm>

#include "engine/box/decide.h"
#include "engine/wire/fields.h"
#include "services/view/proxy.h"
#include "services/view/result.h"

namespace yishi::view {
namespace {

using box::BoxPhase;
using meeting::Channel;
using meeting::Role;

v1::BoxPhaseView ToWire(BoxPhase phase) {
  switch (phase) {
    case BoxPhase::kCasting:
      return v1::BOX_PHASE_VIEW_CASTING;
    case BoxPhase::kCounting:
      return v1::BOX_PHASE_VIEW_COUNTING;
    case BoxPhase::kDeclared:
      return v1::BOX_PHASE_VIEW_DECLARED;
  }
  return v1::BOX_PHASE_VIEW_UNSPECIFIED;
}

bool IsOfficer(const Reading& reading, const meeting::Meeting& meeting, std::initializer_list<Role> roles) {
  return reading.IsOfficial() && std::any_of(roles.begin(), roles.end(), [&](Role role) {
           return meeting.Is(role, reading.reader().person);
         });
}

std::uint32_t Size(std::size_t size) { return static_cast<std::uint32_t>(size); }

// In a window a person is present as soon as a ballot has come or paper was handed out.
std::uint32_t Present(const box::Box& box) {
  return Size(box.closes_ms == 0 ? box.present.size() : box.ballots.size() + box.paper.size());
}

void AddTurnout(const Reading& reading, const meeting::Meeting& meeting, const box::Box& box,
                v1::BoxView& view) {
  view.set_expected(Size(static_cast<std::size_t>(box.expected)));
  view.set_present(Present(box));
  view.set_recused(Size(box.recused.size()));
  view.set_ballots(Size(box.ballots.size()));
  view.set_papers(Size(box.paper.size()));
  view.set_hands(Size(static_cast<std::size_t>(box::PresentByHands(box))));
  view.set_without_ballot(Size(box::WithoutBallot(box)));
  if (box.phase != BoxPhase::kCasting) return;
  if (!IsOfficer(reading, meeting, {Role::kChair, Role::kDesk, Role::kTeller, Role::kScrutineer})) return;
  for (const auto& [person, channel] : box.present) {
    if (channel == Channel::kHands || box.paper.contains(person) || box.ballots.contains(person)) continue;
    *view.add_missing() = reading.Person(person, Naming::kEntitled);
  }
}

void AddPaper(const tally::PaperSheet& sheet, v1::PaperSheet& out) {
  out.set_printed(Size(static_cast<std::size_t>(sheet.printed)));
  out.set_handed_out(Size(static_cast<std::size_t>(sheet.handed_out)));
  out.set_unused(Size(static_cast<std::size_t>(sheet.unused)));
  out.set_returned(Size(static_cast<std::size_t>(sheet.returned)));
  out.set_spoiled(Size(static_cast<std::size_t>(sheet.spoiled)));
  out.set_not_returned(Size(static_cast<std::size_t>(sheet.not_returned)));
  out.set_yes(Size(static_cast<std::size_t>(sheet.yes)));
  out.set_no(Size(static_cast<std::size_t>(sheet.no)));
  out.set_abstain(Size(static_cast<std::size_t>(sheet.abstain)));
  out.set_void_ballots(Size(static_cast<std::size_t>(sheet.void_ballots)));
}

void AddArea(const tally::ChannelCount& area, v1::AreaSums& out) {
  out.set_yes(static_cast<std::uint64_t>(area.yes));
  out.set_no(static_cast<std::uint64_t>(area.no));
  out.set_abstain(static_cast<std::uint64_t>(area.abstain));
  out.set_void_ballots(static_cast<std::uint64_t>(area.void_ballots));
}

void AddHands(const tally::HandsSheet& sheet, v1::HandsSheet& out) {
  out.set_yes(Size(static_cast<std::size_t>(sheet.yes)));
  out.set_no(Size(static_cast<std::size_t>(sheet.no)));
  out.set_abstain(Size(static_cast<std::size_t>(sheet.abstain)));
  out.set_silent(Size(static_cast<std::size_t>(sheet.silent)));
}

// Before the declaration a sheet's numbers are a running result: only those who count see them.
bool MaySeeNumbers(const Reading& reading, const meeting::Meeting& meeting, const box::Box& box) {
  return box.phase == BoxPhase::kDeclared || IsOfficer(reading, meeting, {Role::kTeller, Role::kScrutineer});
}

void AddSheets(const Reading& reading, const meeting::Meeting& meeting, const box::Box& box,
               v1::BoxView& view) {
  for (const auto& [channel, sheet] : box.sheets) {
    v1::SheetView* out = view.add_sheets();
    out->set_channel(static_cast<v1::Channel>(channel));
    out->set_sheet(sheet.entered_by_command.str());
    *out->mutable_teller() = reading.Person(sheet.teller);
    if (sheet.confirmed_by) *out->mutable_confirmed_by() = reading.Person(*sheet.confirmed_by);
    if (!MaySeeNumbers(reading, meeting, box)) continue;
    if (channel == Channel::kPaper) {
      AddPaper(sheet.paper, *out->mutable_paper());
      for (std::int64_t votes : sheet.options) {
        out->mutable_paper()->add_options(static_cast<std::uint32_t>(votes));
      }
      if (sheet.area != tally::ChannelCount{}) AddArea(sheet.area, *out->mutable_paper()->mutable_area());
    }
    if (channel == Channel::kHands) AddHands(sheet.hands, *out->mutable_hands());
  }
}

void AddVoted(const Reading& reading, const box::Box& box, v1::BoxView& view) {
  std::map<PersonId, std::pair<Channel, const box::Ballot*>> voted;
  for (const PersonId& person : box.paper) voted[person] = {Channel::kPaper, nullptr};
  for (const auto& [person, ballot] : box.ballots) {
    const auto present = box.present.find(person);
    voted[person] = {present == box.present.end() ? Channel::kDevice : present->second, &ballot};
  }
  for (const auto& [person, by] : voted) {
    v1::VotedLine* line = view.add_voted();
    *line->mutable_person() = reading.Person(person);
    line->set_channel(static_cast<v1::Channel>(by.first));
    if (by.second != nullptr) line->set_commitment(by.second->commitment.str());
  }
}

// The mandates that were frozen with the box, as far as the meeting's details may be seen.
void AddProxies(const Reading& reading, const meeting::Meeting& meeting, const box::Box& box,
                v1::BoxView& view) {
  if (!reading.MaySee(meeting)) return;
  for (const auto& [principal, agent] : box.agents) {
    const auto proxy = meeting.proxies.find(principal);
    const bool stands = proxy != meeting.proxies.end() && proxy->second.agent == agent;
    *view.add_proxies() = ViewProxy(
        reading, principal,
        stands ? proxy->second
               : meeting::Proxy{.agent = agent, .given_by = principal, .given_ms = 0, .confirmed = true});
  }
}

void AddOwn(const Reading& reading, const box::Box& box, v1::BoxView& view) {
  if (!reading.IsPerson()) return;
  const PersonId& me = reading.reader().person;
  view.set_i_voted(box.ballots.contains(me));
  view.set_i_am_recused(box.recused.contains(me));
  for (const auto& [principal, agent] : box.agents) {
    if (agent == me) *view.add_my_principals() = reading.Person(principal, Naming::kEntitled);
  }
  if (box.paper.contains(me)) {
    view.set_my_channel(v1::CHANNEL_PAPER);
  } else if (const auto present = box.present.find(me); present != box.present.end()) {
    view.set_my_channel(static_cast<v1::Channel>(present->second));
  }
}

// What the box chooses from: the options of the version that it is about.
std::vector<std::string> OptionsOf(const community::State& state, const box::Box& box) {
  if (box.options == 0) return {};
  const auto& options = state.matters.at(box.matter).versions[box.version - 1].content->options();
  return {options.begin(), options.end()};
}

}  // namespace

const v1::VoteRules& RulesOf(const community::State& state, const box::Box& box) {
  return state.charters.by_digest.at(box.charter_digest)->stages(static_cast<int>(box.stage)).vote();
}

v1::BoxView ViewBox(const Reading& reading, const BoxId& id, const box::Box& box, Voters voters) {
  const meeting::Meeting& meeting = reading.state().meetings.at(box.meeting);
  const v1::VoteRules& rules = RulesOf(reading.state(), box);
  v1::BoxView view;
  view.set_id(id.str());
  view.set_matter_id(box.matter.str());
  view.set_meeting_id(box.meeting.str());
  view.set_body(static_cast<v1::BodyKind>(meeting.body));
  view.set_stage(box.stage);
  view.set_version(box.version);
  view.set_question(box.question.str());
  view.set_charter_digest(box.charter_digest.str());
  view.set_phase(ToWire(box.phase));
  view.set_opened_ms(box.opened_ms);
  view.set_closes_ms(box.closes_ms);
  view.set_closed_ms(box.closed_ms);
  view.set_may_change(rules.change() == v1::CHANGE_RULE_LAST);
  view.set_ballot(rules.ballot() == v1::BALLOT_FORM_UNSPECIFIED ? v1::BALLOT_FORM_YES_NO_ABSTAIN
                                                                : rules.ballot());
  view.set_seats(rules.seats());
  const std::vector<std::string> options = OptionsOf(reading.state(), box);
  view.mutable_options()->Assign(options.begin(), options.end());
  AddTurnout(reading, meeting, box, view);
  AddProxies(reading, meeting, box, view);
  AddOwn(reading, box, view);
  const bool sees_meeting = reading.MaySee(meeting);
  if (sees_meeting) AddSheets(reading, meeting, box, view);
  if (!box.result) return view;
  *view.mutable_result() = ViewResult(*box.result, rules, options);
  if (box.seed && !box.seed->confirmed) {
    view.mutable_result()->set_tie_seed(box.seed->value);
    view.mutable_result()->set_tie_seed_entered(box.seed->entered_by_command.str());
  }
  if (!sees_meeting) view.mutable_result()->clear_reasons();
  const bool listed = voters == Voters::kListed && sees_meeting && reading.MayReadEntries();
  if (listed) AddVoted(reading, box, view);
  return view;
}

absl::StatusOr<v1::GetBoxResponse> ViewBox(const Reading& reading, const v1::GetBoxRequest& request) {
  YISHI_ASSIGN_OR_RETURN(const box::Box* box, box::Find(reading.state().boxes, request.box_id()));
  v1::GetBoxResponse response;
  *response.mutable_box() = ViewBox(reading, *BoxId::From(request.box_id()), *box, Voters::kListed);
  return response;
}

absl::StatusOr<Page<v1::BoxView>> ListBoxes(const Reading& reading, const v1::ListBoxesRequest& request,
                                            const PageRequest& page) {
  std::optional<MatterId> matter;
  if (!request.matter_id().empty()) {
    YISHI_ASSIGN_OR_RETURN(matter, wire::ReadId<MatterId>(request.matter_id(), "matter_id"));
  }
  Pager<const box::Boxes::value_type*> pager(page);
  for (const auto& entry : reading.state().boxes) {
    if (matter && entry.second.matter != *matter) continue;
    if (request.open_only() && entry.second.phase == BoxPhase::kDeclared) continue;
    pager.Offer(DescendingCursor(static_cast<std::uint64_t>(entry.second.opened_ms), entry.first.view()),
                &entry);
  }
  auto found = pager.Take();
  Page<v1::BoxView> views{{}, std::move(found.next)};
  for (const auto* entry : found.items) {
    views.items.push_back(ViewBox(reading, entry->first, entry->second, Voters::kLeftOut));
  }
  return views;
}

}  // namespace yishi::view
