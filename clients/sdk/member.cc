#include "clients/sdk/member.h"

#include <utility>

#include "engine/base/status.h"
#include "engine/wire/envelope.h"

namespace yishi::sdk {

Member::Member(Client& client, Signer signer, ReceiptBook book, std::function<Millis()> now)
    : client_(client), signer_(std::move(signer)), book_(std::move(book)), now_(std::move(now)) {}

ConsistencySource ConsistencyFrom(Client& client, const LedgerId& ledger) {
  return
      [&client, ledger](std::uint64_t old_size, std::uint64_t new_size) -> absl::StatusOr<std::vector<Hash>> {
        v1::GetConsistencyProofRequest request;
        request.set_ledger_id(ledger.str());
        request.set_old_size(old_size);
        request.set_new_size(new_size);
        YISHI_ASSIGN_OR_RETURN(const v1::GetConsistencyProofResponse response, client.Call(request));
        return ProofHashes(response.proof());
      };
}

ConsistencySource Member::Consistency() const { return ConsistencyFrom(client_, signer_.ledger); }

absl::Status NotProven(const absl::Status& status) {
  if (status.ok() || absl::IsUnavailable(status)) return status;
  const auto refusal = RefusalOf(status);
  if (refusal && refusal->reason == Reason::kSeenHeadDiffers) return status;
  const std::string zh = refusal ? refusal->zh : std::string(status.message());
  const std::string en = refusal ? refusal->en : std::string(status.message());
  return Refuse(Reason::kProofInvalid, "核验未通过：" + zh, "verification failed: " + en);
}

absl::Status Member::Refresh() {
  v1::GetCheckpointRequest request;
  request.set_ledger_id(signer_.ledger.str());
  YISHI_ASSIGN_OR_RETURN(const v1::GetCheckpointResponse response, client_.Call(request));
  return NotProven(book_.Advance(response.checkpoint(), Consistency()));
}

absl::StatusOr<Done> Member::Do(const google::protobuf::Message& act, ActOptions options) {
  if (!book_.head()) YISHI_RETURN_IF_ERROR(Refresh());
  const Draft draft{.issued_ms = now_(),
                    .lifetime_ms = options.lifetime_ms,
                    .seen = book_.head()->head,
                    .expect = options.expect};
  YISHI_ASSIGN_OR_RETURN(SignedAct ready, SignAct(signer_, draft, act, options.openings));
  YISHI_ASSIGN_OR_RETURN(const v1::Receipt receipt, client_.Submit(ready));
  return Believe(std::move(ready), receipt, options);
}

absl::StatusOr<Done> Member::Believe(SignedAct act, const v1::Receipt& receipt, const ActOptions& options) {
  auto checked = CheckReceiptFor(receipt, book_.log_key(), wire::SerializeSignedCommand(act.command));
  if (!checked.ok()) return NotProven(checked.status());
  YISHI_RETURN_IF_ERROR(NotProven(book_.Advance(receipt.checkpoint(), Consistency())));
  KeptReceipt kept{.receipt = receipt, .openings = {}, .summary = options.summary};
  if (options.keep_openings) kept.openings = options.openings;
  YISHI_RETURN_IF_ERROR(book_.Keep(*checked, kept));
  return Done{.act = std::move(act), .receipt = *std::move(checked), .duplicate = receipt.duplicate()};
}

}  // namespace yishi::sdk
