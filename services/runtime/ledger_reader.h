// Reads a ledger back from the store, entry by entry, ready to be applied.

#ifndef YISHI_SERVICES_RUNTIME_LEDGER_READER_H_
#define YISHI_SERVICES_RUNTIME_LEDGER_READER_H_

#include <cstdint>
#include <deque>
#include <functional>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/community/community.h"
#include "services/runtime/step.h"
#include "services/storage/event_store.h"

namespace yishi::runtime {

class LedgerReader {
 public:
  // From entry `from` on. The store and the suite must outlive this.
  LedgerReader(storage::EventStore& store, const crypto::Suite& suite, const LedgerId& ledger,
               std::uint64_t from)
      : store_(store), suite_(suite), ledger_(ledger), next_(from), next_opening_(from) {}

  // The next entries, a few thousand at most; empty at the end. kStoreFailed; kArchiveDamaged for what cannot
  // be read.
  absl::StatusOr<std::vector<Step>> Next();

 private:
  absl::StatusOr<std::vector<v1::Opening>> OpeningsOf(std::uint64_t seq);
  absl::Status MoreOpenings();

  storage::EventStore& store_;
  const crypto::Suite& suite_;
  const LedgerId ledger_;
  std::uint64_t next_;
  std::uint64_t next_opening_;
  bool all_openings_ = false;
  std::deque<storage::OpeningAt> openings_;
};

// Called from time to time: entries so far, and in all.
using Progress = std::function<void(std::uint64_t done, std::uint64_t total)>;

// The whole community as the store has it, its root compared with the stored head's. kCommunityUnknown if
// nothing is stored, kStoreFailed, kArchiveDamaged.
absl::StatusOr<community::Community> LoadCommunity(storage::EventStore& store, const LedgerId& ledger,
                                                   const Progress& progress);

// Entries `from` to `to`, no less: kStoreFailed, kArchiveDamaged.
absl::StatusOr<std::vector<Step>> Recall(storage::EventStore& store, const crypto::Suite& suite,
                                         const LedgerId& ledger, std::uint64_t from, std::uint64_t to);

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_LEDGER_READER_H_
