// Making an entry out of what was decided.

#ifndef YISHI_ENGINE_COMMUNITY_ENTRY_H_
#define YISHI_ENGINE_COMMUNITY_ENTRY_H_

#include "engine/community/community.h"
#include "engine/wire/effects.h"

namespace yishi::community {

// The next entry of the ledger, serialised once. `envelope` is empty for the clock's entries. kEntryTooLarge.
absl::StatusOr<Decided> MakeEntry(const State& state, const crypto::Suite& suite, ledger::v1::EntryKind kind,
                                  const SubjectId& subject, Bytes envelope, Effects effects, Millis now);

// Whether the effects end the subject's chain.
bool Terminates(const ledger::v1::Entry& entry);

}  // namespace yishi::community

#endif  // YISHI_ENGINE_COMMUNITY_ENTRY_H_
