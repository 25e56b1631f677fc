// Whether the ballot that was counted is the ballot that was cast.

#ifndef YISHI_CLIENTS_CLI_BALLOT_CHECK_H_
#define YISHI_CLIENTS_CLI_BALLOT_CHECK_H_

#include "clients/cli/context.h"
#include "clients/cli/usage.h"

namespace yishi::cli {

// BOX, after its declaration.
absl::Status CheckBallot(Context& context, const Arguments& arguments);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_BALLOT_CHECK_H_
