// A report as text for people and as JSON for programs.

#ifndef YISHI_CLIENTS_AUDIT_TEXT_H_
#define YISHI_CLIENTS_AUDIT_TEXT_H_

#include <string>

#include "clients/audit/report.h"

namespace yishi::audit {

enum class TextLanguage { kZh, kEn, kBoth };

// What was checked and what the ledger came to: counts, matters, boxes with their working.
std::string SummaryText(const Report& report, TextLanguage language);

// Every fault with its place, severity and consequence, a block each; empty if there is none.
std::string FaultsText(const Report& report, TextLanguage language);

// One JSON object: faults (kind, severity, entry, file, offset, zh, en), counts, completeness, ledger, boxes.
std::string ToJson(const Report& report);

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_TEXT_H_
