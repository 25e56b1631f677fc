// What the program's exit says; part of the interface, for scripts.

#ifndef YISHI_CLIENTS_CLI_EXIT_CODE_H_
#define YISHI_CLIENTS_CLI_EXIT_CODE_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace yishi::cli {

enum class ExitCode {
  kDone = 0,
  kRefused = 1,       // the rules, the server or this machine said no
  kUsage = 2,         // the command was not understood
  kNotReachable = 3,  // no answer, or "later": nothing is known to have been done
  kNotProven = 4,     // a receipt, proof or history does not hold: keep the evidence and tell others
};

// An error in how the command was typed.
absl::Status UsageError(std::string zh, std::string en);
// The same error with the line that shows how to type it: "yishi rep vote MATTER yes|no|abstain". REQUIRES: a
// usage error.
absl::Status WithUsage(absl::Status error, std::string_view line);
// That line; empty if there is none.
std::string UsageOf(const absl::Status& status);

ExitCode ExitCodeOf(const absl::Status& status);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_EXIT_CODE_H_
