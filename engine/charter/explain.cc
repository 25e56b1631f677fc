#include "engine/charter/explain.h"

#include <utility>

#include "engine/base/text.h"
#include "engine/charter/charter.h"
#include "engine/charter/floor.h"
#include "engine/charter/petition.h"
#include "engine/charter/village_words.h"
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

Words WhatNoDoes(const v1::Charter& charter, const v1::VoteRules& vote) {
  if (vote.on_reject() == v1::ON_REJECT_REFER) {
    const v1::Stage& to = charter.stages(StageIndex(charter, vote.refer_to()));
    return {"赞成和反对都不够通过：提交“" + to.title() + "”；反对够通过：退回提议人修改",
            "where neither yes nor no votes meet the threshold it goes to \"" + to.title_en() +
                "\"; a clear no returns the matter to its proposers"};
  }
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

Words WhatATieDoes(v1::TieRule ties) {
  switch (ties) {
    case v1::TIE_RULE_LISTED_ORDER:
      return {"并列：排在名单前面的当选", "a tie goes to whoever stands earlier in the list"};
    case v1::TIE_RULE_PUBLIC_SEED:
      return {"并列：由通知事先写明、投票结束后公布的公开种子决定，两人核对",
              "a tie is decided by a public seed that the notice names beforehand and that is published "
              "after the "
              "vote, looked up by two persons"};
    default:
      return {"并列：此次投票作废，重新投票", "a tie makes the vote void, and it is held again"};
  }
}

// What a ballot says, where it is no yes or no.
void ExplainBallot(const v1::VoteRules& vote, std::vector<Words>& lines) {
  if (!ChoosesOptions(vote)) return;
  const std::string seats = std::to_string(vote.seats());
  if (vote.ballot() == v1::BALLOT_FORM_RANKED) {
    lines.push_back({"选票：把选项按先后排序，用舒尔茨法选出 1 项",
                     "a ballot puts the options in order; one is chosen by Schulze's method"});
  } else {
    lines.push_back({"选票：最多选 " + seats + " 项，多选的票无效；选出 " + seats + " 项",
                     "a ballot names at most " + seats + ", more make it void; " + seats +
                         (vote.seats() == 1 ? " is chosen" : " are chosen")});
  }
  if (vote.competitive()) {
    lines.push_back({"差额：候选的须多于应选的", "competitive: more must stand than there are seats"});
  }
  lines.push_back(WhatATieDoes(vote.ties()));
}

Words VoidInWords(const v1::VoteRules& vote) {
  if (vote.void_ballots() == v1::VOID_RULE_LEFT_OUT)
    return {"废票不计入参加表决的人数", "void ballots do not count among those voting"};
  return {
      "废票计入参加表决的人数，不算赞成；收回的票多于发出的，投票作废",
      "void ballots count among those voting, and not as a yes; more papers returned than handed out make "
      "the vote void"};
}

void ExplainAbsentees(const v1::VoteRules& vote, std::vector<Words>& lines) {
  if (!vote.has_absentees()) return;
  const v1::AbsenteeRules& rules = vote.absentees();
  Words causes;
  for (const std::string& cause : rules.causes()) Append(causes, cause, cause);
  Words consents;
  if (rules.superior_consent()) Append(consents, "上级组织同意", "the superior organisation's consent");
  if (rules.meeting_consent())
    Append(consents, "到会人员过半数同意", "the consent of more than half of those present");
  Append(consents, "两人签名", "two signatures");
  lines.push_back(
      {"缺席不计入应到的原因：" + causes.zh + "；须" + consents.zh,
       "absentees who may be left out of those expected: " + causes.en + "; with " + consents.en});
}

void ExplainRoll(const v1::RollRules& roll, std::vector<Words>& lines) {
  const std::string until = std::to_string(roll.objection_days());
  const std::string decided = std::to_string(roll.decision_days());
  lines.push_back(
      {"名单异议：" + (roll.objection_days() == 0 ? std::string("开箱前") : "通知后 " + until + " 日内") +
           "提出，" + (roll.decision_days() == 0 ? std::string("开会前") : decided + " 日内") + "处理",
       "objections to the roll: " +
           (roll.objection_days() == 0 ? std::string("until the first box opens")
                                       : "within " + Days(roll.objection_days()) + " of the notice") +
           ", decided " +
           (roll.decision_days() == 0 ? std::string("before the meeting")
                                      : "within " + Days(roll.decision_days()))});
}

void ExplainVote(const v1::Charter& charter, const v1::Stage& stage, std::vector<Words>& lines) {
  const v1::VoteRules& vote = stage.vote();
  const Words quorum = tally::RuleInWords(ToTallyRule(vote.quorum()));
  const Words threshold = tally::RuleInWords(ToTallyRule(vote.threshold()));
  if (vote.referred_only()) {
    lines.push_back({"只在前面的机构没有形成决议、提交过来时才开",
                     "walked only where an earlier body came to no resolution and refers the matter"});
  }
  lines.push_back(WhoMeets(vote));
  lines.push_back(Notice(vote));
  lines.push_back({"可以开会：" + quorum.zh, "quorum: " + quorum.en});
  lines.push_back({"通过：" + threshold.zh, "passes when: " + threshold.en});
  ExplainBallot(vote, lines);
  lines.push_back(HowVotesAreGiven(vote));
  ExplainProxies(vote, lines);
  lines.push_back(VoidInWords(vote));
  ExplainAbsentees(vote, lines);
  if (stage.has_roll()) ExplainRoll(stage.roll(), lines);
  lines.push_back(WhatNoDoes(charter, vote));
}

Words WhoObjects(const v1::DiscloseRules& disclose) {
  Words who = {"任何人", "anyone with a key"};
  if (disclose.objectors() == v1::OBJECTOR_KIND_RESIDENTS) who = {"本社区居民", "residents"};
  if (disclose.objectors() == v1::OBJECTOR_KIND_BODY) {
    const Words body = BodyName(disclose.objector_body());
    who = {body.zh + "成员", "members of the " + body.en};
  }
  if (disclose.seconders() == 0) return who;
  const std::string number = std::to_string(disclose.seconders());
  return {who.zh + "（须 " + number + " 人附议才暂停下一步）",
          who.en + " (" + number + " must join before the next step waits)"};
}

// Each level's own days, where they differ.
Words AnswerDays(const v1::DiscloseRules& disclose) {
  const auto own = [&](std::uint32_t days) { return days == 0 ? disclose.answer_days() : days; };
  const std::uint32_t supervision = own(disclose.supervision_answer_days());
  const std::uint32_t township = own(disclose.township_answer_days());
  const auto zh = [](std::uint32_t days) { return std::to_string(days) + " 日"; };
  if (supervision == disclose.answer_days() && township == disclose.answer_days()) {
    return {"每一级 " + zh(disclose.answer_days()) + "内答复",
            "answered within " + Days(disclose.answer_days()) + " at each level"};
  }
  return {zh(disclose.answer_days()) + "内答复，逾期由监督委员会 " + zh(supervision) + "、镇政府 " +
              zh(township) + "内答复",
          "answered within " + Days(disclose.answer_days()) + ", then by the supervision committee within " +
              Days(supervision) + ", then by the township within " + Days(township)};
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
  const bool working = disclose.day_kind() == v1::DAY_KIND_WORKING;
  const auto zh = [](std::uint32_t days) { return std::to_string(days) + " 日"; };
  lines.push_back(
      {std::string("公开") + (result ? "实施结果" : "决议") + "，公示不少于 " +
           (working ? std::to_string(disclose.min_days()) + " 个工作日" : zh(disclose.min_days())),
       std::string(result ? "the result" : "the resolution") + " hangs for at least " +
           (working ? std::to_string(disclose.min_days()) + " working days" : Days(disclose.min_days()))});
  const bool opinion = disclose.opinion_days() > 0;
  lines.push_back(
      {"须在 " + zh(disclose.due_days()) + "内贴出；" +
           (opinion ? "等监督委员会意见 " + zh(disclose.opinion_days()) + "，逾期照常贴出"
                    : std::string("不等监督委员会意见")),
       "up within " + Days(disclose.due_days()) + "; " +
           (opinion ? "the supervisors have " + Days(disclose.opinion_days()) + " for their opinion"
                    : std::string("it does not wait for the supervisors' opinion"))});
  const Words who = WhoObjects(disclose);
  const Words answer = AnswerDays(disclose);
  lines.push_back({"公示期内" + who.zh + "可提异议，" + answer.zh + "；异议成立则退回",
                   "objections by " + who.en + " while it hangs, " + answer.en +
                       "; one that is upheld returns the matter"});
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
    case v1::RECORD_KIND_TENDER:
      return {"招标结果", "tender"};
    case v1::RECORD_KIND_DECLARATION:
      return {"利益申报", "declaration of interests"};
    default:
      return {v1::RecordKind_Name(kind), v1::RecordKind_Name(kind)};
  }
}

