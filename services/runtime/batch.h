// What is decided together and committed together.

#ifndef YISHI_SERVICES_RUNTIME_BATCH_H_
#define YISHI_SERVICES_RUNTIME_BATCH_H_

#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/community/community.h"
#include "services/runtime/step.h"
#include "services/runtime/surroundings.h"
#include "services/runtime/waiting.h"
#include "services/storage/event_store.h"

namespace yishi::runtime {

// Decides requests against the working community, which it changes as it goes: the entries are then to be
// committed, or the working community to be thrown away.
class Batch {
 public:
  // `working` and `limits` must outlive this. `now` is the time of all its entries.
  Batch(community::Community& working, const ChamberLimits& limits, Millis now)
      : working_(working), limits_(limits), now_(now), first_(working.tree.size()) {}

  // What the clock brings about by now. False if the batch is full before all is decided. An error says that
  // the engine contradicts itself: throw the working community away.
  absl::StatusOr<bool> DecideDue();

  // One request: an entry, a duplicate or a refusal. Errors as above. REQUIRES: DecideDue gave true.
  absl::Status Decide(Waiting&& waiting);

  bool full() const { return steps_.size() >= limits_.batch_entries || bytes_ >= limits_.batch_bytes; }
  bool empty() const { return steps_.empty(); }

  // Position of the first entry in the ledger.
  std::uint64_t first() const { return first_; }
  // The entries in order, as they are applied and as they are stored.
  const std::vector<Step>& steps() const { return steps_; }
  const std::vector<storage::StoredEntry>& stored() const { return stored_; }

  struct Admitted {
    std::uint64_t index;
    bool duplicate;
  };
  // What came of a request.
  struct Reply {
    Done done;
    std::size_t bytes = 0;  // that it holds at the gate
    std::variant<Admitted, absl::Status> outcome;
  };
  // In the order of the requests.
  std::vector<Reply>& replies() { return replies_; }

 private:
  absl::Status Add(Step step, std::vector<storage::StoredOpening> stored_openings);
  absl::StatusOr<community::Decided> DecideRequest(const community::Request& request) const;

  community::Community& working_;
  const ChamberLimits& limits_;
  const Millis now_;
  const std::uint64_t first_;
  std::size_t bytes_ = 0;
  std::vector<Step> steps_;
  std::vector<storage::StoredEntry> stored_;
  std::vector<Reply> replies_;
};

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_BATCH_H_
