// The names of what a report holds, for programs and for people.

#ifndef YISHI_CLIENTS_AUDIT_NAMES_H_
#define YISHI_CLIENTS_AUDIT_NAMES_H_

#include <string_view>

#include "clients/audit/report.h"

namespace yishi::audit {

// A machine name, and the same in words.
struct Name {
  std::string_view code;
  std::string_view zh;
  std::string_view en;
};

Name NameOf(Completeness completeness);
Name NameOf(box::BoxPhase phase);
Name NameOf(box::Outcome outcome);
Name NameOf(Severity severity);

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_NAMES_H_
