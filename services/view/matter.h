// Matters as readers see them.

#ifndef YISHI_SERVICES_VIEW_MATTER_H_
#define YISHI_SERVICES_VIEW_MATTER_H_

#include "absl/status/statusor.h"
#include "services/view/page.h"
#include "services/view/reading.h"
#include "yishi/v1/matter_service.pb.h"

namespace yishi::view {

v1::MatterSummary Summarise(const Reading& reading, const MatterId& id, const matter::Matter& matter);
v1::MatterView ViewMatter(const Reading& reading, const MatterId& id, const matter::Matter& matter);
v1::MoneyView ViewMoney(const Reading& reading, const MatterId& id, const matter::Matter& matter);
v1::StageKind KindOf(const v1::Stage& stage);

// By id or, where that is empty, by number. kNotFound, kFieldInvalid.
absl::StatusOr<const matter::Matters::value_type*> FindMatter(const matter::Matters& matters, BytesView id,
                                                              std::uint32_t number);

// By id or number. kNotFound, kFieldMissing.
absl::StatusOr<v1::GetMatterResponse> ViewMatter(const Reading& reading, const v1::GetMatterRequest& request);
Page<v1::MatterSummary> ListMatters(const Reading& reading, const v1::ListMattersRequest& request,
                                    const PageRequest& page);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_MATTER_H_
