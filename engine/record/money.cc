// Sums of contracts, change orders and payments, against the budget.

#include <algorithm>
#include <limits>

#include "engine/base/text.h"
#include "engine/record/checks.h"
#include "engine/record/decide.h"
#include "engine/wire/fields.h"

namespace yishi::record {

absl::Status CheckBudget(const Records& records, const Standing& standing, std::int64_t amount_fen) {
  if (standing.correction_stands) {
    return Refuse(
        Reason::kCorrectionPending, "此事项已被责令改正，改正之前不能签约或变更合同",
        "an authority has ordered the decision to be corrected; no contract is signed or changed before",
        "城市居民委员会组织法（2026）第三十一条");
  }
  const std::int64_t sum = ContractedOf(records, standing.project) + amount_fen;
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

// What the contract comes to with its changes, `more` among them.
absl::Status CheckChangeOrder(const Records& records, const Standing& standing,
                              const v1::ChangeOrder& change) {
  const auto contract = records.find(*RecordId::From(change.contract_id()));
  if (contract == records.end() || contract->second.kind != Kind::kContract ||
      contract->second.matter != standing.matter) {
    return Refuse(Reason::kNotFound, "此事项没有这份合同", "this matter has no such contract");
  }
  std::int64_t sum = contract->second.amount_fen;
  for (const auto& [id, record] : records) {
    if (record.kind != Kind::kChangeOrder || record.matter != standing.matter) continue;
    if (record.content->change_order().contract_id() == change.contract_id()) sum += record.amount_fen;
  }
  if (sum + change.amount_fen() < 0) {
    return wire::FieldInvalid("change_order.amount_fen", "变更后合同金额小于零，现为 " + InYuan(sum) + " 元",
                              "takes the contract below zero; it stands at " + InYuan(sum) + " yuan");
  }
  return CheckBudget(records, standing, change.amount_fen());
}

absl::Status CheckVoucher(const Records& records, const Standing& standing, const v1::Payment& payment) {
  for (const auto& [id, record] : records) {
    if (record.kind != Kind::kPayment || record.content == nullptr) continue;
    if (record.content->payment().voucher() != payment.voucher()) continue;
    if (std::find(standing.project.begin(), standing.project.end(), record.matter) == standing.project.end())
      continue;
    return Refuse(
        {.reason = Reason::kAlreadyExists,
         .zh = "凭证 " + payment.voucher() + " 已入账（第 " + std::to_string(record.seq) + " 号记录）",
         .en = "the voucher " + payment.voucher() + " is booked already, by entry " +
               std::to_string(record.seq),
         .rule = "一张凭证只能入账一次 (a voucher is booked once)",
         .numbers = {{"voucher", payment.voucher()}}});
  }
  return absl::OkStatus();
}

std::int64_t SumOf(const Records& records, std::span<const MatterId> matters, Kind kind) {
  constexpr std::int64_t kGreatest = std::numeric_limits<std::int64_t>::max() / 4;
  std::int64_t sum = 0;
  for (const auto& [id, record] : records) {
    if (record.kind != kind || std::find(matters.begin(), matters.end(), record.matter) == matters.end())
      continue;
    // What is returned can be added to another sum and to one more amount.
    sum = std::clamp(sum + std::clamp(record.amount_fen, -kGreatest, kGreatest), -kGreatest, kGreatest);
  }
  return sum;
}

std::int64_t SumOf(const Records& records, const MatterId& matter, Kind kind) {
  return SumOf(records, std::span(&matter, 1), kind);
}

std::int64_t ContractedOf(const Records& records, std::span<const MatterId> matters) {
  return SumOf(records, matters, Kind::kContract) + SumOf(records, matters, Kind::kChangeOrder);
}

}  // namespace yishi::record
