// Writing the printed pack of a meeting.

#ifndef YISHI_CLIENTS_CLI_PACK_H_
#define YISHI_CLIENTS_CLI_PACK_H_

#include "clients/cli/context.h"
#include "clients/cli/usage.h"

namespace yishi::cli {

// MEETING --out FILE [--papers N]. The file must not exist yet.
absl::Status WritePack(Context& context, const Arguments& arguments);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_PACK_H_
