// Where the opening of a commitment stands, kept in memory.
//
// An index on disk over commitments would dirty a page for every opening of a batch. Lookups are rare, so
// that they pay instead: the first one in a ledger reads its commitments in the order in which they were
// appended (80 ns each), later ones only what was appended since.

#ifndef YISHI_SERVICES_STORAGE_COMMITMENT_LOOKUP_H_
#define YISHI_SERVICES_STORAGE_COMMITMENT_LOOKUP_H_

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "engine/base/bytes.h"

namespace yishi::storage {

// Rows by the first 8 bytes of their commitments, a ledger by itself. Not safe for use from several threads
// at once.
class CommitmentLookup {
 public:
  // `max_rows` is when MakeRoom begins to forget. A row takes about 50 bytes.
  explicit CommitmentLookup(std::size_t max_rows) : max_rows_(max_rows) {}

  // The ledger's first entry whose commitments have not been added.
  std::uint64_t NextSeq(std::int64_t ledger) const;

  // REQUIRES: entries in ascending order of seq; all of an entry's commitments before the next NextSeq().
  void Add(std::int64_t ledger, std::uint64_t seq, const Hash& commitment, std::int64_t row);

  // Rows in ascending order, among them every added one of this commitment; the caller compares in full.
  std::vector<std::int64_t> Find(std::int64_t ledger, const Hash& commitment) const;

  void Forget(std::int64_t ledger);

  // Forgets every other ledger if there are `max_rows` or more in all. A single ledger may exceed it.
  void MakeRoom(std::int64_t ledger);

 private:
  struct Rows {
    std::uint64_t next_seq = 0;
    std::unordered_multimap<std::uint64_t, std::int64_t> by_prefix;
  };

  std::size_t max_rows_;
  std::size_t rows_ = 0;
  std::unordered_map<std::int64_t, Rows> ledgers_;
};

}  // namespace yishi::storage

#endif  // YISHI_SERVICES_STORAGE_COMMITMENT_LOOKUP_H_
