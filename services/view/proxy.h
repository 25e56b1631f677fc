// Mandates to vote for another as readers see them: the list that is posted.

#ifndef YISHI_SERVICES_VIEW_PROXY_H_
#define YISHI_SERVICES_VIEW_PROXY_H_

#include "services/view/reading.h"
#include "yishi/v1/meeting_service.pb.h"

namespace yishi::view {

v1::ProxyView ViewProxy(const Reading& reading, const PersonId& principal, const meeting::Proxy& proxy);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_PROXY_H_
