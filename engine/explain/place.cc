#include "engine/explain/place.h"

#include <algorithm>
#include <string>

#include "engine/charter/charter.h"
#include "engine/charter/explain.h"
#include "engine/explain/chapters.h"
#include "engine/matter/decide.h"

namespace yishi::explain {
namespace {

using matter::Phase;

Mark MarkOf(const matter::Matter& matter, const v1::Stage& stage, std::uint32_t index) {
  if (matter.phase != Phase::kClosed && matter.phase != Phase::kReturned && matter.stage == index)
    return Mark::kHere;
  // What an earlier version, or the same before it was sent back, came through further on, it has to come
  // through again.
  if (matter.phase != Phase::kClosed && index > matter.stage) return Mark::kToCome;
  const auto last = std::find_if(matter.visits.rbegin(), matter.visits.rend(),
                                 [index](const matter::StageVisit& visit) { return visit.stage == index; });
  if (last == matter.visits.rend()) {
    const bool past = matter.stage > index && stage.vote().referred_only();
    return past ? Mark::kPassedOver : Mark::kToCome;
  }
  return last->passed ? Mark::kDone : Mark::kCameBack;
}

Millis SinceOf(const community::State& state, const matter::Matter& matter) {
  const matter::StageVisit& visit = matter.visits.back();
  switch (matter.phase) {
    case Phase::kAwaitingMeeting:
    case Phase::kAwaitingPosting:
    case Phase::kWorking:
      return visit.entered_ms;
    case Phase::kNoticed:
      return state.meetings.at(visit.meetings.back()).convened_ms;
    case Phase::kCasting:
      return state.boxes.at(visit.boxes.back()).opened_ms;
    case Phase::kCounting:
      return state.boxes.at(visit.boxes.back()).closed_ms;
    case Phase::kPosted:
      return state.postings.postings.at(visit.postings.back()).put_up_ms;
    case Phase::kSuspended:
      return state.postings.postings.at(visit.postings.back()).ends_ms;
    case Phase::kReturned:
    case Phase::kClosed:
      return visit.left_ms;
  }
  return visit.entered_ms;
}

tally::Words InWords(const community::State& state, const matter::Matter& matter, Millis since_ms) {
  const v1::Charter& charter = matter::CharterOf(state.charters, matter);
  const v1::Stage& stage = matter::StageOf(state.charters, matter);
  const std::string at = std::to_string(matter.stage + 1) + "/" + std::to_string(charter.stages_size());
  const std::string since = state.foundation.calendar.Format(since_ms);
  const std::string version = std::to_string(matter.version());
  const std::string number = std::to_string(matter.number);
  return {"事项 " + number + " 第 " + version + " 版，第 " + at + " 步：" + stage.title() + "，" +
              std::string(matter::NameZh(matter.phase)) + "，自 " + since + " 起",
          "matter " + number + ", version " + version + ", stage " + at + " \"" + stage.title_en() + "\", " +
              std::string(matter::NameEn(matter.phase)) + " since " + since};
}

// The charter's words for the stage, its sources on one line without their notes.
std::vector<tally::Words> AskedBy(const v1::Charter& charter, std::uint32_t index) {
  const v1::Stage& stage = charter.stages(static_cast<int>(index));
  std::vector<tally::Words> lines = charter::Explain(charter).stages[index].lines;
  lines.resize(lines.size() - static_cast<std::size_t>(stage.sources_size()));
  if (const std::string sources = SourcesOf(stage); !sources.empty())
    lines.push_back({"依据：" + sources, "sources: " + sources});
  return lines;
}

}  // namespace

Place PlaceOf(const community::State& state, const matter::Matter& matter) {
  const v1::Charter& charter = matter::CharterOf(state.charters, matter);
  Place place;
  for (int i = 0; i < charter.stages_size(); ++i) {
    place.marks.push_back(MarkOf(matter, charter.stages(i), static_cast<std::uint32_t>(i)));
  }
  place.since_ms = SinceOf(state, matter);
  place.words = InWords(state, matter, place.since_ms);
  if (matter.phase == Phase::kClosed) return place;
  place.asks = AskedBy(charter, matter.stage);
  place.next = charter::StageAfter(charter, matter.stage);
  return place;
}

}  // namespace yishi::explain
