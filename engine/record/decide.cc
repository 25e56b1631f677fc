#include "engine/record/decide.h"

#include <algorithm>
#include <limits>
#include <set>

#include "engine/base/limits.h"
#include "engine/base/text.h"
#include "engine/meeting/decide.h"
#include "engine/wire/fields.h"

namespace yishi::record {
namespace {

absl::Status CheckDetail(const v1::FileRecord& act) {
  switch (act.detail_case()) {
    case v1::FileRecord::kMinutes:
      return wire::AllowText(act.minutes().township_attendee(), limits::kNameBytes,
                             "minutes.township_attendee");
    case v1::FileRecord::kOpinion:
      if (act.opinion().verdict() == v1::OPINION_VERDICT_UNSPECIFIED)
        return wire::FieldMissing("opinion.verdict");
      return absl::OkStatus();
    case v1::FileRecord::kQuote:
      YISHI_RETURN_IF_ERROR(wire::RequireText(act.quote().supplier(), limits::kNameBytes, "quote.supplier"));
      return wire::RequireMoney(act.quote().amount_fen(), 1, "quote.amount_fen");
    case v1::FileRecord::kContract:
      YISHI_RETURN_IF_ERROR(
          wire::RequireText(act.contract().supplier(), limits::kNameBytes, "contract.supplier"));
      return wire::RequireMoney(act.contract().amount_fen(), 1, "contract.amount_fen");
    case v1::FileRecord::kProgress:
      if (act.progress().percent() <= 100) return absl::OkStatus();
      return wire::FieldInvalid("progress.percent", "须在 0 与 100 之间", "must be between 0 and 100");
    case v1::FileRecord::kPayment:
      YISHI_RETURN_IF_ERROR(wire::RequireText(act.payment().payee(), limits::kNameBytes, "payment.payee"));
      YISHI_RETURN_IF_ERROR(
          wire::RequireText(act.payment().voucher(), limits::kNameBytes, "payment.voucher"));
      return wire::RequireMoney(act.payment().amount_fen(), 1, "payment.amount_fen");
    case v1::FileRecord::kConsent:
      if (act.papers_size() == 0) return wire::FieldMissing("papers");
      return wire::RequireText(act.consent().authority(), limits::kNameBytes, "consent.authority");
    case v1::FileRecord::kPlan:
      if (act.plan().due_day() == 0) return wire::FieldMissing("plan.due_day");
      return absl::OkStatus();
    case v1::FileRecord::kAcceptance:
      return absl::OkStatus();
    case v1::FileRecord::DETAIL_NOT_SET:
      return wire::FieldMissing("detail");
  }
  return wire::FieldMissing("detail");
}

absl::Status CheckForm(const v1::FileRecord& act) {
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.text(), limits::kTextBytes, "text"));
  YISHI_RETURN_IF_ERROR(wire::RequireBlobs(act.papers(), "papers"));
  return CheckDetail(act);
}

const v1::EvidenceRule* RuleFor(const v1::ImplementRules& rules, Kind kind) {
  for (const v1::EvidenceRule& rule : rules.evidence()) {
    if (static_cast<Kind>(rule.kind()) == kind) return &rule;
  }
  return nullptr;
}

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

// What counts at this visit of the stage: a refused acceptance and papers of an earlier visit do not.
std::uint32_t CountOf(const Records& records, const Standing& standing, Kind kind) {
  return static_cast<std::uint32_t>(std::count_if(records.begin(), records.end(), [&](const auto& entry) {
    const Record& record = entry.second;
    if (record.matter != standing.matter || record.stage != standing.stage || record.kind != kind)
      return false;
    if (record.filed_ms < standing.since_ms) return false;
    return kind != Kind::kAcceptance || record.accepted;
  }));
}

