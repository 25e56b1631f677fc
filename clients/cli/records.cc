#include "clients/cli/records.h"

#include "clients/cli/exit_code.h"
#include "clients/cli/values.h"
#include "clients/cli/words.h"
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

absl::Status ReadPlan(const Arguments& arguments, v1::Plan& plan) {
  YISHI_ASSIGN_OR_RETURN(const std::string text, Needed(arguments, "--due"));
  const auto day = calendar::ParseDay(text);
  if (!day) return UsageError("--due 应是日期，如 2026-09-30", "--due is a day, like 2026-09-30");
  plan.set_due_day(day->days_since_epoch);
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
    default:
      read = UsageError("会议记录用 meeting minutes，监督意见用 supervisor opinion",
                        "use meeting minutes for minutes, supervisor opinion for an opinion");
  }
  YISHI_RETURN_IF_ERROR(read);
  return act;
}

}  // namespace yishi::cli
