#include "engine/tally/explain.h"

#include "engine/tally/words.h"

namespace yishi::tally {
namespace {

Words NameOf(Count count) {
  switch (count) {
    case Count::kPresent:
      return {"实到", "present"};
    case Count::kYes:
      return {"赞成", "yes"};
    case Count::kCast:
      return {"参加表决", "voting"};
  }
  return {};
}

Words NameOf(Base base) {
  switch (base) {
    case Base::kExpected:
      return {"应到", "expected"};
    case Base::kPresent:
      return {"实到", "present"};
    case Base::kVoting:
      return {"参加表决", "voting"};
  }
  return {};
}

// Writes the numbers of one unit.
class Measure {
 public:
  Measure(Unit unit, const WeightUnit& weight) {
    switch (unit) {
      case Unit::kPersons:
        name_ = {"人", "persons"};
        break;
      case Unit::kHouseholds:
        name_ = {"户", "households"};
        break;
      case Unit::kWeight:
        name_ = {weight.zh, weight.en};
        decimals_ = weight.decimals;
        break;
    }
  }

  std::string Number(std::int64_t number) const { return Decimal(number, decimals_); }
  std::string Zh(std::int64_t number) const { return Number(number) + " " + name_.zh; }
  std::string En(std::int64_t number) const { return Number(number) + " " + name_.en; }

 private:
  Words name_;
  int decimals_ = 0;
};

// "25 ≥ 25，符合" or "24 < 25，差 1 人，不符合".
Words Comparing(const Verdict& verdict, const Measure& measure) {
  const std::string count = measure.Number(verdict.count);
  const std::string needed = measure.Number(verdict.needed);
  if (verdict.holds) return {count + " ≥ " + needed + "，符合", count + " >= " + needed + ", met"};
  const std::int64_t missing = verdict.needed - verdict.count;
  return {count + " < " + needed + "，差 " + measure.Zh(missing) + "，不符合",
          count + " < " + needed + ", " + measure.Number(missing) + " short, not met"};
}

ExplainedLine CriterionLine(const Verdict& verdict, const WeightUnit& weight_unit) {
  const Criterion& criterion = verdict.criterion;
  const Measure measure(criterion.unit, weight_unit);
  const Words base = NameOf(criterion.base);
  const Words count = NameOf(criterion.count);
  const Words demand = DemandInWords(criterion.comparison, criterion.ratio);
  const Words comparing = Comparing(verdict, measure);
  ExplainedLine line;
  line.holds = verdict.holds;
  line.zh = base.zh + " " + measure.Zh(verdict.base) + "，" + count.zh + " " + measure.Zh(verdict.count) +
            "；按" + base.zh + "计，" + count.zh + "须" + demand.zh + "，即至少 " +
            measure.Zh(verdict.needed) + "：" + comparing.zh;
  line.en = base.en + " " + measure.En(verdict.base) + ", " + count.en + " " + measure.Number(verdict.count) +
            "; " + count.en + " must be " + demand.en + " of those " + base.en + ", that is at least " +
            measure.Number(verdict.needed) + ": " + comparing.en;
  return line;
}

ExplainedLine CombinationLine(const Verdict& verdict) {
  const bool all = verdict.kind == Rule::Kind::kAll;
  const std::string zh = all ? "以下各项须全部符合：" : "以下各项有一项符合即可：";
  const std::string en = all ? "every one of these is needed: " : "any one of these is enough: ";
  return {.zh = zh + (verdict.holds ? "符合" : "不符合"),
          .en = en + (verdict.holds ? "met" : "not met"),
          .holds = verdict.holds};
}

void AppendLines(const Verdict& verdict, const WeightUnit& weight_unit, int depth,
                 std::vector<ExplainedLine>& lines) {
  const bool leaf = verdict.kind == Rule::Kind::kCriterion;
  lines.push_back(leaf ? CriterionLine(verdict, weight_unit) : CombinationLine(verdict));
  lines.back().depth = depth;
  for (const Verdict& child : verdict.children) AppendLines(child, weight_unit, depth + 1, lines);
}

}  // namespace

std::vector<ExplainedLine> Explain(const Verdict& verdict, const WeightUnit& weight_unit) {
  std::vector<ExplainedLine> lines;
  AppendLines(verdict, weight_unit, 0, lines);
  return lines;
}

std::string ToText(const std::vector<ExplainedLine>& lines) {
  std::string text;
  for (const ExplainedLine& line : lines) {
    const std::string indent(static_cast<std::size_t>(line.depth) * 2, ' ');
    text += indent + line.zh + "\n" + indent + line.en + "\n";
  }
  return text;
}

}  // namespace yishi::tally
