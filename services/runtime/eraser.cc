#include "services/runtime/eraser.h"

#include "engine/base/status.h"

namespace yishi::runtime {

absl::Status Eraser::Run(const vault::Vault& vault) {
  if (done_.size() == vault.erased.size()) return absl::OkStatus();
  for (const auto& [commitment, erasure] : vault.erased) {
    if (done_.contains(commitment)) continue;
    // Erasing is slow even where there is nothing.
    YISHI_ASSIGN_OR_RETURN(const auto kept, store_.GetOpening(ledger_, commitment));
    if (kept) YISHI_RETURN_IF_ERROR(store_.EraseOpening(ledger_, commitment));
    done_.insert(commitment);
  }
  return absl::OkStatus();
}

}  // namespace yishi::runtime
