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

TEST_F(OutcomeTest, AnEffectOfAnotherNounIsNotABoxs) {
  ledger::v1::Effect effect;
  effect.mutable_meeting_closed();
  EXPECT_FALSE(Apply(boxes_, meetings_, effect, {}, {}, 1, 1));
}

}  // namespace
}  // namespace yishi::box
