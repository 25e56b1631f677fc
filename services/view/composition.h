// How the bodies are made up, against what the law says of it.

#ifndef YISHI_SERVICES_VIEW_COMPOSITION_H_
#define YISHI_SERVICES_VIEW_COMPOSITION_H_

#include "services/view/reading.h"
#include "yishi/v1/community_service.pb.h"

namespace yishi::view {

// Comparison by comparison, as it is on the reading's day; nothing before there are representatives.
void AddComposition(const Reading& reading, v1::CommunityView& view);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_COMPOSITION_H_
