#include "clients/cli/records.h"

#include "clients/cli/exit_code.h"
#include "clients/cli/values.h"
#include "clients/cli/words.h"
#include "engine/base/bytes.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

absl::StatusOr<std::string> Needed(const Arguments& arguments, std::string_view option) {
  if (arguments.Has(option)) return arguments.Get(option);
  const std::string name(option);
  return UsageError("这种材料需要 " + name, "this kind of record needs " + name);
}

absl::StatusOr<std::int64_t> NeededMoney(const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const std::string text, Needed(arguments, "--amount"));
  return ReadMoney(text);
}

// "2026-08-01=路面完工"
absl::Status ReadMilestone(const std::string& text, v1::Milestone& milestone) {
  const auto day =
      text.size() > 11 && text[10] == '=' ? calendar::ParseDay(text.substr(0, 10)) : std::nullopt;
  if (!day) {
    return UsageError("节点应写成 日期=内容，如 2026-08-01=路面完工：" + text,
                      "write a milestone as DAY=TITLE: " + text);
  }
  milestone.set_due_day(day->days_since_epoch);
  milestone.set_title(text.substr(11));
  return absl::OkStatus();
}

absl::Status ReadPlan(const Arguments& arguments, v1::Plan& plan) {
  YISHI_ASSIGN_OR_RETURN(const std::string text, Needed(arguments, "--due"));
  const auto day = calendar::ParseDay(text);
  if (!day) return UsageError("--due 应是日期，如 2026-09-30", "--due is a day, like 2026-09-30");
  plan.set_due_day(day->days_since_epoch);
  for (const std::string& milestone : arguments.All("--milestone"))
    YISHI_RETURN_IF_ERROR(ReadMilestone(milestone, *plan.add_milestones()));
  return absl::OkStatus();
}

absl::Status ReadTender(const Arguments& arguments, v1::Tender& tender) {
  YISHI_ASSIGN_OR_RETURN(const std::string text, Needed(arguments, "--bids"));
  YISHI_ASSIGN_OR_RETURN(const std::uint32_t bids, ReadCount(text));
  tender.set_bids(bids);
  YISHI_ASSIGN_OR_RETURN(*tender.mutable_winner(), Needed(arguments, "--winner"));
  YISHI_ASSIGN_OR_RETURN(const std::int64_t fen, NeededMoney(arguments));
  tender.set_amount_fen(fen);
  return absl::OkStatus();
}

absl::Status ReadDeclaration(const Arguments& arguments, v1::Declaration& declaration) {
  YISHI_ASSIGN_OR_RETURN(*declaration.mutable_supplier(), Needed(arguments, "--supplier"));
  declaration.set_interested(arguments.Has("--interested"));
  return absl::OkStatus();
}

absl::Status ReadChangeOrder(const Arguments& arguments, v1::ChangeOrder& change) {
  YISHI_ASSIGN_OR_RETURN(const std::int64_t fen, NeededMoney(arguments));
  change.set_amount_fen(arguments.Has("--less") ? -fen : fen);
  return absl::OkStatus();
}

// A quote or a contract.
template <typename Offer>
absl::Status ReadOffer(const Arguments& arguments, Offer& offer) {
  YISHI_ASSIGN_OR_RETURN(*offer.mutable_supplier(), Needed(arguments, "--supplier"));
  YISHI_ASSIGN_OR_RETURN(const std::int64_t fen, NeededMoney(arguments));
  offer.set_amount_fen(fen);
  return absl::OkStatus();
}

absl::Status ReadProgress(const Arguments& arguments, v1::Progress& progress) {
  YISHI_ASSIGN_OR_RETURN(const std::string text, Needed(arguments, "--percent"));
  YISHI_ASSIGN_OR_RETURN(const std::uint32_t percent, ReadCount(text));
  progress.set_percent(percent);
  if (arguments.Has("--reached")) {
    YISHI_ASSIGN_OR_RETURN(const std::uint32_t milestone, ReadCount(arguments.Get("--reached")));
    progress.set_milestone(milestone);
  }
  return absl::OkStatus();
}

absl::Status ReadPayment(const Arguments& arguments, v1::Payment& payment) {
  YISHI_ASSIGN_OR_RETURN(*payment.mutable_payee(), Needed(arguments, "--payee"));
  YISHI_ASSIGN_OR_RETURN(*payment.mutable_voucher(), Needed(arguments, "--voucher"));
  YISHI_ASSIGN_OR_RETURN(const std::int64_t fen, NeededMoney(arguments));
  payment.set_amount_fen(fen);
  return absl::OkStatus();
}

absl::Status ReadAcceptance(const Arguments& arguments, v1::Acceptance& acceptance) {
  if (arguments.Has("--accepted") == arguments.Has("--not-accepted")) {
    return UsageError("验收要写明 --accepted 或 --not-accepted",
                      "an acceptance says --accepted or --not-accepted");
  }
  acceptance.set_accepted(arguments.Has("--accepted"));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::FileRecord> ReadRecord(const Arguments& arguments, v1::RecordKind kind) {
  v1::FileRecord act;
  absl::Status read;
  switch (kind) {
    case v1::RECORD_KIND_PLAN:
      read = ReadPlan(arguments, *act.mutable_plan());
      break;
    case v1::RECORD_KIND_QUOTE:
      read = ReadOffer(arguments, *act.mutable_quote());
      break;
    case v1::RECORD_KIND_CONTRACT:
      read = ReadOffer(arguments, *act.mutable_contract());
      break;
    case v1::RECORD_KIND_PROGRESS:
      read = ReadProgress(arguments, *act.mutable_progress());
      break;
    case v1::RECORD_KIND_PAYMENT:
      read = ReadPayment(arguments, *act.mutable_payment());
      break;
    case v1::RECORD_KIND_ACCEPTANCE:
      read = ReadAcceptance(arguments, *act.mutable_acceptance());
      break;
    case v1::RECORD_KIND_CONSENT: {
      YISHI_ASSIGN_OR_RETURN(*act.mutable_consent()->mutable_authority(), Needed(arguments, "--authority"));
      break;
    }
    case v1::RECORD_KIND_TENDER:
      read = ReadTender(arguments, *act.mutable_tender());
      break;
    case v1::RECORD_KIND_DECLARATION:
      read = ReadDeclaration(arguments, *act.mutable_declaration());
      break;
    case v1::RECORD_KIND_CHANGE_ORDER:
      read = ReadChangeOrder(arguments, *act.mutable_change_order());
      break;
    default:
      read = UsageError(
          "会议记录用 meeting minutes，监督意见用 supervisor opinion，监督报告用 supervisor report",
          "use meeting minutes for minutes, supervisor opinion for an opinion, supervisor report "
          "for a report");
  }
  YISHI_RETURN_IF_ERROR(read);
  return act;
}

absl::StatusOr<std::string> ContractOf(const v1::MatterView& matter, const std::string& text) {
  std::vector<std::string> found;
  for (const v1::RecordView& record : matter.records()) {
    const bool fits = record.kind() == v1::RECORD_KIND_CONTRACT && ToHex(record.id()).starts_with(text);
    if (fits) found.push_back(record.id());
  }
  if (found.size() == 1) return found.front();
  if (found.empty())
    return Refuse(Reason::kNotFound, "此事项没有这份合同", "this matter has no such contract");
  std::string ids;
  for (const std::string& id : found) ids += " " + ToHex(id).substr(0, 8);
  return UsageError("有多份合同，请用 --contract 写明：" + ids,
                    "several contracts, say which with --contract:" + ids);
}

}  // namespace yishi::cli
