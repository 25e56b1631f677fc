// What holds of every rule and every vote, under random input.

#include <random>
#include <string>
#include <vector>

#include "engine/tally/explain.h"
#include "engine/tally/rule.h"
#include "gtest/gtest.h"
#include "tests/support/rational.h"
#include "tests/support/seed.h"
#include "tests/support/status_matchers.h"

namespace yishi::tally {
namespace {

using ::yishi::testing::Rational;
using ::yishi::testing::Reaches;

constexpr int kRounds = 20'000;

class PropertiesTest : public ::testing::Test {
 protected:
  // A number from `low` to `high`, both included.
  std::int64_t Draw(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(high - low + 1));
  }

  UnitFigures DrawUnit() {
    UnitFigures figures;
    figures.expected = Draw(0, 60);
    figures.present = Draw(0, figures.expected);
    figures.yes = Draw(0, figures.present);
    figures.no = Draw(0, figures.present - figures.yes);
    figures.abstain = Draw(0, figures.present - figures.yes - figures.no);
    figures.void_ballots = Draw(0, figures.present - figures.yes - figures.no - figures.abstain);
    return figures;
  }

  Figures DrawFigures() { return {.persons = DrawUnit(), .households = DrawUnit(), .weight = DrawUnit()}; }

  Rule DrawCriterion() {
    const std::int64_t denominator = Draw(1, 10);
    return Rule::Of({static_cast<Count>(Draw(0, 2)), static_cast<Comparison>(Draw(0, 1)),
                     Ratio{Draw(1, denominator), denominator}, static_cast<Base>(Draw(0, 2)),
                     static_cast<Unit>(Draw(0, 2))});
  }

  Rule DrawRule(int levels = 3) {
    if (levels == 1 || Draw(0, 1) == 0) return DrawCriterion();
    std::vector<Rule> children;
    for (std::int64_t i = Draw(1, 3); i > 0; --i) children.push_back(DrawRule(levels - 1));
    return Draw(0, 1) == 0 ? Rule::All(children) : Rule::Any(children);
  }

