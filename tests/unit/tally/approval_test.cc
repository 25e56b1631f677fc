// Approval of k out of n, and who has the seats: every small election against a second opinion.

#include "engine/tally/approval.h"

#include <algorithm>

#include "gtest/gtest.h"

namespace yishi::tally {
namespace {

std::vector<bool> All(std::size_t options) { return std::vector<bool>(options, true); }

TEST(ApprovalTest, EveryMarkIsAVote) {
  const std::vector<Approval> ballots{{0, 2}, {2}, {}, {1, 2}};
  EXPECT_EQ(CountApprovals(ballots, 4), (std::vector<std::int64_t>{1, 1, 3, 0}));
}

TEST(ApprovalTest, MoreVotesStandBeforeFewerAndEqualOnesLevel) {
  const std::vector<std::int64_t> votes{5, 9, 5, 0};
  EXPECT_EQ(RankByVotes(votes, All(4)), (Ranking{{1}, {0, 2}, {3}}));
  EXPECT_EQ(RankByVotes(votes, {true, false, true, false}), (Ranking{{0, 2}}));
  EXPECT_TRUE(RankByVotes(votes, {false, false, false, false}).empty());
}

TEST(SeatsTest, ATieForTheLastSeatIsVotedAgainOrGoesByTheList) {
  const Ranking ranking{{1}, {0, 2}, {3}};
  EXPECT_EQ(FillSeats(ranking, 2, TieRule::kVoteAgain), (Seats{.chosen = {1}, .tied = {0, 2}}));
  EXPECT_EQ(FillSeats(ranking, 2, TieRule::kListedOrder), (Seats{.chosen = {1, 0}, .tied = {}}));
}

TEST(SeatsTest, ATieThatDecidesNothingIsNone) {
  const Ranking ranking{{1}, {0, 2}, {3}};
  EXPECT_EQ(FillSeats(ranking, 3, TieRule::kVoteAgain), (Seats{.chosen = {1, 0, 2}, .tied = {}}));
}

TEST(SeatsTest, TooFewOptionsLeaveSeatsVacant) {
  EXPECT_EQ(FillSeats({{1}}, 3, TieRule::kVoteAgain), (Seats{.chosen = {1}, .tied = {}}));
  EXPECT_EQ(FillSeats({}, 3, TieRule::kVoteAgain), Seats{});
}

// The options of which fewer than `seats` others have as many votes or more: nobody can dispute them.
std::vector<Option> Undisputed(const std::vector<std::int64_t>& votes, std::size_t seats) {
  std::vector<Option> safe;
  for (Option option = 0; option < votes.size(); ++option) {
    const auto rivals =
        std::count_if(votes.begin(), votes.end(), [&](std::int64_t other) { return other >= votes[option]; });
    if (static_cast<std::size_t>(rivals) <= seats) safe.push_back(option);
  }
  return safe;
}

// Every election of four options with up to three votes each, and every number of seats.
TEST(SeatsTest, EverySmallElectionAgreesWithASecondOpinion) {
  for (int code = 0; code < 256; ++code) {
    const std::vector<std::int64_t> votes{code & 3, (code >> 2) & 3, (code >> 4) & 3, (code >> 6) & 3};
    for (std::size_t seats = 1; seats <= 5; ++seats) {
      Seats filled = FillSeats(RankByVotes(votes, All(4)), seats, TieRule::kVoteAgain);
      const std::vector<Option> safe = Undisputed(votes, seats);
      std::sort(filled.chosen.begin(), filled.chosen.end());
      ASSERT_EQ(filled.chosen, safe) << code << " " << seats;
      ASSERT_EQ(filled.tied.empty(), safe.size() == std::min<std::size_t>(seats, 4)) << code << " " << seats;
      for (Option option : filled.tied) ASSERT_EQ(votes[option], votes[filled.tied[0]]);
      ASSERT_TRUE(filled.tied.empty() || filled.tied.size() + filled.chosen.size() > seats);
      const Seats by_list = FillSeats(RankByVotes(votes, All(4)), seats, TieRule::kListedOrder);
      ASSERT_EQ(by_list.chosen.size(), std::min<std::size_t>(seats, 4));
      ASSERT_TRUE(by_list.tied.empty());
    }
  }
}

}  // namespace
}  // namespace yishi::tally
