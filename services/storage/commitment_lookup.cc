#include "services/storage/commitment_lookup.h"

#include <algorithm>
#include <utility>

namespace yishi::storage {
namespace {

// Commitments are digests: any 8 of their bytes are a good key.
std::uint64_t PrefixOf(const Hash& commitment) {
  std::uint64_t prefix = 0;
  for (std::size_t i = 0; i < sizeof prefix; ++i) prefix = prefix << 8 | commitment.data[i];
  return prefix;
}

}  // namespace

std::uint64_t CommitmentLookup::NextSeq(std::int64_t ledger) const {
  const auto found = ledgers_.find(ledger);
  return found == ledgers_.end() ? 0 : found->second.next_seq;
}

void CommitmentLookup::Add(std::int64_t ledger, std::uint64_t seq, const Hash& commitment, std::int64_t row) {
  Rows& rows = ledgers_[ledger];
  rows.by_prefix.emplace(PrefixOf(commitment), row);
  rows.next_seq = seq + 1;
  ++rows_;
}

std::vector<std::int64_t> CommitmentLookup::Find(std::int64_t ledger, const Hash& commitment) const {
  std::vector<std::int64_t> found;
  const auto rows = ledgers_.find(ledger);
  if (rows == ledgers_.end()) return found;
  const auto [begin, end] = rows->second.by_prefix.equal_range(PrefixOf(commitment));
  for (auto row = begin; row != end; ++row) found.push_back(row->second);
  std::sort(found.begin(), found.end());
  return found;
}

void CommitmentLookup::Forget(std::int64_t ledger) {
  const auto found = ledgers_.find(ledger);
  if (found == ledgers_.end()) return;
  rows_ -= found->second.by_prefix.size();
  ledgers_.erase(found);
}

void CommitmentLookup::MakeRoom(std::int64_t ledger) {
  if (rows_ < max_rows_) return;
  std::erase_if(ledgers_, [ledger](const auto& rows) { return rows.first != ledger; });
  rows_ = ledgers_.contains(ledger) ? ledgers_[ledger].by_prefix.size() : 0;
}

}  // namespace yishi::storage
