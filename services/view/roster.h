// The roster as readers see it.

#ifndef YISHI_SERVICES_VIEW_ROSTER_H_
#define YISHI_SERVICES_VIEW_ROSTER_H_

#include "absl/status/statusor.h"
#include "services/view/page.h"
#include "services/view/reading.h"
#include "yishi/v1/roster_service.pb.h"

namespace yishi::view {

inline constexpr std::size_t kFoundByName = 20;

// REQUIRES: reading.IsPerson().
v1::GetMeResponse ViewMe(const Reading& reading);
// kNotFound.
absl::StatusOr<v1::GetPersonResponse> ViewPerson(const Reading& reading, const v1::GetPersonRequest& request);
// The rest refuses readers who may not see it (kSessionRequired, kNotAuthorised) and names what it cannot
// find.
absl::StatusOr<Page<v1::PersonView>> ListMembers(const Reading& reading,
                                                 const v1::ListMembersRequest& request,
                                                 const PageRequest& page, std::uint32_t& total);
absl::StatusOr<Page<v1::RosterPersonView>> ListPersons(const Reading& reading, const PageRequest& page);
absl::StatusOr<Page<v1::HouseholdView>> ListHouseholds(const Reading& reading, const PageRequest& page);
// Without the next page's token.
absl::StatusOr<v1::GetRollResponse> ViewRoll(const Reading& reading, const v1::GetRollRequest& request,
                                             const PageRequest& page, std::optional<Bytes>& next);
absl::StatusOr<v1::FindByNameResponse> FindByName(const Reading& reading,
                                                  const v1::FindByNameRequest& request);
absl::StatusOr<v1::ListImportsResponse> ListImports(const Reading& reading);
absl::StatusOr<Page<v1::PendingKeyView>> ListPendingKeys(const Reading& reading, const PageRequest& page);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_ROSTER_H_
