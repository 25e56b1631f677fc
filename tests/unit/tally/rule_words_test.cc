// Rules in words, as a charter's explanation and a refusal print them.

#include "engine/tally/rule_words.h"

#include "gtest/gtest.h"

namespace yishi::tally {
namespace {

Rule Of(Count count, Comparison comparison, Ratio ratio, Base base, Unit unit = Unit::kPersons) {
  return Rule::Of({.count = count, .comparison = comparison, .ratio = ratio, .base = base, .unit = unit});
}

const Rule kTwoThirds = Of(Count::kPresent, Comparison::kAtLeast, {2, 3}, Base::kExpected);
const Rule kHalfYes = Of(Count::kYes, Comparison::kMoreThan, {1, 2}, Base::kPresent);
const Rule kHouseholds =
    Of(Count::kPresent, Comparison::kMoreThan, {2, 4}, Base::kExpected, Unit::kHouseholds);

TEST(RuleWordsTest, ACriterionIsOneClause) {
  EXPECT_EQ(RuleInWords(kTwoThirds),
            (Words{"到会人数不少于应到人数的三分之二", "those present are at least 2/3 of those expected"}));
  EXPECT_EQ(RuleInWords(kHalfYes),
            (Words{"同意人数超过到会人数的半数", "yes votes are more than half of those present"}));
}

TEST(RuleWordsTest, UnitsAreNamed) {
  EXPECT_EQ(RuleInWords(kHouseholds),
            (Words{"到会户数超过应到户数的半数",
                   "those present are more than half of those expected, in households"}));
  EXPECT_EQ(RuleInWords(Of(Count::kYes, Comparison::kAtLeast, {3, 4}, Base::kVoting, Unit::kWeight)),
            (Words{"同意份额不少于参加表决份额的四分之三",
                   "yes votes are at least 3/4 of the ballots cast, by weight"}));
}

TEST(RuleWordsTest, WhatIsNestedStandsInBrackets) {
  EXPECT_EQ(
      RuleInWords(Rule::All({Rule::Any({kTwoThirds, kHouseholds}), kHalfYes})).zh,
      "（到会人数不少于应到人数的三分之二，或者到会户数超过应到户数的半数），并且同意人数超过到会人数的半"
      "数");
}

TEST(RuleWordsTest, BallotsCastAreCounted) {
  EXPECT_EQ(
      RuleInWords(Of(Count::kCast, Comparison::kAtLeast, {1, 2}, Base::kExpected)),
      (Words{"参加表决人数不少于应到人数的半数", "the ballots cast are at least half of those expected"}));
}

}  // namespace
}  // namespace yishi::tally
