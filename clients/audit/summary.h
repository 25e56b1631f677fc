// What a community came to, as far as it was decided again.

#ifndef YISHI_CLIENTS_AUDIT_SUMMARY_H_
#define YISHI_CLIENTS_AUDIT_SUMMARY_H_

#include "clients/audit/report.h"
#include "engine/community/community.h"

namespace yishi::audit {

// Adds matters, boxes and what is counted from the state.
void Summarise(const community::Community& community, Report& report);

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_SUMMARY_H_
