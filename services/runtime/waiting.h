// A submission on its way to the writer.

#ifndef YISHI_SERVICES_RUNTIME_WAITING_H_
#define YISHI_SERVICES_RUNTIME_WAITING_H_

#include <cstddef>
#include <vector>

#include "engine/community/community.h"
#include "services/runtime/submission.h"
#include "services/storage/event_store.h"

namespace yishi::runtime {

struct Waiting {
  Submission submission;  // until it has been read
  Done done;
  std::size_t bytes = 0;  // that it holds at the gate

  // Set once form and signature have been checked.
  community::Request request;
  std::vector<storage::StoredOpening> openings;  // those of the request, as they are stored
};

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_WAITING_H_
