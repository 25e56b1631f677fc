// Overwriting in the store what the ledger says is erased.

#ifndef YISHI_SERVICES_RUNTIME_ERASER_H_
#define YISHI_SERVICES_RUNTIME_ERASER_H_

#include <set>

#include "absl/status/status.h"
#include "engine/vault/vault.h"
#include "services/storage/event_store.h"

namespace yishi::runtime {

// Of one ledger. The ledger comes first: what is not committed is never erased, and whatever a crash left
// behind is erased when the community is opened again. Not thread-safe.
class Eraser {
 public:
  Eraser(storage::EventStore& store, const LedgerId& ledger) : store_(store), ledger_(ledger) {}

  // Erases what `vault`, which must be that of the committed state, has erased and this has not yet.
  // kStoreFailed: to be called again; what was erased stays so.
  absl::Status Run(const vault::Vault& vault);

 private:
  storage::EventStore& store_;
  const LedgerId ledger_;
  std::set<Hash> done_;
};

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_ERASER_H_
