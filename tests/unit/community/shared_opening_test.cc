// Voters who share an opening, or use one twice: each ballot stands for itself (engine/README.md, I13).

#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/community/bare_community.h"

namespace yishi::community {
namespace {

using ::yishi::testing::Actor;
using ::yishi::testing::IsOk;
using ::yishi::testing::Poll;
using ::yishi::testing::SignedAct;

class SharedOpeningTest : public ::testing::Test {
 protected:
  // A ballot with an opening that there is already.
  SignedAct With(const Actor& voter, const Poll& poll, const SignedAct& other) const {
    v1::Command act;
    act.mutable_cast_ballot()->set_box_id(poll.box.str());
    act.mutable_cast_ballot()->set_question(poll.question);
    act.mutable_cast_ballot()->set_commitment(CommandOf(other).cast_ballot().commitment());
    return bare_.people.Sign(voter, act, other.openings);
  }
  // Closes and declares with `ballots` in the box: how many said yes.
  std::int64_t YesIn(const Poll& poll, std::size_t ballots) {
    const auto without = static_cast<std::uint32_t>(bare_.people.Voters().size() - ballots);
    EXPECT_THAT(bare_.people.CloseBox(poll, without), IsOk());
    EXPECT_THAT(bare_.people.DeclareBox(poll), IsOk());
    const auto& result = bare_.state().boxes.at(poll.box).result;
    return result ? result->channels.device.yes : -1;
  }

  BareCommunity bare_;
};

TEST_F(SharedOpeningTest, OneOpeningInTwoBoxesCountsInBoth) {
  const auto first = bare_.people.OpenPoll("绿化");
  const auto second = bare_.people.OpenPoll("路灯");
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(second, IsOk());
  const Actor& voter = *bare_.people.Voters()[0];
  const SignedAct ballot = bare_.people.Ballot(voter, *first, v1::CHOICE_YES);
  ASSERT_THAT(bare_.people.Submit(ballot), IsOk());
  ASSERT_THAT(bare_.people.Submit(With(voter, *second, ballot)), IsOk());
  EXPECT_EQ(YesIn(*first, 1), 1);
  EXPECT_EQ(YesIn(*second, 1), 1) << "the choice went with the box that was declared before";
}

TEST_F(SharedOpeningTest, WhoVotesAgainDoesNotTakeAnothersBallotAlong) {
  const auto poll = bare_.people.OpenPoll("绿化");
  ASSERT_THAT(poll, IsOk());
  const auto voters = bare_.people.Voters();
  const SignedAct ballot = bare_.people.Ballot(*voters[0], *poll, v1::CHOICE_YES);
  ASSERT_THAT(bare_.people.Submit(ballot), IsOk());
  ASSERT_THAT(bare_.people.Submit(With(*voters[1], *poll, ballot)), IsOk());
  ASSERT_THAT(bare_.people.Submit(bare_.people.Ballot(*voters[1], *poll, v1::CHOICE_NO)), IsOk());
  EXPECT_EQ(bare_.community().openings.size(), 2u);
  EXPECT_EQ(YesIn(*poll, 2), 1);
  EXPECT_EQ(bare_.community().openings.size(), 0u);
}

}  // namespace
}  // namespace yishi::community
