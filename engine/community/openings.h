// The openings that come along with a command.

#ifndef YISHI_ENGINE_COMMUNITY_OPENINGS_H_
#define YISHI_ENGINE_COMMUNITY_OPENINGS_H_

#include "engine/community/community.h"

namespace yishi::community {

// Whatever comes along is stored with the entry, so it must open what the entry commits to: kOpeningMismatch,
// with the number of the first that does not. That a commitment has its opening is for the act's own rules.
absl::Status CheckOpeningsBelong(const crypto::Suite& suite, const Request& request);

}  // namespace yishi::community

#endif  // YISHI_ENGINE_COMMUNITY_OPENINGS_H_