absl::Status CheckContract(const Records& records, const Standing& standing, std::int64_t amount_fen) {
  const v1::EvidenceRule* quotes = RuleFor(*standing.implementing, Kind::kQuote);
  if (quotes != nullptr && standing.budget_fen >= quotes->from_amount_fen()) {
    const std::uint32_t have = CountOf(records, standing, Kind::kQuote);
    if (have < quotes->min_count()) {
      const std::string n = std::to_string(have);
      const std::string needed = std::to_string(quotes->min_count());
      return Refuse({.reason = Reason::kQuotesMissing,
                     .zh = "签约前须有至少 " + needed + " 份报价，现有 " + n + " 份",
                     .en = "a contract needs at least " + needed + " quotes; there are " + n,
                     .rule = "程序规则关于采购的规定 (the charter's rule on procurement)",
                     .numbers = {{"quotes", n}, {"needed", needed}}});
    }
  }
  const std::int64_t sum = SumOf(records, standing.matter, Kind::kContract) + amount_fen;
  if (sum <= standing.budget_fen) return absl::OkStatus();
  return Refuse({.reason = Reason::kBudgetExceeded,
                 .zh = "合同金额合计 " + InYuan(sum) + " 元，超过决议的预算 " + InYuan(standing.budget_fen) +
                       " 元；须先由原机构另行决议",
                 .en = "contracts sum to " + InYuan(sum) + " yuan, over the resolved budget of " +
                       InYuan(standing.budget_fen) + " yuan; the same body must resolve more first",
                 .rule = "合同不得超过预算 (a contract over the budget is refused)",
                 .numbers = {{"contracts_fen", std::to_string(sum)},
                             {"budget_fen", std::to_string(standing.budget_fen)}}});
}

absl::Status CheckEvidence(const Records& records, const roster::Roster& roster, const roster::Acting& acting,
                           const Standing& standing, const v1::FileRecord& act, Kind kind) {
  if (standing.implementing == nullptr) {
    return Refuse(
        Reason::kWrongPhase, "只有在实施阶段才能提交" + std::string(NameZh(kind)),
        "a " + std::string(NameEn(kind)) + " can be filed only while the matter is being carried out");
  }
  const v1::EvidenceRule* rule = RuleFor(*standing.implementing, kind);
  if (rule == nullptr) {
    return wire::FieldInvalid("detail", "程序不要求这种材料", "the charter asks for no such record");
  }
  // First the reason that no change of office would mend.
  YISHI_RETURN_IF_ERROR(CheckApart(records, acting, standing.matter, *standing.implementing, kind));
  YISHI_RETURN_IF_ERROR(
      roster::RequireMember(roster, acting, static_cast<roster::BodyKind>(rule->filed_by())));
  if (kind == Kind::kContract) return CheckContract(records, standing, act.contract().amount_fen());
  return absl::OkStatus();
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
  if (kind == Kind::kOpinion) {
    YISHI_RETURN_IF_ERROR(roster::RequireMember(roster, acting, roster::BodyKind::kSupervisionCommittee));
  } else if (kind == Kind::kConsent) {
    YISHI_RETURN_IF_ERROR(roster::RequireMember(roster, acting, standing.proposers));
  } else {
    YISHI_RETURN_IF_ERROR(CheckEvidence(records, roster, acting, standing, act, kind));
  }
  const bool over =
      kind == Kind::kPayment &&
      SumOf(records, standing.matter, Kind::kPayment) + act.payment().amount_fen() > standing.budget_fen;
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
    if (standing.budget_fen < rule.from_amount_fen()) continue;
    const auto kind = static_cast<Kind>(rule.kind());
    const std::uint32_t have = CountOf(records, standing, kind);
    if (have < rule.min_count()) gaps.push_back({kind, rule.min_count(), have});
  }
  return gaps;
}

std::int64_t SumOf(const Records& records, const MatterId& matter, Kind kind) {
  constexpr std::int64_t kGreatest = std::numeric_limits<std::int64_t>::max() - limits::kMoneyFen;
  std::int64_t sum = 0;
  for (const auto& [id, record] : records) {
    if (record.matter != matter || record.kind != kind) continue;
    // One more amount can be added to what is returned.
    sum = record.amount_fen > kGreatest - sum ? kGreatest : sum + record.amount_fen;
  }
  return sum;
}

bool Has(const Records& records, const MatterId& matter, Kind kind, std::uint32_t stage, Millis since_ms) {
  return std::any_of(records.begin(), records.end(), [&](const auto& entry) {
    const Record& record = entry.second;
    return record.matter == matter && record.kind == kind && record.stage == stage &&
           record.filed_ms >= since_ms;
  });
}

}  // namespace yishi::record
