// What is put to the vote.

#ifndef YISHI_TESTS_DEMO_MOTIONS_H_
#define YISHI_TESTS_DEMO_MOTIONS_H_

#include "yishi/v1/matter.pb.h"

namespace yishi::demo {

// The id of the charter that the sample community adopts.
inline constexpr char kCharterId[] = "urban-four-two";

// A motion on the owners' common parts, which the residents' bodies may not decide.
v1::MatterContent OwnersMotion();
// A temporary car park on idle public land that the town lends: as first proposed.
v1::MatterContent ParkingMotion();
// The same, smaller and farther from the windows.
v1::MatterContent RevisedParkingMotion();
// A shelter where electric bicycles are charged.
v1::MatterContent ShelterMotion();

}  // namespace yishi::demo

#endif  // YISHI_TESTS_DEMO_MOTIONS_H_
