// Ranked ballots: a published election, pairs and paths against slow second opinions, and what Schulze proves
// of the method.

#include "engine/tally/ranked.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <string_view>

#include "gtest/gtest.h"
#include "tests/support/seed.h"

namespace yishi::tally {
namespace {

constexpr int kRounds = 2'000;

// "ACBED" as a ballot.
Preference Ballot(std::string_view letters) {
  Preference ballot;
  for (char letter : letters) ballot.push_back(static_cast<Option>(letter - 'A'));
  return ballot;
}

void Add(std::vector<Preference>& ballots, int times, std::string_view letters) {
  for (int i = 0; i < times; ++i) ballots.push_back(Ballot(letters));
}

Pairs Matrix(std::size_t options, const std::vector<std::int64_t>& rows) {
  Pairs pairs(options);
  for (std::size_t i = 0; i < rows.size(); ++i) pairs.at(i / options, i % options) = rows[i];
  return pairs;
}

std::vector<bool> All(std::size_t options) { return std::vector<bool>(options, true); }

// The example of Schulze's paper, section 3, example 1: 45 voters, 5 candidates, no Condorcet winner.
std::vector<Preference> Published() {
  std::vector<Preference> ballots;
  Add(ballots, 5, "ACBED");
  Add(ballots, 5, "ADECB");
  Add(ballots, 8, "BEDAC");
  Add(ballots, 3, "CABED");
  Add(ballots, 7, "CAEBD");
  Add(ballots, 2, "CBADE");
  Add(ballots, 7, "DCEBA");
  Add(ballots, 8, "EBADC");
  return ballots;
}

TEST(SchulzeTest, ThePublishedElectionGivesThePublishedNumbers) {
  const Pairs pairs = CountPairs(Published(), 5);
  EXPECT_EQ(pairs, Matrix(5, {0,  20, 26, 30, 22,    //
                              25, 0,  16, 33, 18,    //
                              19, 29, 0,  17, 24,    //
                              15, 12, 28, 0,  14,    //
                              23, 27, 21, 31, 0}));  //
  const Pairs paths = StrongestPaths(pairs);
  EXPECT_EQ(paths, Matrix(5, {0,  28, 28, 30, 24,    //
                              25, 0,  28, 33, 24,    //
                              25, 29, 0,  29, 24,    //
                              25, 28, 28, 0,  24,    //
                              25, 28, 28, 31, 0}));  //
  EXPECT_EQ(RankByPaths(paths, All(5)), (Ranking{{4}, {0}, {2}, {1}, {3}})) << "E > A > C > B > D";
  EXPECT_EQ(StrongestPath(pairs, 0, 1), (Preference{0, 3, 2, 1})) << "A beats D, D beats C, C beats B";
}

TEST(SchulzeTest, OptionsLeftOutStandLevelBehindThoseNamed) {
  const Pairs pairs = CountPairs(std::vector<Preference>{{1}}, 3);
  EXPECT_EQ(pairs, Matrix(3, {0, 0, 0, 1, 0, 1, 0, 0, 0}));
  EXPECT_EQ(RankByPaths(StrongestPaths(pairs), All(3)), (Ranking{{1}, {0, 2}}));
}

TEST(SchulzeTest, NoBallotsLeaveAllLevel) {
  EXPECT_EQ(RankByPaths(StrongestPaths(CountPairs({}, 3)), All(3)), (Ranking{{0, 1, 2}}));
  EXPECT_TRUE(StrongestPath(Pairs(2), 0, 1).empty());
}

// A beats B, B beats C, C beats A, each by two of three: nobody is before another.
TEST(SchulzeTest, AnEvenCycleIsATie) {
  std::vector<Preference> ballots;
  Add(ballots, 1, "ABC");
  Add(ballots, 1, "BCA");
  Add(ballots, 1, "CAB");
  EXPECT_EQ(RankByPaths(StrongestPaths(CountPairs(ballots, 3)), All(3)), (Ranking{{0, 1, 2}}));
}

TEST(SchulzeTest, WhoDoesNotStandIsPassedOver) {
  std::vector<bool> stands = All(5);
  stands[4] = false;
  EXPECT_EQ(RankByPaths(StrongestPaths(CountPairs(Published(), 5)), stands), (Ranking{{0}, {2}, {1}, {3}}));
}

class RandomElections : public ::testing::Test {
 protected:
  std::size_t Draw(std::size_t low, std::size_t high) { return low + random_() % (high - low + 1); }

  Preference DrawBallot(std::size_t options) {
    Preference ballot(options);
    std::iota(ballot.begin(), ballot.end(), 0u);
    for (std::size_t i = options; i > 1; --i) std::swap(ballot[i - 1], ballot[Draw(0, i - 1)]);
    ballot.resize(Draw(0, options));
    return ballot;
  }

  std::vector<Preference> DrawElection(std::size_t options) {
    std::vector<Preference> ballots(Draw(0, 12));
    for (Preference& ballot : ballots) ballot = DrawBallot(options);
    return ballots;
  }

