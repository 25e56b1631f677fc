#include "engine/tally/explain.h"

#include "gtest/gtest.h"

namespace yishi::tally {
namespace {

Figures Meeting() {
  return {
      .persons = {.expected = 37, .present = 25, .yes = 12, .no = 9, .abstain = 2, .void_ballots = 1},
      .households = {.expected = 800, .present = 401, .yes = 300, .no = 0, .abstain = 0, .void_ballots = 0},
      .weight = {.expected = 90'000'00,
                 .present = 60'000'50,
                 .yes = 30'000'25,
                 .no = 30'000'25,
                 .abstain = 0,
                 .void_ballots = 0}};
}

ExplainedLine LineOf(const Criterion& criterion, const WeightUnit& weight_unit = {}) {
  const auto lines = Explain(Evaluate(Rule::Of(criterion), Meeting()), weight_unit);
  return lines.size() == 1 ? lines.front() : ExplainedLine{};
}

TEST(ExplainTest, AQuorumThatIsMet) {
  const auto line = LineOf({Count::kPresent, Comparison::kAtLeast, {2, 3}, Base::kExpected, Unit::kPersons});
  EXPECT_EQ(line.zh, "应到 37 人，实到 25 人；按应到计，实到须不少于三分之二，即至少 25 人：25 ≥ 25，符合");
  EXPECT_EQ(
      line.en,
      "expected 37 persons, present 25; present must be at least 2/3 of those expected, that is at least 25: "
      "25 >= 25, met");
  EXPECT_TRUE(line.holds);
  EXPECT_EQ(line.depth, 0);
}

TEST(ExplainTest, AVoteThatFallsShort) {
  const auto line = LineOf({Count::kYes, Comparison::kMoreThan, {1, 2}, Base::kPresent, Unit::kPersons});
  EXPECT_EQ(line.zh,
            "实到 25 人，赞成 12 人；按实到计，赞成须超过半数，即至少 13 人：12 < 13，差 1 人，不符合");
  EXPECT_EQ(line.en,
            "present 25 persons, yes 12; yes must be more than half of those present, that is at least 13: "
            "12 < 13, 1 short, not met");
  EXPECT_FALSE(line.holds);
}

TEST(ExplainTest, ThoseVotingAndHouseholds) {
  EXPECT_EQ(LineOf({Count::kYes, Comparison::kAtLeast, {1, 2}, Base::kVoting, Unit::kPersons}).zh,
            "参加表决 24 人，赞成 12 人；按参加表决计，赞成须不少于半数，即至少 12 人：12 ≥ 12，符合");
  EXPECT_EQ(LineOf({Count::kPresent, Comparison::kMoreThan, {1, 2}, Base::kExpected, Unit::kHouseholds}).zh,
            "应到 800 户，实到 401 户；按应到计，实到须超过半数，即至少 401 户：401 ≥ 401，符合");
}

TEST(ExplainTest, AreasAreWrittenInTheirOwnUnit) {
  const WeightUnit area{.zh = "平方米", .en = "square metres", .decimals = 2};
  const auto cast =
      LineOf({Count::kCast, Comparison::kAtLeast, {2, 3}, Base::kExpected, Unit::kWeight}, area);
  EXPECT_EQ(
      cast.zh,
      "应到 90000.00 平方米，参加表决 60000.50 平方米；按应到计，参加表决须不少于三分之二，即至少 60000.00 "
      "平方米：60000.50 ≥ 60000.00，符合");
  const auto yes = LineOf({Count::kYes, Comparison::kMoreThan, {1, 2}, Base::kVoting, Unit::kWeight}, area);
  EXPECT_EQ(
      yes.en,
      "voting 60000.50 square metres, yes 30000.25; yes must be more than half of those voting, that is at "
      "least 30000.26: 30000.25 < 30000.26, 0.01 short, not met");
  EXPECT_EQ(
      LineOf({Count::kYes, Comparison::kMoreThan, {1, 2}, Base::kVoting, Unit::kWeight}).zh,
      "参加表决 6000050 份，赞成 3000025 份；按参加表决计，赞成须超过半数，即至少 3000026 份：3000025 < "
      "3000026，差 1 份，不符合");
}

TEST(ExplainTest, CombinationsHeadTheirChildren) {
  const Rule quorum =
      Rule::Of({Count::kPresent, Comparison::kAtLeast, {2, 3}, Base::kExpected, Unit::kPersons});
  const Rule passing = Rule::Of({Count::kYes, Comparison::kMoreThan, {1, 2}, Base::kPresent, Unit::kPersons});
  const Rule rule = Rule::All({quorum, Rule::Any({passing, quorum}), passing});
  const auto lines = Explain(Evaluate(rule, Meeting()));
  ASSERT_EQ(lines.size(), 6u);
  EXPECT_EQ(lines[0], (ExplainedLine{.zh = "以下各项须全部符合：不符合",
                                     .en = "every one of these is needed: not met",
                                     .holds = false,
                                     .depth = 0}));
  EXPECT_EQ(lines[2], (ExplainedLine{.zh = "以下各项有一项符合即可：符合",
                                     .en = "any one of these is enough: met",
                                     .holds = true,
                                     .depth = 1}));
  EXPECT_EQ(lines[1].depth, 1);
  EXPECT_EQ(lines[3].depth, 2);
  EXPECT_EQ(lines[4].depth, 2);
  EXPECT_EQ(lines[5].depth, 1);
  EXPECT_EQ(Explain(Evaluate(Rule::All({quorum}), Meeting()))[0].zh, "以下各项须全部符合：符合");
  EXPECT_EQ(Explain(Evaluate(Rule::Any({passing}), Meeting()))[0].en, "any one of these is enough: not met");
}

TEST(ExplainTest, TextIsIndented) {
  EXPECT_EQ(ToText({{.zh = "甲", .en = "a", .holds = true, .depth = 0},
                    {.zh = "乙", .en = "b", .holds = true, .depth = 2}}),
            "甲\na\n    乙\n    b\n");
  EXPECT_EQ(ToText({}), "");
}

TEST(ExplainTest, WhatALaterVersionCountsHasNoName) {
  Verdict verdict;
  verdict.criterion.count = static_cast<Count>(99);
  verdict.criterion.base = static_cast<Base>(99);
  verdict.criterion.unit = static_cast<Unit>(99);
  const std::vector<ExplainedLine> lines = Explain(verdict);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].en.find("persons"), std::string::npos);
}

}  // namespace
}  // namespace yishi::tally
