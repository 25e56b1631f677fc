#include "services/runtime/receipts.h"

#include <string>
#include <utility>
#include <vector>

#include "engine/base/limits.h"
#include "engine/base/status.h"

namespace yishi::runtime {

absl::StatusOr<v1::Receipt> MakeReceipt(Bytes entry, std::uint64_t index, const merkle::Tree& tree,
                                        const SignedHead& head) {
  YISHI_ASSIGN_OR_RETURN(const std::vector<Hash> proof, tree.InclusionProof(index, head.head.size));
  v1::Receipt receipt;
  receipt.set_entry(std::move(entry));
  receipt.set_index(index);
  receipt.mutable_inclusion_proof()->Reserve(static_cast<int>(proof.size()));
  for (const Hash& node : proof) receipt.add_inclusion_proof(node.data.data(), node.data.size());
  receipt.set_checkpoint(head.checkpoint);
  return receipt;
}

absl::StatusOr<v1::Receipt> FetchReceipt(storage::EventStore& store, const LedgerId& ledger,
                                         const Committed& committed, std::uint64_t index) {
  const std::uint64_t size = committed.Read([](const community::Community& c) { return c.tree.size(); });
  if (index >= size) {
    return Refuse(Reason::kNotFound, "账本只有 " + std::to_string(size) + " 条记录",
                  "the ledger has " + std::to_string(size) + " entries, none at " + std::to_string(index));
  }
  YISHI_ASSIGN_OR_RETURN(std::vector<storage::StoredEntry> read,
                         store.Read(ledger, index, 1, limits::kEntryBytes));
  if (read.empty()) {
    return Refuse(Reason::kStoreFailed, "第 " + std::to_string(index) + " 号记录读不出来",
                  "entry " + std::to_string(index) + " is not in the store");
  }
  return committed.ReadSigned([&](const community::Community& c, const SignedHead& head) {
    return MakeReceipt(std::move(read[0].bytes), index, c.tree, head);
  });
}

}  // namespace yishi::runtime
