// Matchers for absl::Status and absl::StatusOr.
//
//   EXPECT_THAT(Admit(command), IsOk());
//   EXPECT_THAT(Parse("37"), IsOkAndHolds(37));
//   EXPECT_THAT(Admit(late), Refused(Reason::kTooLate));
//   EXPECT_THAT(Admit(late), Refused(Reason::kTooLate, HasSubstr("15")));

#ifndef YISHI_TESTS_SUPPORT_STATUS_MATCHERS_H_
#define YISHI_TESTS_SUPPORT_STATUS_MATCHERS_H_

#include <ostream>
#include <string>
#include <type_traits>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/base/reason.h"
#include "engine/base/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace yishi {

// GoogleTest finds it by the argument's namespace and prints "TOO_LATE" in place of a number.
inline void PrintTo(Reason reason, std::ostream* out) { *out << ReasonName(reason); }

}  // namespace yishi

namespace yishi::testing {

inline const absl::Status& StatusOf(const absl::Status& status) { return status; }

template <typename T>
const absl::Status& StatusOf(const absl::StatusOr<T>& result) {
  return result.status();
}

// Matches an OK status, or a StatusOr that holds a value.
MATCHER(IsOk, negation ? "is an error" : "is OK") {
  *result_listener << ToText(StatusOf(arg));
  return StatusOf(arg).ok();
}

// Matches a StatusOr<T> whose value matches `value`, a value or a matcher.
MATCHER_P(IsOkAndHolds, value, "is OK and holds a value that " + ::testing::PrintToString(value)) {
  if (!arg.ok()) {
    *result_listener << ToText(arg.status());
    return false;
  }
  using Value = typename std::decay_t<decltype(arg)>::value_type;
  return ::testing::ExplainMatchResult(::testing::SafeMatcherCast<const Value&>(value), *arg,
                                       result_listener);
}

// Matches an error that carries a Refusal for `reason`. An error without a Refusal never matches.
MATCHER_P(Refused, reason,
          std::string(negation ? "is not" : "is") + " refused for " + std::string(ReasonName(reason))) {
  *result_listener << ToText(StatusOf(arg));
  const auto refusal = RefusalOf(StatusOf(arg));
  return refusal && refusal->reason == reason;
}

// The same, where the refusal's text in either language also matches `text`.
MATCHER_P2(Refused, reason, text,
           std::string(negation ? "is not" : "is") + " refused for " + std::string(ReasonName(reason)) +
               " with the text " + ::testing::PrintToString(text)) {
  *result_listener << ToText(StatusOf(arg));
  const auto refusal = RefusalOf(StatusOf(arg));
  if (!refusal || refusal->reason != reason) return false;
  const ::testing::Matcher<std::string> matcher = ::testing::SafeMatcherCast<std::string>(text);
  return matcher.Matches(refusal->zh) || matcher.Matches(refusal->en);
}

}  // namespace yishi::testing

#endif  // YISHI_TESTS_SUPPORT_STATUS_MATCHERS_H_
