// Communities and charters as readers see them.

#ifndef YISHI_SERVICES_VIEW_COMMUNITY_H_
#define YISHI_SERVICES_VIEW_COMMUNITY_H_

#include "services/view/page.h"
#include "services/view/reading.h"
#include "yishi/v1/community_service.pb.h"

namespace yishi::view {

v1::CommunityView ViewCommunity(const Reading& reading);

// kCharterUnknown.
absl::StatusOr<v1::CharterView> ViewCharter(const Reading& reading, BytesView digest);
// By id, the newest version first.
Page<v1::CharterView> ListCharters(const Reading& reading, const PageRequest& page);

// The catalogue in force; kNotFound if there is none.
absl::StatusOr<v1::GetCatalogueResponse> ViewCatalogue(const Reading& reading);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_COMMUNITY_H_
