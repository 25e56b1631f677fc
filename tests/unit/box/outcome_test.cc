// What the effects of a box leave behind, and what readers compute from it again.

#include "engine/box/outcome.h"

#include "tests/support/refusal_matchers.h"
#include "tests/unit/box/box_fixture.h"

namespace yishi::box {
namespace {

using meeting::Channel;

class OutcomeTest : public BoxFixture {};

TEST_F(OutcomeTest, ADeclaredResultGivesTheSameVerdictAgain) {
  Present(1, 8, Channel::kDevice);
  Present(9, 10, Channel::kHands);
  Open();
  for (int person = 1; person <= 4; ++person) Cast(person, v1::CHOICE_YES);
  Close();
  EnterAndConfirm(Hands(2, 0, 0, 0));
  const ledger::v1::BoxDeclared declared = Declare();
  const tally::Figures figures = FiguresOf(*box().result);
  EXPECT_EQ(figures.persons.expected, 10);
  EXPECT_EQ(figures.persons.present, 10);
  EXPECT_EQ(figures.persons.yes, 6);
  EXPECT_EQ(WorkingOf(rules(), figures).passed(), declared.outcome() == ledger::v1::BOX_OUTCOME_PASSED);
  EXPECT_TRUE(WorkingOf(rules(), figures).passed());
  EXPECT_EQ(WorkingOf(rules(), figures).threshold.needed, 6);
}

TEST_F(OutcomeTest, PassingNeedsBothQuorumAndMajority) {
  tally::Figures figures;
  figures.persons = {.expected = 10, .present = 4, .yes = 4, .no = 0, .abstain = 0, .void_ballots = 0};
  EXPECT_FALSE(WorkingOf(rules(), figures).passed()) << "no quorum";
  figures.persons.present = 10;
  EXPECT_FALSE(WorkingOf(rules(), figures).passed()) << "no majority";
  figures.persons.yes = 6;
  EXPECT_TRUE(WorkingOf(rules(), figures).passed());
}

// I27. The floor of a majority of those present, with everyone who is recused in the room and silent.
TEST_F(OutcomeTest, WhoIsRecusedIsCountedInBothWays) {
  v1::VoteRules majority = rules();
  majority.mutable_threshold()->mutable_criterion()->set_base(v1::BASE_KIND_PRESENT);
  tally::Figures figures;
  figures.persons = {.expected = 37, .present = 25, .yes = 13, .no = 12, .abstain = 0, .void_ballots = 0};
  EXPECT_FALSE(WorkingOf(majority, figures).with_recused) << "nobody is recused";
  EXPECT_TRUE(WorkingOf(majority, figures).passed());
  const Working working = WorkingOf(majority, figures, {.persons = 1});
  ASSERT_TRUE(working.with_recused);
  EXPECT_TRUE(working.threshold.holds);
  EXPECT_EQ(working.threshold.base, 25);
  EXPECT_EQ(working.with_recused->base, 26);
  EXPECT_EQ(working.with_recused->needed, 14);
  EXPECT_FALSE(working.passed());
}

// I27, in full for up to 40 members: a recusal never makes a yes easier than the same member sitting silent.
TEST_F(OutcomeTest, ARecusalNeverHelpsAYes) {
  v1::VoteRules majority = rules();
  majority.mutable_threshold()->mutable_criterion()->set_base(v1::BASE_KIND_PRESENT);
  for (int present = 1; present <= 40; ++present) {
    for (int recused = 1; recused <= 3; ++recused) {
      for (int yes = 0; yes <= present; ++yes) {
        tally::Figures without;
        without.persons = {
            .expected = 43, .present = present, .yes = yes, .no = 0, .abstain = 0, .void_ballots = 0};
        tally::Figures silent = without;
        silent.persons.present += recused;
        const bool passed = WorkingOf(majority, without, {.persons = recused}).passed();
        EXPECT_LE(passed, WorkingOf(majority, silent).threshold.holds) << present << " " << recused;
        EXPECT_LE(passed, WorkingOf(majority, without).passed());
      }
    }
  }
}

TEST_F(OutcomeTest, ItIsSplitWhereTheNoesWouldNotHavePassedEither) {
  v1::VoteRules majority = rules();
  majority.mutable_threshold()->mutable_criterion()->set_base(v1::BASE_KIND_PRESENT);
  tally::Figures figures;
  figures.persons = {.expected = 10, .present = 9, .yes = 4, .no = 4, .abstain = 1, .void_ballots = 0};
  EXPECT_TRUE(IsSplit(majority, figures, {}));
  figures.persons.no = 5;
  figures.persons.abstain = 0;
  EXPECT_FALSE(IsSplit(majority, figures, {}));
  EXPECT_TRUE(IsSplit(majority, figures, {.persons = 1})) << "5 of 10 with the member who is recused";
}

TEST_F(OutcomeTest, AnEffectOfAnotherNounIsNotABoxs) {
  ledger::v1::Effect effect;
  effect.mutable_meeting_closed();
  EXPECT_FALSE(Apply(boxes_, meetings_, effect, {}, {}, 1, 1));
}

TEST_F(OutcomeTest, WhoIsRecusedTakesTheirHouseholdAndAreaAlong) {
  const roster::Roll roll = {
      {.person = testing::Nr(1), .household = {}, .represents = true, .area_dm2 = 9'000},
      {.person = testing::Nr(2), .household = {}},
      {.person = testing::Nr(3), .household = {}, .represents = true, .area_dm2 = 100}};
  EXPECT_EQ(RecusedOf(roll, {testing::Nr(1), testing::Nr(2)}),
            (Recused{.persons = 2, .households = 1, .area_dm2 = 9'000}));
}

}  // namespace
}  // namespace yishi::box
