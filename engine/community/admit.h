// Admission: whether a command may be looked at at all, before its act is.

#ifndef YISHI_ENGINE_COMMUNITY_ADMIT_H_
#define YISHI_ENGINE_COMMUNITY_ADMIT_H_

#include "engine/community/community.h"
#include "engine/roster/acting.h"

namespace yishi::community {

// Ledger, window, seen head, the subject's chain, and that the key is the actor's and waits for no recovery.
absl::Status Admit(const Community& community, const Request& request, Millis now);

// Who acts. REQUIRES: Admit accepted the request.
roster::Acting ActingFor(const State& state, const Request& request, Millis now);

// When and how long a command is good: from `issued`, less the clocks' skew, until it expires.
absl::Status CheckWindow(const v1::Command& command, Millis now);

}  // namespace yishi::community

#endif  // YISHI_ENGINE_COMMUNITY_ADMIT_H_
