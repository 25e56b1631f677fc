// The second signature: confirming a roster or keys, which registrars and supervisors do.

#ifndef YISHI_CLIENTS_CLI_CONFIRMING_H_
#define YISHI_CLIENTS_CLI_CONFIRMING_H_

#include "clients/cli/context.h"
#include "clients/cli/usage.h"

namespace yishi::cli {

// Nothing: lists what waits for a second signature.
absl::Status ShowPending(Context& context, const Arguments& arguments);
// [IMPORT]
absl::Status ConfirmRoster(Context& context, const Arguments& arguments);
// [NAME...]: the first keys of these persons, or of all whose keys this key may confirm.
absl::Status ConfirmKeys(Context& context, const Arguments& arguments);
// NAME REASON: the key that takes the place of this person's lost one.
absl::Status ConfirmRecovery(Context& context, const Arguments& arguments);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_CONFIRMING_H_
