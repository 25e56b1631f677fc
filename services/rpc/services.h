// The gRPC services of yishi.v1, on the callback API: no thread waits for an answer.

#ifndef YISHI_SERVICES_RPC_SERVICES_H_
#define YISHI_SERVICES_RPC_SERVICES_H_

#include <memory>
#include <vector>

#include "services/rpc/reception.h"

namespace grpc {
class Service;
}

namespace yishi::rpc {

using ServicePtr = std::shared_ptr<grpc::Service>;  // shared: deletes a type that is incomplete here

// `reception` must outlive them.
ServicePtr MakeCommandService(Reception& reception);
ServicePtr MakeSessionService(Reception& reception);
ServicePtr MakeCommunityService(Reception& reception);
ServicePtr MakeRosterService(Reception& reception);
ServicePtr MakeMatterService(Reception& reception);
ServicePtr MakeMeetingService(Reception& reception);
ServicePtr MakePostingService(Reception& reception);
ServicePtr MakeLedgerService(Reception& reception);
ServicePtr MakeBlobService(Reception& reception);
ServicePtr MakeArchiveService(Reception& reception);

// All of them.
std::vector<ServicePtr> MakeServices(Reception& reception);

}  // namespace yishi::rpc

#endif  // YISHI_SERVICES_RPC_SERVICES_H_
