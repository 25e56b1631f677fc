// What is handed in to a community, and how the answer comes back.

#ifndef YISHI_SERVICES_RUNTIME_SUBMISSION_H_
#define YISHI_SERVICES_RUNTIME_SUBMISSION_H_

#include <functional>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/base/bytes.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::runtime {

struct Submission {
  Bytes signed_command;  // the exact bytes of a SignedCommand; nothing of them has been checked
  std::vector<v1::Opening> openings;
};

// Called exactly once for each submission: from the thread that submits (overload, stopping) or from one of
// the runtime's own, and then without any lock held. It must not wait for anything, since a whole community
// may be waiting for it; it may submit again.
using Done = std::function<void(absl::StatusOr<v1::Receipt>)>;

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_SUBMISSION_H_
