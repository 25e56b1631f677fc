// In what a recorded decision differs from the one that the engine comes to.

#ifndef YISHI_CLIENTS_AUDIT_DIFFERENCE_H_
#define YISHI_CLIENTS_AUDIT_DIFFERENCE_H_

#include <optional>
#include <string>

#include "clients/audit/fault.h"
#include "yishi/ledger/v1/entry.pb.h"

namespace yishi::audit {

struct Difference {
  FaultKind kind = FaultKind::kEffectsDiffer;
  std::string zh;
  std::string en;
};

// The first difference between what two entries decide: their kind, subject and effects. Absent if there is
// none; their numbers, times and links are not looked at.
std::optional<Difference> DifferenceOf(const ledger::v1::Entry& recorded, const ledger::v1::Entry& decided);

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_DIFFERENCE_H_
