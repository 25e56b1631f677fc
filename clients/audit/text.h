// A report for people.

#ifndef YISHI_CLIENTS_AUDIT_TEXT_H_
#define YISHI_CLIENTS_AUDIT_TEXT_H_

#include <string>

#include "clients/audit/report.h"

namespace yishi::audit {

enum class Language { kZh, kEn, kBoth };

// Every fault with its place and what follows from it, in the order of finding; empty if there is none.
std::string FaultsInWords(const Report& report, Language language);

// Which ledger, what was checked, what its boxes came to with their working, and the verdict as the last
// line.
std::string SummaryInWords(const Report& report, Language language);

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_TEXT_H_
