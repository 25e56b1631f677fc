#include "services/rpc/services.h"

#include <grpcpp/impl/codegen/service_type.h>

namespace yishi::rpc {

std::vector<ServicePtr> MakeServices(Reception& reception) {
  return {MakeCommandService(reception), MakeSessionService(reception), MakeCommunityService(reception),
          MakeRosterService(reception),  MakeMatterService(reception),  MakeMeetingService(reception),
          MakePostingService(reception), MakeLedgerService(reception),  MakeBlobService(reception),
          MakeArchiveService(reception)};
}

}  // namespace yishi::rpc
