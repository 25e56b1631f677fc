// What happens in meetings, boxes and postings, and what it means for the matter.

#include <memory>

#include "gmock/gmock.h"
#include "tests/unit/matter/matter_fixture.h"

namespace yishi::matter {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::yishi::testing::NumberedId;

class ReactionTest : public MatterFixture {
 protected:
  Effects Convened() {
    ledger::v1::Effect effect;
    effect.mutable_meeting_convened()->set_meeting_id(TheMeeting().str());
    v1::Command command;
    command.mutable_convene_meeting()->add_agenda(TheMatter().str());
    return React(effect, command);
  }
  Effects MeetingClosed() {
    ledger::v1::Effect effect;
    effect.mutable_meeting_closed()->set_meeting_id(TheMeeting().str());
    return React(effect);
  }
  Effects PostingCompleted(const PostingId& id) {
    ledger::v1::Effect effect;
    effect.mutable_posting_completed()->set_posting_id(id.str());
    return React(effect);
  }
};

TEST_F(ReactionTest, ANoticePutsItOnTheAgenda) {
  EXPECT_THAT(NamesOf(Convened()), ElementsAre("phase_changed"));
  EXPECT_EQ(matter().phase, Phase::kNoticed);
}

TEST_F(ReactionTest, AMeetingThatEndsWithoutDecidingItLeavesItWaiting) {
  matter().phase = Phase::kNoticed;
  matter().visits.back().meetings = {TheMeeting()};
  AddBox(true);
  EXPECT_THAT(NamesOf(MeetingClosed()), ElementsAre("phase_changed"));
  EXPECT_EQ(matter().phase, Phase::kAwaitingMeeting);
}

TEST_F(ReactionTest, AMeetingThatEndsLeavesAloneWhatWaitsForAnother) {
  matter().phase = Phase::kNoticed;
  matter().visits.back().meetings = {TheMeeting(), testing::NumberedId<MeetingId>(2)};
  AddBox(true);
  EXPECT_THAT(MeetingClosed(), IsEmpty());
}

TEST_F(ReactionTest, AMeetingThatEndsAfterDecidingItChangesNothing) {
  Put(1, Phase::kAwaitingPosting);
  AddBox(true);
  EXPECT_THAT(MeetingClosed(), IsEmpty());
}

TEST_F(ReactionTest, TheBoxIsCastThenCounted) {
  matter().phase = Phase::kNoticed;
  ledger::v1::Effect opened;
  opened.mutable_box_opened()->set_box_id(TheBox().str());
  opened.mutable_box_opened()->set_matter_id(TheMatter().str());
  React(opened);
  EXPECT_EQ(matter().phase, Phase::kCasting);
  AddBox(false);
  ledger::v1::Effect closed;
  closed.mutable_box_closed()->set_box_id(TheBox().str());
  React(closed);
  EXPECT_EQ(matter().phase, Phase::kCounting);
}

TEST_F(ReactionTest, WhatPassesEntersTheNextStage) {
  matter().phase = Phase::kCounting;
  AddBox(false);
  EXPECT_THAT(NamesOf(Declared(ledger::v1::BOX_OUTCOME_PASSED)),
              ElementsAre("stage_passed", "stage_entered"));
  EXPECT_EQ(matter().stage, 1u);
  EXPECT_EQ(matter().phase, Phase::kAwaitingPosting);
  EXPECT_TRUE(matter().visits[0].passed);
  EXPECT_EQ(matter().visits[0].left_ms, now_);
}

TEST_F(ReactionTest, WhatIsRejectedComesBackWithTheReasons) {
  matter().phase = Phase::kCounting;
  AddBox(false);
  EXPECT_THAT(NamesOf(Declared(ledger::v1::BOX_OUTCOME_REJECTED)), ElementsAre("matter_returned"));
  EXPECT_EQ(matter().phase, Phase::kReturned);
  EXPECT_EQ(matter().restart_stage, 0u);
  EXPECT_EQ(matter().return_cause, ledger::v1::RETURN_CAUSE_REJECTED);
  EXPECT_EQ(matter().return_reasons, "资金来源不清");
  EXPECT_FALSE(matter().visits[0].passed);
}

TEST_F(ReactionTest, WhatIsRejectedForGoodIsClosed) {
  v1::Charter final = charter_;
  final.mutable_stages(0)->mutable_vote()->set_on_reject(v1::ON_REJECT_CLOSE);
  charters_.by_digest[digest_] = std::make_shared<const v1::Charter>(final);
  matter().phase = Phase::kCounting;
  AddBox(false);
  EXPECT_THAT(NamesOf(Declared(ledger::v1::BOX_OUTCOME_REJECTED)), ElementsAre("matter_closed"));
  EXPECT_EQ(matter().close_cause, ledger::v1::CLOSE_CAUSE_REJECTED);
}

TEST_F(ReactionTest, AVoidBoxIsVotedAgainInTheSameMeeting) {
  matter().phase = Phase::kCounting;
  AddBox(false);
  Declared(ledger::v1::BOX_OUTCOME_VOID);
  EXPECT_EQ(matter().phase, Phase::kNoticed);
  EXPECT_EQ(matter().stage, 0u);
}

TEST_F(ReactionTest, APostingThatHungItsTimeMovesOn) {
  Put(1, Phase::kPosted);
  const PostingId id = AddPosting(1);
  EXPECT_THAT(NamesOf(PostingCompleted(id)), ElementsAre("stage_passed", "stage_entered"));
  EXPECT_EQ(matter().phase, Phase::kWorking);
}

TEST_F(ReactionTest, TheLastStageClosesTheMatter) {
  Put(3, Phase::kPosted);
  const PostingId id = AddPosting(1);
  EXPECT_THAT(NamesOf(PostingCompleted(id)), ElementsAre("stage_passed", "matter_closed"));
  EXPECT_EQ(matter().phase, Phase::kClosed);
  EXPECT_EQ(matter().close_cause, ledger::v1::CLOSE_CAUSE_COMPLETED);
}

TEST_F(ReactionTest, AnOpenObjectionSuspends) {
  Put(1, Phase::kPosted);
  const PostingId id = AddPosting(1);
  AddObjection(1, id);
  EXPECT_THAT(NamesOf(PostingCompleted(id)), ElementsAre("phase_changed"));
  EXPECT_EQ(matter().phase, Phase::kSuspended);
}

TEST_F(ReactionTest, ARepeatedObjectionDoesNot) {
  Put(1, Phase::kPosted);
  const PostingId id = AddPosting(1);
  AddObjection(1, id, /*suspends=*/false);
  PostingCompleted(id);
  EXPECT_EQ(matter().phase, Phase::kWorking);
}

TEST_F(ReactionTest, WhatTheTableDoesNotKnowHappensToNobody) {
  Put(2, Phase::kWorking);
  AddBox(false);
  EXPECT_THAT(Declared(ledger::v1::BOX_OUTCOME_PASSED), IsEmpty());
  EXPECT_EQ(matter().phase, Phase::kWorking);
}

TEST_F(ReactionTest, AnotherMattersBoxIsNothingToThisOne) {
  matter().phase = Phase::kCounting;
  AddBox(false);
  boxes_.at(TheBox()).matter = NumberedId<MatterId>(2);
  matters_[NumberedId<MatterId>(2)] = matter();
  Declared(ledger::v1::BOX_OUTCOME_PASSED);
  EXPECT_EQ(matter().phase, Phase::kCounting);
  EXPECT_EQ(matters_.at(NumberedId<MatterId>(2)).phase, Phase::kAwaitingPosting);
}

}  // namespace
}  // namespace yishi::matter
