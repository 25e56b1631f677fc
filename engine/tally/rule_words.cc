#include "engine/tally/rule_words.h"

#include <string>

namespace yishi::tally {
namespace {

std::string UnitZh(Unit unit) {
  if (unit == Unit::kHouseholds) return "户数";
  return unit == Unit::kWeight ? "份额" : "人数";
}

std::string UnitEn(Unit unit) {
  if (unit == Unit::kHouseholds) return ", in households";
  return unit == Unit::kWeight ? ", by weight" : "";
}

Words CountInWords(Count count) {
  if (count == Count::kPresent) return {"到会", "those present are "};
  return count == Count::kCast ? Words{"参加表决", "the ballots cast are "} : Words{"同意", "yes votes are "};
}

Words BaseInWords(Base base) {
  if (base == Base::kExpected) return {"应到", "those expected"};
  return base == Base::kPresent ? Words{"到会", "those present"} : Words{"参加表决", "the ballots cast"};
}

Words CriterionInWords(const Criterion& c) {
  const Words count = CountInWords(c.count);
  const Words base = BaseInWords(c.base);
  const Words fraction = FractionInWords(c.ratio);
  const bool least = c.comparison == Comparison::kAtLeast;
  const std::string unit = UnitZh(c.unit);
  return {count.zh + unit + (least ? "不少于" : "超过") + base.zh + unit + "的" + fraction.zh,
          count.en + (least ? "at least " : "more than ") + fraction.en + " of " + base.en + UnitEn(c.unit)};
}

Words Bracketed(const Rule& rule) {
  const Words words = RuleInWords(rule);
  if (rule.kind == Rule::Kind::kCriterion) return words;
  return {"（" + words.zh + "）", "(" + words.en + ")"};
}

}  // namespace

Words RuleInWords(const Rule& rule) {
  if (rule.kind == Rule::Kind::kCriterion) return CriterionInWords(rule.criterion);
  const bool all = rule.kind == Rule::Kind::kAll;
  Words words;
  for (const Rule& child : rule.children) {
    const Words next = Bracketed(child);
    if (!words.zh.empty()) {
      words.zh += all ? "，并且" : "，或者";
      words.en += all ? " and " : " or ";
    }
    words.zh += next.zh;
    words.en += next.en;
  }
  return words;
}

}  // namespace yishi::tally
