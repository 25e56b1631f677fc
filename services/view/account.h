// The final account beside the budget, as the records have it.

#ifndef YISHI_SERVICES_VIEW_ACCOUNT_H_
#define YISHI_SERVICES_VIEW_ACCOUNT_H_

#include "services/view/reading.h"
#include "yishi/v1/posting_service.pb.h"

namespace yishi::view {

v1::AccountView ViewAccount(const Reading& reading, const MatterId& id, const matter::Matter& matter);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_ACCOUNT_H_
