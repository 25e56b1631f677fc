// Openings that may be shown, since what they open is due: the ballots of declared boxes.

#ifndef YISHI_SERVICES_RPC_RELEASED_H_
#define YISHI_SERVICES_RPC_RELEASED_H_

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "absl/status/statusor.h"
#include "services/rpc/feed.h"
#include "services/storage/event_store.h"
#include "yishi/v1/archive.pb.h"

namespace yishi::rpc {

struct Released {
  v1::ReleasedOpening opening;
  bool party = false;  // of a box of the Party members
};

struct ReleasedPage {
  std::vector<Released> released;
  std::optional<std::uint64_t> next;  // the position from which to ask on; absent: there are no more
};

// The boxes that are declared in the community.
std::set<BoxId> DeclaredBoxes(const community::State& state);

// Looks at up to `max_openings` openings of entries from `from` on and gives those that are released, ballots
// that were changed or superseded later among them: they were cast into the box as well. `declared` are those
// boxes from which anything is released.
absl::StatusOr<ReleasedPage> ReadReleased(storage::EventStore& store, const runtime::Chamber& chamber,
                                          Feed& feed, const std::set<BoxId>& declared, std::uint64_t from,
                                          std::size_t max_openings);

}  // namespace yishi::rpc

#endif  // YISHI_SERVICES_RPC_RELEASED_H_