  std::mt19937_64 random_{testing::TestSeed()};
};

// Where each option stands on a ballot; those left out behind all.
std::size_t PlaceOn(const Preference& ballot, Option option) {
  return static_cast<std::size_t>(std::find(ballot.begin(), ballot.end(), option) - ballot.begin());
}

TEST_F(RandomElections, PairsAreWhatLookingAtEveryBallotGives) {
  for (int round = 0; round < kRounds; ++round) {
    const std::size_t options = Draw(1, 5);
    const std::vector<Preference> ballots = DrawElection(options);
    const Pairs pairs = CountPairs(ballots, options);
    for (Option a = 0; a < options; ++a) {
      for (Option b = 0; b < options; ++b) {
        const auto before = std::count_if(ballots.begin(), ballots.end(), [&](const Preference& ballot) {
          return PlaceOn(ballot, a) < PlaceOn(ballot, b);
        });
        ASSERT_EQ(pairs.at(a, b), before);
      }
    }
  }
}

// The strongest of all simple paths, by walking every one of them.
std::int64_t SlowStrength(const Pairs& pairs, Option at, Option to, std::vector<bool> seen) {
  if (at == to) return INT64_MAX;
  seen[at] = true;
  std::int64_t best = 0;
  for (Option next = 0; next < pairs.options(); ++next) {
    if (seen[next] || pairs.at(at, next) <= pairs.at(next, at)) continue;
    best = std::max(best, std::min(pairs.at(at, next), SlowStrength(pairs, next, to, seen)));
  }
  return best;
}

TEST_F(RandomElections, PathsAreWhatWalkingEveryPathGives) {
  for (int round = 0; round < kRounds; ++round) {
    const std::size_t options = Draw(2, 5);
    const Pairs pairs = CountPairs(DrawElection(options), options);
    const Pairs paths = StrongestPaths(pairs);
    for (Option a = 0; a < options; ++a) {
      for (Option b = 0; b < options; ++b) {
        if (a == b) continue;
        ASSERT_EQ(paths.at(a, b), SlowStrength(pairs, a, b, std::vector<bool>(options, false)));
        const std::vector<Option> path = StrongestPath(pairs, a, b);
        ASSERT_EQ(path.empty(), paths.at(a, b) == 0);
        for (std::size_t i = 1; i < path.size(); ++i) {
          ASSERT_GE(pairs.at(path[i - 1], path[i]), paths.at(a, b));
        }
      }
    }
  }
}

TEST_F(RandomElections, ACondorcetWinnerStandsAloneAtTheHead) {
  int found = 0;
  for (int round = 0; round < kRounds; ++round) {
    const std::size_t options = Draw(2, 5);
    const Pairs pairs = CountPairs(DrawElection(options), options);
    for (Option a = 0; a < options; ++a) {
      bool beats_all = true;
      for (Option b = 0; b < options; ++b) beats_all &= a == b || pairs.at(a, b) > pairs.at(b, a);
      if (!beats_all) continue;
      ++found;
      ASSERT_EQ(RankByPaths(StrongestPaths(pairs), All(options))[0], std::vector<Option>{a});
    }
  }
  EXPECT_GT(found, kRounds / 10);
}

TEST_F(RandomElections, EveryOptionIsRankedOnceAndNoneBehindOneThatItBeats) {
  for (int round = 0; round < kRounds; ++round) {
    const std::size_t options = Draw(1, 6);
    const Pairs paths = StrongestPaths(CountPairs(DrawElection(options), options));
    std::vector<int> group(options, -1);
    const Ranking ranking = RankByPaths(paths, All(options));
    for (std::size_t i = 0; i < ranking.size(); ++i) {
      for (Option option : ranking[i]) {
        ASSERT_EQ(group[option], -1);
        group[option] = static_cast<int>(i);
      }
    }
    for (Option a = 0; a < options; ++a) {
      ASSERT_GE(group[a], 0);
      for (Option b = 0; b < options; ++b) {
        if (paths.at(a, b) > paths.at(b, a)) {
          ASSERT_LT(group[a], group[b]);
        }
      }
    }
  }
}

// Reversal symmetry: a sole winner is not the sole winner when every full ballot is turned around.
TEST_F(RandomElections, TurningEveryBallotAroundUnseatsTheWinner) {
  for (int round = 0; round < kRounds; ++round) {
    const std::size_t options = Draw(2, 5);
    std::vector<Preference> ballots(Draw(1, 12));
    for (Preference& ballot : ballots) {
      do ballot = DrawBallot(options);
      while (ballot.size() < options);
    }
    const Ranking before = RankByPaths(StrongestPaths(CountPairs(ballots, options)), All(options));
    if (before[0].size() != 1) continue;
    for (Preference& ballot : ballots) std::reverse(ballot.begin(), ballot.end());
    ASSERT_NE(RankByPaths(StrongestPaths(CountPairs(ballots, options)), All(options))[0], before[0]);
  }
}

}  // namespace
}  // namespace yishi::tally
