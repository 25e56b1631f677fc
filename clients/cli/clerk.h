// What registrars do, each part in a file of its own.

#ifndef YISHI_CLIENTS_CLI_CLERK_H_
#define YISHI_CLIENTS_CLI_CLERK_H_

#include "clients/cli/context.h"
#include "clients/cli/usage.h"

namespace yishi::cli {

absl::Status MakeFounder(Context& context, const Arguments& arguments);
absl::Status FoundCommunity(Context& context, const Arguments& arguments);
absl::Status Join(Context& context, const Arguments& arguments);

absl::Status ImportRoster(Context& context, const Arguments& arguments);

absl::Status IssueSlips(Context& context, const Arguments& arguments);
absl::Status RevokeKey(Context& context, const Arguments& arguments);
absl::Status ShowPeople(Context& context, const Arguments& arguments);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_CLERK_H_
