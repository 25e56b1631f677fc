// The checkpoint of an archive: what the log signed for.

#ifndef YISHI_CLIENTS_AUDIT_SIGNED_HEAD_H_
#define YISHI_CLIENTS_AUDIT_SIGNED_HEAD_H_

#include <optional>
#include <string>

#include "clients/audit/fault.h"
#include "engine/merkle/checkpoint.h"
#include "engine/merkle/tree.h"

namespace yishi::audit {

// Reads a checkpoint without looking at its signatures. Absent, with a fault, if it is none.
std::optional<merkle::Checkpoint> ReadHead(BytesView note, FaultList& faults);

// Whether the log of `vkey` signed the note, which ReadHead accepted, for its own origin.
bool CheckHeadSignature(BytesView note, const std::string& vkey, FaultList& faults);

// Whether the tree over the archive's entries is the one that was signed for.
bool CheckHead(const merkle::Head& head, const merkle::Tree& tree, FaultList& faults);

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_SIGNED_HEAD_H_
