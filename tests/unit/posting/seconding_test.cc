// Who may object, joining an objection, and withdrawing one.

#include "posting_fixture.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/status_matchers.h"

namespace yishi::posting {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::Refused;

class SecondingTest : public PostingFixture {
 protected:
  absl::StatusOr<Effects> TrySecond(int actor, int objection) const {
    return DecideSecond(postings_, TheObjection(objection), calendar_, As(actor), rules_);
  }
  // The effect, applied.
  ledger::v1::ObjectionSeconded Second(int actor, int objection) {
    const auto effects = TrySecond(actor, objection);
    EXPECT_THAT(effects, IsOk());
    if (!effects.ok()) return {};
    v1::Command command;
    command.mutable_second_objection()->set_objection_id(TheObjection(objection).str());
    Fold(effects, command, actor);
    return (*effects)[0].objection_seconded();
  }
};

TEST_F(SecondingTest, AnyoneMayObjectUnlessTheCharterSays) {
  EXPECT_THAT(RequireObjector(people_.roster, As(kTown), rules_), IsOk());
  rules_.set_objectors(v1::OBJECTOR_KIND_BODY);
  rules_.set_objector_body(v1::BODY_KIND_RESIDENTS_COMMITTEE);
  EXPECT_THAT(RequireObjector(people_.roster, As(kMember), rules_), IsOk());
  EXPECT_THAT(RequireObjector(people_.roster, As(kResident), rules_), Refused(Reason::kNotAuthorised));
}

TEST_F(SecondingTest, ResidentsBelongToAHousehold) {
  rules_.set_objectors(v1::OBJECTOR_KIND_RESIDENTS);
  EXPECT_THAT(RequireObjector(people_.roster, As(kResident), rules_), IsOk());
  people_.roster.persons[testing::Nr(kResident)].household = {};
  EXPECT_THAT(RequireObjector(people_.roster, As(kResident), rules_), Refused(Reason::kNotAuthorised));
}

TEST_F(SecondingTest, WithoutANumberItIsShownAndChangesNothing) {
  Start();
  RaiseAt("2026-03-03 09:00", kResident, 1);
  const Millis due = objection(1).due_ms;
  EXPECT_FALSE(Second(kNeighbour, 1).suspends());
  EXPECT_TRUE(objection(1).suspends);
  EXPECT_EQ(objection(1).due_ms, due);
  EXPECT_EQ(objection(1).seconders.size(), 1u);
}

TEST_F(SecondingTest, TheNumberStartsTheClockOnce) {
  rules_.set_seconders(2);
  Start();
  RaiseAt("2026-03-03 09:00", kResident, 1);
  EXPECT_EQ(objection(1).due_ms, 0);
  EXPECT_FALSE(NextDue(objection(1), postings_).has_value());
  EXPECT_FALSE(objection(1).Awaited());
  EXPECT_FALSE(Second(kNeighbour, 1).suspends());
  EXPECT_TRUE(Second(kMember, 1).suspends());
  EXPECT_TRUE(objection(1).HoldsUp());
  const Millis due = objection(1).due_ms;
  EXPECT_EQ(NextDue(objection(1), postings_), due);
  now_ += kDayMs;
  EXPECT_FALSE(Second(kOtherMember, 1).suspends());
  EXPECT_EQ(objection(1).due_ms, due);
}

TEST_F(SecondingTest, NobodyJoinsTwiceNorTheirOwn) {
  Start();
  RaiseAt("2026-03-03 09:00", kResident, 1);
  EXPECT_THAT(TrySecond(kResident, 1), Refused(Reason::kNotAuthorised));
  Second(kNeighbour, 1);
  EXPECT_THAT(TrySecond(kNeighbour, 1), Refused(Reason::kAlreadyExists));
}

TEST_F(SecondingTest, WithdrawnItHoldsNothingUpAndIsOverForEveryone) {
  Start();
  RaiseAt("2026-03-03 09:00", kResident, 1);
  v1::Command command;
  command.mutable_withdraw_objection()->set_objection_id(TheObjection(1).str());
  const v1::WithdrawObjection& act = command.withdraw_objection();
  EXPECT_THAT(DecideWithdraw(objection(1), As(kNeighbour), act), Refused(Reason::kNotAuthorised));
  Fold(DecideWithdraw(objection(1), As(kResident), act), command, kResident);
  EXPECT_FALSE(objection(1).HoldsUp());
  EXPECT_FALSE(NextDue(objection(1), postings_).has_value());
  EXPECT_THAT(TrySecond(kNeighbour, 1), Refused(Reason::kObjectionWithdrawn));
  EXPECT_THAT(DecideWithdraw(objection(1), As(kResident), act), Refused(Reason::kObjectionWithdrawn));
  EXPECT_THAT(TryAnswer(kMember, 1, v1::OBJECTION_OUTCOME_DISMISSED), Refused(Reason::kObjectionWithdrawn));
}

TEST_F(SecondingTest, EachLevelHasTheDaysOfTheCharter) {
  rules_.set_answer_days(3);
  EXPECT_EQ(AnswerDays(rules_, Level::kTownship), 3);
  rules_.set_supervision_answer_days(5);
  rules_.set_township_answer_days(1);
  EXPECT_EQ(AnswerDays(rules_, Level::kCommittee), 3);
  EXPECT_EQ(AnswerDays(rules_, Level::kSupervision), 5);
  EXPECT_EQ(AnswerDays(rules_, Level::kTownship), 1);
}

}  // namespace
}  // namespace yishi::posting
