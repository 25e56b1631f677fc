// What an entry is about: whom it interests, and who may read it.

#ifndef YISHI_SERVICES_VIEW_TOUCHED_H_
#define YISHI_SERVICES_VIEW_TOUCHED_H_

#include <optional>
#include <set>

#include "engine/community/state.h"
#include "yishi/ledger/v1/entry.pb.h"

namespace yishi::view {

struct Touched {
  std::set<MatterId> matters;
  bool party = false;         // of a meeting of the Party members
  std::optional<BoxId> cast;  // the box that it casts a ballot into

  bool operator==(const Touched&) const = default;
};

// REQUIRES: the entry was applied to the state, at any time.
Touched TouchedBy(const community::State& state, const ledger::v1::Entry& entry);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_TOUCHED_H_
