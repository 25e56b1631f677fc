// Answers to objections, and what they mean for a matter that waits for them or has moved on
// (engine/README.md, I20).

#include <string>

#include "gmock/gmock.h"
#include "tests/unit/matter/matter_fixture.h"

namespace yishi::matter {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kDismissed = v1::OBJECTION_OUTCOME_DISMISSED;
constexpr auto kUpheld = v1::OBJECTION_OUTCOME_UPHELD;

class ObjectionReactionTest : public MatterFixture {
 protected:
  Effects Answered(const ObjectionId& id, v1::ObjectionOutcome outcome, const std::string& redo = "") {
    ledger::v1::Effect effect;
    effect.mutable_objection_answered()->set_objection_id(id.str());
    effect.mutable_objection_answered()->set_outcome(outcome);
    v1::Command command;
    command.mutable_answer_objection()->set_reasons("程序有误");
    command.mutable_answer_objection()->set_redo_stage(redo);
    const Effects effects = React(effect, command);
    postings_.objections.at(id).outcome = outcome;
    return effects;
  }
};

TEST_F(ObjectionReactionTest, TheLastDismissalLetsASuspendedMatterGoOn) {
  Put(1, Phase::kSuspended);
  const PostingId posting = AddPosting(1, posting::Standing::kCompleted);
  const ObjectionId first = AddObjection(1, posting);
  const ObjectionId second = AddObjection(2, posting);
  AddObjection(3, posting, /*suspends=*/false);
  EXPECT_THAT(Answered(first, kDismissed), IsEmpty()) << "the second is open";
  EXPECT_THAT(NamesOf(Answered(second, kDismissed)), ElementsAre("stage_passed", "stage_entered"));
  EXPECT_EQ(matter().phase, Phase::kWorking);
}

TEST_F(ObjectionReactionTest, TheLastOneThatLapsesLetsItGoOnToo) {
  Put(1, Phase::kSuspended);
  const PostingId posting = AddPosting(1, posting::Standing::kCompleted);
  const ObjectionId first = AddObjection(1, posting);
  const ObjectionId second = AddObjection(2, posting);
  const auto lapses = [this](const ObjectionId& id) {
    ledger::v1::Effect effect;
    effect.mutable_objection_lapsed()->set_objection_id(id.str());
    const Effects effects = React(effect, {});
    postings_.objections.at(id).lapsed = true;
    return effects;
  };
  EXPECT_THAT(lapses(first), IsEmpty()) << "the second is open";
  EXPECT_THAT(NamesOf(lapses(second)), ElementsAre("stage_passed", "stage_entered"));
}

TEST_F(ObjectionReactionTest, WhileItHangsADismissalChangesNothing) {
  Put(1, Phase::kPosted);
  EXPECT_THAT(Answered(AddObjection(1, AddPosting(1)), kDismissed), IsEmpty());
  EXPECT_EQ(matter().phase, Phase::kPosted);
}

TEST_F(ObjectionReactionTest, AnUpheldObjectionSendsItBackAndTakesThePostingDown) {
  for (Phase phase : {Phase::kPosted, Phase::kSuspended}) {
    Put(1, phase);
    const PostingId posting = AddPosting(1);
    const Effects effects = Answered(AddObjection(1, posting), kUpheld, "resolve");
    EXPECT_THAT(NamesOf(effects), ElementsAre("posting_ended", "matter_returned"));
    EXPECT_EQ(effects[0].posting_ended().posting_id(), posting.str());
    EXPECT_EQ(matter().phase, Phase::kReturned);
    EXPECT_EQ(matter().restart_stage, 0u);
    EXPECT_EQ(matter().return_cause, ledger::v1::RETURN_CAUSE_OBJECTION);
    EXPECT_EQ(matter().return_reasons, "程序有误");
  }
}

TEST_F(ObjectionReactionTest, TheStageIsTheOneThatTheAnswerNames) {
  Put(3, Phase::kPosted);
  Answered(AddObjection(1, AddPosting(1)), kUpheld, "work");
  EXPECT_EQ(matter().restart_stage, 2u);
}

// A repeated objection does not hold the matter up, and may be answered when it has long moved on.
class LateAnswerTest : public ObjectionReactionTest {
 protected:
  LateAnswerTest() {
    Put(1, Phase::kPosted);
    resolution_ = AddPosting(1, posting::Standing::kCompleted);
    late_ = AddObjection(1, resolution_, /*suspends=*/false);
    Put(3, Phase::kPosted);
    result_ = AddPosting(2);
  }

  PostingId resolution_;
  PostingId result_;
  ObjectionId late_;
};

TEST_F(LateAnswerTest, WhenItIsUpheldTheResultsPostingStays) {
  EXPECT_THAT(Answered(late_, kUpheld, "resolve"), IsEmpty());
  EXPECT_EQ(matter().phase, Phase::kPosted);
}

TEST_F(LateAnswerTest, WhenItIsDismissedTheResultsObjectionStillSuspends) {
  matter().phase = Phase::kSuspended;
  AddObjection(2, result_);
  EXPECT_THAT(Answered(late_, kDismissed), IsEmpty());
  EXPECT_EQ(matter().phase, Phase::kSuspended);
}

// The same stage, walked again after it came back: the first posting's objections are not the second's.
TEST_F(LateAnswerTest, AnObjectionToThePostingBeforeIsNotOneToTheNewOne) {
  Put(1, Phase::kPosted);
  AddPosting(3);
  EXPECT_THAT(Answered(late_, kUpheld, "resolve"), IsEmpty());
  EXPECT_EQ(matter().phase, Phase::kPosted);
}

}  // namespace
}  // namespace yishi::matter
