#include "engine/box/outcome.h"

#include "engine/charter/charter.h"

namespace yishi::box {
namespace {

tally::Figures InPersons(const tally::UnitFigures& figures) {
  tally::Figures all;
  all.persons = figures;
  return all;
}

}  // namespace

tally::Verdict QuorumOf(const v1::VoteRules& rules, std::int64_t expected, std::int64_t present) {
  tally::UnitFigures figures;
  figures.expected = expected;
  figures.present = present;
  return tally::Evaluate(charter::ToTallyRule(rules.quorum()), InPersons(figures));
}

Working WorkingOf(const v1::VoteRules& rules, const tally::UnitFigures& figures) {
  const tally::Figures all = InPersons(figures);
  return {tally::Evaluate(charter::ToTallyRule(rules.quorum()), all),
          tally::Evaluate(charter::ToTallyRule(rules.threshold()), all)};
}

tally::UnitFigures FiguresOf(const Result& result) {
  return tally::FiguresOf(result.expected, result.present, result.channels.total());
}

}  // namespace yishi::box
