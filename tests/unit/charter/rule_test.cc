// A charter's rule means to the tally what it says.

#include <string>
#include <utility>

#include "engine/charter/charter.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"

namespace yishi::charter {
namespace {

using tally::Base;
using tally::Count;
using tally::Rule;
using tally::Unit;

v1::Rule RuleFrom(const std::string& text) {
  v1::Rule rule;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &rule)) << text;
  return rule;
}

std::string One(const std::string& count, const std::string& comparison, const std::string& base,
                const std::string& unit) {
  return "criterion { count: COUNT_KIND_" + count + " comparison: COMPARISON_KIND_" + comparison +
         " numerator: 2 denominator: 3 base: BASE_KIND_" + base + " unit: UNIT_KIND_" + unit + " }";
}

Rule Expected(Count count, Comparison comparison, Base base, Unit unit) {
  return Rule::Of({.count = count, .comparison = comparison, .ratio = {2, 3}, .base = base, .unit = unit});
}

TEST(RuleTest, EveryWordOfACriterionIsCarriedOver) {
  const std::pair<const char*, Count> counts[] = {
      {"PRESENT", Count::kPresent}, {"YES", Count::kYes}, {"CAST", Count::kCast}};
  const std::pair<const char*, Comparison> comparisons[] = {{"AT_LEAST", Comparison::kAtLeast},
                                                            {"MORE_THAN", Comparison::kMoreThan}};
  const std::pair<const char*, Base> bases[] = {
      {"EXPECTED", Base::kExpected}, {"PRESENT", Base::kPresent}, {"VOTING", Base::kVoting}};
  const std::pair<const char*, Unit> units[] = {
      {"PERSONS", Unit::kPersons}, {"HOUSEHOLDS", Unit::kHouseholds}, {"WEIGHT", Unit::kWeight}};
  for (const auto& [count_name, count] : counts) {
    for (const auto& [comparison_name, comparison] : comparisons) {
      for (const auto& [base_name, base] : bases) {
        for (const auto& [unit_name, unit] : units) {
          EXPECT_EQ(ToTallyRule(RuleFrom(One(count_name, comparison_name, base_name, unit_name))),
                    Expected(count, comparison, base, unit))
              << count_name << " " << comparison_name << " " << base_name << " " << unit_name;
        }
      }
    }
  }
}

TEST(RuleTest, AllAndAnyKeepTheirChildrenInOrder) {
  const std::string a = One("YES", "MORE_THAN", "VOTING", "PERSONS");
  const std::string b = One("CAST", "AT_LEAST", "EXPECTED", "PERSONS");
  const Rule rule_a = Expected(Count::kYes, Comparison::kMoreThan, Base::kVoting, Unit::kPersons);
  const Rule rule_b = Expected(Count::kCast, Comparison::kAtLeast, Base::kExpected, Unit::kPersons);
  EXPECT_EQ(ToTallyRule(RuleFrom("all { rules { " + a + " } rules { any { rules { " + b + " } rules { " + a +
                                 " } } } }")),
            Rule::All({rule_a, Rule::Any({rule_b, rule_a})}));
}

}  // namespace
}  // namespace yishi::charter
