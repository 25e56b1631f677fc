// Checking in, which representatives do for themselves and the desk for others.

#ifndef YISHI_CLIENTS_CLI_CHECK_IN_H_
#define YISHI_CLIENTS_CLI_CHECK_IN_H_

#include "clients/cli/context.h"
#include "clients/cli/usage.h"

namespace yishi::cli {

// MEETING [NAME...] [--channel …]
absl::Status CheckIn(Context& context, const Arguments& arguments);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_CHECK_IN_H_
