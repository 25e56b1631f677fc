// Personal content beside the ledger, and its erasures, as readers see them: never the content.

#ifndef YISHI_SERVICES_VIEW_VAULT_H_
#define YISHI_SERVICES_VIEW_VAULT_H_

#include "absl/status/statusor.h"
#include "services/view/page.h"
#include "services/view/reading.h"
#include "yishi/v1/roster_service.pb.h"

namespace yishi::view {

// kSessionRequired, kNotAuthorised, kFieldInvalid.
absl::StatusOr<Page<v1::ContentView>> ListContents(const Reading& reading,
                                                   const v1::ListContentsRequest& request,
                                                   const PageRequest& page);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_VAULT_H_
