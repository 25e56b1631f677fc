// Boxes as readers see them: turnout while they are open, the result once they are declared.

#ifndef YISHI_SERVICES_VIEW_BOX_H_
#define YISHI_SERVICES_VIEW_BOX_H_

#include "absl/status/statusor.h"
#include "services/view/page.h"
#include "services/view/reading.h"
#include "yishi/v1/meeting_service.pb.h"

namespace yishi::view {

// Whether to list who voted, which can be long.
enum class Voters { kListed, kLeftOut };

v1::BoxView ViewBox(const Reading& reading, const BoxId& id, const box::Box& box, Voters voters);

// The rules of the stage at which the box was opened.
const v1::VoteRules& RulesOf(const community::State& state, const box::Box& box);

// kNotFound.
absl::StatusOr<v1::GetBoxResponse> ViewBox(const Reading& reading, const v1::GetBoxRequest& request);
// kFieldInvalid for a matter id of a wrong length.
absl::StatusOr<Page<v1::BoxView>> ListBoxes(const Reading& reading, const v1::ListBoxesRequest& request,
                                            const PageRequest& page);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_BOX_H_
