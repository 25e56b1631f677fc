#include "small_state.h"

#include <memory>

#include "tests/support/small_charter.h"

namespace yishi::testing {
namespace {

using roster::BodyKind;

}  // namespace

Hash CharterDigest() { return NumberedId<CommandId>(900).bytes; }

Hash RecordOf(int person) { return NumberedId<CommandId>(5'000 + person).bytes; }

std::string NameNr(int person) { return "甲" + std::to_string(person); }

const view::NameOf& AllNames() {
  static const view::NameOf names = [](const Hash& record) -> std::string {
    for (int person = 1; person < 100; ++person) {
      if (RecordOf(person) == record) return NameNr(person);
    }
    return "";
  };
  return names;
}

SmallState::SmallState() {
  state.size = 100;
  state.last_admitted_ms = At("2026-03-01 09:00");
  state.foundation.ledger = NumberedId<LedgerId>(1);
  state.foundation.origin = "example.org/ledger/small/sha256";
  state.foundation.name = "小社区";
  state.foundation.calendar = ChinaWith();
  state.foundation.notice_places = {"公示栏"};
  SmallRoster people;
  const auto seat = [&](BodyKind kind, int first, int last) {
    for (int number = first; number <= last; ++number) people.Seat(kind, number);
  };
  seat(BodyKind::kResidentsCommittee, 1, 5);
  people.Seat(BodyKind::kResidentsCommittee, 1, roster::Capacity::kHead);
  seat(BodyKind::kSupervisionCommittee, 11, 13);
  seat(BodyKind::kRegistry, 21, 22);
  seat(BodyKind::kResidentRepresentatives, 31, 40);
  seat(BodyKind::kPartyMembers, 61, 63);
  seat(BodyKind::kTownship, 71, 71);
  people.Person(50);
  people.Person(51);
  for (auto& [id, person] : people.roster.persons) person.record = RecordOf(id.bytes.data[15]);
  state.roster = people.roster;
  state.charters.by_digest[CharterDigest()] = std::make_shared<const v1::Charter>(SmallCharter());
  state.charters.newest["small"] = CharterDigest();
}

matter::Matter& SmallState::AddMatter(int number, std::uint32_t stage, matter::Phase phase) {
  matter::Matter& matter = state.matters[MatterNr(number)];
  matter.number = 20'260'000 + static_cast<std::uint32_t>(number);
  matter.charter_digest = CharterDigest();
  matter.origin = v1::ORIGIN_RESIDENTS;
  matter.opened_by = Nr(1);
  matter.opened_ms = Monday() - 10 * kDayMs;
  auto content = std::make_shared<v1::MatterContent>();
  content->set_title("事项" + std::to_string(number));
  content->set_kind("PUBLIC_WORKS");
  content->set_amount_fen(300'000);
  content->set_ownership(v1::OWNERSHIP_COMMUNITY);
  matter.versions.push_back({NumberedId<CommandId>(number), content, "", matter.opened_ms});
  matter.phase = phase;
  matter.stage = stage;
  matter::StageVisit visit;
  visit.stage = stage;
  visit.version = 1;
  visit.entered_ms = Monday() - kHourMs;
  matter.visits.push_back(visit);
  return matter;
}

meeting::Meeting& SmallState::AddMeeting(int number, BodyKind body, int matter) {
  using meeting::Role;
  meeting::Meeting& meeting = state.meetings[MeetingNr(number)];
  meeting.body = body;
  meeting.starts_ms = Monday();
  meeting.convened_ms = Monday() - 5 * kDayMs;
  meeting.roll = roster::RollOf(state.roster, body, state.foundation.calendar.DayOf(Monday()));
  meeting.officers = {{Role::kChair, Nr(1)},  {Role::kSecretary, Nr(2)}, {Role::kDesk, Nr(3)},
                      {Role::kTeller, Nr(4)}, {Role::kTeller, Nr(5)},    {Role::kScrutineer, Nr(11)}};
  v1::ConveneMeeting notice;
  notice.set_place("会议室");
  notice.set_text("通知正文");
  meeting.notice = std::make_shared<const v1::ConveneMeeting>(notice);
  if (const auto found = state.matters.find(MatterNr(matter)); found != state.matters.end()) {
    meeting.agenda.push_back(found->first);
    found->second.visits.back().meetings.push_back(MeetingNr(number));
  }
  return meeting;
}

box::Box& SmallState::AddBox(int number, int matter, int meeting) {
  meeting::Meeting& sitting = state.meetings.at(MeetingNr(meeting));
  sitting.boxes_opened = true;
  box::Box& box = state.boxes[BoxNr(number)];
  box.matter = MatterNr(matter);
  box.meeting = MeetingNr(meeting);
  box.version = 1;
  box.charter_digest = CharterDigest();
  box.opened_ms = Monday();
  box.expected = static_cast<std::int64_t>(sitting.roll.size());
  for (const roster::RollEntry& entry : sitting.roll) box.present[entry.person] = meeting::Channel::kDevice;
  sitting.attendance = box.present;
  state.matters.at(MatterNr(matter)).visits.back().boxes.push_back(BoxNr(number));
  return box;
}

posting::Posting& SmallState::AddPosting(int number, int matter) {
  matter::Matter& of = state.matters.at(MatterNr(matter));
  of.visits.back().postings.push_back(PostingNr(number));
  posting::Posting& posting = state.postings.postings[PostingNr(number)];
  posting.matter = MatterNr(matter);
  posting.stage = of.stage;
  posting.min_days = 15;
  posting.put_up_ms = Monday();
  posting.places = {{"公示栏", {}, {}}, {"微信群", {}, {}}};
  v1::PutUpPosting content;
  content.set_text("公示正文");
  posting.content = std::make_shared<const v1::PutUpPosting>(content);
  return posting;
}

void SmallState::Declare(int number, int yes, int no, int abstain) {
  box::Box& box = state.boxes.at(BoxNr(number));
  box.phase = box::BoxPhase::kDeclared;
  box::Result result;
  result.outcome =
      2 * yes > static_cast<int>(box.present.size()) ? box::Outcome::kPassed : box::Outcome::kRejected;
  result.channels.device.yes = yes;
  result.channels.device.no = no;
  result.channels.device.abstain = abstain;
  result.expected = box.expected;
  result.present = static_cast<std::int64_t>(box.present.size());
  result.declared_ms = Monday() + kHourMs;
  result.reasons = "理由";
  box.result = result;
}

view::Reading SmallState::As(int person, Millis now) const {
  return {state, {view::Reader::Kind::kPerson, Nr(person)}, now, AllNames()};
}

view::Reading SmallState::Anonymous(Millis now) const { return {state, {}, now, AllNames()}; }

view::Reading SmallState::Auditor(Millis now) const {
  return {state, {view::Reader::Kind::kAuditor, {}}, now, AllNames()};
}

}  // namespace yishi::testing
