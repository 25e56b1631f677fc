// Where ledgers are kept: entries, the openings of their commitments, and documents by digest.
//
// The seam between the runtime and a database. Every key begins with the ledger and every operation touches
// one ledger, so that communities may live apart; nothing is asked of a database that only one product has. A
// store neither hashes nor decodes: roots, commitments and digests are the caller's.
//
// All functions may be called from any thread. Reads see committed states only and do not wait for appends.
//
// Errors. STORE_FAILED: the database could not do it (full, damaged, locked, lost); the message holds its own
// words. After STORE_FAILED from a writing function the outcome is unknown: it may have been committed.
// Reload before doing anything that rests on it. INTERNAL: the caller broke a requirement stated here;
// nothing was done.

#ifndef YISHI_SERVICES_STORAGE_EVENT_STORE_H_
#define YISHI_SERVICES_STORAGE_EVENT_STORE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/base/bytes.h"
#include "engine/base/ids.h"

namespace yishi::storage {

// What a ledger holds: its number of entries and the root of the tree over them. A ledger of which nothing is
// stored has the head {0, all zero}, whatever its suite calls the root of an empty tree.
struct Head {
  std::uint64_t size = 0;
  Hash root;

  bool operator==(const Head&) const = default;
};

// What opens a commitment; kept beside the ledger and erasable.
struct StoredOpening {
  Hash commitment;
  Bytes bytes;

  bool operator==(const StoredOpening&) const = default;
};

struct StoredEntry {
  std::uint64_t seq = 0;  // the entry's place in the ledger, from 0
  Bytes bytes;            // 1 to limits::kEntryBytes
  std::vector<StoredOpening> openings;

  bool operator==(const StoredEntry&) const = default;
};

// An opening and the entry that it came with.
struct OpeningAt {
  std::uint64_t seq = 0;
  StoredOpening opening;

  bool operator==(const OpeningAt&) const = default;
};

struct Blob {
  std::string media_type;
  Bytes bytes;

  bool operator==(const Blob&) const = default;
};

struct BlobInfo {
  Hash digest;
  std::string media_type;
  std::uint64_t size = 0;  // bytes

  bool operator==(const BlobInfo&) const = default;
};

class EventStore {
 public:
  virtual ~EventStore() = default;

  // The ledgers with at least one entry, in ascending order of id.
  virtual absl::StatusOr<std::vector<LedgerId>> Communities() = 0;

  virtual absl::StatusOr<Head> GetHead(const LedgerId& ledger) = 0;

  // Appends `entries` with their openings and makes {expected.size + entries.size(), new_root} the head: all
  // of it or nothing, durable on return, and only if the stored head is exactly `expected`. Otherwise, with
  // both heads in the refusal's numbers (expected_size, expected_root, stored_size, stored_root):
  //   HEAD_MOVED       more is stored than was expected: somebody else appended. Reload, then decide anew.
  //   STORE_WENT_BACK  less is stored, or as much under another root: entries were lost or replaced. Stop.
  // REQUIRES (INTERNAL): entries is not empty and their seq run from expected.size without a gap.
  // An entry that is empty or longer than limits::kEntryBytes: ENTRY_TOO_LARGE.
  virtual absl::Status Append(const LedgerId& ledger, const Head& expected,
                              std::span<const StoredEntry> entries, const Hash& new_root) = 0;

  // Entries from `from_seq` on, in order, without their openings: at most `max_entries`, and no more than fit
  // into `max_bytes` of entries' bytes, but at least one if there is one and max_entries > 0. Past the end:
  // empty.
  virtual absl::StatusOr<std::vector<StoredEntry>> Read(const LedgerId& ledger, std::uint64_t from_seq,
                                                        std::size_t max_entries, std::size_t max_bytes) = 0;

  // The openings, not erased, of the entries from `from_seq` on, in the order in which they were appended.
  // The openings of one entry are never parted: a page ends before the entry that would exceed `max_openings`
  // or `max_bytes`, but holds at least one entry's if there are any. The next page is from the last seq + 1;
  // an empty page is the end.
  virtual absl::StatusOr<std::vector<OpeningAt>> ReadOpenings(const LedgerId& ledger, std::uint64_t from_seq,
                                                              std::size_t max_openings,
                                                              std::size_t max_bytes) = 0;

  // Absent if there never was one or it was erased. If several entries came with it, the first one's.
  virtual absl::StatusOr<std::optional<Bytes>> GetOpening(const LedgerId& ledger, const Hash& commitment) = 0;

  // Makes what opens `commitment` unreadable in the store's own files, for every entry that it came with; the
  // entries remain. Not an error if there is nothing to erase: a call that failed is simply repeated. Slow
  // (it may rewrite logs). Backups and the blocks that a disk has set aside are beyond a store's reach.
  virtual absl::Status EraseOpening(const LedgerId& ledger, const Hash& commitment) = 0;

  // Keeps a document; durable on return. A digest that is already there keeps its first media type; with
  // other bytes it is refused as ALREADY_EXISTS. Longer than limits::kBlobBytes: OVERSIZED. The ledger need
  // not have entries yet.
  virtual absl::Status PutBlob(const LedgerId& ledger, const Hash& digest, const std::string& media_type,
                               BytesView bytes) = 0;

  // Absent if there is none.
  virtual absl::StatusOr<std::optional<Blob>> GetBlob(const LedgerId& ledger, const Hash& digest) = 0;

  virtual absl::StatusOr<bool> HasBlob(const LedgerId& ledger, const Hash& digest) = 0;

  // At most `max_blobs` of the documents, in ascending order of digest, that come after `after` (from the
  // first if absent).
  virtual absl::StatusOr<std::vector<BlobInfo>> ListBlobs(const LedgerId& ledger,
                                                          const std::optional<Hash>& after,
                                                          std::size_t max_blobs) = 0;

  // As EraseOpening, for a document.
  virtual absl::Status EraseBlob(const LedgerId& ledger, const Hash& digest) = 0;
};

}  // namespace yishi::storage

#endif  // YISHI_SERVICES_STORAGE_EVENT_STORE_H_