// "2,000.00 元起，低于 1,000,000.00 元": which budgets need it; empty: all.
Words AmountsInWords(const v1::EvidenceRule& rule) {
  Words words;
  if (rule.from_amount_fen() > 0) {
    words = {InYuan(rule.from_amount_fen()) + " 元起", "from " + InYuan(rule.from_amount_fen()) + " yuan on"};
  }
  if (rule.below_amount_fen() > 0) {
    AppendJoined(words.zh, "，", "低于 " + InYuan(rule.below_amount_fen()) + " 元");
    AppendJoined(words.en, ", ", "below " + InYuan(rule.below_amount_fen()) + " yuan");
  }
  return words;
}

Words EvidenceInWords(const v1::EvidenceRule& rule) {
  const Words kind = RecordName(rule.kind());
  const Words body = BodyName(rule.filed_by());
  const std::string count = std::to_string(rule.min_count());
  Words words = {kind.zh + "至少 " + count + " 份，由" + body.zh + "提交",
                 kind.en + ": at least " + count + ", filed by the " + body.en};
  const Words amounts = AmountsInWords(rule);
  if (!amounts.zh.empty()) {
    words.zh += "（" + amounts.zh + "）";
    words.en += " (" + amounts.en + ")";
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
  Words before;
  for (const int kind : implement.before_contract()) {
    const Words name = RecordName(static_cast<v1::RecordKind>(kind));
    Append(before, name.zh, name.en);
  }
  if (!before.zh.empty())
    lines.push_back({"签合同之前须有：" + before.zh, "before a contract: " + before.en});
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
  if (stage.has_vote()) ExplainVote(charter, stage, explained.lines);
  ExplainPetition(charter, stage, explained.lines);
  ExplainRecall(stage, explained.lines);
  if (stage.has_disclose()) ExplainDisclosure(stage.disclose(), explained.lines);
  if (stage.has_implement()) ExplainWork(stage.implement(), explained.lines);
  if (charter.basis() == v1::LEGAL_BASIS_VILLAGE_2026) {
    for (Words& line : explained.lines) line = InVillageWords(line);
  }
  ExplainSources(stage, explained.lines);
  return explained;
}

// What leads out of the stage but forwards.
Words SideWay(const v1::Charter& charter, const v1::Stage& stage) {
  if (stage.has_disclose()) return {"异议成立：退回", "objection upheld: returned"};
  if (!stage.has_vote()) return {"材料不齐：不能完工", "papers missing: not finished"};
  const v1::VoteRules& vote = stage.vote();
  if (vote.on_reject() == v1::ON_REJECT_CLOSE) return {"未通过：结束", "no: closed"};
  if (vote.on_reject() == v1::ON_REJECT_REFER) {
    const std::string to = std::to_string(StageIndex(charter, vote.refer_to()) + 1);
    return {"没有形成决议：到 [" + to + "]；未通过：退回修改",
            "no resolution: to [" + to + "]; no: returned"};
  }
  if (!ChoosesOptions(vote)) return {"未通过：退回修改", "no: returned"};
  if (vote.ties() == v1::TIE_RULE_VOTE_AGAIN)
    return {"并列：重新投票；无人当选：退回修改", "tie: voted again; none chosen: returned"};
  return {"无人当选：退回修改", "none chosen: returned"};
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

namespace {

// Whatever a community writes into it, the owners decide under the Civil Code.
Words RestsOn(const v1::Charter& charter) {
  if (charter.basis() != v1::LEGAL_BASIS_OWN || !HasFloor(charter)) return NameOf(charter.basis());
  return {"业主共同决定：民法典第二百七十八条", "what the owners decide together: Civil Code, art. 278"};
}

}  // namespace

Explanation Explain(const v1::Charter& charter) {
  Explanation all;
  all.title = {charter.title() + "，第 " + std::to_string(charter.version()) + " 版",
               charter.title_en() + ", version " + std::to_string(charter.version())};
  const Words basis = RestsOn(charter);
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
    const Words side = SideWay(charter, stage);
    const bool referred = stage.vote().referred_only();
    picture.zh += box + stage.title() + (referred ? "（只在提交过来时）" : "") + " ──▷ " + side.zh + "\n";
    picture.en +=
        box + stage.title_en() + (referred ? " (only where referred)" : "") + " ──▷ " + side.en + "\n";
  }
  picture.zh += " │\n ▼\n办结\n";
  picture.en += " │\n ▼\nclosed\n";
  return picture;
}

}  // namespace yishi::charter
