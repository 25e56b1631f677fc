#include "engine/record/decide.h"

#include <algorithm>

#include "engine/base/limits.h"
#include "engine/meeting/decide.h"
#include "engine/record/checks.h"
#include "engine/wire/fields.h"

namespace yishi::record {
namespace {

// Whether the charter keeps the filers of two kinds of records apart, whichever comes first.
bool Apart(const v1::ImplementRules& rules, Kind one, Kind other) {
  const auto keeps = [&rules](Kind kind, Kind from) {
    const v1::EvidenceRule* rule = RuleFor(rules, kind);
    return rule != nullptr && std::any_of(rule->apart_from().begin(), rule->apart_from().end(),
                                          [from](int apart) { return static_cast<Kind>(apart) == from; });
  };
  return keeps(one, other) || keeps(other, one);
}

// Refuses whoever filed a record that this one must be independent of.
absl::Status CheckApart(const Records& records, const roster::Acting& acting, const MatterId& matter,
                        const v1::ImplementRules& rules, Kind kind) {
  const Record* first = nullptr;  // of several, the first that was filed is named
  for (const auto& [id, record] : records) {
    if (record.matter != matter || record.filed_by != acting.person) continue;
    if (!Apart(rules, kind, record.kind)) continue;
    if (first == nullptr || record.seq < first->seq) first = &record;
  }
  if (first == nullptr) return absl::OkStatus();
  const std::string zh(NameZh(first->kind));
  const std::string en(NameEn(first->kind));
  return Refuse({.reason = Reason::kConflictOfInterest,
                 .zh = "本人已提交此事项的" + zh + "，须由他人提交" + std::string(NameZh(kind)),
                 .en = "filed a record of this matter (" + en + "): another person must file this one (" +
                       std::string(NameEn(kind)) + ")",
                 .rule = "发包的人不能验收 (who orders the work does not accept it)",
                 .numbers = {{"filed", en}}});
}

absl::Status CheckMilestone(const Records& records, const Standing& standing, const v1::Progress& progress) {
  if (progress.milestone() == 0) return absl::OkStatus();
  const Record* plan = NewestPlan(records, standing);
  const int milestones = plan == nullptr ? 0 : plan->content->plan().milestones_size();
  if (progress.milestone() <= static_cast<std::uint32_t>(milestones)) return absl::OkStatus();
  const std::string count = std::to_string(milestones);
  return wire::FieldInvalid(
      "progress.milestone",
      "实施方案有 " + count + " 个节点，没有第 " + std::to_string(progress.milestone()) + " 个",
      "the plan has " + count + " milestones, and no number " + std::to_string(progress.milestone()));
}

// The rule under which a kind is filed: its own, or for what goes with a contract that of contracts.
const v1::EvidenceRule* FilingRule(const v1::ImplementRules& rules, Kind kind) {
  const v1::EvidenceRule* rule = RuleFor(rules, kind);
  if (rule != nullptr) return rule;
  const bool goes_with_contract = kind == Kind::kChangeOrder || kind == Kind::kDeclaration;
  return goes_with_contract ? RuleFor(rules, Kind::kContract) : nullptr;
}

// What the kind itself asks for, beside who files it.
absl::Status CheckContent(const Records& records, const roster::Acting& acting, const Standing& standing,
                          const v1::FileRecord& act) {
  YISHI_RETURN_IF_ERROR(CheckInterest(records, acting, standing, act));
  if (act.has_contract()) {
    YISHI_RETURN_IF_ERROR(CheckProcurement(records, acting, standing, act.contract().supplier()));
    return CheckBudget(records, standing, act.contract().amount_fen());
  }
  if (act.has_change_order()) return CheckChangeOrder(records, standing, act.change_order());
  if (act.has_payment()) return CheckVoucher(records, standing, act.payment());
  if (act.has_progress()) return CheckMilestone(records, standing, act.progress());
  return absl::OkStatus();
}

// Money that was spent while nothing is carried out: without a vote, or after the matter went back or is
// over.
absl::Status CheckStrayPayment(const Records& records, const roster::Roster& roster,
                               const roster::Acting& acting, const Standing& standing,
                               const v1::FileRecord& act) {
  const v1::EvidenceRule* rule = standing.work == nullptr ? nullptr : RuleFor(*standing.work, Kind::kPayment);
  if (rule == nullptr)
    return wire::FieldInvalid("detail", "程序不要求这种材料", "the charter asks for no such record");
  YISHI_RETURN_IF_ERROR(
      roster::RequireMember(roster, acting, static_cast<roster::BodyKind>(rule->filed_by())));
  return CheckContent(records, acting, standing, act);
}

absl::Status CheckEvidence(const Records& records, const roster::Roster& roster, const roster::Acting& acting,
                           const Standing& standing, const v1::FileRecord& act, Kind kind) {
  if (standing.implementing == nullptr && kind == Kind::kPayment) {
    return CheckStrayPayment(records, roster, acting, standing, act);
  }
  if (standing.implementing == nullptr) {
    return Refuse(Reason::kWrongPhase, "只有在实施阶段才能提交" + std::string(NameZh(kind)),
                  "can be filed only while the matter is being carried out: " + std::string(NameEn(kind)));
  }
  const v1::EvidenceRule* rule = FilingRule(*standing.implementing, kind);
  if (rule == nullptr) {
    return wire::FieldInvalid("detail", "程序不要求这种材料", "the charter asks for no such record");
  }
  // First the reason that no change of office would mend.
  YISHI_RETURN_IF_ERROR(CheckApart(records, acting, standing.matter, *standing.implementing, kind));
  YISHI_RETURN_IF_ERROR(
      roster::RequireMember(roster, acting, static_cast<roster::BodyKind>(rule->filed_by())));
  return CheckContent(records, acting, standing, act);
}

Effects Filed(const roster::Acting& acting, bool unauthorised) {
  Effects effects(1);
  effects[0].mutable_record_filed()->set_record_id(acting.NewId<RecordId>().str());
  effects[0].mutable_record_filed()->set_unauthorised(unauthorised);
  return effects;
}

}  // namespace

absl::StatusOr<Effects> DecideFile(const Records& records, const roster::Roster& roster,
                                   const roster::Acting& acting, const Standing& standing,
                                   const v1::FileRecord& act) {
  YISHI_RETURN_IF_ERROR(CheckForm(act));
  const Kind kind = *KindOf(act);
  if (!act.meeting_id().empty())
    return wire::FieldInvalid("meeting_id", "只有会议记录属于会议", "only minutes belong to a meeting");
  if (kind == Kind::kOpinion || kind == Kind::kReport) {
    YISHI_RETURN_IF_ERROR(roster::RequireMember(roster, acting, roster::BodyKind::kSupervisionCommittee));
  } else if (kind == Kind::kConsent) {
    YISHI_RETURN_IF_ERROR(roster::RequireMember(roster, acting, standing.proposers));
  } else {
    YISHI_RETURN_IF_ERROR(CheckEvidence(records, roster, acting, standing, act, kind));
  }
  const bool over =
      kind == Kind::kPayment &&
      (standing.implementing == nullptr ||
       SumOf(records, standing.project, Kind::kPayment) + act.payment().amount_fen() > standing.budget_fen);
  return Filed(acting, over);
}

absl::StatusOr<Effects> DecideMinutes(const meeting::Meeting& meeting, const roster::Acting& acting,
                                      const v1::FileRecord& act) {
  YISHI_RETURN_IF_ERROR(CheckForm(act));
  YISHI_RETURN_IF_ERROR(meeting::RequireRole(meeting, acting, meeting::Role::kSecretary));
  YISHI_RETURN_IF_ERROR(meeting::RequireOpen(meeting));
  return Filed(acting, false);
}

std::vector<Gap> MissingEvidence(const Records& records, const Standing& standing) {
  std::vector<Gap> gaps;
  for (const v1::EvidenceRule& rule : standing.implementing->evidence()) {
    if (!Applies(rule, standing.budget_fen)) continue;
    const auto kind = static_cast<Kind>(rule.kind());
    const std::uint32_t have = CountOf(records, standing, kind);
    if (have < rule.min_count()) gaps.push_back({kind, rule.min_count(), have});
  }
  return gaps;
}

const v1::EvidenceRule* RuleFor(const v1::ImplementRules& rules, Kind kind) {
  for (const v1::EvidenceRule& rule : rules.evidence()) {
    if (static_cast<Kind>(rule.kind()) == kind) return &rule;
  }
  return nullptr;
}

bool Applies(const v1::EvidenceRule& rule, std::int64_t budget_fen) {
  const bool below = rule.below_amount_fen() == 0 || budget_fen < rule.below_amount_fen();
  return budget_fen >= rule.from_amount_fen() && below;
}

std::uint32_t CountOf(const Records& records, const Standing& standing, Kind kind) {
  return static_cast<std::uint32_t>(std::count_if(records.begin(), records.end(), [&](const auto& entry) {
    const Record& record = entry.second;
    if (record.matter != standing.matter || record.stage != standing.stage || record.kind != kind)
      return false;
    if (record.filed_ms < standing.since_ms) return false;
    return kind != Kind::kAcceptance || record.accepted;
  }));
}

const Record* NewestPlan(const Records& records, const Standing& standing) {
  const Record* newest = nullptr;
  for (const auto& [id, record] : records) {
    if (record.kind != Kind::kPlan || record.matter != standing.matter || record.stage != standing.stage)
      continue;
    if (record.filed_ms < standing.since_ms) continue;
    if (newest == nullptr || record.seq > newest->seq) newest = &record;
  }
  return newest;
}

bool Has(const Records& records, const MatterId& matter, Kind kind, std::uint32_t stage, Millis since_ms) {
  return std::any_of(records.begin(), records.end(), [&](const auto& entry) {
    const Record& record = entry.second;
    return record.matter == matter && record.kind == kind && record.stage == stage &&
           record.filed_ms >= since_ms;
  });
}

}  // namespace yishi::record
