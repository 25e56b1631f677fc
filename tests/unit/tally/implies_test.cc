// Whether one rule is at least as strict as another, against every vote of a small community.

#include "engine/tally/implies.h"

#include <random>

#include "gtest/gtest.h"
#include "tests/support/seed.h"

namespace yishi::tally {
namespace {

using Comparison::kAtLeast;
using Comparison::kMoreThan;

Rule Of(Count count, Comparison comparison, Ratio ratio, Base base, Unit unit = Unit::kPersons) {
  return Rule::Of({.count = count, .comparison = comparison, .ratio = ratio, .base = base, .unit = unit});
}

Rule Present(Comparison comparison, Ratio ratio, Unit unit = Unit::kPersons) {
  return Of(Count::kPresent, comparison, ratio, Base::kExpected, unit);
}
Rule Yes(Comparison comparison, Ratio ratio, Base base) { return Of(Count::kYes, comparison, ratio, base); }

TEST(ImpliesTest, ARuleIsAsStrictAsItself) {
  EXPECT_TRUE(Implies(Present(kAtLeast, {2, 3}), Present(kAtLeast, {2, 3})));
  EXPECT_TRUE(Implies(Present(kAtLeast, {4, 6}), Present(kAtLeast, {2, 3}))) << "in other numbers";
}

TEST(ImpliesTest, TheBoundaryIsExact) {
  EXPECT_TRUE(Implies(Present(kMoreThan, {2, 3}), Present(kAtLeast, {2, 3})));
  EXPECT_FALSE(Implies(Present(kAtLeast, {2, 3}), Present(kMoreThan, {2, 3}))) << "26 of 39";
  EXPECT_FALSE(Implies(Present(kAtLeast, {1, 2}), Present(kMoreThan, {1, 2}))) << "20 of 40";
  EXPECT_TRUE(Implies(Present(kAtLeast, {500'001, 1'000'000}), Present(kMoreThan, {1, 2})));
  EXPECT_FALSE(Implies(Present(kAtLeast, {666'666, 1'000'000}), Present(kAtLeast, {2, 3})));
}

TEST(ImpliesTest, AGreaterBaseIsStricter) {
  EXPECT_TRUE(Implies(Yes(kMoreThan, {1, 2}, Base::kExpected), Yes(kMoreThan, {1, 2}, Base::kPresent)));
  EXPECT_FALSE(Implies(Yes(kMoreThan, {1, 2}, Base::kPresent), Yes(kMoreThan, {1, 2}, Base::kExpected)));
  EXPECT_FALSE(Implies(Yes(kMoreThan, {1, 2}, Base::kVoting), Yes(kMoreThan, {1, 2}, Base::kPresent)))
      << "who sits silent counts for the law";
}

TEST(ImpliesTest, ConditionsAreTakenTogether) {
  const Rule threshold = Yes(kMoreThan, {2, 3}, Base::kPresent);
  const Rule half_of_all = Yes(kMoreThan, {1, 2}, Base::kExpected);
  EXPECT_TRUE(Implies(Rule::All({Present(kAtLeast, {3, 4}), threshold}), half_of_all)) << "3/4 of 2/3 is 1/2";
  EXPECT_FALSE(Implies(Rule::All({Present(kAtLeast, {2, 3}), threshold}), half_of_all));
  EXPECT_TRUE(Implies(
      Rule::All({Of(Count::kCast, kAtLeast, {1, 1}, Base::kPresent), Yes(kMoreThan, {1, 2}, Base::kVoting)}),
      Yes(kMoreThan, {1, 2}, Base::kPresent)))
      << "where everybody present votes, those voting are those present";
}

TEST(ImpliesTest, EveryWayOfAChoiceMustDo) {
  const Rule floor = Present(kAtLeast, {1, 2});
  EXPECT_TRUE(Implies(Rule::Any({Present(kAtLeast, {2, 3}), Present(kMoreThan, {1, 2})}), floor));
  EXPECT_FALSE(Implies(Rule::Any({Present(kAtLeast, {2, 3}), Present(kAtLeast, {1, 3})}), floor));
  const Rule either = Rule::Any({Present(kMoreThan, {1, 2}), Present(kMoreThan, {1, 2}, Unit::kHouseholds)});
  EXPECT_TRUE(Implies(Present(kMoreThan, {1, 2}), either));
  EXPECT_TRUE(Implies(Present(kAtLeast, {2, 3}, Unit::kHouseholds), either));
  EXPECT_FALSE(Implies(either, Present(kMoreThan, {1, 2})));
}

TEST(ImpliesTest, WhatCanNeverHoldImpliesAnything) {
  const Rule impossible =
      Rule::All({Yes(kMoreThan, {1, 2}, Base::kPresent), Rule::All({Present(kAtLeast, {1, 1})})});
  EXPECT_TRUE(Implies(impossible, Yes(kMoreThan, {1, 2}, Base::kExpected)));
}

TEST(ImpliesTest, SaysWhatItCanBeAskedAbout) {
  EXPECT_TRUE(Comparable(Present(kAtLeast, {2, 3})));
  EXPECT_TRUE(Comparable(Present(kAtLeast, {2'000'000, 4'000'000}))) << "in lowest terms it is a half";
  EXPECT_FALSE(Comparable(Present(kAtLeast, {2, 3'000'001})));
  std::vector<Rule> many(kComparableCriteria / 2, Present(kAtLeast, {2, 3}));
  EXPECT_TRUE(Comparable(Rule::All({Rule::Any(many), Rule::Any(many)})));
  EXPECT_FALSE(Comparable(Rule::All({Rule::Any(many), Rule::Any(many), Present(kAtLeast, {2, 3})})));
}

// The longest that a charter's text can make it work: four choices of three in both rules.
TEST(ImpliesTest, AnswersForTheLargestRules) {
  const auto choices = [](const Criterion& base) {
    std::vector<Rule> all;
    for (std::int64_t i = 0; i < 4; ++i) {
      std::vector<Rule> any;
      for (std::int64_t j = 0; j < 3; ++j) {
        Criterion c = base;
        c.ratio = {700'000 + 10 * i + j, 999'983};
        any.push_back(Rule::Of(c));
      }
      all.push_back(Rule::Any(std::move(any)));
    }
    return Rule::All(std::move(all));
  };
  const Rule quorum = choices({.count = Count::kPresent, .comparison = kAtLeast, .base = Base::kExpected});
  const Rule threshold = choices({.count = Count::kYes, .comparison = kAtLeast, .base = Base::kPresent});
  ASSERT_TRUE(Comparable(quorum) && Comparable(threshold));
  EXPECT_TRUE(Implies(Rule::All({quorum, threshold}), Yes(kMoreThan, {48, 100}, Base::kExpected)));
  EXPECT_FALSE(Implies(Rule::All({quorum, threshold}), Yes(kMoreThan, {50, 100}, Base::kExpected)));
}

// The oracle: every vote of up to kMost persons, and the law's own words.
class ImpliesPropertyTest : public ::testing::Test {
 protected:
  static constexpr int kMost = 54;  // 2 * 3^3: the greatest that thirds of thirds of thirds need

  static bool HoldsFor(const Rule& rule, const UnitFigures& f) {
    if (rule.kind == Rule::Kind::kCriterion) {
      const Criterion& c = rule.criterion;
      const std::int64_t count = c.count == Count::kPresent ? f.present
                                 : c.count == Count::kYes   ? f.yes
                                                            : f.cast();
      const std::int64_t base = c.base == Base::kExpected  ? f.expected
                                : c.base == Base::kPresent ? f.present
                                                           : f.cast();
      return count > 0 && Satisfies(count, c.comparison, c.ratio, base);
    }
    for (const Rule& child : rule.children) {
      if (HoldsFor(child, f) == (rule.kind == Rule::Kind::kAny)) return rule.kind == Rule::Kind::kAny;
    }
    return rule.kind == Rule::Kind::kAll;
  }

  static bool Contradicted(const Rule& rule, const Rule& floor, int most) {
    UnitFigures f;
    for (f.expected = 0; f.expected <= most; ++f.expected) {
      for (f.present = 0; f.present <= f.expected; ++f.present) {
        for (std::int64_t cast = 0; cast <= f.present; ++cast) {
          for (f.yes = 0; f.yes <= cast; ++f.yes) {
            f.no = cast - f.yes;
            if (HoldsFor(rule, f) && !HoldsFor(floor, f)) return true;
          }
        }
      }
    }
    return false;
  }

  std::uint64_t Below(std::uint64_t n) { return random_() % n; }

  Criterion DrawCriterion() {
    constexpr Ratio kRatios[] = {{1, 2}, {1, 3}, {2, 3}};
    Criterion c;
    do {
      c.count = static_cast<Count>(Below(3));
      c.base = static_cast<Base>(Below(3));
      c.comparison = static_cast<Comparison>(Below(2));
      c.ratio = kRatios[Below(3)];
    } while (!CheckRule(Rule::Of(c)).ok());
    return c;
  }

  Rule DrawRule(int depth) {
    if (depth == 0 || Below(2) == 0) return Rule::Of(DrawCriterion());
    std::vector<Rule> children;
    for (std::uint64_t i = 0, n = 1 + Below(3); i < n; ++i) children.push_back(DrawRule(depth - 1));
    return Below(2) == 0 ? Rule::All(children) : Rule::Any(children);
  }

 private:
  std::mt19937_64 random_{yishi::testing::TestSeed()};
};

TEST_F(ImpliesPropertyTest, AgreesWithEveryVoteOfASmallCommunity) {
  int implied = 0;
  for (int round = 0; round < 400; ++round) {
    const Rule rule = DrawRule(2);
    const Rule floor = DrawRule(1);
    const bool implies = Implies(rule, floor);
    implied += implies ? 1 : 0;
    EXPECT_EQ(Contradicted(rule, floor, implies ? 24 : kMost), !implies) << "round " << round;
  }
  EXPECT_GT(implied, 20) << "else the rounds say little";
}

TEST(ImpliesTest, EveryUnitIsAskedForItself) {
  for (Unit unit : {Unit::kPersons, Unit::kHouseholds, Unit::kWeight}) {
    EXPECT_TRUE(Implies(Present(kAtLeast, {2, 3}, unit), Present(kMoreThan, {1, 2}, unit)));
    EXPECT_FALSE(Implies(Present(kAtLeast, {1, 3}, unit), Present(kMoreThan, {1, 2}, unit)));
  }
}

TEST(ImpliesTest, AFractionThatIsNoneCannotBeCompared) {
  EXPECT_FALSE(Comparable(Present(kAtLeast, {3, 2})));
}

}  // namespace
}  // namespace yishi::tally
