#include "engine/tally/rule.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/base/status.h"

namespace yishi::tally {
namespace {

absl::Status CheckRatio(const Criterion& criterion) {
  const Ratio ratio = criterion.ratio;
  const std::string text = std::to_string(ratio.numerator) + "/" + std::to_string(ratio.denominator);
  if (!ratio.valid() || ratio.numerator == 0) {
    return Refuse(Reason::kFieldInvalid, "比例 " + text + " 不对，应大于 0，且不大于 1",
                  "the ratio " + text + " is wrong: it must be above 0 and at most 1");
  }
  if (criterion.comparison == Comparison::kMoreThan && ratio.numerator == ratio.denominator) {
    return Refuse(Reason::kFieldInvalid, "要求超过全部（" + text + "），永远无法达到",
                  "more than the whole (" + text + ") can never be reached");
  }
  return absl::OkStatus();
}

// Those who voted are among those present, and these among those expected.
bool ComparesAWholeWithItsPart(const Criterion& criterion) {
  switch (criterion.count) {
    case Count::kPresent:
      return criterion.base != Base::kExpected;
    case Count::kCast:
      return criterion.base == Base::kVoting;
    case Count::kYes:
      return false;
  }
  return true;
}

absl::Status CheckCriterion(const Criterion& criterion) {
  YISHI_RETURN_IF_ERROR(CheckRatio(criterion));
  if (!ComparesAWholeWithItsPart(criterion)) return absl::OkStatus();
  return Refuse(Reason::kFieldInvalid, "规则把一个数与它自己或它的一部分相比，总是成立，没有意义",
                "the rule compares a number with itself or with a part of itself: it would always hold");
}

absl::Status CheckChildren(const Rule& rule) {
  if (rule.children.empty()) {
    return Refuse(Reason::kFieldInvalid, "组合规则下面没有列任何条件",
                  "a rule that combines others lists none");
  }
  if (rule.children.size() <= kRuleChildren) return absl::OkStatus();
  const std::string number = std::to_string(rule.children.size());
  const std::string limit = std::to_string(kRuleChildren);
  return Refuse(Reason::kLimitExceeded, "组合规则列了 " + number + " 个条件，最多 " + limit + " 个",
                "a rule combines " + number + " others, at most " + limit + " are allowed");
}

absl::Status CheckAtDepth(const Rule& rule, int depth) {
  if (depth > kRuleDepth) {
    const std::string limit = std::to_string(kRuleDepth);
    return Refuse(Reason::kLimitExceeded, "规则的层次超过 " + limit + " 层",
                  "the rule is nested deeper than " + limit);
  }
  if (rule.kind == Rule::Kind::kCriterion) return CheckCriterion(rule.criterion);
  YISHI_RETURN_IF_ERROR(CheckChildren(rule));
  for (const Rule& child : rule.children) YISHI_RETURN_IF_ERROR(CheckAtDepth(child, depth + 1));
  return absl::OkStatus();
}

std::int64_t CountIn(const UnitFigures& figures, Count count) {
  switch (count) {
    case Count::kPresent:
      return figures.present;
    case Count::kYes:
      return figures.yes;
    case Count::kCast:
      return figures.cast();
  }
  return 0;
}

std::int64_t BaseIn(const UnitFigures& figures, Base base) {
  switch (base) {
    case Base::kExpected:
      return figures.expected;
    case Base::kPresent:
      return figures.present;
    case Base::kVoting:
      return figures.cast();
  }
  return 0;
}

Verdict EvaluateCriterion(const Criterion& criterion, const UnitFigures& figures) {
  Verdict verdict;
  verdict.criterion = criterion;
  verdict.count = CountIn(figures, criterion.count);
  verdict.base = BaseIn(figures, criterion.base);
  verdict.needed =
      std::max<std::int64_t>(1, LeastThatSatisfies(criterion.comparison, criterion.ratio, verdict.base));
  verdict.holds = verdict.count >= verdict.needed;
  return verdict;
}

bool Holds(const Verdict& verdict) { return verdict.holds; }

bool Combine(Rule::Kind kind, const std::vector<Verdict>& children) {
  if (kind == Rule::Kind::kAny) return std::any_of(children.begin(), children.end(), Holds);
  return !children.empty() && std::all_of(children.begin(), children.end(), Holds);
}

}  // namespace

Rule Rule::Of(Criterion criterion) {
  return Rule{.kind = Kind::kCriterion, .criterion = criterion, .children = {}};
}

Rule Rule::All(std::vector<Rule> children) {
  return Rule{.kind = Kind::kAll, .criterion = {}, .children = std::move(children)};
}

Rule Rule::Any(std::vector<Rule> children) {
  return Rule{.kind = Kind::kAny, .criterion = {}, .children = std::move(children)};
}

absl::Status CheckRule(const Rule& rule) { return CheckAtDepth(rule, 1); }

Verdict Evaluate(const Rule& rule, const Figures& figures) {
  if (rule.kind == Rule::Kind::kCriterion)
    return EvaluateCriterion(rule.criterion, figures.of(rule.criterion.unit));
  Verdict verdict;
  verdict.kind = rule.kind;
  for (const Rule& child : rule.children) verdict.children.push_back(Evaluate(child, figures));
  verdict.holds = Combine(rule.kind, verdict.children);
  return verdict;
}

}  // namespace yishi::tally
