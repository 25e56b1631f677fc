// What a roster must be as a whole: its references, and who may not sit where.

#ifndef YISHI_ENGINE_ROSTER_COMPOSITION_H_
#define YISHI_ENGINE_ROSTER_COMPOSITION_H_

#include "absl/status/status.h"
#include "engine/roster/roster.h"

namespace yishi::roster {

// kRosterRowInvalid where something refers to what is not there; kCompositionBroken where a member of the
// residents' committee sits on the supervision committee (urban law, art. 36).
// `before` is the roster that it takes the place of: no body changes its kind.
absl::Status CheckWhole(const Roster& before, const Roster& whole);

}  // namespace yishi::roster

#endif  // YISHI_ENGINE_ROSTER_COMPOSITION_H_
