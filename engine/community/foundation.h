// The founding entry: what it fixes for ever, and whether it may.

#ifndef YISHI_ENGINE_COMMUNITY_FOUNDATION_H_
#define YISHI_ENGINE_COMMUNITY_FOUNDATION_H_

#include "engine/community/community.h"

namespace yishi::community {

// kAlreadyFounded on a ledger that has entries; kFieldInvalid and the like for what the act says.
absl::Status CheckFounding(const State& state, const Request& request, Millis now);

// What the act fixes. REQUIRES: CheckFounding accepted it. The ledger's id is set when the entry is applied.
Foundation FoundationOf(const v1::FoundCommunity& act);

}  // namespace yishi::community

#endif  // YISHI_ENGINE_COMMUNITY_FOUNDATION_H_
