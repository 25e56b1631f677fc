#include "clients/load/receipts.h"

#include "engine/base/status.h"
#include "yishi/v1/command_service.pb.h"

namespace yishi::load {
namespace {

absl::Status OfTwoHistories(std::uint64_t size) {
  const std::string at = std::to_string(size);
  return Refuse(Reason::kProofInvalid, "回执属于不同的历史：树的大小为 " + at,
                "receipts are of different histories, at a tree of " + at);
}

}  // namespace

absl::StatusOr<sdk::CheckedReceipt> Prove(const grpc::ByteBuffer& body, BytesView signed_command,
                                          const merkle::NoteKey& log_key) {
  v1::SubmitResponse response;
  if (!response.ParseFromString(BytesOf(body))) {
    return Refuse(Reason::kMalformed, "答复读不懂", "an answer cannot be read");
  }
  return sdk::CheckReceiptFor(response.receipt(), log_key, signed_command);
}

Proofs ProveAll(std::span<const Answer> answers, std::span<const Bytes> signed_commands,
                const merkle::NoteKey& log_key) {
  Proofs proofs;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!answers[i].status.ok()) continue;
    const auto proven = Prove(answers[i].body, signed_commands[i], log_key);
    absl::Status fault = proven.status();
    if (fault.ok()) {
      const merkle::Head& head = proven->checkpoint.head;
      const auto [known, added] = proofs.heads.emplace(head.size, head.root);
      if (known->second != head.root) fault = OfTwoHistories(head.size);
    }
    if (fault.ok()) {
      ++proofs.proven;
    } else if (proofs.first_fault.ok()) {
      proofs.first_fault = fault;
    }
  }
  return proofs;
}

absl::Status ProveOneHistory(const crypto::Suite& suite, const std::map<std::uint64_t, Hash>& heads,
                             const merkle::Head& newest, const sdk::ConsistencySource& consistency) {
  for (const auto& [size, root] : heads) {
    if (size > newest.size) return OfTwoHistories(size);
    YISHI_ASSIGN_OR_RETURN(const std::vector<Hash> proof, consistency(size, newest.size));
    if (!merkle::VerifyConsistency(suite, {size, root}, newest, proof).ok()) return OfTwoHistories(size);
  }
  return absl::OkStatus();
}

}  // namespace yishi::load
