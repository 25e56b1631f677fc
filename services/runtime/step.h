// One step of a ledger, as community::Apply takes it.

#ifndef YISHI_SERVICES_RUNTIME_STEP_H_
#define YISHI_SERVICES_RUNTIME_STEP_H_

#include <vector>

#include "engine/community/community.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::runtime {

struct Step {
  community::Decided decided;
  std::vector<v1::Opening> openings;  // that came with it; of those read back, only the ballots'
};

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_STEP_H_
