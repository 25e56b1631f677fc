// Openings that the reader may have.

#ifndef YISHI_CLIENTS_CLI_RELEASED_H_
#define YISHI_CLIENTS_CLI_RELEASED_H_

#include "absl/status/statusor.h"
#include "clients/cli/context.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::cli {

// The opening of a commitment, as the server gives it; not checked. Needs a session. kNotReleased, kNotFound.
absl::StatusOr<v1::Opening> ReleasedOpening(Context& context, const Bytes& commitment);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_RELEASED_H_
