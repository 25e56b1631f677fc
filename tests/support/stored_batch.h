// Entries, openings and ids made from numbers, for tests of stores: the same number always makes the same
// bytes.

#ifndef YISHI_TESTS_SUPPORT_STORED_BATCH_H_
#define YISHI_TESTS_SUPPORT_STORED_BATCH_H_

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "engine/base/bytes.h"
#include "engine/base/ids.h"
#include "services/storage/event_store.h"

namespace yishi::testing {

inline Bytes NumberedBytes(std::uint64_t number, std::size_t size) {
  std::mt19937_64 random(number);
  Bytes bytes;
  while (bytes.size() < size) AppendU64(bytes, random());
  bytes.resize(size);
  return bytes;
}

inline Hash NumberedHash(std::uint64_t number) { return *Hash::From(NumberedBytes(number, Hash::kSize)); }

inline LedgerId NumberedLedger(std::uint64_t number) { return LedgerId{NumberedHash(~number)}; }

// The head of every test's ledger once it has `size` entries.
inline storage::Head NumberedHead(std::uint64_t size) {
  return {.size = size, .root = size == 0 ? Hash{} : NumberedHash(size)};
}

// The n-th opening of the entry `seq`.
inline storage::StoredOpening NumberedOpening(std::uint64_t seq, std::uint64_t n, std::size_t size) {
  const std::uint64_t number = 1'000'000'007 * (seq + 1) + n;
  return {.commitment = NumberedHash(number), .bytes = NumberedBytes(number + 1, size)};
}

struct BatchShape {
  std::size_t entries = 1;
  std::size_t entry_bytes = 100;
  std::size_t openings = 0;  // of each entry
  std::size_t opening_bytes = 120;
};

inline std::vector<storage::StoredEntry> NumberedBatch(std::uint64_t from_seq, const BatchShape& shape) {
  std::vector<storage::StoredEntry> batch;
  for (std::uint64_t seq = from_seq; seq < from_seq + shape.entries; ++seq) {
    batch.push_back({.seq = seq, .bytes = NumberedBytes(seq, shape.entry_bytes), .openings = {}});
    for (std::size_t n = 0; n < shape.openings; ++n) {
      batch.back().openings.push_back(NumberedOpening(seq, n, shape.opening_bytes));
    }
  }
  return batch;
}

}  // namespace yishi::testing

#endif  // YISHI_TESTS_SUPPORT_STORED_BATCH_H_
