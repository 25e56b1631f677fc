// Checking a receipt with nothing but the ledger's public key.

#ifndef YISHI_CLIENTS_SDK_RECEIPT_CHECK_H_
#define YISHI_CLIENTS_SDK_RECEIPT_CHECK_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/base/bytes.h"
#include "engine/base/ids.h"
#include "engine/merkle/checkpoint.h"
#include "engine/merkle/note_key.h"
#include "yishi/ledger/v1/entry.pb.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::sdk {

// What a receipt proves.
struct CheckedReceipt {
  std::uint64_t index = 0;
  Hash leaf;
  CommandId command;  // of the command in the entry
  ledger::v1::Entry entry;
  merkle::Checkpoint checkpoint;
};

// Checks that the entry has the strict form, is of the suite of `log_key` and at the receipt's index, that it
// holds a signed command, and that the checkpoint, signed by `log_key`, is of a tree with the entry at that
// index. The command's own signature is not checked: that takes the signer's public key. kMalformed,
// kNotCanonical and the like, kWrongSuite, kProofInvalid, kSignatureInvalid.
absl::StatusOr<CheckedReceipt> CheckReceipt(const v1::Receipt& receipt, const merkle::NoteKey& log_key);

// The same, and that the entry holds exactly these bytes of a signed command: kProofInvalid otherwise.
absl::StatusOr<CheckedReceipt> CheckReceiptFor(const v1::Receipt& receipt, const merkle::NoteKey& log_key,
                                               BytesView signed_command);

// The hashes of a proof from their bytes. kMalformed unless each has 32.
absl::StatusOr<std::vector<Hash>> ProofHashes(const google::protobuf::RepeatedPtrField<std::string>& parts);

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_RECEIPT_CHECK_H_
