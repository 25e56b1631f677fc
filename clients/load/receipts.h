// Proving the receipts of a round: each of them, and that all are of one history.

#ifndef YISHI_CLIENTS_LOAD_RECEIPTS_H_
#define YISHI_CLIENTS_LOAD_RECEIPTS_H_

#include <grpcpp/support/byte_buffer.h>

#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "absl/status/statusor.h"
#include "clients/load/drive.h"
#include "clients/sdk/receipt_check.h"
#include "clients/sdk/receipts.h"
#include "engine/merkle/note_key.h"
#include "engine/merkle/proof.h"

namespace yishi::load {

// Every kCheckedDuring-th receipt is proven as it comes, while the clock runs; all of them, once more, after
// the round.
inline constexpr std::size_t kCheckedDuring = 100;

// `body` is a SubmitResponse whose receipt proves that the ledger holds `signed_command`, to the byte.
// kMalformed and as sdk::CheckReceiptFor.
absl::StatusOr<sdk::CheckedReceipt> Prove(const grpc::ByteBuffer& body, BytesView signed_command,
                                          const merkle::NoteKey& log_key);

struct Proofs {
  std::uint32_t proven = 0;
  std::map<std::uint64_t, Hash> heads;  // the roots that receipts were given under, by size
  absl::Status first_fault;
};

// Of every answer that is no error; an answer and a signed command for each number.
Proofs ProveAll(std::span<const Answer> answers, std::span<const Bytes> signed_commands,
                const merkle::NoteKey& log_key);

// That each head is a beginning of `newest`. kProofInvalid, naming the size.
absl::Status ProveOneHistory(const crypto::Suite& suite, const std::map<std::uint64_t, Hash>& heads,
                             const merkle::Head& newest, const sdk::ConsistencySource& consistency);

}  // namespace yishi::load

#endif  // YISHI_CLIENTS_LOAD_RECEIPTS_H_
