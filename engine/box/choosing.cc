#include "engine/box/choosing.h"

#include <algorithm>

#include "engine/box/outcome.h"
#include "engine/charter/charter.h"
#include "engine/tally/approval.h"

namespace yishi::box {
namespace {

using tally::ExplainedLine;
using tally::Option;

// A ballot that names other options, or none, works as a no to this one.
tally::Figures FiguresFor(const tally::UnitFigures& persons, std::int64_t votes) {
  tally::Figures figures;
  figures.persons = persons;
  figures.persons.yes = votes;
  figures.persons.no = persons.yes - votes;
  return figures;
}

std::string NumberOf(Option option) { return std::to_string(option + 1); }

std::string JoinedNumbers(const std::vector<Option>& options, std::string_view separator) {
  std::string text;
  for (Option option : options) text += (text.empty() ? "" : std::string(separator)) + NumberOf(option);
  return text;
}

bool Has(const std::vector<Option>& options, Option option) {
  return std::find(options.begin(), options.end(), option) != options.end();
}

ExplainedLine OptionLine(Option option, const std::string& title, std::int64_t votes, bool chosen) {
  const std::string count = std::to_string(votes);
  return {
      .zh = NumberOf(option) + " 号 " + title + "：" + count + " 票" + (chosen ? "，当选" : ""),
      .en = "no. " + NumberOf(option) + " " + title + ": " + count + " votes" + (chosen ? ", chosen" : ""),
      .holds = chosen};
}

void AddOptions(const Result& result, const Choosing& choosing, std::span<const std::string> titles,
                std::vector<ExplainedLine>& lines) {
  for (Option option = 0; option < result.votes.size(); ++option) {
    const std::string title = option < titles.size() ? titles[option] : "";
    lines.push_back(OptionLine(option, title, result.votes[option], Has(result.chosen, option)));
    for (ExplainedLine line : InWords(choosing.thresholds[option])) {
      ++line.depth;
      lines.push_back(std::move(line));
    }
  }
}

std::string PathText(const tally::Pairs& pairs, Option from, Option to) {
  return JoinedNumbers(tally::StrongestPath(pairs, from, to), "→");
}

// "1 号排在 2 号前的 20 票，2 号排在 1 号前的 25 票；最强路径 …": one line a pair.
ExplainedLine PairLine(const tally::Pairs& pairs, const tally::Pairs& paths, Option a, Option b) {
  const std::string one = NumberOf(a);
  const std::string two = NumberOf(b);
  const std::string there = std::to_string(paths.at(a, b));
  const std::string back = std::to_string(paths.at(b, a));
  const auto path = [&](Option from, Option to, const std::string& strength) {
    return strength == "0" ? NumberOf(from) + "→" + NumberOf(to) + " 0"
                           : PathText(pairs, from, to) + " " + strength;
  };
  const std::int64_t difference = paths.at(a, b) - paths.at(b, a);
  const std::string first = difference > 0 ? one : two;
  const std::string second = difference > 0 ? two : one;
  ExplainedLine line;
  line.holds = difference != 0;
  line.zh = one + " 号在 " + two + " 号之前 " + std::to_string(pairs.at(a, b)) + " 票，" + two + " 号在 " +
            one + " 号之前 " + std::to_string(pairs.at(b, a)) + " 票；最强路径 " + path(a, b, there) + "，" +
            path(b, a, back) + "：" + (difference == 0 ? "并列" : first + " 号先于 " + second + " 号");
  line.en = "no. " + one + " before no. " + two + " on " + std::to_string(pairs.at(a, b)) +
            " ballots, behind on " + std::to_string(pairs.at(b, a)) + "; strongest paths " +
            path(a, b, there) + ", " + path(b, a, back) + ": " +
            (difference == 0 ? "level" : "no. " + first + " before no. " + second);
  return line;
}

void AddPairs(const tally::Pairs& pairs, std::vector<ExplainedLine>& lines) {
  const tally::Pairs paths = tally::StrongestPaths(pairs);
  for (Option a = 0; a < pairs.options(); ++a) {
    for (Option b = a + 1; b < pairs.options(); ++b) lines.push_back(PairLine(pairs, paths, a, b));
  }
}

void AddSeed(const Result& result, std::vector<ExplainedLine>& lines) {
  const std::string zh = JoinedNumbers(result.tied, "、") + " 号并列，";
  const std::string en = "nos. " + JoinedNumbers(result.tied, ", ") + " are level; ";
  if (result.seed.empty()) {
    lines.push_back(
        {.zh = zh + "等待通知写明的公开种子", .en = en + "the public seed of the notice is awaited"});
    return;
  }
  lines.push_back({.zh = zh + "由公开种子 " + result.seed + " 排定",
                   .en = en + "the public seed " + result.seed + " puts them in order",
                   .holds = true});
}

void AddTie(const Result& result, std::vector<ExplainedLine>& lines) {
  if (result.tied.empty()) return;
  if (result.outcome != Outcome::kVoid) return AddSeed(result, lines);
  lines.push_back({.zh = JoinedNumbers(result.tied, "、") + " 号并列，余下的名额不够：须重新投票",
                   .en = "nos. " + JoinedNumbers(result.tied, ", ") +
                         " are level and the seats left are too few: the vote is held again"});
}

void AddVacancies(const v1::VoteRules& rules, const Result& result, std::vector<ExplainedLine>& lines) {
  if (result.outcome != Outcome::kPassed || result.chosen.size() >= rules.seats()) return;
  const std::string seats = std::to_string(rules.seats());
  const std::string chosen = std::to_string(result.chosen.size());
  lines.push_back({.zh = "应选 " + seats + " 名，选出 " + chosen + " 名，不足的名额另行选举",
                   .en = chosen + " of " + seats + " seats are filled; the others need another election"});
}

}  // namespace

Choosing ChoosingOf(const v1::VoteRules& rules, const tally::UnitFigures& persons,
                    const OptionCounts& counts) {
  Choosing choosing;
  std::vector<bool> stands;
  for (std::int64_t votes : counts.votes) {
    choosing.thresholds.push_back(WorkingOf(rules, FiguresFor(persons, votes)).threshold);
    stands.push_back(choosing.thresholds.back().holds);
  }
  choosing.ranking = rules.ballot() == v1::BALLOT_FORM_RANKED
                         ? tally::RankByPaths(tally::StrongestPaths(counts.pairs), stands)
                         : tally::RankByVotes(counts.votes, stands);
  const tally::TieRule ties =
      rules.ties() == v1::TIE_RULE_LISTED_ORDER ? tally::TieRule::kListedOrder : tally::TieRule::kVoteAgain;
  choosing.seats = tally::FillSeats(choosing.ranking, rules.seats(), ties);
  return choosing;
}

std::vector<ExplainedLine> ChoosingInWords(const v1::VoteRules& rules, const Result& result,
                                           std::span<const std::string> titles) {
  const Choosing choosing = ChoosingOf(rules, WithRecused(FiguresOf(result), result.recused).persons,
                                       {.votes = result.votes, .pairs = result.pairs});
  std::vector<ExplainedLine> lines;
  AddOptions(result, choosing, titles, lines);
  AddPairs(result.pairs, lines);
  AddTie(result, lines);
  AddVacancies(rules, result, lines);
  return lines;
}

}  // namespace yishi::box
