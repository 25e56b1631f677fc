// A report for programs.

#ifndef YISHI_CLIENTS_AUDIT_JSON_H_
#define YISHI_CLIENTS_AUDIT_JSON_H_

#include <string>

#include "clients/audit/report.h"

namespace yishi::audit {

// One JSON object (RFC 8259) with a newline behind it. Ids and digests are in hex, times in milliseconds
// since 1970; names of members are only ever added to ("format" is 1). Numbers are below 2^53.
std::string ToJson(const Report& report);

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_JSON_H_
