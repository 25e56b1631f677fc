// From what was decided to what is committed.
//
// There are two copies of a community: the working one, on which the writer decides, and the committed one,
// which everybody reads. An append that says that it was done is signed and published. When it does not say
// so, the store is asked: it has the batch, which is then read back and published; or it has what was there
// before, and the batch is gone. As long as it cannot be asked, nothing is decided. If it has anything else,
// somebody else is at it or it was replaced, and this journal never writes again.

#ifndef YISHI_SERVICES_RUNTIME_JOURNAL_H_
#define YISHI_SERVICES_RUNTIME_JOURNAL_H_

#include <optional>
#include <span>

#include "absl/status/status.h"
#include "engine/community/community.h"
#include "services/runtime/batch.h"
#include "services/runtime/committed.h"
#include "services/runtime/counters.h"
#include "services/runtime/head_signer.h"
#include "services/runtime/step.h"
#include "services/storage/event_store.h"

namespace yishi::runtime {

// For one thread.
class Journal {
 public:
  // `committed` is what the store has, and its newest head is signed by `signer`. References must outlive
  // this.
  Journal(const LedgerId& ledger, storage::EventStore& store, Counters& counters, HeadSigner signer,
          Committed& committed);

  community::Community& working() { return working_; }

  // Whether the working community may be decided upon; settles what is in doubt if it can. kStoreFailed: not
  // yet. Otherwise as broken().
  absl::Status Ready();

  // Commits, signs and publishes what was decided on the working community. After an error the working
  // community is the committed one again, as soon as Ready(): kStoreFailed, and the batch may or may not be
  // committed; or as broken().
  absl::Status Commit(const Batch& batch);

  // Takes the committed community to work on again.
  void Discard();

  // OK, or why this never writes again: kStoreWentBack, kInternal.
  const absl::Status& broken() const { return broken_; }

 private:
  absl::Status Append(const Batch& batch, const merkle::Head& after);
  absl::Status Settle();
  absl::Status ReadBack(const merkle::Head& head);
  absl::Status Publish(std::span<const Step> steps, const merkle::Head& head);
  absl::Status Break(absl::Status why);

  const LedgerId ledger_;
  storage::EventStore& store_;
  Counters& counters_;
  HeadSigner signer_;
  Committed& committed_;
  merkle::Head published_;
  community::Community working_;
  std::optional<merkle::Head> doubtful_;  // of an append that may have been done
  absl::Status broken_;
};

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_JOURNAL_H_
