#include "services/runtime/batch.h"

#include <optional>
#include <utility>

#include "engine/base/status.h"

namespace yishi::runtime {

absl::StatusOr<bool> Batch::DecideDue() {
  while (!full()) {
    std::optional<community::Decided> due = community::DecideDue(working_, now_);
    if (!due) return true;
    YISHI_RETURN_IF_ERROR(Add({*std::move(due), {}}, {}));
  }
  return false;
}

absl::StatusOr<community::Decided> Batch::DecideRequest(const community::Request& request) const {
  // Again, since an entry before this one may have revoked the key.
  YISHI_RETURN_IF_ERROR(community::PublicKeyFor(working_.state, request).status());
  return community::Decide(working_, request, now_);
}

absl::Status Batch::Decide(Waiting&& waiting) {
  Reply& reply = replies_.emplace_back(Reply{std::move(waiting.done), waiting.bytes, absl::OkStatus()});
  if (const auto index = community::FindDuplicate(working_.state, waiting.request.id)) {
    reply.outcome = Admitted{*index, true};
    return absl::OkStatus();
  }
  absl::StatusOr<community::Decided> decided = DecideRequest(waiting.request);
  if (!decided.ok()) {
    reply.outcome = decided.status();
    return absl::OkStatus();
  }
  reply.outcome = Admitted{working_.tree.size(), false};
  return Add({*std::move(decided), std::move(waiting.request.openings)}, std::move(waiting.openings));
}

absl::Status Batch::Add(Step step, std::vector<storage::StoredOpening> stored_openings) {
  const std::uint64_t seq = working_.tree.size();
  YISHI_RETURN_IF_ERROR(community::Apply(working_, step.decided, step.openings));
  bytes_ += step.decided.bytes.size();
  stored_.push_back({seq, step.decided.bytes, std::move(stored_openings)});
  steps_.push_back(std::move(step));
  return absl::OkStatus();
}

}  // namespace yishi::runtime
