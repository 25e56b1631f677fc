#include "clients/audit/summary.h"

#include <algorithm>

#include "clients/audit/words.h"
#include "engine/box/choosing.h"
#include "engine/box/outcome.h"
#include "engine/charter/charter.h"
#include "engine/matter/decide.h"

namespace yishi::audit {
namespace {

using community::Community;
using community::State;

const v1::Stage& StageOf(const State& state, const box::Box& box) {
  return state.charters.by_digest.at(box.charter_digest)->stages(static_cast<int>(box.stage));
}

// Shown in the auditor's own terminal, and so without what could steer it.
std::vector<std::string> OptionsOf(const matter::Matter& matter, const box::Box& box) {
  std::vector<std::string> options;
  for (const std::string& option : matter.versions[box.version - 1].content->options()) {
    options.push_back(Shown(option));
  }
  return options;
}

MatterLine LineOf(const State& state, const MatterId& id, const matter::Matter& matter) {
  const v1::Stage& stage = matter::StageOf(state.charters, matter);
  return {.id = id,
          .number = matter.number,
          .title = Shown(matter.content().title()),
          .stage_zh = Shown(stage.title()),
          .stage_en = Shown(stage.title_en()),
          .phase = matter.phase};
}

BoxLine LineOf(const Community& community, const BoxId& id, const box::Box& box) {
  const State& state = community.state;
  const matter::Matter& matter = state.matters.at(box.matter);
  const v1::Stage& stage = StageOf(state, box);
  BoxLine line;
  line.id = id;
  line.matter_number = matter.number;
  line.matter_title = Shown(matter.content().title());
  line.stage_zh = Shown(stage.title());
  line.stage_en = Shown(stage.title_en());
  line.phase = box.phase;
  line.opened_ms = box.opened_ms;
  line.ballots = box.ballots.size();
  line.result = box.result;
  if (box.result) {
    const box::Working working =
        box::WorkingOf(stage.vote(), box::FiguresOf(*box.result), box.result->recused);
    line.quorum = box::InWords(working.quorum);
    if (charter::ChoosesOptions(stage.vote())) {
      line.choosing = box::ChoosingInWords(stage.vote(), *box.result, OptionsOf(matter, box));
    } else {
      line.threshold = box::InWords(working.threshold);
      if (working.with_recused) line.with_recused = box::InWords(*working.with_recused);
    }
  } else {
    line.not_released = static_cast<std::size_t>(
        std::count_if(box.ballots.begin(), box.ballots.end(),
                      [&](const auto& ballot) { return !community.openings.Find(ballot.second.seq); }));
  }
  return line;
}

}  // namespace

void Summarise(const Community& community, Report& report) {
  const State& state = community.state;
  Counts& counts = report.counts;
  counts.persons = state.roster.persons.size();
  counts.keys = state.roster.keys.size();
  counts.meetings = state.meetings.size();
  counts.matters = state.matters.size();
  counts.boxes = state.boxes.size();
  counts.records = state.records.size();
  counts.postings = state.postings.postings.size();
  counts.objections = state.postings.objections.size();
  counts.contents = state.vault.contents.size();
  counts.erased = state.vault.erased.size();
  for (const auto& [id, matter] : state.matters) report.matters.push_back(LineOf(state, id, matter));
  std::sort(report.matters.begin(), report.matters.end(),
            [](const MatterLine& a, const MatterLine& b) { return a.number < b.number; });
  for (const auto& [id, box] : state.boxes) {
    report.boxes.push_back(LineOf(community, id, box));
    counts.ballots_not_released += report.boxes.back().not_released;
  }
  std::stable_sort(report.boxes.begin(), report.boxes.end(),
                   [](const BoxLine& a, const BoxLine& b) { return a.opened_ms < b.opened_ms; });
}

}  // namespace yishi::audit
