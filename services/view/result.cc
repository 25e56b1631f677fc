#include "services/view/result.h"

#include <algorithm>

#include "engine/box/choosing.h"
#include "engine/box/outcome.h"
#include "engine/charter/charter.h"

namespace yishi::view {
namespace {

std::uint32_t Count(std::int64_t count) { return static_cast<std::uint32_t>(count); }

void AddChannel(v1::Channel channel, const tally::ChannelCount& count, v1::ResultView& view) {
  if (count == tally::ChannelCount{}) return;
  v1::ChannelView* out = view.add_channels();
  out->set_channel(channel);
  out->set_yes(Count(count.yes));
  out->set_no(Count(count.no));
  out->set_abstain(Count(count.abstain));
  out->set_void_ballots(Count(count.void_ballots));
  out->set_silent(Count(count.silent));
}

void AddUnit(const tally::UnitFigures& figures, v1::UnitCountsView& out) {
  out.set_expected(static_cast<std::uint64_t>(figures.expected));
  out.set_present(static_cast<std::uint64_t>(figures.present));
  out.set_yes(static_cast<std::uint64_t>(figures.yes));
  out.set_no(static_cast<std::uint64_t>(figures.no));
  out.set_abstain(static_cast<std::uint64_t>(figures.abstain));
  out.set_void_ballots(static_cast<std::uint64_t>(figures.void_ballots));
}

ledger::v1::BoxOutcome ToWire(box::Outcome outcome) {
  switch (outcome) {
    case box::Outcome::kPassed:
      return ledger::v1::BOX_OUTCOME_PASSED;
    case box::Outcome::kRejected:
      return ledger::v1::BOX_OUTCOME_REJECTED;
    case box::Outcome::kVoid:
      return ledger::v1::BOX_OUTCOME_VOID;
    case box::Outcome::kTied:
      return ledger::v1::BOX_OUTCOME_TIED;
  }
  return ledger::v1::BOX_OUTCOME_UNSPECIFIED;
}

void AddLines(const std::vector<tally::ExplainedLine>& words, WorkingLines* lines) {
  for (const tally::ExplainedLine& line : words) {
    v1::WorkingLine* out = lines->Add();
    out->set_zh(line.zh);
    out->set_en(line.en);
    out->set_holds(line.holds);
    out->set_depth(Count(line.depth));
  }
}

bool Has(const std::vector<tally::Option>& options, tally::Option option) {
  return std::find(options.begin(), options.end(), option) != options.end();
}

void AddOptions(const box::Result& result, std::span<const std::string> titles, v1::ResultView& view) {
  for (tally::Option option = 0; option < result.votes.size(); ++option) {
    v1::OptionView* out = view.add_options();
    out->set_number(static_cast<std::uint32_t>(option + 1));
    if (option < titles.size()) out->set_title(titles[option]);
    out->set_votes(Count(result.votes[option]));
    out->set_chosen(Has(result.chosen, option));
    out->set_tied(Has(result.tied, option));
    for (tally::Option other = 0; other < result.pairs.options(); ++other) {
      out->add_before(Count(result.pairs.at(option, other)));
    }
  }
}

}  // namespace

void AddWorking(const tally::Verdict& verdict, WorkingLines* lines) {
  AddLines(box::InWords(verdict), lines);
}

v1::ResultView ViewResult(const box::Result& result, const v1::VoteRules& rules,
                          std::span<const std::string> options) {
  const tally::ChannelCount total = result.channels.total();
  v1::ResultView view;
  view.set_outcome(ToWire(result.outcome));
  view.set_expected(Count(result.expected));
  view.set_present(Count(result.present));
  view.set_yes(Count(total.yes));
  view.set_no(Count(total.no));
  view.set_abstain(Count(total.abstain));
  view.set_void_ballots(Count(total.void_ballots));
  view.set_superseded(result.superseded);
  if (charter::CountsIn(rules, v1::UNIT_KIND_HOUSEHOLDS)) {
    AddUnit(result.households, *view.mutable_households());
  }
  if (charter::CountsIn(rules, v1::UNIT_KIND_WEIGHT)) AddUnit(result.area, *view.mutable_area());
  AddChannel(v1::CHANNEL_DEVICE, result.channels.device, view);
  AddChannel(v1::CHANNEL_DESK_DEVICE, result.channels.desk, view);
  AddChannel(v1::CHANNEL_PAPER, result.channels.paper, view);
  AddChannel(v1::CHANNEL_HANDS, result.channels.hands, view);
  const box::Working working = box::WorkingOf(rules, box::FiguresOf(result), result.recused);
  AddLines(box::LeftOutInWords(result.expected, result.left_out), view.mutable_quorum());
  AddWorking(working.quorum, view.mutable_quorum());
  if (charter::ChoosesOptions(rules)) {
    AddOptions(result, options, view);
    AddLines(box::ChoosingInWords(rules, result, options), view.mutable_choosing());
  } else {
    AddWorking(working.threshold, view.mutable_threshold());
    if (working.with_recused) AddWorking(*working.with_recused, view.mutable_with_recused());
  }
  view.set_recused(Count(result.recused.persons));
  view.set_by_proxy(Count(result.by_proxy));
  view.set_left_out(Count(result.left_out));
  view.set_tie_seed(result.seed);
  view.set_split(result.split);
  view.set_reasons(result.reasons);
  view.set_declared_ms(result.declared_ms);
  return view;
}

}  // namespace yishi::view
