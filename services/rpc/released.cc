#include "services/rpc/released.h"

#include <map>

#include "engine/base/status.h"

namespace yishi::rpc {
namespace {

constexpr std::size_t kPageBytes = 4 * 1024 * 1024;
// Ballots of a box stand close together: reading some entries ahead saves asking for each.
constexpr std::size_t kOpeningsAhead = 64;

bool IsBallot(BytesView bytes, v1::Opening& opening) {
  return opening.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())) &&
         opening.schema() == v1::OPENING_SCHEMA_BALLOT;
}

// The entries that hold the ballots, by position.
absl::StatusOr<std::map<std::uint64_t, std::shared_ptr<const FeedEntry>>> EntriesOf(
    Feed& feed, const std::vector<Released>& ballots) {
  std::map<std::uint64_t, std::shared_ptr<const FeedEntry>> entries;
  for (const Released& ballot : ballots) {
    const std::uint64_t seq = ballot.opening.seq();
    if (entries.contains(seq)) continue;
    YISHI_ASSIGN_OR_RETURN(const FeedPage page, feed.Read(seq, kOpeningsAhead, kPageBytes));
    for (const auto& entry : page) entries[entry->seq] = entry;
  }
  return entries;
}

}  // namespace

std::set<BoxId> DeclaredBoxes(const community::State& state) {
  std::set<BoxId> declared;
  for (const auto& [id, box] : state.boxes) {
    if (box.phase == box::BoxPhase::kDeclared) declared.insert(id);
  }
  return declared;
}

absl::StatusOr<ReleasedPage> ReadReleased(storage::EventStore& store, const runtime::Chamber& chamber,
                                          Feed& feed, const std::set<BoxId>& declared, std::uint64_t from,
                                          std::size_t max_openings) {
  YISHI_ASSIGN_OR_RETURN(const std::vector<storage::OpeningAt> stored,
                         store.ReadOpenings(chamber.ledger(), from, max_openings, kPageBytes));
  ReleasedPage page;
  if (stored.empty()) return page;
  page.next = stored.back().seq + 1;
  std::vector<Released> ballots;
  for (const storage::OpeningAt& at : stored) {
    Released ballot;
    if (!IsBallot(at.opening.bytes, *ballot.opening.mutable_opening())) continue;
    ballot.opening.set_seq(at.seq);
    ballot.opening.set_commitment(at.opening.commitment.str());
    ballots.push_back(std::move(ballot));
  }
  YISHI_ASSIGN_OR_RETURN(const auto entries, EntriesOf(feed, ballots));
  for (Released& ballot : ballots) {
    const auto entry = entries.find(ballot.opening.seq());
    if (entry == entries.end() || !entry->second->touched.cast) continue;
    if (!declared.contains(*entry->second->touched.cast)) continue;
    ballot.party = entry->second->touched.party;
    page.released.push_back(std::move(ballot));
  }
  return page;
}

}  // namespace yishi::rpc
