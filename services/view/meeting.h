// Meetings as readers see them.

#ifndef YISHI_SERVICES_VIEW_MEETING_H_
#define YISHI_SERVICES_VIEW_MEETING_H_

#include "absl/status/statusor.h"
#include "services/view/page.h"
#include "services/view/reading.h"
#include "yishi/v1/meeting_service.pb.h"

namespace yishi::view {

v1::MeetingView ViewMeeting(const Reading& reading, const MeetingId& id, const meeting::Meeting& meeting);

// With its boxes. kNotFound.
absl::StatusOr<v1::GetMeetingResponse> ViewMeeting(const Reading& reading,
                                                   const v1::GetMeetingRequest& request);
Page<v1::MeetingView> ListMeetings(const Reading& reading, const v1::ListMeetingsRequest& request,
                                   const PageRequest& page);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_MEETING_H_
