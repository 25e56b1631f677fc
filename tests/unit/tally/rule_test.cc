#include "engine/tally/rule.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace yishi::tally {
namespace {

using ::testing::HasSubstr;
using ::yishi::testing::IsOk;
using ::yishi::testing::Refused;

constexpr Ratio kHalf{1, 2};
constexpr Ratio kTwoThirds{2, 3};

Rule MoreThanHalf(Count count, Base base, Unit unit = Unit::kPersons) {
  return Rule::Of({count, Comparison::kMoreThan, kHalf, base, unit});
}

Rule AtLeastTwoThirds(Count count, Base base, Unit unit = Unit::kPersons) {
  return Rule::Of({count, Comparison::kAtLeast, kTwoThirds, base, unit});
}

Figures PersonsOf(UnitFigures persons) { return {.persons = persons, .households = {}, .weight = {}}; }

UnitFigures Numbers(std::int64_t expected, std::int64_t present, std::int64_t yes, std::int64_t no,
                    std::int64_t abstain, std::int64_t void_ballots) {
  return {.expected = expected,
          .present = present,
          .yes = yes,
          .no = no,
          .abstain = abstain,
          .void_ballots = void_ballots};
}

TEST(EvaluateTest, ShowsItsWorking) {
  const Verdict verdict =
      Evaluate(AtLeastTwoThirds(Count::kPresent, Base::kExpected), PersonsOf(Numbers(37, 25, 13, 12, 0, 0)));
  EXPECT_EQ(verdict, (Verdict{.kind = Rule::Kind::kCriterion,
                              .holds = true,
                              .criterion = {Count::kPresent, Comparison::kAtLeast, kTwoThirds,
                                            Base::kExpected, Unit::kPersons},
                              .count = 25,
                              .base = 37,
                              .needed = 25,
                              .children = {}}));
}

TEST(EvaluateTest, TakesEachCountAndBaseFromItsOwnNumber) {
  const Figures figures = PersonsOf(Numbers(100, 80, 40, 20, 7, 3));
  const auto of = [&](Count count, Base base) { return Evaluate(MoreThanHalf(count, base), figures); };
  EXPECT_EQ(of(Count::kYes, Base::kExpected).base, 100);
  EXPECT_EQ(of(Count::kYes, Base::kPresent).base, 80);
  EXPECT_EQ(of(Count::kYes, Base::kVoting).base, 70);
  EXPECT_EQ(of(Count::kPresent, Base::kExpected).count, 80);
  EXPECT_EQ(of(Count::kYes, Base::kExpected).count, 40);
  EXPECT_EQ(of(Count::kCast, Base::kExpected).count, 70);
}

TEST(EvaluateTest, TakesEachUnitFromItsOwnFigures) {
  const Figures figures{.persons = Numbers(10, 9, 6, 0, 0, 0),
                        .households = Numbers(20, 19, 10, 0, 0, 0),
                        .weight = Numbers(3'000, 2'900, 1'451, 0, 0, 0)};
  EXPECT_EQ(Evaluate(MoreThanHalf(Count::kYes, Base::kPresent, Unit::kPersons), figures).count, 6);
  EXPECT_EQ(Evaluate(MoreThanHalf(Count::kYes, Base::kPresent, Unit::kHouseholds), figures).count, 10);
  EXPECT_EQ(Evaluate(MoreThanHalf(Count::kYes, Base::kPresent, Unit::kWeight), figures).needed, 1'451);
}

// Of those present, everything but a yes works as a no; of those voting, silence does not.
TEST(EvaluateTest, AbstainingWorksAsANoAndSilenceOnlyOfThosePresent) {
  const Rule of_present = MoreThanHalf(Count::kYes, Base::kPresent);
  const Rule of_voting = MoreThanHalf(Count::kYes, Base::kVoting);
  const Figures no = PersonsOf(Numbers(10, 10, 5, 5, 0, 0));
  const Figures abstaining = PersonsOf(Numbers(10, 10, 5, 0, 5, 0));
  const Figures spoiling = PersonsOf(Numbers(10, 10, 5, 0, 0, 5));
  const Figures silent = PersonsOf(Numbers(10, 10, 5, 0, 0, 0));
  for (const Figures& figures : {no, abstaining, spoiling}) {
    EXPECT_FALSE(Evaluate(of_present, figures).holds);
    EXPECT_FALSE(Evaluate(of_voting, figures).holds);
  }
  EXPECT_FALSE(Evaluate(of_present, silent).holds);
  EXPECT_TRUE(Evaluate(of_voting, silent).holds);
}

TEST(EvaluateTest, NothingIsDecidedByNobody) {
  for (Comparison comparison : {Comparison::kAtLeast, Comparison::kMoreThan}) {
    const Verdict verdict =
        Evaluate(Rule::Of({Count::kYes, comparison, kHalf, Base::kPresent, Unit::kWeight}), Figures{});
    EXPECT_FALSE(verdict.holds);
    EXPECT_EQ(verdict.needed, 1);
  }
  const Criterion nothing{Count::kYes, Comparison::kAtLeast, {0, 1}, Base::kPresent, Unit::kPersons};
  EXPECT_FALSE(Evaluate(Rule::Of(nothing), PersonsOf(Numbers(10, 10, 0, 10, 0, 0))).holds);
  EXPECT_TRUE(Evaluate(Rule::Of(nothing), PersonsOf(Numbers(10, 10, 1, 9, 0, 0))).holds);
  EXPECT_FALSE(Evaluate(Rule::All({}), Figures{}).holds);
  EXPECT_FALSE(Evaluate(Rule::Any({}), Figures{}).holds);
}

TEST(EvaluateTest, IsExactAtTheGreatestFigures) {
  const UnitFigures most = Numbers(kFigureMax, kFigureMax, kFigureMax, 0, 0, 0);
  const UnitFigures one_short = Numbers(kFigureMax, kFigureMax - 1, kFigureMax - 1, 0, 0, 0);
  const Rule everyone =
      Rule::Of({Count::kYes, Comparison::kAtLeast, {1, 1}, Base::kExpected, Unit::kPersons});
  EXPECT_TRUE(Evaluate(everyone, PersonsOf(most)).holds);
  EXPECT_FALSE(Evaluate(everyone, PersonsOf(one_short)).holds);
}

// 民法典 art. 278: two thirds take part and more than half of them agree, both by heads and by area.
Rule OwnersOrdinary() {
  return Rule::All({AtLeastTwoThirds(Count::kCast, Base::kExpected, Unit::kPersons),
                    AtLeastTwoThirds(Count::kCast, Base::kExpected, Unit::kWeight),
                    MoreThanHalf(Count::kYes, Base::kVoting, Unit::kPersons),
                    MoreThanHalf(Count::kYes, Base::kVoting, Unit::kWeight)});
}

TEST(CombinationTest, OwnersDecideByHeadsAndByArea) {
  // 90 owners of 9,000 square metres; 60 of them with 6,000 take part.
  const UnitFigures heads = Numbers(90, 60, 31, 29, 0, 0);
  const UnitFigures area = Numbers(9'000, 6'000, 3'001, 2'999, 0, 0);
  const auto holds = [](UnitFigures persons, UnitFigures weight) {
    return Evaluate(OwnersOrdinary(), {.persons = persons, .households = {}, .weight = weight}).holds;
  };
  EXPECT_TRUE(holds(heads, area));
  EXPECT_FALSE(holds(Numbers(90, 60, 30, 30, 0, 0), area));
  EXPECT_FALSE(holds(heads, Numbers(9'000, 6'000, 3'000, 3'000, 0, 0)));
  EXPECT_FALSE(holds(Numbers(90, 59, 31, 28, 0, 0), area));
  EXPECT_FALSE(holds(heads, Numbers(9'000, 5'999, 3'001, 2'998, 0, 0)));
}

// 城市居民委员会组织法 art. 27: more than half of the adults, or of the households' representatives.
TEST(CombinationTest, TheAssemblyMeetsByPersonsOrByHouseholds) {
  const Rule rule = Rule::Any({MoreThanHalf(Count::kPresent, Base::kExpected, Unit::kPersons),
                               MoreThanHalf(Count::kPresent, Base::kExpected, Unit::kHouseholds)});
  const auto holds = [&](std::int64_t persons, std::int64_t households) {
    return Evaluate(rule, {.persons = Numbers(1'800, persons, 0, 0, 0, 0),
                           .households = Numbers(800, households, 0, 0, 0, 0),
                           .weight = {}})
        .holds;
  };
  EXPECT_FALSE(holds(900, 400));
  EXPECT_TRUE(holds(901, 0));
  EXPECT_TRUE(holds(0, 401));
  EXPECT_TRUE(holds(901, 401));
}

TEST(CombinationTest, EveryChildIsShownAlsoAfterTheOutcomeIsSettled) {
  const Rule yes = Rule::Of({Count::kYes, Comparison::kAtLeast, {1, 10}, Base::kPresent, Unit::kPersons});
  const Rule no = Rule::Of({Count::kYes, Comparison::kAtLeast, {1, 1}, Base::kPresent, Unit::kPersons});
  const Figures figures = PersonsOf(Numbers(10, 10, 5, 5, 0, 0));
  const Verdict all = Evaluate(Rule::All({no, yes, no}), figures);
  ASSERT_EQ(all.children.size(), 3u);
  EXPECT_EQ(all.kind, Rule::Kind::kAll);
  EXPECT_FALSE(all.holds);
  EXPECT_TRUE(all.children[1].holds);
  const Verdict any = Evaluate(Rule::Any({yes, no}), figures);
  ASSERT_EQ(any.children.size(), 2u);
  EXPECT_EQ(any.kind, Rule::Kind::kAny);
  EXPECT_TRUE(any.holds);
  EXPECT_EQ(any.children[1], Evaluate(no, figures));
}

TEST(CombinationTest, Nests) {
  const Rule yes = Rule::Of({Count::kYes, Comparison::kAtLeast, {1, 10}, Base::kPresent, Unit::kPersons});
  const Rule no = Rule::Of({Count::kYes, Comparison::kAtLeast, {1, 1}, Base::kPresent, Unit::kPersons});
  const Figures figures = PersonsOf(Numbers(10, 10, 5, 5, 0, 0));
  EXPECT_TRUE(Evaluate(Rule::All({yes, Rule::Any({no, yes})}), figures).holds);
  EXPECT_FALSE(Evaluate(Rule::All({yes, Rule::Any({no, no})}), figures).holds);
  EXPECT_TRUE(Evaluate(Rule::Any({no, Rule::All({yes, yes})}), figures).holds);
}

Criterion With(Ratio ratio, Comparison comparison = Comparison::kAtLeast) {
  return {Count::kYes, comparison, ratio, Base::kPresent, Unit::kPersons};
}

TEST(CheckRuleTest, TakesTheRulesOfTheLaw) {
  EXPECT_THAT(CheckRule(OwnersOrdinary()), IsOk());
  EXPECT_THAT(CheckRule(AtLeastTwoThirds(Count::kPresent, Base::kExpected)), IsOk());
  EXPECT_THAT(CheckRule(Rule::Any({MoreThanHalf(Count::kYes, Base::kExpected)})), IsOk());
  EXPECT_THAT(CheckRule(Rule::Of(With({1, 1}))), IsOk());
}

TEST(CheckRuleTest, RefusesRatiosThatMeanNothing) {
  for (Ratio ratio : {Ratio{0, 1}, Ratio{3, 2}, Ratio{-1, 2}, Ratio{1, 0}, Ratio{1, -2}, Ratio{-1, -2}}) {
    EXPECT_THAT(CheckRule(Rule::Of(With(ratio))),
                Refused(Reason::kFieldInvalid, HasSubstr(std::to_string(ratio.numerator) + "/" +
                                                         std::to_string(ratio.denominator))));
  }
  EXPECT_THAT(CheckRule(Rule::Of(With({1, 1}, Comparison::kMoreThan))),
              Refused(Reason::kFieldInvalid, HasSubstr("can never be reached")));
}

TEST(CheckRuleTest, RefusesComparingANumberWithItsOwnPart) {
  for (Base base : {Base::kExpected, Base::kPresent, Base::kVoting}) {
    EXPECT_THAT(CheckRule(MoreThanHalf(Count::kYes, base)), IsOk());
  }
  EXPECT_THAT(CheckRule(MoreThanHalf(Count::kCast, Base::kExpected)), IsOk());
  EXPECT_THAT(CheckRule(MoreThanHalf(Count::kCast, Base::kPresent)), IsOk());
  EXPECT_THAT(CheckRule(MoreThanHalf(Count::kCast, Base::kVoting)), Refused(Reason::kFieldInvalid));
  EXPECT_THAT(CheckRule(MoreThanHalf(Count::kPresent, Base::kPresent)), Refused(Reason::kFieldInvalid));
  EXPECT_THAT(CheckRule(MoreThanHalf(Count::kPresent, Base::kVoting)), Refused(Reason::kFieldInvalid));
}

TEST(CheckRuleTest, RefusesEmptyAndOversizedCombinations) {
  const Rule leaf = Rule::Of(With(kHalf));
  EXPECT_THAT(CheckRule(Rule::All({})), Refused(Reason::kFieldInvalid));
  EXPECT_THAT(CheckRule(Rule::Any({})), Refused(Reason::kFieldInvalid));
  EXPECT_THAT(CheckRule(Rule::All(std::vector<Rule>(kRuleChildren, leaf))), IsOk());
  EXPECT_THAT(CheckRule(Rule::All(std::vector<Rule>(kRuleChildren + 1, leaf))),
              Refused(Reason::kLimitExceeded, HasSubstr("9")));
}

TEST(CheckRuleTest, RefusesDeepNestingAndFaultsBelow) {
  Rule rule = Rule::Of(With(kHalf));
  for (int depth = 1; depth < kRuleDepth; ++depth) {
    EXPECT_THAT(CheckRule(rule), IsOk());
    rule = Rule::All({rule});
  }
  EXPECT_THAT(CheckRule(rule), IsOk());
  EXPECT_THAT(CheckRule(Rule::Any({rule})), Refused(Reason::kLimitExceeded, HasSubstr("4")));
  EXPECT_THAT(CheckRule(Rule::All({Rule::Of(With(kHalf)), Rule::Any({Rule::Of(With({3, 2}))})})),
              Refused(Reason::kFieldInvalid, HasSubstr("3/2")));
}

// A number that a later version wrote down and this one does not know counts nothing, and is never adopted.
TEST(CheckRuleTest, AnEnumeratorOfALaterVersionHoldsNothing) {
  Rule rule = Rule::Of(With(kHalf));
  rule.criterion.count = static_cast<Count>(99);
  EXPECT_THAT(CheckRule(rule), Refused(Reason::kFieldInvalid, HasSubstr("always hold")));
  Figures figures;
  figures.persons = {.expected = 9, .present = 9, .yes = 9};
  EXPECT_FALSE(Evaluate(rule, figures).holds);
  rule = Rule::Of(With(kHalf));
  rule.criterion.base = static_cast<Base>(99);
  EXPECT_EQ(Evaluate(rule, figures).base, 0);
}

}  // namespace
}  // namespace yishi::tally
