// Making an entry out of what was decided.

#ifndef YISHI_ENGINE_COMMUNITY_ENTRY_H_
#define YISHI_ENGINE_COMMUNITY_ENTRY_H_

#include <set>
#include <vector>

#include "engine/community/community.h"
#include "engine/wire/effects.h"

namespace yishi::community {

// The next entry of the ledger, serialised once. `envelope` is empty for the clock's entries. kEntryTooLarge.
absl::StatusOr<Decided> MakeEntry(const State& state, const crypto::Suite& suite, ledger::v1::EntryKind kind,
                                  const SubjectId& subject, Bytes envelope, Effects effects, Millis now);

// The matters that the entry's effects change and that are not its subject. It stands in their chains as
// well, so that a matter's chain tells all that happened to it.
std::set<Bytes> AlsoChanged(const ledger::v1::Entry& entry);

// The chains in which the entry says that it stands, its subject's first.
std::vector<ledger::v1::ChainLink> LinksOf(const ledger::v1::Entry& entry);

// Whether the effects end the chain of `subject`, so that nothing may follow in it.
bool Terminates(const ledger::v1::Entry& entry, BytesView subject);

}  // namespace yishi::community

#endif  // YISHI_ENGINE_COMMUNITY_ENTRY_H_
