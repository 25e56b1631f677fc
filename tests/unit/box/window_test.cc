// A vote over days: whoever comes by the close was present, and the quorum is judged then.

#include "tests/support/refusal_matchers.h"
#include "tests/unit/box/box_fixture.h"

namespace yishi::box {
namespace {

using meeting::Channel;
using ::yishi::testing::IsOk;
using ::yishi::testing::Nr;
using ::yishi::testing::RefusedInBoth;

class WindowTest : public BoxFixture {
 protected:
  WindowTest() {
    rules().set_window(true);
    rules().clear_hands();
    meeting().sitting = meeting::Sitting::kWindow;
    meeting().ends_ms = now_ + 3 * kDayMs;
  }
  void CloseByClock() { Fold(Effects{ClosedByClock(TheBox(), box())}, {}, {}, kChair); }
};

TEST_F(WindowTest, OpensWithoutAnybodyAndClosesByItself) {
  const auto effects = TryOpen(kChair, 0);
  ASSERT_THAT(effects, IsOk());
  EXPECT_EQ((*effects)[0].box_opened().present(), 0u);
  EXPECT_EQ((*effects)[0].box_opened().closes_ms(), meeting().ends_ms);
  Open();
  EXPECT_THAT(TryClose(kChair, 0), RefusedInBoth(Reason::kWrongPhase));
}

TEST_F(WindowTest, OpensWithinItsDaysOnly) {
  now_ = meeting().ends_ms - 1;
  EXPECT_THAT(TryOpen(kChair, 0), IsOk());
  now_ += 1;
  EXPECT_THAT(TryOpen(kChair, 0), RefusedInBoth(Reason::kTooLate));
}

TEST_F(WindowTest, WhoeverIsOnTheRollVotesWithoutCheckingIn) {
  Open();
  EXPECT_THAT(TryCast(3, BallotOf(3, v1::CHOICE_YES)), IsOk());
  EXPECT_THAT(TryCast(77, BallotOf(77, v1::CHOICE_YES)), RefusedInBoth(Reason::kNotOnRoll));
  EXPECT_THAT(TryHandOut(kDesk, {4}), IsOk());
}

TEST_F(WindowTest, PresentAreThoseWhoseBallotCame) {
  Open();
  for (int person = 1; person <= 3; ++person) Cast(person, v1::CHOICE_YES);
  HandOut({4, 5, 6});
  CloseByClock();
  EnterAndConfirm(Paper(3, 0, 1, 0, 1));  // the third was carried away
  const ledger::v1::BoxDeclared declared = Declare();
  EXPECT_EQ(declared.present(), 5u);
  EXPECT_EQ(declared.outcome(), ledger::v1::BOX_OUTCOME_PASSED)
      << "five of ten took part, three of five said yes";
}

TEST_F(WindowTest, WithoutAQuorumAtTheCloseTheBoxIsVoid) {
  Open();
  for (int person = 1; person <= 4; ++person) Cast(person, v1::CHOICE_YES);
  CloseByClock();
  const ledger::v1::BoxDeclared declared = Declare();
  EXPECT_EQ(declared.present(), 4u);
  EXPECT_EQ(declared.outcome(), ledger::v1::BOX_OUTCOME_VOID) << "four of ten, five were needed";
}

TEST_F(WindowTest, PaperStillTakesThePlaceOfAnElectronicBallot) {
  Open();
  Cast(1, v1::CHOICE_YES);
  HandOut({1});
  EXPECT_FALSE(box().ballots.contains(Nr(1)));
  EXPECT_THAT(TryCast(1, BallotOf(1, v1::CHOICE_NO)), RefusedInBoth(Reason::kVotedOnPaper));
}

}  // namespace
}  // namespace yishi::box
