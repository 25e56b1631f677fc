// A matter as it is explained, in lines for a transcript.

#ifndef YISHI_TESTS_SCENARIO_EXPLAINED_H_
#define YISHI_TESTS_SCENARIO_EXPLAINED_H_

#include <map>
#include <optional>
#include <string>

#include "engine/community/community.h"

namespace yishi::scenario {

// What an auditor is told of the matter: everything if `whose` is absent, else where it stands and that
// person's acts. `names` are those of ids. Acts that are refused for the same reason stand on one line.
std::string Explained(const community::Community& community, Millis now, const MatterId& matter,
                      const std::optional<PersonId>& whose, const std::map<Bytes, std::string>& names);

}  // namespace yishi::scenario

#endif  // YISHI_TESTS_SCENARIO_EXPLAINED_H_
