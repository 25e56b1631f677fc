// Every threshold in use, for every size of body up to 500, against a search in exact fractions.

#include <cstdint>
#include <utility>

#include "engine/tally/rule.h"
#include "gtest/gtest.h"
#include "tests/support/rational.h"

namespace yishi::tally {
namespace {

using ::yishi::testing::LeastCount;
using ::yishi::testing::Rational;
using ::yishi::testing::Reaches;

constexpr std::int64_t kLargestBody = 500;
constexpr Ratio kShares[] = {{1, 2}, {2, 3}, {3, 4}, {4, 5}, {1, 3}, {1, 5}, {1, 10}};

Figures PersonsOf(UnitFigures persons) { return {.persons = persons, .households = {}, .weight = {}}; }

Verdict Quorum(Comparison comparison, Ratio share, std::int64_t expected, std::int64_t present) {
  const Criterion criterion{Count::kPresent, comparison, share, Base::kExpected, Unit::kPersons};
  return Evaluate(Rule::Of(criterion), PersonsOf({.expected = expected, .present = present}));
}

Verdict Passing(Comparison comparison, Ratio share, std::int64_t present, std::int64_t yes) {
  const Criterion criterion{Count::kYes, comparison, share, Base::kPresent, Unit::kPersons};
  return Evaluate(Rule::Of(criterion), PersonsOf({.expected = present, .present = present, .yes = yes}));
}

class ThresholdTest : public ::testing::TestWithParam<Comparison> {
 protected:
  static bool MoreThan() { return GetParam() == Comparison::kMoreThan; }
};

TEST_P(ThresholdTest, TheLeastCountIsTheOneThatASearchFinds) {
  for (Ratio share : kShares) {
    const Rational exact(share.numerator, share.denominator);
    std::int64_t least = 1;
    for (std::int64_t n = 1; n <= kLargestBody; ++n) {
      least =
          LeastCount(MoreThan(), exact, n, least);  // it never falls as n grows: a search may go on from it
      ASSERT_EQ(Passing(GetParam(), share, n, 0).needed, least) << exact << " of " << n;
      ASSERT_EQ(LeastCount(MoreThan(), exact, n, least > 3 ? least - 3 : 1), least) << exact << " of " << n;
      ASSERT_TRUE(Quorum(GetParam(), share, n, least).holds) << least << " for " << exact << " of " << n;
      ASSERT_FALSE(Quorum(GetParam(), share, n, least - 1).holds)
          << least - 1 << " for " << exact << " of " << n;
    }
  }
}

TEST_P(ThresholdTest, EveryCountIsJudgedAsInFractions) {
  for (Ratio share : kShares) {
    const Rational exact(share.numerator, share.denominator);
    for (std::int64_t n = 1; n <= kLargestBody; ++n) {
      for (std::int64_t count = 0; count <= n; ++count) {
        ASSERT_EQ(Passing(GetParam(), share, n, count).holds, Reaches(count, MoreThan(), exact, n))
            << count << " against " << exact << " of " << n;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Comparisons, ThresholdTest,
                         ::testing::Values(Comparison::kAtLeast, Comparison::kMoreThan),
                         [](const auto& test) {
                           return test.param == Comparison::kAtLeast ? "AtLeast" : "MoreThan";
                         });

// 城市居民委员会组织法 art. 29 (以上) and art. 19 (超过).
TEST(StatuteTest, TwoThirdsOfThirtyNineToMeetAndMoreToElect) {
  EXPECT_EQ(Quorum(Comparison::kAtLeast, {2, 3}, 39, 26).needed, 26);
  EXPECT_TRUE(Quorum(Comparison::kAtLeast, {2, 3}, 39, 26).holds);
  EXPECT_EQ(Quorum(Comparison::kMoreThan, {2, 3}, 39, 26).needed, 27);
  EXPECT_FALSE(Quorum(Comparison::kMoreThan, {2, 3}, 39, 26).holds);
}

TEST(StatuteTest, TwentyFiveOfThirtySevenAreAQuorum) {
  EXPECT_TRUE(Quorum(Comparison::kAtLeast, {2, 3}, 37, 25).holds);
  EXPECT_FALSE(Quorum(Comparison::kAtLeast, {2, 3}, 37, 24).holds);
  EXPECT_EQ(Passing(Comparison::kMoreThan, {1, 2}, 25, 0).needed, 13);
}

// A committee of C members with the fewest and the most representatives that 800 households may have.
TEST(StatuteTest, QuorumOfEveryMeetingThatTheCommunityCanHave) {
  struct Row {
    std::int64_t committee, fewest, quorum_of_fewest, most, quorum_of_most;
  };
  for (const Row& row : {Row{5, 20, 17, 40, 30}, Row{6, 24, 20, 40, 31}, Row{7, 28, 24, 40, 32},
                         Row{8, 32, 27, 40, 32}, Row{9, 36, 30, 40, 33}}) {
    EXPECT_EQ(Quorum(Comparison::kAtLeast, {2, 3}, row.committee + row.fewest, 0).needed,
              row.quorum_of_fewest);
    EXPECT_EQ(Quorum(Comparison::kAtLeast, {2, 3}, row.committee + row.most, 0).needed, row.quorum_of_most);
    EXPECT_TRUE(Quorum(Comparison::kAtLeast, {4, 5}, row.committee + row.fewest, row.fewest).holds);
    EXPECT_FALSE(Quorum(Comparison::kAtLeast, {4, 5}, row.committee + row.fewest - 1, row.fewest - 1).holds);
  }
}

TEST(StatuteTest, AssemblyAndPetitionsOfEightHundredHouseholds) {
  EXPECT_EQ(Quorum(Comparison::kMoreThan, {1, 2}, 800, 0).needed, 401);
  EXPECT_EQ(Quorum(Comparison::kAtLeast, {1, 10}, 800, 0).needed, 80);
  EXPECT_EQ(Quorum(Comparison::kAtLeast, {1, 5}, 32, 0).needed, 7);
  EXPECT_EQ(Quorum(Comparison::kAtLeast, {1, 3}, 32, 0).needed, 11);
}

}  // namespace
}  // namespace yishi::tally
