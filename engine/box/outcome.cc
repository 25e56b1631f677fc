#include "engine/box/outcome.h"

#include <utility>

#include "engine/charter/charter.h"

namespace yishi::box {
namespace {

// Figures as the charter's rules see them: it may leave void ballots out of those who vote.
tally::Figures AsCounted(const v1::VoteRules& rules, tally::Figures figures) {
  if (rules.void_ballots() != v1::VOID_RULE_LEFT_OUT) return figures;
  for (tally::UnitFigures* unit : {&figures.persons, &figures.households, &figures.weight}) {
    unit->void_ballots = 0;
  }
  return figures;
}

}  // namespace

tally::Figures AttendanceOf(const roster::Roll& roll, const std::map<PersonId, meeting::Channel>& present) {
  tally::Figures figures;
  for (const roster::RollEntry& entry : roll) {
    const std::int64_t came = present.contains(entry.person) ? 1 : 0;
    const std::int64_t household = entry.represents ? 1 : 0;
    figures.persons.expected += 1;
    figures.persons.present += came;
    figures.households.expected += household;
    figures.households.present += came * household;
    figures.weight.expected += entry.area_dm2;
    figures.weight.present += came * entry.area_dm2;
  }
  return figures;
}

roster::Roll ExpectedIn(const Box& box, const roster::Roll& roll) {
  roster::Roll expected = roll;
  std::erase_if(expected,
                [&box](const roster::RollEntry& entry) { return box.left_out.contains(entry.person); });
  return expected;
}

tally::Verdict QuorumOf(const v1::VoteRules& rules, const tally::Figures& attendance) {
  return tally::Evaluate(charter::ToTallyRule(rules.quorum()), attendance);
}

Recused RecusedOf(const roster::Roll& roll, const std::set<PersonId>& recused) {
  Recused all;
  for (const roster::RollEntry& entry : roll) {
    if (!recused.contains(entry.person)) continue;
    all.persons += 1;
    all.households += entry.represents ? 1 : 0;
    all.area_dm2 += entry.area_dm2;
  }
  return all;
}

tally::Figures WithRecused(tally::Figures figures, const Recused& recused) {
  figures.persons.present += recused.persons;
  figures.households.present += recused.households;
  figures.weight.present += recused.area_dm2;
  return figures;
}

Working WorkingOf(const v1::VoteRules& rules, const tally::Figures& figures, const Recused& recused) {
  const tally::Figures counted = AsCounted(rules, figures);
  const tally::Rule threshold = charter::ToTallyRule(rules.threshold());
  Working working{tally::Evaluate(charter::ToTallyRule(rules.quorum()), counted),
                  tally::Evaluate(threshold, counted), std::nullopt};
  if (recused.persons > 0) working.with_recused = tally::Evaluate(threshold, WithRecused(counted, recused));
  return working;
}

bool IsSplit(const v1::VoteRules& rules, const tally::Figures& figures, const Recused& recused) {
  tally::Figures noes = figures;
  for (tally::UnitFigures* unit : {&noes.persons, &noes.households, &noes.weight})
    std::swap(unit->yes, unit->no);
  return !WorkingOf(rules, noes, recused).passed();
}

tally::Figures FiguresOf(const Result& result) {
  return {.persons = tally::FiguresOf(result.expected, result.present, result.channels.total()),
          .households = result.households,
          .weight = result.area};
}

std::vector<tally::ExplainedLine> LeftOutInWords(std::int64_t expected, std::int64_t left_out) {
  if (left_out == 0) return {};
  const std::string roll = std::to_string(expected + left_out);
  const std::string out = std::to_string(left_out);
  const std::string rest = std::to_string(expected);
  return {{.zh = "名单 " + roll + " 人，经同意缺席 " + out + " 人不计入应到，应到 " + rest + " 人",
           .en = roll + " on the roll, " + out + " absent with consent and not expected: expected " + rest,
           .holds = true}};
}

std::vector<tally::ExplainedLine> InWords(const tally::Verdict& verdict) {
  return tally::Explain(verdict, {.zh = "平方米", .en = "square metres", .decimals = 2});
}

}  // namespace yishi::box
