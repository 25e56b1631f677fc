// The exact texts of adopted charters, found in the entries that adopted them.

#ifndef YISHI_SERVICES_RPC_CHARTER_TEXTS_H_
#define YISHI_SERVICES_RPC_CHARTER_TEXTS_H_

#include <map>
#include <mutex>
#include <utility>

#include "absl/status/statusor.h"
#include "engine/base/ids.h"
#include "services/storage/event_store.h"

namespace yishi::rpc {

struct CharterText {
  Bytes text;
  std::uint64_t seq = 0;
};

// Each entry of a ledger is looked at once, and no further than to the charter that is asked for.
// Thread-safe.
class CharterTexts {
 public:
  // `store` must outlive this.
  explicit CharterTexts(storage::EventStore& store) : store_(store) {}

  // kCharterUnknown, kStoreFailed.
  absl::StatusOr<CharterText> Find(const LedgerId& ledger, const Hash& digest);

 private:
  struct Known {
    std::uint64_t looked_at = 0;  // entries
    std::map<Hash, CharterText> by_digest;
  };

  storage::EventStore& store_;
  std::mutex mutex_;
  std::map<LedgerId, Known> ledgers_;
};

}  // namespace yishi::rpc

#endif  // YISHI_SERVICES_RPC_CHARTER_TEXTS_H_
