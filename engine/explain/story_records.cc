// What was filed, what it cost, and what others said of the decision.

#include "engine/base/text.h"
#include "engine/explain/chapters.h"
#include "engine/record/decide.h"

namespace yishi::explain {
namespace {

void AddAmount(const record::Record& record, Happening& filed) {
  if (record.amount_fen != 0) {
    const std::string yuan = InYuan(record.amount_fen);
    filed.words.zh += " " + yuan + " 元";
    filed.words.en += ", " + yuan + " yuan";
  }
  if (record.unauthorised) {
    filed.words.zh += "，未经授权";
    filed.words.en += ", without authority";
  }
  if (record.kind == record::Kind::kAcceptance) {
    filed.words.zh += record.accepted ? "：合格" : "：不合格";
    filed.words.en += record.accepted ? ": accepted" : ": not accepted";
  }
}

tally::Words VerdictInWords(v1::OpinionVerdict verdict) {
  switch (verdict) {
    case v1::OPINION_VERDICT_AGREES:
      return {"同意", "agrees"};
    case v1::OPINION_VERDICT_RESERVATIONS:
      return {"有保留", "has reservations"};
    case v1::OPINION_VERDICT_DISAGREES:
      return {"不同意", "disagrees"};
    default:
      return {"", ""};
  }
}

}  // namespace

void TellRecords(const community::State& state, const matter::Matter& matter, Story& story) {
  for (const RecordId& id : matter.records) {
    const record::Record& record = state.records.at(id);
    Happening& filed = story.emplace_back();
    filed.what = "record_filed";
    filed.at_ms = record.filed_ms;
    filed.stage = record.stage;
    filed.words = {"提交" + std::string(record::NameZh(record.kind)),
                   "filed: " + std::string(record::NameEn(record.kind))};
    if (record.content->has_opinion()) {
      const tally::Words verdict = VerdictInWords(record.content->opinion().verdict());
      filed.words.zh += "：" + verdict.zh;
      filed.words.en += ": " + verdict.en;
    }
    AddAmount(record, filed);
    filed.by = record.filed_by;
  }
}

void TellOversight(const matter::Matter& matter, Story& story) {
  for (const matter::Rerun& rerun : matter.reruns) {
    story.push_back(
        {.what = "rerun_demanded",
         .at_ms = rerun.demanded_ms,
         .stage = rerun.stage,
         .words = {"居务监督委员会督促重新开会", "the supervision committee demands a new meeting"},
         .text = rerun.reasons,
         .rule = "城市居民委员会组织法（2026）第三十七条 (urban law art. 37)"});
  }
  for (const auto& [id, correction] : matter.corrections) {
    const std::string& authority = correction.order->authority();
    story.push_back({.what = "correction_ordered",
                     .at_ms = correction.ordered_ms,
                     .stage = matter.stage,
                     .words = {authority + "责令改正", authority + " orders it to be corrected"},
                     .text = correction.order->reasons(),
                     .rule = "城市居民委员会组织法（2026）第三十一条 (urban law art. 31)"});
    if (correction.ended_ms == 0) continue;
    story.push_back({.what = "correction_ended",
                     .at_ms = correction.ended_ms,
                     .stage = matter.stage,
                     .words = {"已改正", "taken as corrected"},
                     .text = correction.outcome});
  }
  if (!matter.annulment) return;
  const std::string& court = matter.annulment->judgment->court();
  story.push_back({.what = "matter_annulled",
                   .at_ms = matter.annulment->entered_ms,
                   .stage = matter.stage,
                   .words = {court + "撤销了决定", court + " has annulled the decision"},
                   .text = matter.annulment->judgment->text(),
                   .rule = "城市居民委员会组织法（2026）第四十条 (urban law art. 40)"});
}

}  // namespace yishi::explain