  std::mt19937_64 random_{testing::TestSeed()};
};

// The whole of Evaluate once more: by plain fractions, and by counting for the combinations.
bool Oracle(const Rule& rule, const Figures& figures) {
  if (rule.kind == Rule::Kind::kCriterion) {
    const Criterion& criterion = rule.criterion;
    const UnitFigures unit = criterion.unit == Unit::kPersons      ? figures.persons
                             : criterion.unit == Unit::kHouseholds ? figures.households
                                                                   : figures.weight;
    const std::int64_t cast = unit.yes + unit.no + unit.abstain + unit.void_ballots;
    const std::int64_t count = criterion.count == Count::kPresent ? unit.present
                               : criterion.count == Count::kYes   ? unit.yes
                                                                  : cast;
    const std::int64_t base = criterion.base == Base::kExpected  ? unit.expected
                              : criterion.base == Base::kPresent ? unit.present
                                                                 : cast;
    const Rational share(criterion.ratio.numerator, criterion.ratio.denominator);
    return count > 0 && Reaches(count, criterion.comparison == Comparison::kMoreThan, share, base);
  }
  std::size_t met = 0;
  for (const Rule& child : rule.children) met += Oracle(child, figures) ? 1u : 0u;
  return rule.kind == Rule::Kind::kAll ? met == rule.children.size() : met != 0;
}

TEST_F(PropertiesTest, VerdictsAgreeWithTheOracle) {
  int held = 0;
  for (int round = 0; round < kRounds; ++round) {
    const Rule rule = DrawRule();
    const Figures figures = DrawFigures();
    ASSERT_THAT(CheckFigures(figures), testing::IsOk());
    const Verdict verdict = Evaluate(rule, figures);
    ASSERT_EQ(verdict.holds, Oracle(rule, figures)) << ToText(Explain(verdict));
    held += verdict.holds ? 1 : 0;
  }
  EXPECT_GT(held, kRounds / 10);
  EXPECT_LT(held, kRounds * 9 / 10);
}

// Whoever turns a no or an abstention into a yes never defeats a motion.
TEST_F(PropertiesTest, OneMoreYesNeverHurts) {
  for (int round = 0; round < kRounds; ++round) {
    const Rule rule = DrawRule();
    Figures figures = DrawFigures();
    const bool before = Evaluate(rule, figures).holds;
    for (UnitFigures* unit : {&figures.persons, &figures.households, &figures.weight}) {
      if (unit->no > 0) {
        --unit->no;
        ++unit->yes;
      } else if (unit->abstain > 0) {
        --unit->abstain;
        ++unit->yes;
      }
    }
    if (before) {
      ASSERT_TRUE(Evaluate(rule, figures).holds) << ToText(Explain(Evaluate(rule, figures)));
    }
  }
}

// Of those present or expected it makes no difference how one withholds a yes.
TEST_F(PropertiesTest, AbstainingOrSilenceIsANoOfThosePresent) {
  for (int round = 0; round < kRounds; ++round) {
    Criterion criterion = DrawCriterion().criterion;
    criterion.count = Count::kYes;
    if (criterion.base == Base::kVoting) criterion.base = Base::kPresent;
    const Figures figures = DrawFigures();
    Figures all_no = figures;
    for (UnitFigures* unit : {&all_no.persons, &all_no.households, &all_no.weight}) {
      unit->no = unit->present - unit->yes;
      unit->abstain = 0;
      unit->void_ballots = 0;
    }
    ASSERT_EQ(Evaluate(Rule::Of(criterion), figures), Evaluate(Rule::Of(criterion), all_no));
  }
}

// A share that grows, or a comparison that sharpens, asks for more; never for less.
TEST_F(PropertiesTest, AStricterRuleIsHarder) {
  for (int round = 0; round < kRounds; ++round) {
    const Figures figures = DrawFigures();
    Criterion mild = DrawCriterion().criterion;
    mild.comparison = Comparison::kAtLeast;
    Criterion sharp = mild;
    sharp.comparison = Comparison::kMoreThan;
    Criterion greater = mild;
    greater.ratio.numerator = Draw(mild.ratio.numerator, mild.ratio.denominator);
    const std::int64_t needed = Evaluate(Rule::Of(mild), figures).needed;
    ASSERT_LE(needed, Evaluate(Rule::Of(sharp), figures).needed);
    ASSERT_LE(needed, Evaluate(Rule::Of(greater), figures).needed);
  }
}

TEST_F(PropertiesTest, AllIsNeverEasierThanAny) {
  for (int round = 0; round < kRounds; ++round) {
    const std::vector<Rule> children{DrawRule(), DrawRule(), DrawRule()};
    const Figures figures = DrawFigures();
    const bool any = Evaluate(Rule::Any(children), figures).holds;
    if (Evaluate(Rule::All(children), figures).holds) {
      ASSERT_TRUE(any);
    }
    std::vector<Rule> reversed(children.rbegin(), children.rend());
    ASSERT_EQ(Evaluate(Rule::Any(reversed), figures).holds, any);
  }
}

std::size_t NodesOf(const Rule& rule) {
  std::size_t nodes = 1;
  for (const Rule& child : rule.children) nodes += NodesOf(child);
  return nodes;
}

TEST_F(PropertiesTest, EveryComparisonHasALine) {
  for (int round = 0; round < 1'000; ++round) {
    const Rule rule = DrawRule();
    const Verdict verdict = Evaluate(rule, DrawFigures());
    const auto lines = Explain(verdict);
    ASSERT_EQ(lines.size(), NodesOf(rule));
    ASSERT_EQ(lines.front().holds, verdict.holds);
    for (const ExplainedLine& line : lines) {
      ASSERT_EQ(line.holds, line.zh.find("不符合") == std::string::npos) << line.zh;
      ASSERT_EQ(line.holds, line.en.find("not met") == std::string::npos) << line.en;
    }
  }
}

}  // namespace
}  // namespace yishi::tally
