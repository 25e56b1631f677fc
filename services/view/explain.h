// A matter explained to a reader: where it stands, what happened, who acts next, what is refused and why.

#ifndef YISHI_SERVICES_VIEW_EXPLAIN_H_
#define YISHI_SERVICES_VIEW_EXPLAIN_H_

#include "absl/status/statusor.h"
#include "engine/community/community.h"
#include "services/view/reading.h"
#include "yishi/v1/matter_service.pb.h"

namespace yishi::view {

// kNotFound, kFieldInvalid; kSessionRequired and kNotAuthorised of another person's part.
// REQUIRES: `reading` is of this community.
absl::StatusOr<v1::ExplainMatterResponse> ExplainMatter(const community::Community& community,
                                                        const Reading& reading,
                                                        const v1::ExplainMatterRequest& request);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_EXPLAIN_H_
