// Matchers for refusals that have to say why, in both languages.
//
//   EXPECT_THAT(DecideOpen(...), RefusedNaming(Reason::kQuorumNotReached, {"37", "24", "25"}));

#ifndef YISHI_TESTS_SUPPORT_REFUSAL_MATCHERS_H_
#define YISHI_TESTS_SUPPORT_REFUSAL_MATCHERS_H_

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/status_matchers.h"

namespace yishi::testing {

using Names = std::vector<std::string>;

// A refusal for `reason` with a sentence in Chinese and one in English, each of which holds every one of
// `names` (numbers and the like).
MATCHER_P2(RefusedNaming, reason, names,
           std::string(negation ? "does not say" : "says") + " in both languages why: " +
               std::string(ReasonName(reason)) + " " + ::testing::PrintToString(names)) {
  *result_listener << ToText(StatusOf(arg));
  const auto refusal = RefusalOf(StatusOf(arg));
  if (!refusal || refusal->reason != reason) return false;
  const bool chinese =
      std::any_of(refusal->zh.begin(), refusal->zh.end(), [](char c) { return (c & 0x80) != 0; });
  const bool english =
      std::any_of(refusal->en.begin(), refusal->en.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!chinese || !english) return false;
  for (const std::string& name : names) {
    const bool said =
        refusal->zh.find(name) != std::string::npos && refusal->en.find(name) != std::string::npos;
    if (said) continue;
    *result_listener << ", which does not name " << name << " in both";
    return false;
  }
  return true;
}

// The same without anything to name.
MATCHER_P(RefusedInBoth, reason,
          std::string(negation ? "does not say" : "says") +
              " in both languages why: " + std::string(ReasonName(reason))) {
  return ::testing::ExplainMatchResult(RefusedNaming(reason, Names{}), arg, result_listener);
}

}  // namespace yishi::testing

#endif  // YISHI_TESTS_SUPPORT_REFUSAL_MATCHERS_H_
