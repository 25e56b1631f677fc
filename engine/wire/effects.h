// What a decision comes to: the effects of one entry, in the order in which they take effect.

#ifndef YISHI_ENGINE_WIRE_EFFECTS_H_
#define YISHI_ENGINE_WIRE_EFFECTS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "yishi/ledger/v1/entry.pb.h"

namespace yishi {

using Effects = std::vector<ledger::v1::Effect>;

}  // namespace yishi

#endif  // YISHI_ENGINE_WIRE_EFFECTS_H_
