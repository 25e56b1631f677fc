// One community at work: commands come in, entries and receipts go out.
//
// The way of a command: form, key and signature are checked on the pool (front); the writer decides it
// against the working state together with whatever else waits, appends the batch in one durable transaction,
// then signs the head, then publishes, then answers. Nobody sees anything before it is committed, and no head
// is signed before.

#ifndef YISHI_SERVICES_RUNTIME_CHAMBER_H_
#define YISHI_SERVICES_RUNTIME_CHAMBER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "services/runtime/committed.h"
#include "services/runtime/submission.h"
#include "services/runtime/surroundings.h"
#include "services/runtime/watchers.h"

namespace yishi::runtime {

// Called from time to time while a ledger is read: entries so far, and in all.
using Progress = std::function<void(std::uint64_t done, std::uint64_t total)>;

// Thread-safe.
class Chamber {
 public:
  // Reads the ledger from the store and checks it: every entry follows on the one before, the tree's root is
  // the stored one, it extends the last head that was ever signed, and the key of its origin is here. Only
  // then is the head signed and the community served. kStoreWentBack, kArchiveDamaged, kKeyUnknown,
  // kKeyInvalid, kStoreFailed, kCommunityUnknown if nothing is stored.
  static absl::StatusOr<std::unique_ptr<Chamber>> Open(const LedgerId& ledger,
                                                       const Surroundings& surroundings,
                                                       const ChamberLimits& limits, const Progress& progress);
  // As Stop.
  ~Chamber();
  Chamber(const Chamber&) = delete;
  Chamber& operator=(const Chamber&) = delete;

  const LedgerId& ledger() const;
  const crypto::Suite& suite() const;
  const std::string& origin() const;

  // Hands in a command; never waits. The answer is its receipt, or why it was refused: whatever the form
  // check, community::Decide or the key's state say, and of the runtime's own kOverloaded, kStopping,
  // kClockJumped, kStoreWentBack (this server does not write any more) and kStoreFailed, after which it may
  // or may not have been admitted: sending the same bytes again settles it. A command that was admitted
  // before gets a receipt of that entry against the newest checkpoint, however long ago it was, with
  // `duplicate` set. Commands in flight together are in no order.
  void Submit(Submission submission, Done done);

  // f(const community::Community&) over the committed state, under a shared lock: be short, keep no
  // reference, and do not read again within f.
  template <typename F>
  auto Read(F&& f) const {
    return committed().Read(std::forward<F>(f));
  }
  // f(const community::Community&, const SignedHead&): the head is that of the community's tree.
  template <typename F>
  auto ReadSigned(F&& f) const {
    return committed().ReadSigned(std::forward<F>(f));
  }

  // The newest signed head. Never null.
  std::shared_ptr<const SignedHead> Newest() const { return committed().newest(); }

  // Committed entries from `from` on, in order, from the store: at most `max_entries` and 4 MiB, but at least
  // one if there is one. Past the end: empty. kStoreFailed.
  absl::StatusOr<std::vector<storage::StoredEntry>> ReadEntries(std::uint64_t from,
                                                                std::size_t max_entries) const;

  // The receipt of a committed entry, against the newest checkpoint; `duplicate` is not set. kNotFound,
  // kStoreFailed.
  absl::StatusOr<v1::Receipt> ReceiptFor(std::uint64_t index) const;

  // `callback` is told the ledger's size after each commit, from the thread that makes the next one: it must
  // be quick, and may not subscribe or end a subscription.
  Subscription Subscribe(Watchers::Callback callback);

  // OK while this chamber writes; why not, otherwise: kStoreWentBack after a fail stop, kStopping.
  absl::Status Health() const;

  // Takes no more commands, answers all that were taken, and ends the writer.
  void Stop();

 private:
  class Front;
  explicit Chamber(std::unique_ptr<Front> front);
  const Committed& committed() const;

  std::unique_ptr<Front> front_;
};

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_CHAMBER_H_
