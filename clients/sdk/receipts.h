// What a member keeps of a ledger: the newest head that was verified, and every receipt. A server that ever
// shows this member another history than before is caught here.
//
//   <folder>/head                    the newest verified checkpoint, a signed note
//   <folder>/receipts/<n>-<id>.zip   a receipt, its openings and a line in words (engine/wire/archive.h)
//   <folder>/evidence/…              notes that contradict each other

#ifndef YISHI_CLIENTS_SDK_RECEIPTS_H_
#define YISHI_CLIENTS_SDK_RECEIPTS_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/sdk/receipt_check.h"
#include "engine/merkle/checkpoint.h"
#include "engine/merkle/note_key.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::sdk {

// The proof that the tree of the first size is the beginning of the tree of the second.
using ConsistencySource = std::function<absl::StatusOr<std::vector<Hash>>(std::uint64_t, std::uint64_t)>;

struct KeptReceipt {
  v1::Receipt receipt;
  std::vector<v1::Opening> openings;
  std::string summary;  // what was done, in words
};

// What became of one kept receipt when it was checked again.
struct Recheck {
  std::string file;
  std::string summary;
  std::uint64_t index = 0;
  absl::Status status;
};

// Not thread-safe. Two programs may use one folder: each file is replaced as a whole.
class ReceiptBook {
 public:
  // kMalformed, kSignatureInvalid if the kept head is damaged or not of `log_key`.
  static absl::StatusOr<ReceiptBook> Open(std::filesystem::path folder, merkle::NoteKey log_key);

  const merkle::NoteKey& log_key() const { return log_key_; }
  // The newest verified head; absent before the first.
  const std::optional<merkle::Checkpoint>& head() const { return head_; }

  // Checks that the signed checkpoint and the kept head are of one history, and keeps the newer of them. The
  // first checkpoint ever is believed. kSeenHeadDiffers, with both notes kept as evidence, if they are not;
  // what `consistency` and the note's own check say otherwise.
  absl::Status Advance(std::string_view signed_note, const ConsistencySource& consistency);

  // Keeps a receipt that was checked. Keeping the same again changes nothing.
  absl::Status Keep(const CheckedReceipt& checked, const KeptReceipt& receipt);

  absl::StatusOr<std::vector<std::string>> Files() const;
  absl::StatusOr<KeptReceipt> Load(const std::string& file) const;

  // Checks every kept receipt again, and that its checkpoint and the kept head are of one history.
  absl::StatusOr<std::vector<Recheck>> RecheckAll(const ConsistencySource& consistency) const;

  // Where evidence of two histories would be.
  std::filesystem::path evidence_folder() const { return folder_ / "evidence"; }

 private:
  ReceiptBook(std::filesystem::path folder, merkle::NoteKey log_key);

  absl::Status CheckSameHistory(const merkle::Head& other, const ConsistencySource& consistency) const;
  absl::Status KeepEvidence(std::string_view signed_note, const absl::Status& why) const;
  Recheck RecheckOne(const std::string& file, const ConsistencySource& consistency) const;

  std::filesystem::path folder_;
  merkle::NoteKey log_key_;
  std::string note_;  // the kept head as it was signed
  std::optional<merkle::Checkpoint> head_;
};

// One receipt as the file of a zip, and back: kMalformed, kArchiveDamaged.
absl::StatusOr<Bytes> PackReceipt(const KeptReceipt& receipt);
absl::StatusOr<KeptReceipt> UnpackReceipt(BytesView file);

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_RECEIPTS_H_
