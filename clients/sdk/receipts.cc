#include "clients/sdk/receipts.h"

#include <cstdio>
#include <utility>

#include "clients/sdk/files.h"
#include "engine/base/status.h"
#include "engine/merkle/proof.h"

namespace yishi::sdk {
namespace {

constexpr std::size_t kReceiptFileBytesMax = 8 * 1024 * 1024;

std::string FileName(const CheckedReceipt& checked) {
  char name[48];
  std::snprintf(name, sizeof name, "%08llu-%s.zip", static_cast<unsigned long long>(checked.index),
                checked.command.hex().substr(0, 12).c_str());
  return name;
}

absl::Status TwoHistories(const merkle::Head& kept, const merkle::Head& shown, const std::string& evidence) {
  const std::string a = std::to_string(kept.size);
  const std::string b = std::to_string(shown.size);
  return Refuse(
      {.reason = Reason::kSeenHeadDiffers,
       .zh = "账本历史对不上！本机核验过的账本（" + a + " 条）与现在出示的（" + b +
             " 条）不能证明是同一部历史。两份签名检查点已存为证据：" + evidence,
       .en = "the histories do not match! The ledger verified here (" + a +
             " entries) and the one now shown (" + b +
             " entries) are not shown to be one history. Both signed checkpoints are kept as evidence in " +
             evidence,
       .rule = "",
       .numbers = {{"kept_size", a}, {"shown_size", b}}});
}

}  // namespace

ReceiptBook::ReceiptBook(std::filesystem::path folder, merkle::NoteKey log_key)
    : folder_(std::move(folder)), log_key_(std::move(log_key)) {}

absl::StatusOr<ReceiptBook> ReceiptBook::Open(std::filesystem::path folder, merkle::NoteKey log_key) {
  ReceiptBook book(std::move(folder), std::move(log_key));
  auto note = ReadFile(book.folder_ / "head", merkle::kNoteBytes);
  if (absl::IsNotFound(note.status())) return book;
  if (!note.ok()) return note.status();
  YISHI_ASSIGN_OR_RETURN(book.head_, merkle::OpenCheckpoint(*note, book.log_key_));
  book.note_ = *std::move(note);
  return book;
}

absl::Status ReceiptBook::CheckSameHistory(const merkle::Head& other,
                                           const ConsistencySource& consistency) const {
  const merkle::Head& kept = head_->head;
  const merkle::Head& older = other.size < kept.size ? other : kept;
  const merkle::Head& newer = other.size < kept.size ? kept : other;
  std::vector<Hash> proof;
  if (older.size != newer.size && older.size != 0) {
    YISHI_ASSIGN_OR_RETURN(proof, consistency(older.size, newer.size));
  }
  const auto& suite = crypto::Suite::Get(log_key_.suite());
  if (merkle::VerifyConsistency(suite, older, newer, proof).ok()) return absl::OkStatus();
  return TwoHistories(kept, other, evidence_folder().string());
}

absl::Status ReceiptBook::KeepEvidence(std::string_view signed_note, const absl::Status& why) const {
  const auto shown = merkle::OpenCheckpoint(signed_note, log_key_);
  const std::string name = std::to_string(head_->head.size) + "-" +
                           std::to_string(shown.ok() ? shown->head.size : 0) + "-" +
                           (shown.ok() ? ToHex(shown->head.root.view()).substr(0, 12) : "unknown");
  YISHI_RETURN_IF_ERROR(WriteFileAtomically(evidence_folder() / (name + "-kept.note"), note_));
  YISHI_RETURN_IF_ERROR(WriteFileAtomically(evidence_folder() / (name + "-shown.note"), signed_note));
  return why;
}

absl::Status ReceiptBook::Advance(std::string_view signed_note, const ConsistencySource& consistency) {
  YISHI_ASSIGN_OR_RETURN(const merkle::Checkpoint shown, merkle::OpenCheckpoint(signed_note, log_key_));
  if (head_) {
    if (shown.head == head_->head) return absl::OkStatus();
    const absl::Status same = CheckSameHistory(shown.head, consistency);
    if (!same.ok() && ReasonOf(same) == Reason::kSeenHeadDiffers) return KeepEvidence(signed_note, same);
    YISHI_RETURN_IF_ERROR(same);
    if (shown.head.size <= head_->head.size) return absl::OkStatus();
  }
  YISHI_RETURN_IF_ERROR(WriteFileAtomically(folder_ / "head", signed_note));
  note_ = std::string(signed_note);
  head_ = shown;
  return absl::OkStatus();
}

absl::Status ReceiptBook::Keep(const CheckedReceipt& checked, const KeptReceipt& receipt) {
  YISHI_ASSIGN_OR_RETURN(const Bytes packed, PackReceipt(receipt));
  const absl::Status created = CreateFileAtomically(folder_ / "receipts" / FileName(checked), packed);
  if (!created.ok() && ReasonOf(created) == Reason::kAlreadyExists) return absl::OkStatus();
  return created;
}

absl::StatusOr<std::vector<std::string>> ReceiptBook::Files() const { return FilesIn(folder_ / "receipts"); }

absl::StatusOr<KeptReceipt> ReceiptBook::Load(const std::string& file) const {
  YISHI_ASSIGN_OR_RETURN(const Bytes bytes, ReadFile(folder_ / "receipts" / file, kReceiptFileBytesMax));
  return UnpackReceipt(bytes);
}

Recheck ReceiptBook::RecheckOne(const std::string& file, const ConsistencySource& consistency) const {
  Recheck out{.file = file, .summary = "", .index = 0, .status = absl::OkStatus()};
  const auto kept = Load(file);
  if (!kept.ok()) {
    out.status = kept.status();
    return out;
  }
  out.summary = kept->summary;
  out.index = kept->receipt.index();
  const auto checked = CheckReceipt(kept->receipt, log_key_);
  out.status = checked.ok() ? CheckSameHistory(checked->checkpoint.head, consistency) : checked.status();
  return out;
}

absl::StatusOr<std::vector<Recheck>> ReceiptBook::RecheckAll(const ConsistencySource& consistency) const {
  YISHI_ASSIGN_OR_RETURN(const std::vector<std::string> files, Files());
  std::vector<Recheck> out;
  if (!head_ && !files.empty()) {
    return Refuse(Reason::kNotFound, "有回执却没有核验过的检查点",
                  "there are receipts, but no verified checkpoint");
  }
  for (const std::string& file : files) out.push_back(RecheckOne(file, consistency));
  return out;
}

}  // namespace yishi::sdk
