// What every kind of record must say.

#include <algorithm>

#include "engine/base/limits.h"
#include "engine/record/checks.h"
#include "engine/record/decide.h"
#include "engine/wire/fields.h"

namespace yishi::record {
namespace {

// The milestones come one after the other, none after the work.
absl::Status CheckPlan(const v1::Plan& plan) {
  if (plan.due_day() == 0) return wire::FieldMissing("plan.due_day");
  YISHI_RETURN_IF_ERROR(wire::RequireCount(static_cast<std::size_t>(plan.milestones_size()), 0,
                                           limits::kMilestones, "plan.milestones"));
  std::int32_t before = 0;
  for (const v1::Milestone& milestone : plan.milestones()) {
    YISHI_RETURN_IF_ERROR(wire::RequireText(milestone.title(), limits::kTitleBytes, "plan.milestones.title"));
    if (milestone.due_day() == 0) return wire::FieldMissing("plan.milestones.due_day");
    if (milestone.due_day() < before || milestone.due_day() > plan.due_day()) {
      return wire::FieldInvalid("plan.milestones.due_day", "节点须依次排列，且不晚于完工日期",
                                "milestones come in order, and none after the work is due");
    }
    before = milestone.due_day();
  }
  return absl::OkStatus();
}

absl::Status CheckTender(const v1::Tender& tender) {
  constexpr std::uint32_t kFewestBids = 3;
  YISHI_RETURN_IF_ERROR(wire::RequireText(tender.winner(), limits::kNameBytes, "tender.winner"));
  YISHI_RETURN_IF_ERROR(wire::RequireMoney(tender.amount_fen(), 1, "tender.amount_fen"));
  if (tender.bids() >= kFewestBids) return absl::OkStatus();
  const std::string bids = std::to_string(tender.bids());
  return Refuse({.reason = Reason::kFieldInvalid,
                 .zh = "投标人 " + bids + " 个，少于 3 个的须重新招标",
                 .en = bids + " bids; with fewer than 3 the tender is repeated",
                 .rule = "招标投标法第二十八条",
                 .numbers = {{"bids", bids}, {"needed", "3"}}});
}

absl::Status CheckChange(const v1::ChangeOrder& change) {
  YISHI_RETURN_IF_ERROR(wire::ReadId<RecordId>(change.contract_id(), "change_order.contract_id").status());
  const std::int64_t fen = change.amount_fen();
  if (fen == 0) return wire::FieldMissing("change_order.amount_fen");
  if (fen >= -limits::kMoneyFen && fen <= limits::kMoneyFen) return absl::OkStatus();
  return wire::FieldInvalid("change_order.amount_fen", "金额过大", "is too large");
}

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
      return CheckPlan(act.plan());
    case v1::FileRecord::kTender:
      return CheckTender(act.tender());
    case v1::FileRecord::kDeclaration:
      return wire::RequireText(act.declaration().supplier(), limits::kNameBytes, "declaration.supplier");
    case v1::FileRecord::kChangeOrder:
      return CheckChange(act.change_order());
    case v1::FileRecord::kReport:
      return wire::RequireText(act.report().authority(), limits::kTitleBytes, "report.authority");
    case v1::FileRecord::kAcceptance:
      return absl::OkStatus();
    case v1::FileRecord::DETAIL_NOT_SET:
      return wire::FieldMissing("detail");
  }
  return wire::FieldMissing("detail");
}

}  // namespace

absl::Status CheckForm(const v1::FileRecord& act) {
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.text(), limits::kTextBytes, "text"));
  YISHI_RETURN_IF_ERROR(wire::RequireBlobs(act.papers(), "papers"));
  return CheckDetail(act);
}

}  // namespace yishi::record
