// The last head ever signed, kept outside the store.
//
// A store that was restored from an old backup cannot know that it forgot something; whoever signs for it
// can. So the head is recorded here, in a file that no backup of the store replaces, before it is signed, and
// a store that does not extend it is not signed for.
//
// Cost. A record is one pwrite into one of two slots in turn (about 1 us), with a counter and a checksum. It
// survives the death of the process at once. It is made to survive the loss of power at most once a second
// and on closing, not with every batch: an fdatasync for each would double what a batch of one costs, and
// what it would guard against is not the threat. After a loss of power the store, which is durable with every
// batch, can only be ahead of the record, never behind it. What is lost with the last second's records is the
// power to tell a backup of that very second from the present, and then the heads that witnesses hold still
// tell.

#ifndef YISHI_SERVICES_STORAGE_HEAD_GUARD_H_
#define YISHI_SERVICES_STORAGE_HEAD_GUARD_H_

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/base/ids.h"
#include "services/storage/event_store.h"

namespace yishi::storage {

// One ledger's, used by one thread at a time. The file is locked while it is open.
class HeadGuard {
 public:
  // Makes the file (mode 0600) if it does not exist; its folder must. Refuses a file of another ledger
  // (WRONG_LEDGER), and one that is in use or of which neither slot can be read (STORE_FAILED): to remove it
  // is to say that nothing was ever signed, which only an operator may do, after comparing with the
  // witnesses.
  static absl::StatusOr<std::unique_ptr<HeadGuard>> Open(const std::string& path, const LedgerId& ledger);

  // Syncs.
  ~HeadGuard();
  HeadGuard(const HeadGuard&) = delete;
  HeadGuard& operator=(const HeadGuard&) = delete;

  // Absent if nothing was ever signed.
  const std::optional<Head>& last_signed() const { return last_; }

  // Whether `stored` may extend the last signed head: STORE_WENT_BACK if it is smaller, or as large with
  // another root. That a larger one is consistent is for the caller, who has the tree, to check.
  absl::Status CheckExtends(const Head& stored) const;

  // CheckExtends, then records `head` as signed. To be called after the commit and before the signature.
  // STORE_FAILED if it cannot be written: then do not sign.
  absl::Status Record(const Head& head);

  // Makes the last record survive the loss of power. Record does it by itself once a second; worth calling
  // when a ledger falls idle.
  absl::Status Sync();

 private:
  HeadGuard(int fd, std::string path, const LedgerId& ledger)
      : fd_(fd), path_(std::move(path)), ledger_(ledger) {}

  absl::Status ReadSlots();

  const int fd_;
  const std::string path_;
  const LedgerId ledger_;
  std::optional<Head> last_;
  std::uint64_t counter_ = 0;  // records ever written; its parity chooses the slot
  bool synced_ = true;
  std::optional<std::chrono::steady_clock::time_point> synced_at_;
};

}  // namespace yishi::storage

#endif  // YISHI_SERVICES_STORAGE_HEAD_GUARD_H_
