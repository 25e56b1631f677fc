// The thresholds of the charter that ships, at every number of members from 1 to 60 and every edge, against
// fractions worked out by a second and slower way (engine/README.md, I17).

#include <string>
#include <vector>

#include "engine/box/outcome.h"
#include "gtest/gtest.h"
#include "tests/support/rational.h"
#include "tests/support/shipped_charter.h"

namespace yishi::box {
namespace {

using ::yishi::testing::Rational;
using ::yishi::testing::Reaches;
using ::yishi::testing::ShippedCharter;

constexpr int kMost = 60;

// The rules of a step, as the law and the practice say them, and not as the charter's text does.
struct Step {
  int stage;
  bool quorum_more_than;
  Rational quorum;
  bool of_those_present;  // else of all members
};

const std::vector<Step>& Steps() {
  static const auto* const steps = new std::vector<Step>{
      {0, true, Rational(1, 2), false},  // 党支部提议
      {1, true, Rational(1, 2), false},  // “两委”商议
      {2, false, Rational(2, 3), false},  // 党员大会: 三分之二以上到会，超过应到会半数同意
      {3, false, Rational(2, 3), true}};  // 居民代表会议: 三分之二以上到会，到会过半数同意
  return *steps;
}

// Figures of a vote that counts persons alone.
tally::Figures Persons(std::int64_t expected, std::int64_t present, std::int64_t yes = 0,
                       std::int64_t no = 0) {
  tally::Figures figures;
  figures.persons = {
      .expected = expected, .present = present, .yes = yes, .no = no, .abstain = 0, .void_ballots = 0};
  return figures;
}

class ThresholdTest : public ::testing::TestWithParam<std::size_t> {
 protected:
  const Step& step() const { return Steps()[GetParam()]; }
  const v1::VoteRules& rules() const { return charter_.stages(step().stage).vote(); }
  bool Quorate(int present, int expected) const {
    return present > 0 && Reaches(present, step().quorum_more_than, step().quorum, expected);
  }

  const v1::Charter charter_ = ShippedCharter("urban-four-two");
};

INSTANTIATE_TEST_SUITE_P(Deliberations, ThresholdTest, ::testing::Values(0u, 1u, 2u, 3u));

TEST_P(ThresholdTest, TheQuorumIsReachedExactlyWhereTheFractionIs) {
  for (int expected = 1; expected <= kMost; ++expected) {
    for (int present = 0; present <= expected; ++present) {
      EXPECT_EQ(QuorumOf(rules(), Persons(expected, present)).holds, Quorate(present, expected))
          << present << " of " << expected;
    }
  }
}

TEST_P(ThresholdTest, AMatterPassesExactlyWhereTheFractionIs) {
  for (int expected = 1; expected <= kMost; ++expected) {
    for (int present = 1; present <= expected; ++present) {
      for (int yes = 0; yes <= present; ++yes) {
        const tally::Figures figures = Persons(expected, present, yes, present - yes);
        const int base = step().of_those_present ? present : expected;
        const bool passes = Quorate(present, expected) && Reaches(yes, true, Rational(1, 2), base);
        ASSERT_EQ(WorkingOf(rules(), figures).passed(), passes)
            << yes << " yes, " << present << " present of " << expected;
      }
    }
  }
}

// The numbers of the real meeting: 5 of the committee and 32 representatives.
TEST(RepresentativesMeetingTest, TwentyFiveOfThirtySevenMeetAndThirteenOfThemResolve) {
  const v1::Charter charter = ShippedCharter("urban-four-two");
  const v1::VoteRules& rules = charter.stages(3).vote();
  EXPECT_FALSE(QuorumOf(rules, Persons(37, 24)).holds);
  EXPECT_TRUE(QuorumOf(rules, Persons(37, 25)).holds);
  EXPECT_EQ(QuorumOf(rules, Persons(37, 25)).needed, 25);
  EXPECT_TRUE(QuorumOf(rules, Persons(39, 26)).holds)
      << "26 is exactly two thirds of 39, and 以上 includes it";
  EXPECT_FALSE(QuorumOf(rules, Persons(39, 25)).holds);
  const auto passes = [&](int present, int yes) {
    return WorkingOf(rules, Persons(37, present, yes)).passed();
  };
  EXPECT_FALSE(passes(25, 12));
  EXPECT_TRUE(passes(25, 13));
  EXPECT_FALSE(passes(26, 13)) << "half is not more than half";
}

}  // namespace
}  // namespace yishi::box
