#include "engine/explain/story.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/explain/chapters.h"
#include "engine/matter/decide.h"

namespace yishi::explain {
namespace {

tally::Words BudgetInWords(const v1::MatterContent& content) {
  if (content.amount_fen() == 0) return {"不用经费", "without a budget"};
  const std::string yuan = InYuan(content.amount_fen());
  return {"预算 " + yuan + " 元", "with a budget of " + yuan + " yuan"};
}

Happening Opened(const matter::Matter& matter) {
  const v1::MatterContent& content = *matter.versions.front().content;
  const std::string number = std::to_string(matter.number);
  const tally::Words budget = BudgetInWords(content);
  return {.what = "matter_opened",
          .at_ms = matter.opened_ms,
          .words = {"提出事项 " + number + "“" + content.title() + "”，" + budget.zh,
                    "matter " + number + " \"" + content.title() + "\" is opened, " + budget.en},
          .by = matter.opened_by};
}

void TellRevisions(const matter::Matter& matter, Story& story) {
  for (std::size_t i = 1; i < matter.versions.size(); ++i) {
    const std::string version = std::to_string(i + 1);
    const tally::Words budget = BudgetInWords(*matter.versions[i].content);
    story.push_back(
        {.what = "matter_revised",
         .at_ms = matter.versions[i].made_ms,
         .words = {"提出第 " + version + " 版，" + budget.zh, "version " + version + " is put, " + budget.en},
         .text = matter.versions[i].answer});
  }
}

Happening Entered(const matter::StageVisit& visit, const v1::Stage& stage) {
  const std::string number = std::to_string(visit.stage + 1);
  const std::string version = std::to_string(visit.version);
  return {.what = "stage_entered",
          .at_ms = visit.entered_ms,
          .stage = visit.stage,
          .words = {"第 " + version + " 版进入第 " + number + " 步：" + stage.title(),
                    "version " + version + " enters stage " + number + " \"" + stage.title_en() + "\""}};
}

tally::Words CauseInWords(ledger::v1::CloseCause cause) {
  switch (cause) {
    case ledger::v1::CLOSE_CAUSE_COMPLETED:
      return {"办结：各步骤已走完", "closed: every stage has been walked"};
    case ledger::v1::CLOSE_CAUSE_REJECTED:
      return {"办结：未通过", "closed: rejected"};
    case ledger::v1::CLOSE_CAUSE_WITHDRAWN:
      return {"办结：提出人已撤回", "closed: withdrawn by whoever opened it"};
    case ledger::v1::CLOSE_CAUSE_ANNULLED:
      return {"办结：决定被法院撤销", "closed: a court has annulled the decision"};
    default:
      return {"办结", "closed"};
  }
}

// How the matter left the stage, where that is more than the step to the next one.
void TellLeaving(const matter::Matter& matter, const matter::StageVisit& visit, const v1::Stage& stage,
                 Story& story) {
  const bool last = &visit == &matter.visits.back();
  if (stage.has_implement() && visit.passed) {
    story.push_back({.what = "stage_passed",
                     .at_ms = visit.left_ms,
                     .stage = visit.stage,
                     .words = {"确认完工", "the work is said to be done"},
                     .text = matter.finish_report});
  }
  if (last && matter.phase == matter::Phase::kReturned) {
    const std::string restart = std::to_string(matter.restart_stage + 1);
    story.push_back({.what = "matter_returned",
                     .at_ms = visit.left_ms,
                     .stage = visit.stage,
                     .words = {"退回修改；新版最迟从第 " + restart + " 步重新开始",
                               "returned; a new version starts again at stage " + restart + " or before"}});
  }
  if (last && matter.close_cause) {
    story.push_back({.what = "matter_closed",
                     .at_ms = visit.left_ms,
                     .stage = visit.stage,
                     .words = CauseInWords(*matter.close_cause)});
  }
}

}  // namespace

std::string SourcesOf(const v1::Stage& stage) {
  std::string sources;
  const auto& all = stage.sources();
  const bool laws =
      std::any_of(all.begin(), all.end(), [](const auto& source) { return !source.article().empty(); });
  for (const v1::Source& source : all) {
    if (laws && source.article().empty()) continue;
    const std::string article = source.article().empty() ? "" : " 第 " + source.article() + " 条";
    AppendJoined(sources, "；", source.text() + article);
  }
  return sources;
}

Story StoryOf(const community::State& state, const MatterId& id) {
  const matter::Matter& matter = state.matters.at(id);
  const v1::Charter& charter = matter::CharterOf(state.charters, matter);
  Story story = {Opened(matter)};
  TellRevisions(matter, story);
  TellOversight(matter, story);
  for (const matter::StageVisit& visit : matter.visits) {
    const v1::Stage& stage = charter.stages(static_cast<int>(visit.stage));
    story.push_back(Entered(visit, stage));
    TellMeetings(state, id, visit, story);
    TellPostings(state, visit, story);
    TellLeaving(matter, visit, stage, story);
  }
  TellRecords(state, matter, story);
  std::stable_sort(story.begin(), story.end(),
                   [](const Happening& a, const Happening& b) { return a.at_ms < b.at_ms; });
  return story;
}

}  // namespace yishi::explain
