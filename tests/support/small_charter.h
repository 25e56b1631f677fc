// The least charter that has one stage of each kind, for tests that need a charter and not a real one.
//
//   stages: 0 "resolve" (vote), 1 "resolution" (disclose), 2 "work" (implement), 3 "result" (disclose)

#ifndef YISHI_TESTS_SUPPORT_SMALL_CHARTER_H_
#define YISHI_TESTS_SUPPORT_SMALL_CHARTER_H_

#include <string_view>

#include "yishi/v1/charter.pb.h"

namespace yishi::testing {

// Protobuf text. Half of the members present, half of those present to pass, 3 days' notice, 15 days of
// posting.
std::string_view SmallCharterText();
v1::Charter SmallCharter();

}  // namespace yishi::testing

#endif  // YISHI_TESTS_SUPPORT_SMALL_CHARTER_H_
