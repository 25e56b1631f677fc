// Who takes part in a meeting: leaving it, recusal, observers.

#ifndef YISHI_CLIENTS_CLI_ATTENDING_H_
#define YISHI_CLIENTS_CLI_ATTENDING_H_

#include "absl/status/status.h"
#include "clients/cli/context.h"
#include "clients/cli/usage.h"

namespace yishi::cli {

// MEETING [NAME...]
absl::Status Leave(Context& context, const Arguments& arguments);
// MATTER [NAME] --ground TEXT
absl::Status Recuse(Context& context, const Arguments& arguments);
// MEETING NAME...
absl::Status AdmitObservers(Context& context, const Arguments& arguments);
// MEETING [ABSENTEE...] [--consent FILE] [--in-favour N]
absl::Status LeaveOutAbsentees(Context& context, const Arguments& arguments);
// MEETING
absl::Status ConfirmAbsentees(Context& context, const Arguments& arguments);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_ATTENDING_H_
