// Everything in which a charter can contradict itself.

#include <algorithm>
#include <set>
#include <string>

#include "engine/base/limits.h"
#include "engine/base/status.h"
#include "engine/charter/charter.h"
#include "engine/charter/check_petition.h"
#include "engine/charter/walk.h"
#include "engine/tally/implies.h"

namespace yishi::charter {
namespace {

constexpr std::uint32_t kMostDays = 3'650;

// Whether an enum is given, with a value that it has: the text format takes any number.
template <typename Enum>
bool Stated(Enum value, bool (*known)(int)) {
  return static_cast<int>(value) != 0 && known(static_cast<int>(value));
}

bool IsSlug(std::string_view text, std::size_t least, std::size_t most) {
  if (text.size() < least || text.size() > most) return false;
  for (char c : text) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
  }
  return true;
}

void CheckRule(Walk& walk, const v1::Rule& rule, const std::string& where, int depth);

void CheckList(Walk& walk, const v1::RuleList& list, const std::string& where, int depth) {
  walk.Demand(list.rules_size() > 0, where, "没有列出任何条件", "lists no rule");
  walk.Demand(static_cast<std::size_t>(list.rules_size()) <= tally::kRuleChildren, where, "列出的条件过多",
              "lists too many rules");
  for (int i = 0; i < list.rules_size(); ++i) {
    CheckRule(walk, list.rules(i), where + ".rules[" + std::to_string(i) + "]", depth + 1);
  }
}

void CheckRule(Walk& walk, const v1::Rule& rule, const std::string& where, int depth) {
  walk.Demand(depth < tally::kRuleDepth, where, "条件嵌套过深", "is nested too deeply");
  if (depth >= tally::kRuleDepth) return;
  if (rule.has_all()) return CheckList(walk, rule.all(), where + ".all", depth);
  if (rule.has_any()) return CheckList(walk, rule.any(), where + ".any", depth);
  if (!rule.has_criterion()) return walk.Demand(false, where, "没有写明条件", "states no condition");
  const v1::Criterion& c = rule.criterion();
  const bool complete = Stated(c.count(), v1::CountKind_IsValid) &&
                        Stated(c.comparison(), v1::ComparisonKind_IsValid) &&
                        Stated(c.base(), v1::BaseKind_IsValid) && Stated(c.unit(), v1::UnitKind_IsValid);
  walk.Demand(complete, where, "须写明计数对象、比较方式、基数和单位",
              "must state count, comparison, base and unit");
  if (!complete) return;
  const absl::Status status = tally::CheckRule(ToTallyRule(rule));
  if (status.ok()) return;
  const auto refusal = RefusalOf(status);
  walk.Demand(false, where, refusal ? refusal->zh : "条件无效", refusal ? refusal->en : "is not valid");
}

// Whether every comparison of the rule counts those present: a box is opened by it before anybody has voted.
bool CountsPresentOnly(const v1::Rule& rule) {
  for (const v1::Rule& child : rule.all().rules()) {
    if (!CountsPresentOnly(child)) return false;
  }
  for (const v1::Rule& child : rule.any().rules()) {
    if (!CountsPresentOnly(child)) return false;
  }
  return !rule.has_criterion() || rule.criterion().count() == v1::COUNT_KIND_PRESENT;
}

// Whether the rule cannot hold without a yes.
bool NeedsYes(const v1::Rule& rule) {
  if (rule.has_all()) return std::any_of(rule.all().rules().begin(), rule.all().rules().end(), NeedsYes);
  if (rule.has_any()) return std::all_of(rule.any().rules().begin(), rule.any().rules().end(), NeedsYes);
  return rule.criterion().count() == v1::COUNT_KIND_YES;
}

// A rule of quorum or passing as a whole.
void CheckWholeRule(Walk& walk, const v1::Rule& rule, const std::string& where) {
  CheckRule(walk, rule, where, 0);
  const tally::Rule whole = ToTallyRule(rule);
  walk.Demand(!tally::CheckRule(whole).ok() || tally::Comparable(whole), where,
              "条件超过 12 个，或比例的分母超过 1000000",
              "has more than 12 conditions, or a denominator over 1,000,000");
}

// Whether a comparison in `unit` needs to know who cast a ballot and what it says.
bool NeedsBallotsIn(const v1::Rule& rule, v1::UnitKind unit) {
  const v1::RuleList& list = rule.has_all() ? rule.all() : rule.any();
  const auto needs = [unit](const v1::Rule& child) { return NeedsBallotsIn(child, unit); };
  if (!rule.has_criterion()) return std::any_of(list.rules().begin(), list.rules().end(), needs);
  const v1::Criterion& c = rule.criterion();
  return c.unit() == unit && (c.count() != v1::COUNT_KIND_PRESENT || c.base() == v1::BASE_KIND_VOTING);
}

// Papers and hands do not say whose they are. Where each elector has one, they cannot be counted by
// households; where one of each household has one, they are households already. Papers state their area and
// tellers add it up, which nobody can do with raised hands.
void CheckUnits(Walk& walk, const v1::VoteRules& vote, const std::string& where) {
  const auto body = static_cast<roster::BodyKind>(vote.body());
  const bool households = CountsIn(vote, v1::UNIT_KIND_HOUSEHOLDS);
  const bool area = CountsIn(vote, v1::UNIT_KIND_WEIGHT);
  walk.Demand(!(households || area) || roster::IsAssembly(body), where,
              "只有居民会议、户代表会议、业主大会才能按户或按面积计数",
              "counts households or areas before a body that is no assembly");
  walk.Demand(!(area && vote.hands()), where, "举手表决无法按面积计数",
              "counts areas, which a show of hands does not give");
  const bool by_ballot = vote.window() || NeedsBallotsIn(vote.quorum(), v1::UNIT_KIND_HOUSEHOLDS) ||
                         NeedsBallotsIn(vote.threshold(), v1::UNIT_KIND_HOUSEHOLDS);
  const bool anonymous = vote.paper() || vote.hands();
  walk.Demand(
      !(households && by_ballot && anonymous && !roster::IsOfHouseholds(body)), where,
      "全体居民参加时，纸质票和举手分不出哪些是户代表的，不能按户计票",
      "counts households' votes among all residents, where papers and hands do not tell whose they are");
}

bool CountsPersonsOnly(const v1::VoteRules& vote) {
  return !CountsIn(vote, v1::UNIT_KIND_HOUSEHOLDS) && !CountsIn(vote, v1::UNIT_KIND_WEIGHT);
}

// Sums of a sheet give no pairs, and raised hands no more than one question.
void CheckChoosing(Walk& walk, const v1::VoteRules& vote, const std::string& where) {
  const bool ranked = vote.ballot() == v1::BALLOT_FORM_RANKED;
  const auto most = static_cast<std::uint32_t>(ranked ? 1 : limits::kOptions);
  walk.Demand(vote.seats() >= 1 && vote.seats() <= most, where + ".seats",
              ranked ? "排序票选出 1 项" : "应选名额须在 1 与 32 之间",
              ranked ? "must be 1 where ballots are ranked" : "must be between 1 and 32");
  walk.Demand(Stated(vote.ties(), v1::TieRule_IsValid), where + ".ties", "没有写明票数相等时怎么办",
              "does not say what a tie does");
  walk.Demand(!vote.hands(), where + ".hands", "选择选项的票不能举手",
              "options cannot be chosen by a show of hands");
  walk.Demand(!(ranked && vote.paper()), where + ".paper", "排序票只能用电子票：计票单上的合计得不出两两比较",
              "ranked ballots are by device only: the sums of a sheet give no pairwise comparison");
  walk.Demand(CountsPersonsOnly(vote), where, "选择选项的票只按人计数", "options are chosen by persons only");
}

void CheckBallotForm(Walk& walk, const v1::VoteRules& vote, const std::string& where) {
  walk.Demand(v1::BallotForm_IsValid(vote.ballot()), where + ".ballot", "没有这种选票",
              "is no form of ballot");
  walk.Demand(v1::VoidRule_IsValid(vote.void_ballots()), where + ".void_ballots", "没有这种废票规则",
              "is no rule on void ballots");
  if (ChoosesOptions(vote)) return CheckChoosing(walk, vote, where);
  walk.Demand(vote.seats() == 0 && vote.ties() == v1::TIE_RULE_UNSPECIFIED && !vote.competitive(), where,
              "赞成反对票没有名额、并列和差额之分", "sets seats, ties or competition for a yes or no");
}

void CheckAbsentees(Walk& walk, const v1::VoteRules& vote, const std::string& where) {
  if (!vote.has_absentees()) return;
  constexpr int kMostCauses = 12;
  const v1::AbsenteeRules& rules = vote.absentees();
  walk.Demand(rules.causes_size() >= 1 && rules.causes_size() <= kMostCauses, where + ".causes",
              "缺席原因须列 1 至 12 项", "must list between 1 and 12 causes");
  std::set<std::string> seen;
  for (const std::string& cause : rules.causes()) {
    walk.Demand(!cause.empty() && cause.size() <= limits::kNameBytes && seen.insert(cause).second,
                where + ".causes", "缺席原因为空、过长或重复",
                "has a cause that is empty, too long or twice");
  }
  walk.Demand(!vote.window(), where, "分日投票没有到会可言，不能扣除缺席人员",
              "leaves absentees out of a vote over a window of days, at which nobody is present");
}

void CheckVote(Walk& walk, const v1::VoteRules& vote, const std::string& where) {
  walk.Demand(Stated(vote.body(), v1::BodyKind_IsValid), where + ".body", "没有写明由哪个机构表决",
              "names no body");
  walk.Demand(Stated(vote.convened_by(), v1::BodyKind_IsValid), where + ".convened_by", "没有写明由谁召集",
              "does not say who convenes");
  walk.Demand(vote.notice_days() <= kMostDays, where + ".notice_days", "通知期过长", "is too long");
  walk.Demand(Stated(vote.change(), v1::ChangeRule_IsValid), where + ".change", "没有写明投票后能否更改",
              "does not say whether a vote may be changed");
  walk.Demand(vote.electronic() || vote.paper() || vote.hands(), where, "没有任何投票方式",
              "allows no way to vote");
  walk.Demand(Stated(vote.on_reject(), v1::OnReject_IsValid), where + ".on_reject", "没有写明未通过时怎么办",
              "does not say what a rejection does");
  walk.Demand(!(vote.window() && vote.hands()), where, "分日进行的投票不能举手表决",
              "a vote over a window of days cannot be by show of hands");
  CheckWholeRule(walk, vote.quorum(), where + ".quorum");
  CheckWholeRule(walk, vote.threshold(), where + ".threshold");
  walk.Demand(CountsPresentOnly(vote.quorum()), where + ".quorum", "法定人数只能按到会人数计算",
              "counts something other than those present");
  walk.Demand(NeedsYes(vote.threshold()), where + ".threshold", "没有同意票也能通过",
              "can be met without a single yes");
  CheckUnits(walk, vote, where);
  CheckAbsentees(walk, vote, where + ".absentees");
  CheckBallotForm(walk, vote, where);
  CheckProxies(walk, vote, where);
}

// Who may object, and how many must join them.
void CheckObjectors(Walk& walk, const v1::DiscloseRules& disclose, const std::string& where) {
  constexpr std::uint32_t kMostSeconders = 1'000;
  walk.Demand(v1::ObjectorKind_IsValid(disclose.objectors()), where + ".objectors", "没有这种规定",
              "is unknown");
  const bool by_body = disclose.objectors() == v1::OBJECTOR_KIND_BODY;
  const bool names_body = Stated(disclose.objector_body(), v1::BodyKind_IsValid);
  walk.Demand(!by_body || names_body, where + ".objector_body", "没有写明哪个机构的成员可提异议",
              "does not say whose members may object");
  walk.Demand(by_body || disclose.objector_body() == v1::BODY_KIND_UNSPECIFIED, where + ".objector_body",
              "只有限定机构时才写机构", "names a body that nothing limits objections to");
  walk.Demand(disclose.seconders() <= kMostSeconders, where + ".seconders", "附议人数过多",
              "asks for too many");
}

void CheckDisclose(Walk& walk, const v1::DiscloseRules& disclose, const std::string& where) {
  walk.Demand(Stated(disclose.what(), v1::Disclosure_IsValid), where + ".what", "没有写明公开什么",
              "does not say what");
  const auto days = [&](std::uint32_t value, const char* field) {
    walk.Demand(value >= 1 && value <= kMostDays, where + "." + field, "天数须在 1 与 3650 之间",
                "must be between 1 and 3650 days");
  };
  days(disclose.min_days(), "min_days");
  days(disclose.due_days(), "due_days");
  days(disclose.answer_days(), "answer_days");
  walk.Demand(v1::DayKind_IsValid(disclose.day_kind()), where + ".day_kind", "没有这种日期", "is unknown");
  walk.Demand(disclose.supervision_answer_days() <= kMostDays && disclose.township_answer_days() <= kMostDays,
              where + ".answer_days", "答复天数过长", "is too long at a level of its own");
  CheckObjectors(walk, disclose, where);
  walk.Demand(disclose.opinion_days() <= disclose.due_days(), where + ".opinion_days",
              "等待监督意见的天数长于公开期限", "is longer than the time within which the posting is due");
}

void CheckRoll(Walk& walk, const v1::Stage& stage, const std::string& where) {
  if (!stage.has_roll()) return;
  walk.Demand(stage.has_vote(), where, "只有表决步骤才有应到名单", "stands at a stage in which nobody votes");
  walk.Demand(stage.roll().objection_days() <= kMostDays && stage.roll().decision_days() <= kMostDays, where,
              "天数过长", "is too long");
}

// What must be on file before a contract must be evidence that the charter asks for.
void CheckBeforeContract(Walk& walk, const v1::ImplementRules& implement, const std::string& where) {
  for (const int kind : implement.before_contract()) {
    const bool asked = std::any_of(implement.evidence().begin(), implement.evidence().end(),
                                   [kind](const v1::EvidenceRule& rule) { return rule.kind() == kind; });
    walk.Demand(asked && kind != v1::RECORD_KIND_CONTRACT, where, "签约前要求的材料没有列为实施材料",
                "names a kind that is not among the evidence");
  }
}

void CheckImplement(Walk& walk, const v1::ImplementRules& implement, const std::string& where) {
  std::set<v1::RecordKind> kinds;
  for (int i = 0; i < implement.evidence_size(); ++i) {
    const v1::EvidenceRule& rule = implement.evidence(i);
    const std::string at = where + ".evidence[" + std::to_string(i) + "]";
    walk.Demand(Stated(rule.kind(), v1::RecordKind_IsValid) && rule.kind() != v1::RECORD_KIND_MINUTES, at,
                "没有写明材料种类", "names no kind of record");
    walk.Demand(kinds.insert(rule.kind()).second, at, "同一种材料写了两次",
                "stands twice for one kind of record");
    walk.Demand(rule.min_count() >= 1 && rule.min_count() <= 100, at, "份数须在 1 与 100 之间",
                "needs a count from 1 to 100");
    walk.Demand(Stated(rule.filed_by(), v1::BodyKind_IsValid), at, "没有写明由谁提交",
                "does not say who files it");
    walk.Demand(rule.from_amount_fen() >= 0 && rule.from_amount_fen() <= limits::kMoneyFen,
                at + ".from_amount_fen", "金额无效", "is out of range");
    walk.Demand(rule.below_amount_fen() == 0 || (rule.below_amount_fen() > rule.from_amount_fen() &&
                                                 rule.below_amount_fen() <= limits::kMoneyFen),
                at + ".below_amount_fen", "金额上端须高于起点", "must be above from_amount_fen");
    for (int kind : rule.apart_from()) {
      walk.Demand(kind != rule.kind(), at, "不能与自身回避", "is apart from itself");
    }
  }
  CheckBeforeContract(walk, implement, where + ".before_contract");
}

void CheckOrder(Walk& walk, const v1::Charter& charter) {
  bool voted = false;
  bool resolution_posted = false;
  bool implemented = false;
  for (int i = 0; i < charter.stages_size(); ++i) {
    const v1::Stage& stage = charter.stages(i);
    const std::string where = "stages[" + std::to_string(i) + "]";
    walk.Demand(!(stage.has_vote() && (resolution_posted || implemented)), where,
                "表决不能排在公开或实施之后", "a vote stands after a disclosure or the implementation");
    walk.Demand(!stage.has_disclose() || voted, where, "公开之前没有表决",
                "a disclosure stands before any vote");
    walk.Demand(!(stage.has_disclose() && stage.disclose().what() == v1::DISCLOSURE_RESULT && !implemented),
                where, "结果公开之前没有实施",
                "the disclosure of the result stands before the implementation");
    voted = voted || stage.has_vote();
    resolution_posted = resolution_posted || stage.has_disclose();
    implemented = implemented || stage.has_implement();
  }
}

// Whether an earlier stage refers matters to stage `at`.
bool IsReferredTo(const v1::Charter& charter, int at) {
  for (int i = 0; i < at; ++i) {
    const v1::VoteRules& vote = charter.stages(i).vote();
    if (vote.on_reject() == v1::ON_REJECT_REFER && vote.refer_to() == charter.stages(at).id()) return true;
  }
  return false;
}

void CheckReferrals(Walk& walk, const v1::Charter& charter) {
  for (int i = 0; i < charter.stages_size(); ++i) {
    const v1::Stage& stage = charter.stages(i);
    if (!stage.has_vote()) continue;
    const std::string where = "stages[" + std::to_string(i) + "].vote";
    const int target = StageIndex(charter, stage.vote().refer_to());
    if (stage.vote().on_reject() == v1::ON_REJECT_REFER) {
      walk.Demand(target > i && charter.stages(target).has_vote(), where + ".refer_to",
                  "须指明后面的一个表决步骤", "must name a later stage in which a body votes");
    } else {
      walk.Demand(stage.vote().refer_to().empty(), where + ".refer_to", "未规定提交其他机构，不应填写",
                  "is set, but a rejection refers the matter to nobody");
    }
    if (!stage.vote().referred_only()) continue;
    walk.Demand(IsReferredTo(charter, i), where + ".referred_only", "没有前面的步骤会提交到这一步",
                "no earlier stage refers a matter here");
  }
}

void CheckStages(Walk& walk, const v1::Charter& charter) {
  walk.Demand(charter.stages_size() >= 1 && charter.stages_size() <= limits::kStages, "stages",
              "须有 1 至 16 个步骤", "must be between 1 and 16");
  walk.Demand(charter.stages_size() > 0 && charter.stages(0).has_vote(), "stages[0]", "第一步须是表决",
              "the first stage must be a vote");
  std::set<std::string> ids;
  for (int i = 0; i < charter.stages_size(); ++i) {
    const v1::Stage& stage = charter.stages(i);
    const std::string where = "stages[" + std::to_string(i) + "]";
    walk.Demand(IsSlug(stage.id(), 2, 40), where + ".id", "名称须为小写字母、数字和连字符",
                "must be lower case, digits, hyphens");
    walk.Demand(ids.insert(stage.id()).second, where + ".id", "与另一步骤重名", "is the id of another stage");
    walk.Demand(!stage.title().empty() && !stage.title_en().empty(), where + ".title", "须有中英文标题",
                "needs titles in Chinese and English");
    CheckRoll(walk, stage, where + ".roll");
    CheckPetition(walk, stage, where);
    if (stage.has_vote()) {
      CheckVote(walk, stage.vote(), where + ".vote");
    } else if (stage.has_disclose()) {
      CheckDisclose(walk, stage.disclose(), where + ".disclose");
    } else if (stage.has_implement()) {
      CheckImplement(walk, stage.implement(), where + ".implement");
    } else {
      walk.Demand(false, where, "没有写明这一步做什么", "does not say what happens in it");
    }
  }
  CheckOrder(walk, charter);
  CheckReferrals(walk, charter);
  CheckRecallAlone(walk, charter);
}

}  // namespace

