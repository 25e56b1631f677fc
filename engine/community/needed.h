// Whether personal content is still needed: asked before it is erased.

#ifndef YISHI_ENGINE_COMMUNITY_NEEDED_H_
#define YISHI_ENGINE_COMMUNITY_NEEDED_H_

#include "absl/status/status.h"
#include "engine/calendar/day.h"
#include "engine/community/state.h"

namespace yishi::community {

// kContentNeeded while a procedure needs it: the record of an elector, of somebody with an office today or
// later, or of somebody on the roll of a meeting that is not closed; a statement while its objection holds
// something up or is to be answered. A record that another one has replaced is needed by nobody. The
// commitment of a ballot is always needed, whatever else names it.
absl::Status RequireUnneeded(const State& state, const Hash& commitment, calendar::Day today);

}  // namespace yishi::community

#endif  // YISHI_ENGINE_COMMUNITY_NEEDED_H_
