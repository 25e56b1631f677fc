#include "tests/unit/box/box_fixture.h"

#include "engine/wire/opening.h"
#include "tests/support/status_matchers.h"

namespace yishi::box {

using ::yishi::testing::IsOk;
using ::yishi::testing::Nr;
using ::yishi::testing::NumberedId;

BoxFixture::BoxFixture(int voters) {
  using meeting::Role;
  meeting::Meeting meeting;
  meeting.agenda = {TheMatter()};
  meeting.starts_ms = now_;
  meeting.officers = {{Role::kChair, Nr(kChair)},
                      {Role::kDesk, Nr(kDesk)},
                      {Role::kTeller, Nr(kTeller)},
                      {Role::kTeller, Nr(kOtherTeller)},
                      {Role::kScrutineer, Nr(kScrutineer)}};
  for (int i = 1; i <= voters; ++i) meeting.roll.push_back({Nr(i), NumberedId<HouseholdId>(i)});
  meetings_[TheMeeting()] = std::move(meeting);
  question_ = {.matter = TheMatter(),
               .stage = 0,
               .version = 1,
               .digest = *Hash::From(Bytes(32, 'q')),
               .charter_digest = *Hash::From(Bytes(32, 'c'))};
}

void BoxFixture::Present(int from, int to, meeting::Channel channel) {
  for (int i = from; i <= to; ++i) meeting().attendance[Nr(i)] = channel;
}

void BoxFixture::Fold(const absl::StatusOr<Effects>& effects, v1::Command command, const CommandId& id,
                      int actor) {
  ASSERT_THAT(effects, IsOk());
  ASSERT_EQ(effects->size(), 1u);
  command.set_actor_id(Nr(actor).str());
  ASSERT_TRUE(Apply(boxes_, meetings_, (*effects)[0], command, id, ++seq_, now_));
}

absl::StatusOr<Effects> BoxFixture::TryOpen(int actor, std::uint32_t stated) const {
  v1::OpenBox act;
  act.set_meeting_id(TheMeeting().str());
  act.set_matter_id(TheMatter().str());
  act.set_present(stated);
  return DecideOpen(meeting(), calendar_, As(actor), rules(), question_, act);
}

void BoxFixture::Open() {
  auto effects = TryOpen(kChair, static_cast<std::uint32_t>(meeting().attendance.size()));
  ASSERT_THAT(effects, IsOk());
  (*effects)[0].mutable_box_opened()->set_box_id(TheBox().str());
  Fold(effects, {}, {}, kChair);
}

SealedBallot BoxFixture::BallotOf(int person, v1::Choice choice) const {
  return BallotSaying(person, Bytes(1, static_cast<char>(choice)));
}

SealedBallot BoxFixture::BallotSaying(int person, const Bytes& content) const {
  SealedBallot ballot;
  ballot.opening.set_schema(v1::OPENING_SCHEMA_BALLOT);
  v1::OpenedField* field = ballot.opening.add_fields();
  field->set_number(1);
  field->set_salt(Nr(person).str() + Bytes(8, content[0]) + Bytes(8, static_cast<char>(seq_)));
  field->set_content(content);
  ballot.act.set_box_id(TheBox().str());
  ballot.act.set_question(question_.digest.str());
  ballot.act.set_commitment(wire::CommitmentOf(suite_, ballot.opening).str());
  return ballot;
}

absl::StatusOr<Effects> BoxFixture::TryCastAs(const roster::Acting& acting,
                                              const SealedBallot& ballot) const {
  return DecideCast(box(), meeting(), acting, rules(), std::span(&ballot.opening, 1), suite_, ballot.act);
}

absl::StatusOr<Effects> BoxFixture::TryHandOut(int actor, std::initializer_list<int> persons) const {
  v1::HandOutPaper act;
  act.set_box_id(TheBox().str());
  for (int person : persons) act.add_person_ids(Nr(person).str());
  return DecideHandOut(box(), meeting(), As(actor), rules(), act);
}

absl::StatusOr<Effects> BoxFixture::TryClose(int actor, std::uint32_t without_ballot) const {
  v1::CloseBox act;
  act.set_box_id(TheBox().str());
  act.set_without_ballot(without_ballot);
  return DecideClose(box(), meeting(), As(actor), act);
}

absl::StatusOr<Effects> BoxFixture::TryEnter(int actor, const v1::EnterSheet& act) const {
  return DecideEnterSheet(box(), meeting(), As(actor), rules(), act);
}

absl::StatusOr<Effects> BoxFixture::TryConfirm(int actor, v1::Channel channel, const CommandId& sheet) const {
  v1::ConfirmSheet act;
  act.set_box_id(TheBox().str());
  act.set_channel(channel);
  act.set_sheet(sheet.str());
  return DecideConfirmSheet(box(), meeting(), As(actor), act);
}

absl::StatusOr<Effects> BoxFixture::TryDeclare(int actor) const {
  v1::DeclareBox act;
  act.set_box_id(TheBox().str());
  return DecideDeclare(box(), meeting(), As(actor), rules(), openings_, act);
}

void BoxFixture::Cast(int person, v1::Choice choice) {
  CastSaying(person, Bytes(1, static_cast<char>(choice)));
}

void BoxFixture::CastSaying(int person, const Bytes& content) {
  const SealedBallot ballot = BallotSaying(person, content);
  v1::Command command;
  *command.mutable_cast_ballot() = ballot.act;
  Fold(TryCast(person, ballot), command, {}, person);
  openings_.Put(box().ballots.at(Nr(person)).seq, *ContentOf(ballot.opening));
}

void BoxFixture::HandOut(std::initializer_list<int> persons) {
  v1::Command command;
  for (int person : persons) command.mutable_hand_out_paper()->add_person_ids(Nr(person).str());
  Fold(TryHandOut(kDesk, persons), command, {}, kDesk);
}

void BoxFixture::Close() {
  Fold(TryClose(kChair, static_cast<std::uint32_t>(WithoutBallot(box()))), {}, {}, kChair);
}

CommandId BoxFixture::Enter(int actor, const v1::EnterSheet& act) {
  v1::Command command;
  *command.mutable_enter_sheet() = act;
  const auto id = NumberedId<CommandId>(static_cast<int>(seq_));
  Fold(TryEnter(actor, act), command, id, actor);
  return id;
}

void BoxFixture::Confirm(int actor, v1::Channel channel, const CommandId& sheet) {
  Fold(TryConfirm(actor, channel, sheet), {}, {}, actor);
}

void BoxFixture::EnterAndConfirm(const v1::EnterSheet& act) {
  Confirm(kOtherTeller, act.has_paper() ? v1::CHANNEL_PAPER : v1::CHANNEL_HANDS, Enter(kTeller, act));
}

ledger::v1::BoxDeclared BoxFixture::Declare() {
  const auto effects = TryDeclare();
  Fold(effects, {}, {}, kChair);
  return effects.ok() ? (*effects)[0].box_declared() : ledger::v1::BoxDeclared();
}

v1::EnterSheet BoxFixture::Paper(int marked, int yes, int no, int abstain, int void_ballots) {
  v1::EnterSheet act;
  act.set_box_id(TheBox().str());
  v1::PaperSheet* paper = act.mutable_paper();
  const auto number = [](int value) { return static_cast<std::uint32_t>(value); };
  paper->set_printed(number(marked + 5));
  paper->set_unused(5);
  paper->set_handed_out(number(marked));
  paper->set_returned(number(yes + no + abstain + void_ballots));
  paper->set_not_returned(number(marked - yes - no - abstain - void_ballots));
  paper->set_yes(number(yes));
  paper->set_no(number(no));
  paper->set_abstain(number(abstain));
  paper->set_void_ballots(number(void_ballots));
  return act;
}

v1::EnterSheet BoxFixture::Hands(int yes, int no, int abstain, int silent) {
  v1::EnterSheet act;
  act.set_box_id(TheBox().str());
  v1::HandsSheet* hands = act.mutable_hands();
  hands->set_yes(static_cast<std::uint32_t>(yes));
  hands->set_no(static_cast<std::uint32_t>(no));
  hands->set_abstain(static_cast<std::uint32_t>(abstain));
  hands->set_silent(static_cast<std::uint32_t>(silent));
  return act;
}

}  // namespace yishi::box
