#include "clients/audit/signed_head.h"

#include <span>

#include "clients/audit/words.h"
#include "engine/base/status.h"

namespace yishi::audit {
namespace {

Position InCheckpoint() { return {.entry = {}, .file = "checkpoint", .offset = {}}; }

void Add(FaultKind kind, const absl::Status& status, FaultList& faults) {
  const Refusal refusal = RefusalOf(status).value_or(Refusal{});
  faults.Add(kind, InCheckpoint(), refusal.zh, refusal.en);
}

}  // namespace

std::optional<merkle::Checkpoint> ReadHead(BytesView bytes, FaultList& faults) {
  const auto note = merkle::ParseNote(bytes);
  if (!note.ok()) {
    Add(FaultKind::kCheckpointMalformed, note.status(), faults);
    return std::nullopt;
  }
  auto checkpoint = merkle::ParseCheckpoint(note->text);
  if (!checkpoint.ok()) {
    Add(FaultKind::kCheckpointMalformed, checkpoint.status(), faults);
    return std::nullopt;
  }
  return *std::move(checkpoint);
}

bool CheckHeadSignature(BytesView note, const std::string& vkey, FaultList& faults) {
  const auto key = merkle::NoteKey::FromVkey(vkey);
  if (!key.ok()) {
    Add(FaultKind::kCheckpointUnsigned, key.status(), faults);
    return false;
  }
  const auto checkpoint = merkle::OpenCheckpoint(note, *key);
  if (checkpoint.ok()) return true;
  const bool other = ReasonOf(checkpoint.status()) == Reason::kWrongLedger;
  Add(other ? FaultKind::kOriginDiffers : FaultKind::kCheckpointUnsigned, checkpoint.status(), faults);
  return false;
}

bool CheckHead(const merkle::Head& head, const merkle::Tree& tree, FaultList& faults) {
  const std::string size = std::to_string(head.size);
  if (head.size != tree.size()) {
    const std::string there = std::to_string(tree.size());
    faults.Add(FaultKind::kSizeDiffers, InCheckpoint(),
               "日志签署了 " + size + " 条记录，归档中有 " + there + " 条",
               "the log signed for " + size + " entries, and there are " + there);
  }
  if (head.size > tree.size()) return false;
  const auto root = tree.RootAt(head.size);
  if (root.ok() && *root == head.root) return head.size == tree.size();
  const std::string signed_root = ToHex(head.root.view());
  const std::string computed = root.ok() ? ToHex(root->view()) : "";
  faults.Add(FaultKind::kRootDiffers, InCheckpoint(),
             "前 " + size + " 条的树根，日志签署的是 " + signed_root + "，由记录算出的是 " + computed,
             "the root of the first " + size + " entries: signed " + signed_root + ", computed " + computed);
  return false;
}

}  // namespace yishi::audit
