// An objection that nobody answers goes a level up at each clock, and lapses when the township's is over
// (engine/README.md, I20).

#include "tests/support/refusal_matchers.h"
#include "tests/unit/posting/posting_fixture.h"

namespace yishi::posting {
namespace {

using ::yishi::testing::At;
using ::yishi::testing::RefusedInBoth;

class EscalationTest : public PostingFixture {
 protected:
  EscalationTest() {
    Start();
    RaiseAt("2026-03-03 20:00", kResident, 1);  // due with the end of the 13th
  }
};

TEST_F(EscalationTest, ThroughTheSupervisionCommitteeToTheTownship) {
  EXPECT_EQ(NextDue(objection(1), postings_), At("2026-03-14 00:00"));
  EscalateAt(At("2026-03-14 00:00"), 1);
  EXPECT_EQ(objection(1).level, Level::kSupervision);
  EXPECT_EQ(objection(1).due_ms, At("2026-03-25 00:00")) << "ten days after the 14th";
  EXPECT_EQ(NextDue(objection(1), postings_), At("2026-03-25 00:00"));
  EXPECT_THAT(TryAnswer(kMember, 1, v1::OBJECTION_OUTCOME_DISMISSED), RefusedInBoth(Reason::kNotYourTurn));
  EscalateAt(At("2026-03-25 00:00"), 1);
  EXPECT_EQ(objection(1).level, Level::kTownship);
  EXPECT_EQ(NextDue(objection(1), postings_), At("2026-04-07 00:00"))
      << "ten days from the 25th end on a Saturday, and Monday the 6th ends it";
  EXPECT_TRUE(Suspended(postings_, ThePosting())) << "and it still suspends";
}

TEST_F(EscalationTest, WhenTheTownshipIsSilentTooItHoldsNothingUpAndCanStillBeAnswered) {
  EscalateAt(At("2026-03-14 00:00"), 1);
  EscalateAt(At("2026-03-25 00:00"), 1);
  EscalateAt(At("2026-04-07 00:00"), 1);
  EXPECT_TRUE(objection(1).lapsed);
  EXPECT_FALSE(objection(1).outcome.has_value()) << "nobody has answered it";
  EXPECT_FALSE(Suspended(postings_, ThePosting()));
  EXPECT_FALSE(NextDue(objection(1), postings_).has_value()) << "there is nobody above";
  EXPECT_THAT(TryAnswer(kMember, 1, v1::OBJECTION_OUTCOME_DISMISSED), RefusedInBoth(Reason::kNotYourTurn));
  Answer(kTown, 1, v1::OBJECTION_OUTCOME_DISMISSED);
  EXPECT_EQ(objection(1).outcome, v1::OBJECTION_OUTCOME_DISMISSED);
}

TEST_F(EscalationTest, AnAnsweredOneGoesNoFurther) {
  Answer(kMember, 1, v1::OBJECTION_OUTCOME_DISMISSED);
  EXPECT_FALSE(NextDue(objection(1), postings_).has_value());
}

TEST_F(EscalationTest, OneToAPostingThatEndedGoesNoFurther) {
  postings_.postings.at(ThePosting()).standing = Standing::kEnded;
  EXPECT_FALSE(NextDue(objection(1), postings_).has_value());
}

TEST_F(EscalationTest, OneToACompletedPostingStillDoes) {
  postings_.postings.at(ThePosting()).standing = Standing::kCompleted;
  EXPECT_EQ(NextDue(objection(1), postings_), At("2026-03-14 00:00"));
}

TEST_F(EscalationTest, ADueDayThatIsAHolidayMovesOn) {
  calendar_ = testing::ChinaWith({"2026-03-24"});
  EscalateAt(At("2026-03-14 00:00"), 1);
  EXPECT_EQ(objection(1).due_ms, At("2026-03-26 00:00"));
}

TEST_F(EscalationTest, EveryLevelHasItsBody) {
  EXPECT_EQ(BodyOf(Level::kCommittee), roster::BodyKind::kResidentsCommittee);
  EXPECT_EQ(BodyOf(Level::kSupervision), roster::BodyKind::kSupervisionCommittee);
  EXPECT_EQ(BodyOf(Level::kTownship), roster::BodyKind::kTownship);
}

TEST_F(EscalationTest, AnEffectOfAnotherNounIsNotAPostings) {
  ledger::v1::Effect effect;
  effect.mutable_meeting_closed();
  EXPECT_FALSE(Apply(postings_, effect, {}, &rules_, 0, 1));
}

}  // namespace
}  // namespace yishi::posting
