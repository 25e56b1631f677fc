// To which ledger a submission goes, without reading more of it than that.

#ifndef YISHI_SERVICES_RPC_ROUTING_H_
#define YISHI_SERVICES_RPC_ROUTING_H_

#include "absl/status/statusor.h"
#include "engine/base/ids.h"

namespace yishi::rpc {

// Command.ledger_id of a serialised SignedCommand; all zero for a founding command. Nothing else is checked:
// that is the chamber's, off this thread. kOversized, kMalformed.
absl::StatusOr<LedgerId> LedgerOf(BytesView signed_command);

}  // namespace yishi::rpc

#endif  // YISHI_SERVICES_RPC_ROUTING_H_
