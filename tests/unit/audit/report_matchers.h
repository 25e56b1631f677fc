// Looking at what an audit found.

#ifndef YISHI_TESTS_UNIT_AUDIT_REPORT_MATCHERS_H_
#define YISHI_TESTS_UNIT_AUDIT_REPORT_MATCHERS_H_

#include <ostream>
#include <string>

#include "clients/audit/audit.h"
#include "clients/audit/text.h"
#include "gmock/gmock.h"
#include "tests/unit/audit/parts.h"

namespace yishi::audit {

inline void PrintTo(FaultKind kind, std::ostream* out) { *out << InfoOf(kind).name; }
inline void PrintTo(const Fault& fault, std::ostream* out) {
  *out << InfoOf(fault.kind).name << " at " << (fault.at.entry ? std::to_string(*fault.at.entry) : "-") << " "
       << fault.at.file << ": " << fault.en;
}

inline void PrintTo(const Report& report, std::ostream* out) { *out << report.faults_found << " faults"; }

inline Report AuditOf(const Parts& parts, const Options& options = {}) {
  return Audit(Pack(parts), options, {});
}

MATCHER(IsClean, negation ? "has faults" : "has no fault") {
  *result_listener << FaultsInWords(arg, Language::kEn);
  return arg.faults_found == 0;
}

// A fault of this kind, anywhere.
MATCHER_P(Has, kind, "") {
  *result_listener << "among\n" << FaultsInWords(arg, Language::kEn);
  for (const Fault& fault : arg.faults) {
    if (fault.kind == kind) return true;
  }
  return false;
}

// A fault of this kind at this entry.
MATCHER_P2(HasAt, kind, entry, "") {
  *result_listener << "among\n" << FaultsInWords(arg, Language::kEn);
  for (const Fault& fault : arg.faults) {
    if (fault.kind == kind && fault.at.entry == std::uint64_t{entry}) return true;
  }
  return false;
}

// This kind of fault, once, and no other fault.
MATCHER_P(HasOnly, kind, "") {
  *result_listener << "found\n" << FaultsInWords(arg, Language::kEn);
  return arg.faults_found == 1 && arg.faults[0].kind == kind;
}

// The same at this entry.
MATCHER_P2(HasOnlyAt, kind, entry, "") {
  *result_listener << "found\n" << FaultsInWords(arg, Language::kEn);
  return arg.faults_found == 1 && arg.faults[0].kind == kind &&
         arg.faults[0].at.entry == std::uint64_t{entry};
}

}  // namespace yishi::audit

#endif  // YISHI_TESTS_UNIT_AUDIT_REPORT_MATCHERS_H_