std::vector<Point> Check(const v1::Charter& charter) {
  Walk walk;
  walk.Demand(IsSlug(charter.id(), 3, 60), "id", "名称须为小写字母、数字和连字符",
              "must be lower case, digits, hyphens");
  walk.Demand(charter.version() >= 1, "version", "版本号从 1 起", "starts at 1");
  walk.Demand(!charter.title().empty() && !charter.title_en().empty(), "title", "须有中英文标题",
              "needs titles in Chinese and English");
  walk.Demand(Stated(charter.basis(), v1::LegalBasis_IsValid), "basis", "没有写明依据",
              "states no legal basis");
  walk.Demand(charter.covers_size() > 0, "covers", "没有列出适用的事项", "covers no kind of matter");
  std::set<std::string> kinds;
  for (int i = 0; i < charter.covers_size(); ++i) {
    const v1::MatterClass& matter = charter.covers(i);
    const std::string where = "covers[" + std::to_string(i) + "]";
    walk.Demand(IsKind(matter.kind()), where + ".kind", "代码须为大写字母和下划线",
                "must be upper case and underscores");
    walk.Demand(kinds.insert(matter.kind()).second, where + ".kind", "重复", "stands twice");
    walk.Demand(matter.max_amount_fen() >= 0 && matter.max_amount_fen() <= limits::kMoneyFen,
                where + ".max_amount_fen", "金额无效", "is out of range");
  }
  CheckStages(walk, charter);
  return walk.Take();
}

}  // namespace yishi::charter
