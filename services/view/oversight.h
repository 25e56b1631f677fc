// How a decision stands after what came later: orders to correct it, an annulment, demands to meet again.

#ifndef YISHI_SERVICES_VIEW_OVERSIGHT_H_
#define YISHI_SERVICES_VIEW_OVERSIGHT_H_

#include "services/view/reading.h"
#include "yishi/v1/matter_service.pb.h"

namespace yishi::view {

v1::MatterStanding StandingOf(const Reading& reading, const matter::Matter& matter);

void AddOversight(const Reading& reading, const matter::Matter& matter, v1::MatterView& view);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_OVERSIGHT_H_
