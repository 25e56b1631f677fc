#include "engine/charter/explain.h"

#include <utility>

#include "engine/base/text.h"
#include "engine/charter/charter.h"
#include "engine/charter/petition.h"
#include "engine/roster/kinds.h"
#include "engine/tally/rule_words.h"

namespace yishi::charter {
namespace {

using tally::Words;

Words BodyName(v1::BodyKind body) {
  const auto kind = static_cast<roster::BodyKind>(body);
  return {std::string(roster::NameZh(kind)), std::string(roster::NameEn(kind))};
}

std::string Days(std::uint32_t days) { return std::to_string(days) + (days == 1 ? " day" : " days"); }

// "a、b" / "a, b".
void Append(Words& list, std::string_view zh, std::string_view en) {
  AppendJoined(list.zh, "、", zh);
  AppendJoined(list.en, ", ", en);
}

Words Covered(const v1::Charter& charter) {
  Words all;
  for (const v1::MatterClass& matter : charter.covers()) {
    const std::int64_t most = matter.max_amount_fen();
    Append(all, matter.title() + (most > 0 ? "（不超过 " + InYuan(most) + " 元）" : ""),
           (matter.title_en().empty() ? matter.kind() : matter.title_en()) +
               (most > 0 ? " (up to " + InYuan(most) + " yuan)" : ""));
  }
  return {"适用事项：" + all.zh, "covers: " + all.en};
}

Words WhoMeets(const v1::VoteRules& vote) {
  const Words body = BodyName(vote.body());
  const Words convener = BodyName(vote.convened_by());
  return {body.zh + "表决，由" + convener.zh + "召集",
          "voting: the " + body.en + ", convened by the " + convener.en};
}

Words Notice(const v1::VoteRules& vote) {
  const std::string days = std::to_string(vote.notice_days());
  const std::string sitting_zh = vote.window() ? "；可以开会，也可以在几天内分日投票" : "；开一次会";
  const std::string sitting_en =
      vote.window() ? "; one sitting, or ballots over several days" : "; one sitting";
  if (vote.notice_days() == 0) return {"不设通知期" + sitting_zh, "no days of notice" + sitting_en};
  return {"提前 " + days + " 日通知" + sitting_zh, Days(vote.notice_days()) + " of notice" + sitting_en};
}

Words HowVotesAreGiven(const v1::VoteRules& vote) {
  Words ways;
  if (vote.electronic()) Append(ways, "本人手机", "one's own device");
  if (vote.paper()) Append(ways, "纸质票", "paper");
  if (vote.hands()) Append(ways, "举手", "show of hands");
  const bool last = vote.change() == v1::CHANGE_RULE_LAST;
  return {"投票方式：" + ways.zh + (last ? "；关箱前可改，以最后一次为准" : "；投出后不能更改"),
          "ballots: " + ways.en + (last ? "; one may be changed until the close" : "; none may be changed")};
}

Words WhatNoDoes(const v1::VoteRules& vote) {
  if (vote.on_reject() == v1::ON_REJECT_CLOSE)
    return {"未通过：事项就此结束", "a no ends the matter for good"};
  return {"未通过：退回提议人修改后再来", "a no returns the matter to its proposers for a new version"};
}

void ExplainProxies(const v1::VoteRules& vote, std::vector<Words>& lines) {
  if (!vote.has_proxies()) return;
  const std::string most = std::to_string(vote.proxies().max_per_agent());
  const bool same = vote.proxies().same_household();
  lines.push_back({"可书面委托" + std::string(same ? "同户" : "") + "其他投票人代为投票，每人最多接受 " +
                       most + " 人委托；名单公布",
                   "another voter" + std::string(same ? " of the same household" : "") +
                       " may vote for one by a written mandate, for at most " + most +
                       "; the list is posted"});
}

void ExplainVote(const v1::VoteRules& vote, std::vector<Words>& lines) {
  const Words quorum = tally::RuleInWords(ToTallyRule(vote.quorum()));
  const Words threshold = tally::RuleInWords(ToTallyRule(vote.threshold()));
  lines.push_back(WhoMeets(vote));
  lines.push_back(Notice(vote));
  lines.push_back({"可以开会：" + quorum.zh, "quorum: " + quorum.en});
  lines.push_back({"通过：" + threshold.zh, "passes when: " + threshold.en});
  lines.push_back(HowVotesAreGiven(vote));
  ExplainProxies(vote, lines);
  lines.push_back(WhatNoDoes(vote));
}

// Who can bring a matter here by a petition, and by when it is dealt with.
void ExplainPetition(const v1::Charter& charter, const v1::Stage& stage, std::vector<Words>& lines) {
  const auto rules = PetitionRulesFor(charter, stage);
  if (!rules) return;
  Words who;
  for (const v1::PetitionThreshold& threshold : rules->thresholds()) {
    const Words one = InWords(threshold);
    AppendJoined(who.zh, "，或", one.zh);
    AppendJoined(who.en, ", or ", one.en);
  }
  const Words then = BodyName(rules->then_convened_by());
  const std::string convene = std::to_string(rules->convene_days());
  lines.push_back(
      {"联名提请：" + who.zh + "；征集签名 " + std::to_string(rules->collect_days()) + " 日",
       "by petition: " + who.en + "; signatures are collected for " + Days(rules->collect_days())});
  lines.push_back({"联名足数后党组织研究 " + std::to_string(rules->study_days()) + " 日，" + convene +
                       " 日内须召集；逾期" + then.zh + "也可召集",
                   "then the Party organisation has " + Days(rules->study_days()) +
                       " for its study, the meeting is convened within " + Days(rules->convene_days()) +
                       ", and from then on by the " + then.en + " as well"});
}

void ExplainRecall(const v1::Stage& stage, std::vector<Words>& lines) {
  if (!stage.has_recall()) return;
  const v1::RecallRules& rules = stage.recall();
  const std::string months = std::to_string(rules.vote_within_months());
  const std::string bar = std::to_string(rules.bar_months());
  lines.push_back({"本人可在 " + std::to_string(rules.defence_days()) + " 日内书面申辩并到会陈述；" + months +
                       " 个月内表决；未通过的，" + bar + " 个月内不得以同一事实和理由再提",
                   "the member has " + Days(rules.defence_days()) +
                       " for a written defence, and speaks; the vote is held within " + months +
                       " months; one that fails is barred for " + bar + " months"});
}

void ExplainDisclosure(const v1::DiscloseRules& disclose, std::vector<Words>& lines) {
  const bool result = disclose.what() == v1::DISCLOSURE_RESULT;
  const auto zh = [](std::uint32_t days) { return std::to_string(days) + " 日"; };
  lines.push_back(
      {std::string("公开") + (result ? "实施结果" : "决议") + "，公示不少于 " + zh(disclose.min_days()),
       std::string(result ? "the result" : "the resolution") + " hangs for at least " +
           Days(disclose.min_days())});
  lines.push_back({"须在 " + zh(disclose.due_days()) + "内贴出；等监督委员会意见 " +
                       zh(disclose.opinion_days()) + "，逾期照常贴出",
                   "up within " + Days(disclose.due_days()) + "; the supervisors have " +
                       Days(disclose.opinion_days()) + " for their opinion"});
  lines.push_back({"公示期内可提异议，每一级 " + zh(disclose.answer_days()) + "内答复；异议成立则退回",
                   "objections while it hangs, answered within " + Days(disclose.answer_days()) +
                       " at each level; one that is upheld returns the matter"});
}

Words RecordName(v1::RecordKind kind) {
  switch (kind) {
    case v1::RECORD_KIND_OPINION:
      return {"监督意见", "supervisors' opinion"};
    case v1::RECORD_KIND_PLAN:
      return {"实施方案", "plan"};
    case v1::RECORD_KIND_QUOTE:
      return {"报价", "quote"};
    case v1::RECORD_KIND_CONTRACT:
      return {"合同", "contract"};
    case v1::RECORD_KIND_PROGRESS:
      return {"进度", "progress report"};
    case v1::RECORD_KIND_PAYMENT:
      return {"付款凭证", "payment"};
    case v1::RECORD_KIND_ACCEPTANCE:
      return {"验收", "acceptance"};
    case v1::RECORD_KIND_CONSENT:
      return {"同意书", "consent"};
    default:
      return {v1::RecordKind_Name(kind), v1::RecordKind_Name(kind)};
  }
}

Words EvidenceInWords(const v1::EvidenceRule& rule) {
  const Words kind = RecordName(rule.kind());
  const Words body = BodyName(rule.filed_by());
  const std::string count = std::to_string(rule.min_count());
  Words words = {kind.zh + "至少 " + count + " 份，由" + body.zh + "提交",
                 kind.en + ": at least " + count + ", filed by the " + body.en};
  if (rule.from_amount_fen() > 0) {
    words.zh += "（" + InYuan(rule.from_amount_fen()) + " 元起）";
    words.en += " (from " + InYuan(rule.from_amount_fen()) + " yuan on)";
  }
  Words apart;
  for (const int other : rule.apart_from()) {
    const Words name = RecordName(static_cast<v1::RecordKind>(other));
    Append(apart, name.zh, name.en);
  }
  if (apart.zh.empty()) return words;
  return {words.zh + "；提交人不得是提交这些材料的人：" + apart.zh,
          words.en + "; not by whoever filed: " + apart.en};
}

void ExplainWork(const v1::ImplementRules& implement, std::vector<Words>& lines) {
  if (implement.evidence().empty()) lines.push_back({"不要求材料", "no papers are asked for"});
  for (const v1::EvidenceRule& rule : implement.evidence()) lines.push_back(EvidenceInWords(rule));
}

void ExplainSources(const v1::Stage& stage, std::vector<Words>& lines) {
  for (const v1::Source& source : stage.sources()) {
    const std::string zh = source.article().empty() ? "" : "第 " + source.article() + " 条";
    const std::string en = source.article().empty() ? "" : ", art. " + source.article();
    const std::string note = source.note().empty() ? "" : "：" + source.note();
    const std::string note_en = source.note().empty() ? "" : ": " + source.note();
    lines.push_back({"依据 " + source.text() + zh + note, "source: " + source.text() + en + note_en});
  }
}

ExplainedStage ExplainStage(const v1::Charter& charter, const v1::Stage& stage) {
  ExplainedStage explained{stage.id(), {stage.title(), stage.title_en()}, {}};
  if (stage.has_vote()) ExplainVote(stage.vote(), explained.lines);
  ExplainPetition(charter, stage, explained.lines);
  ExplainRecall(stage, explained.lines);
  if (stage.has_disclose()) ExplainDisclosure(stage.disclose(), explained.lines);
  if (stage.has_implement()) ExplainWork(stage.implement(), explained.lines);
  ExplainSources(stage, explained.lines);
  return explained;
}

// What leads out of the stage but forwards.
Words SideWay(const v1::Stage& stage) {
  if (stage.has_disclose()) return {"异议成立：退回", "objection upheld: returned"};
  if (!stage.has_vote()) return {"材料不齐：不能完工", "papers missing: not finished"};
  if (stage.vote().on_reject() == v1::ON_REJECT_CLOSE) return {"未通过：结束", "no: closed"};
  return {"未通过：退回修改", "no: returned"};
}

}  // namespace

Words NameOf(v1::LegalBasis basis) {
  switch (basis) {
    case v1::LEGAL_BASIS_URBAN_2026:
      return {"城市居民委员会组织法（2026）", "Organic Law of the Urban Residents' Committees (2026)"};
    case v1::LEGAL_BASIS_VILLAGE_2026:
      return {"村民委员会组织法（2026）", "Organic Law of the Villagers' Committees (2026)"};
    case v1::LEGAL_BASIS_PARTY:
      return {"中国共产党支部工作条例（试行）", "Regulations on the Work of Party Branches (trial)"};
    case v1::LEGAL_BASIS_OWN:
      return {"本社区自订，没有法定底线", "the community's own rules, without a statutory floor"};
    default:
      return {"没有写明依据", "no basis is stated"};
  }
}

Explanation Explain(const v1::Charter& charter) {
  Explanation all;
  all.title = {charter.title() + "，第 " + std::to_string(charter.version()) + " 版",
               charter.title_en() + ", version " + std::to_string(charter.version())};
  const Words basis = NameOf(charter.basis());
  all.lines.push_back({"依据：" + basis.zh, "basis: " + basis.en});
  all.lines.push_back(Covered(charter));
  for (const v1::Stage& stage : charter.stages()) all.stages.push_back(ExplainStage(charter, stage));
  return all;
}

Words Draw(const v1::Charter& charter) {
  Words picture;
  for (int i = 0; i < charter.stages_size(); ++i) {
    const v1::Stage& stage = charter.stages(i);
    const std::string box = (i > 0 ? " │\n ▼\n" : "") + ("[" + std::to_string(i + 1) + "] ");
    const Words side = SideWay(stage);
    picture.zh += box + stage.title() + " ──▷ " + side.zh + "\n";
    picture.en += box + stage.title_en() + " ──▷ " + side.en + "\n";
  }
  picture.zh += " │\n ▼\n办结\n";
  picture.en += " │\n ▼\nclosed\n";
  return picture;
}

}  // namespace yishi::charter
