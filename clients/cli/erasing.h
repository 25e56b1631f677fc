// Erasing personal content: what lies beside the ledger, proposing and confirming.

#ifndef YISHI_CLIENTS_CLI_ERASING_H_
#define YISHI_CLIENTS_CLI_ERASING_H_

#include "clients/cli/context.h"
#include "clients/cli/usage.h"

namespace yishi::cli {

// Nothing: lists the personal contents of oneself.
absl::Status ShowOwnContents(Context& context, const Arguments& arguments);
// NAME: the same of somebody, for registrars and supervisors.
absl::Status ShowContents(Context& context, const Arguments& arguments);
// CONTENT GROUND REASON
absl::Status ProposeErasure(Context& context, const Arguments& arguments);
// [ERASURE]: the one that is named, or the only one that waits.
absl::Status ConfirmErasure(Context& context, const Arguments& arguments);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_ERASING_H_
