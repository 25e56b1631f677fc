// The meetings that the charter asks for, with those who serve at them.

#ifndef YISHI_TESTS_DEMO_MEETINGS_H_
#define YISHI_TESTS_DEMO_MEETINGS_H_

#include <string>

#include "tests/demo/sitting.h"

namespace yishi::demo {

// A meeting without incidents, from the notice to the minutes: notice now, sitting at its time.
absl::Status HoldSitting(Story& story, Sitting& sitting, const Turnout& turnout, const std::string& minutes);

Notice BranchMeeting(Millis starts_ms);
Notice TwoCommitteesMeeting(Millis starts_ms);
Notice PartyMeeting(Millis starts_ms);
Notice RepresentativesMeeting(Millis starts_ms);

}  // namespace yishi::demo

#endif  // YISHI_TESTS_DEMO_MEETINGS_H_
