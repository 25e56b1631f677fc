// Refusals as gRPC carries them.

#ifndef YISHI_SERVICES_RPC_STATUS_H_
#define YISHI_SERVICES_RPC_STATUS_H_

#include <grpcpp/support/status.h>

#include "absl/status/status.h"
#include "yishi/v1/refusal.pb.h"

namespace yishi::rpc {

// What `status` refuses, or, if it carries no refusal, that something failed inside: its own words stay here,
// since nobody has checked them for what a client may read. REQUIRES: !status.ok().
v1::Refusal ToRefusal(const absl::Status& status);

// The code, the English sentence, and StatusDetails with the refusal in "grpc-status-details-bin". A refusal
// that is longer than what clients take of trailers is cut, with "…" where something was, and its last
// numbers are left out.
grpc::Status ToGrpc(const absl::Status& status);

}  // namespace yishi::rpc

#endif  // YISHI_SERVICES_RPC_STATUS_H_
