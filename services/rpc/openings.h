// Openings as readers may have them.

#ifndef YISHI_SERVICES_RPC_OPENINGS_H_
#define YISHI_SERVICES_RPC_OPENINGS_H_

#include "absl/status/status.h"
#include "services/rpc/reception.h"
#include "yishi/v1/ledger_service.pb.h"

namespace yishi::rpc {

// By commitment, of one box, or of the whole ledger. Waits for the store.
absl::Status ListOpenings(Reception& reception, const Visit& visit, const v1::ListOpeningsRequest& request,
                          v1::ListOpeningsResponse& response);

}  // namespace yishi::rpc

#endif  // YISHI_SERVICES_RPC_OPENINGS_H_
