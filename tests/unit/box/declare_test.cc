// The result: every channel apart and together, and nothing before everything is in (engine/README.md, I16).

#include "engine/base/limits.h"
#include "tests/support/refusal_matchers.h"
#include "tests/unit/box/box_fixture.h"

namespace yishi::box {
namespace {

using meeting::Channel;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::Nr;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

class DeclareTest : public BoxFixture {
 protected:
  // Ten are present: 1 to 4 by their device, 5 by the desk's, 6 to 8 on paper, 9 and 10 by hands.
  DeclareTest() {
    Present(1, 4, Channel::kDevice);
    Present(5, 5, Channel::kDeskDevice);
    Present(6, 8, Channel::kPaper);
    Present(9, 10, Channel::kHands);
    Open();
  }
  static ledger::v1::ChannelTally Of(const ledger::v1::BoxDeclared& declared, v1::Channel channel) {
    for (const auto& tally : declared.channels()) {
      if (tally.channel() == channel) return tally;
    }
    return {};
  }
};

TEST_F(DeclareTest, AddsTheChannelsUp) {
  Cast(1, v1::CHOICE_YES);
  Cast(2, v1::CHOICE_NO);
  Cast(3, v1::CHOICE_ABSTAIN);
  Cast(5, v1::CHOICE_YES);
  HandOut({6, 7, 8});
  Close();
  EnterAndConfirm(Paper(3, 2, 0, 0, 1));
  EnterAndConfirm(Hands(1, 0, 0, 1));
  const ledger::v1::BoxDeclared declared = Declare();
  EXPECT_EQ(declared.expected(), 10u);
  EXPECT_EQ(declared.present(), 10u);
  EXPECT_EQ(declared.yes(), 5u);
  EXPECT_EQ(declared.no(), 1u);
  EXPECT_EQ(declared.abstain(), 1u);
  EXPECT_EQ(declared.void_ballots(), 1u);
  EXPECT_EQ(Of(declared, v1::CHANNEL_DEVICE).yes(), 1u);
  EXPECT_EQ(Of(declared, v1::CHANNEL_DEVICE).silent(), 1u) << "number 4 came and did not vote";
  EXPECT_EQ(Of(declared, v1::CHANNEL_DESK_DEVICE).yes(), 1u);
  EXPECT_EQ(Of(declared, v1::CHANNEL_PAPER).yes(), 2u);
  EXPECT_EQ(Of(declared, v1::CHANNEL_PAPER).void_ballots(), 1u);
  EXPECT_EQ(Of(declared, v1::CHANNEL_HANDS).silent(), 1u);
  // Five of ten present are not more than half: silence, abstaining and spoiling work as a no.
  EXPECT_EQ(declared.outcome(), ledger::v1::BOX_OUTCOME_REJECTED);
  ASSERT_TRUE(box().result.has_value());
  EXPECT_EQ(box().result->channels.total().yes, 5);
  EXPECT_EQ(box().phase, BoxPhase::kDeclared);
}

// Everyone present is in exactly one place of the tally.
TEST_F(DeclareTest, EveryoneWhoIsPresentIsInTheTally) {
  Cast(1, v1::CHOICE_YES);
  HandOut({6, 7});  // number 8 chose paper and never asked for one
  Close();
  EnterAndConfirm(Paper(2, 1, 0, 0, 0));
  EnterAndConfirm(Hands(1, 1, 0, 0));
  const ledger::v1::BoxDeclared declared = Declare();
  std::uint32_t all = 0;
  for (const auto& tally : declared.channels()) {
    all += tally.yes() + tally.no() + tally.abstain() + tally.void_ballots() + tally.silent();
  }
  EXPECT_EQ(all, declared.present());
  EXPECT_EQ(Of(declared, v1::CHANNEL_PAPER).silent(), 2u) << "one carried the paper away, one never had one";
}

TEST_F(DeclareTest, ASupersededBallotIsShownWhereItWasCastAndNotCounted) {
  Cast(5, v1::CHOICE_YES);  // on the desk's device
  Cast(1, v1::CHOICE_YES);
  HandOut({1, 5});
  Close();
  EnterAndConfirm(Paper(2, 0, 2, 0, 0));
  EnterAndConfirm(Hands(0, 0, 0, 2));
  const ledger::v1::BoxDeclared declared = Declare();
  EXPECT_EQ(declared.yes(), 0u);
  EXPECT_EQ(Of(declared, v1::CHANNEL_DEVICE).superseded(), 1u);
  EXPECT_EQ(Of(declared, v1::CHANNEL_DESK_DEVICE).superseded(), 1u);
  EXPECT_EQ(box().result->superseded, 2u);
}

TEST_F(DeclareTest, NothingIsDeclaredBeforeTheClose) {
  EXPECT_THAT(TryDeclare(), RefusedInBoth(Reason::kBoxNotOpen));
}

TEST_F(DeclareTest, EverySheetMustBeInAndConfirmed) {
  HandOut({6});
  Close();
  EXPECT_THAT(TryDeclare(), RefusedInBoth(Reason::kSheetMissing));
  const CommandId paper = Enter(kTeller, Paper(1, 1, 0, 0, 0));
  EXPECT_THAT(TryDeclare(), RefusedInBoth(Reason::kSheetUnconfirmed));
  Confirm(kOtherTeller, v1::CHANNEL_PAPER, paper);
  EXPECT_THAT(TryDeclare(), RefusedInBoth(Reason::kSheetMissing)) << "the hands";
  const CommandId hands = Enter(kTeller, Hands(1, 1, 0, 0));
  EXPECT_THAT(TryDeclare(), RefusedInBoth(Reason::kSheetUnconfirmed));
  Confirm(kOtherTeller, v1::CHANNEL_HANDS, hands);
  EXPECT_THAT(TryDeclare(), IsOk());
}

TEST_F(DeclareTest, WhereNobodyUsedThemNoSheetsAreNeeded) {
  for (int person = 6; person <= 10; ++person) boxes_.at(TheBox()).present[Nr(person)] = Channel::kDevice;
  for (int person = 1; person <= 6; ++person) Cast(person, v1::CHOICE_YES);
  Close();
  const auto effects = TryDeclare();
  ASSERT_THAT(effects, IsOk());
  EXPECT_EQ((*effects)[0].box_declared().outcome(), ledger::v1::BOX_OUTCOME_PASSED) << "six of ten";
}

TEST_F(DeclareTest, AMissingOpeningStopsTheCount) {
  Cast(1, v1::CHOICE_YES);
  Cast(2, v1::CHOICE_YES);
  Close();
  EnterAndConfirm(Hands(2, 0, 0, 0));
  openings_.Drop(box().ballots.at(Nr(1)).seq);
  EXPECT_THAT(TryDeclare(), RefusedNaming(Reason::kOpeningsIncomplete, Names{"1"}));
  openings_.Drop(box().ballots.at(Nr(2)).seq);
  EXPECT_THAT(TryDeclare(), RefusedNaming(Reason::kOpeningsIncomplete, Names{"2"}));
}

TEST_F(DeclareTest, MorePapersThanWereHandedOutVoidTheBox) {
  for (int person = 1; person <= 5; ++person) Cast(person, v1::CHOICE_YES);
  HandOut({6, 7, 8});
  Close();
  v1::EnterSheet act = Paper(3, 3, 0, 0, 0);
  act.mutable_paper()->set_returned(4);
  act.mutable_paper()->set_yes(4);
  EnterAndConfirm(act);
  EnterAndConfirm(Hands(2, 0, 0, 0));
  const ledger::v1::BoxDeclared declared = Declare();
  EXPECT_EQ(declared.outcome(), ledger::v1::BOX_OUTCOME_VOID);
  EXPECT_EQ(box().result->outcome, Outcome::kVoid);
}

TEST_F(DeclareTest, OnlyTheChairDeclaresAndOnlyOnce) {
  Close();
  EnterAndConfirm(Hands(2, 0, 0, 0));
  EXPECT_THAT(TryDeclare(kTeller), RefusedInBoth(Reason::kNotAuthorised));
  Declare();
  EXPECT_THAT(TryDeclare(), RefusedInBoth(Reason::kAlreadyDeclared));
}

TEST_F(DeclareTest, ReasonsForARejectionFit) {
  Close();
  EnterAndConfirm(Hands(2, 0, 0, 0));
  v1::DeclareBox act;
  act.set_box_id(TheBox().str());
  act.set_reasons(Bytes(limits::kTextBytes + 1, 'x'));
  EXPECT_THAT(DecideDeclare(box(), meeting(), As(kChair), rules(), openings_, act),
              RefusedNaming(Reason::kLimitExceeded, Names{"reasons", "16385", "16384"}));
}

}  // namespace
}  // namespace yishi::box
