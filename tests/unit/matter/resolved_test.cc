// Whether a matter stands as a resolution: its last vote was won by the text that it has.

#include "tests/unit/matter/matter_fixture.h"

namespace yishi::matter {
namespace {

class ResolvedTest : public MatterFixture {
 protected:
  bool Is() const { return Resolved(matter(), charter_); }
};

TEST_F(ResolvedTest, OnlyAfterTheLastVoteWasWon) {
  EXPECT_FALSE(Is());
  matter().visits.back().passed = true;
  Put(1, Phase::kAwaitingPosting);
  EXPECT_TRUE(Is());
  matter().phase = Phase::kClosed;
  matter().close_cause = ledger::v1::CLOSE_CAUSE_COMPLETED;
  EXPECT_TRUE(Is()) << "and for ever after";
}

TEST_F(ResolvedTest, NotWhatCameBackOrWasWithdrawn) {
  matter().visits.back().passed = true;
  Put(1, Phase::kReturned);
  EXPECT_FALSE(Is());
  matter().phase = Phase::kClosed;
  matter().close_cause = ledger::v1::CLOSE_CAUSE_WITHDRAWN;
  EXPECT_FALSE(Is());
}

// A changed text restarts at a vote, so that one which stands behind the votes is the text that was passed.
TEST_F(ResolvedTest, TheSameTextDoneAgainRestsOnItsVote) {
  matter().visits.back().passed = true;
  matter().versions.push_back(matter().versions[0]);
  Put(1, Phase::kAwaitingPosting);
  EXPECT_TRUE(Is());
}

TEST_F(ResolvedTest, NotAVersionThatIsVotedOnAgain) {
  matter().visits.back().passed = true;
  matter().versions.push_back(matter().versions[0]);
  Put(0, Phase::kAwaitingMeeting);
  EXPECT_FALSE(Is());
}

}  // namespace
}  // namespace yishi::matter
