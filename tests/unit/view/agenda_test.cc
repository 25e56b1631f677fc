#include "services/view/agenda.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "small_state.h"

namespace yishi::testing {
namespace {

using matter::Phase;
using roster::BodyKind;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Acts(const view::Reading& reading) {
  const v1::ListAgendaResponse agenda = view::ViewAgenda(reading);
  std::vector<std::string> acts;
  for (const auto& item : agenda.items()) acts.push_back(item.waiting().act());
  return acts;
}

TEST(Agenda, BallotAwaitsThosePresentWhoHaveNotVoted) {
  SmallState small;
  small.AddMatter(1, 0, Phase::kCasting);
  small.AddMeeting(1, BodyKind::kResidentsCommittee, 1);
  box::Box& box = small.AddBox(1, 1, 1);
  EXPECT_THAT(Acts(small.As(2)), ElementsAre("cast_ballot"));
  EXPECT_THAT(Acts(small.As(1)), ElementsAre("cast_ballot", "close_box")) << "the chair";
  EXPECT_THAT(Acts(small.As(50)), IsEmpty());
  box.ballots[Nr(2)] = {};
  EXPECT_THAT(Acts(small.As(2)), IsEmpty());
  box.present[Nr(3)] = meeting::Channel::kHands;
  EXPECT_THAT(Acts(small.As(3)), IsEmpty()) << "raises a hand";
  const v1::ListAgendaResponse agenda = view::ViewAgenda(small.As(4));
  const v1::AwaitingView& item = agenda.items(0);
  EXPECT_EQ(item.box_id(), BoxNr(1).str());
  EXPECT_EQ(item.matter_id(), MatterNr(1).str());
  EXPECT_EQ(item.matter_title(), "事项1");
}

TEST(Agenda, OneCheckInServesTheWholeAgenda) {
  SmallState small;
  small.AddMatter(1, 0, Phase::kNoticed);
  small.AddMatter(2, 0, Phase::kNoticed);
  meeting::Meeting& meeting = small.AddMeeting(1, BodyKind::kResidentsCommittee, 1);
  meeting.agenda.push_back(MatterNr(2));
  small.state.matters.at(MatterNr(2)).visits.back().meetings.push_back(MeetingNr(1));
  EXPECT_THAT(Acts(small.As(3)), ElementsAre("check_in"));
  EXPECT_THAT(Acts(small.As(1)), ElementsAre("check_in", "open_box", "open_box"));
  meeting.attendance[Nr(3)] = meeting::Channel::kDevice;
  EXPECT_THAT(Acts(small.As(3)), IsEmpty());
}

TEST(Agenda, MinutesThenTheEndOfTheMeeting) {
  SmallState small;
  small.AddMatter(1, 0, Phase::kAwaitingMeeting);
  meeting::Meeting& meeting = small.AddMeeting(1, BodyKind::kResidentsCommittee, 1);
  small.AddBox(1, 1, 1);
  small.Declare(1, 3, 0, 0);
  EXPECT_THAT(Acts(small.As(2)), ElementsAre("file_record")) << "the secretary, once";
  meeting.minutes = NumberedId<RecordId>(1);
  EXPECT_THAT(Acts(small.As(2)), IsEmpty());
  EXPECT_THAT(Acts(small.As(1)), ElementsAre("close_meeting", "convene_meeting"));
  meeting.closed = true;
  EXPECT_THAT(Acts(small.As(1)), ElementsAre("convene_meeting"));
}

TEST(Agenda, OnlyTheHeadConvenes) {
  SmallState small;
  small.AddMatter(1, 0, Phase::kAwaitingMeeting);
  EXPECT_THAT(Acts(small.As(1)), ElementsAre("convene_meeting"));
  EXPECT_THAT(Acts(small.As(2)), IsEmpty());
}

TEST(Agenda, WhatIsDueComesFirst) {
  SmallState small;
  small.AddMatter(1, 0, Phase::kAwaitingMeeting);
  small.AddMatter(2, 1, Phase::kAwaitingPosting);
  small.AddMatter(3, 1, Phase::kAwaitingPosting).visits.back().entered_ms = Monday() - 8 * kDayMs;
  const v1::ListAgendaResponse agenda = view::ViewAgenda(small.As(1));
  ASSERT_EQ(agenda.items_size(), 3);
  EXPECT_EQ(agenda.items(0).matter_number(), 20'260'003u);
  EXPECT_EQ(agenda.items(1).matter_number(), 20'260'002u);
  EXPECT_EQ(agenda.items(2).waiting().act(), "convene_meeting");
}

TEST(Agenda, SecondSignaturesAwaitAnotherOfficial) {
  SmallState small;
  roster::Import& import = small.state.roster.imports[NumberedId<ImportId>(1)];
  import.staged_by = Nr(21);
  EXPECT_THAT(Acts(small.As(22)), IsEmpty()) << "not committed yet";
  import.committed_root = Hash{};
  EXPECT_THAT(Acts(small.As(21)), IsEmpty()) << "not by who staged it";
  EXPECT_THAT(Acts(small.As(22)), ElementsAre("confirm_roster"));
  EXPECT_THAT(Acts(small.As(11)), ElementsAre("confirm_roster"));
  EXPECT_THAT(Acts(small.As(1)), IsEmpty());
  roster::Key& key = small.state.roster.keys[NumberedId<KeyId>(1)];
  key.person = Nr(1);
  EXPECT_THAT(Acts(small.As(11)), ElementsAre("confirm_keys", "confirm_roster"));
  key.confirmed = true;
  EXPECT_THAT(Acts(small.As(11)), ElementsAre("confirm_roster"));
}

TEST(Agenda, ARecoveryAwaitsASecondSignatureAndThenItsOwner) {
  SmallState small;
  small.state.roster.keys[NumberedId<KeyId>(1)].person = Nr(1);
  small.state.roster.keyed.insert(Nr(1));
  EXPECT_THAT(Acts(small.As(11)), ElementsAre("confirm_recovery"));
  EXPECT_THAT(Acts(small.As(1)), IsEmpty());
  roster::Recovery& recovery = small.state.roster.recoveries[NumberedId<KeyId>(1)];
  recovery.person = Nr(1);
  recovery.counts_from_ms = Monday() + 3 * kDayMs;
  EXPECT_THAT(Acts(small.As(11)), IsEmpty());
  EXPECT_THAT(Acts(small.As(1)), ElementsAre("stop_recovery"));
}

TEST(Agenda, ObjectionAwaitsTheLevelThatHasIt) {
  SmallState small;
  small.AddMatter(1, 1, Phase::kPosted);
  posting::Posting& posting = small.AddPosting(1, 1);
  posting.started_ms = Monday();
  posting.ends_ms = Monday() + 16 * kDayMs;
  for (auto& place : posting.places) place.proofs = {Monday(), Monday() + 7 * kDayMs, Monday() + 15 * kDayMs};
  posting::Objection& objection = small.state.postings.objections[NumberedId<ObjectionId>(1)];
  objection.posting = PostingNr(1);
  objection.level = posting::Level::kTownship;
  objection.due_ms = Monday() + 10 * kDayMs;
  EXPECT_THAT(Acts(small.As(71)), ElementsAre("answer_objection"));
  EXPECT_THAT(Acts(small.As(11)), IsEmpty());
  EXPECT_EQ(view::ViewAgenda(small.As(71)).items(0).objection_id(), NumberedId<ObjectionId>(1).str());
}

}  // namespace
}  // namespace yishi::testing
