// Objections to a meeting's roll, and its changes since the notice.

#ifndef YISHI_SERVICES_VIEW_ROLL_H_
#define YISHI_SERVICES_VIEW_ROLL_H_

#include "services/view/reading.h"
#include "yishi/v1/meeting_service.pb.h"

namespace yishi::view {

// REQUIRES: the reader may see the meeting.
void AddRoll(const Reading& reading, const meeting::Meeting& meeting, v1::MeetingView& view);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_ROLL_H_
