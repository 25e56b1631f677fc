// What the files of this folder check for DecideFile.

#ifndef YISHI_ENGINE_RECORD_CHECKS_H_
#define YISHI_ENGINE_RECORD_CHECKS_H_

#include <string>

#include "engine/record/decide.h"

namespace yishi::record {

// Sizes, ranges and what each kind must say.
absl::Status CheckForm(const v1::FileRecord& act);

// The charter's rule for a kind of evidence; null if it asks for none.
const v1::EvidenceRule* RuleFor(const v1::ImplementRules& rules, Kind kind);

// How many count at this visit of the stage: a refused acceptance and papers of an earlier visit do not.
std::uint32_t CountOf(const Records& records, const Standing& standing, Kind kind);

// What the charter wants on file before a contract with the supplier: kQuotesMissing, kTenderMissing,
// kDeclarationMissing, kEvidenceMissing.
absl::Status CheckProcurement(const Records& records, const roster::Acting& acting, const Standing& standing,
                              const std::string& supplier);
// Whoever declared an interest keeps out of what it touches: kConflictOfInterest.
absl::Status CheckInterest(const Records& records, const roster::Acting& acting, const Standing& standing,
                           const v1::FileRecord& act);

// That contracts and change orders stay within the budget with `amount_fen` more: kBudgetExceeded; and that
// no order to correct the decision stands: kCorrectionPending.
absl::Status CheckBudget(const Records& records, const Standing& standing, std::int64_t amount_fen);
// The same for a change of one contract, which does not go below zero.
absl::Status CheckChangeOrder(const Records& records, const Standing& standing,
                              const v1::ChangeOrder& change);
// A voucher is booked once: kAlreadyExists.
absl::Status CheckVoucher(const Records& records, const Standing& standing, const v1::Payment& payment);

}  // namespace yishi::record

#endif  // YISHI_ENGINE_RECORD_CHECKS_H_
