// An EventStore in one SQLite file: the embedded default.
//
// Write-ahead log with synchronous=FULL: what Append acknowledged survives the loss of power. Files are made
// with the mode 0600. Erased content is overwritten with zeros in place and the log is emptied, so that
// neither holds it when EraseOpening or EraseBlob returns OK; its length stays known, and its space is not
// given back.
//
// An append costs one fdatasync and, on the processor, about 0.2 ms for one entry of 800 bytes with an opening of 120,
// 0.25 ms for 16 and 1.2 ms for 256 (tests/bench/store_bench.cc, 2 cores, Release).

#ifndef YISHI_SERVICES_STORAGE_SQLITE_STORE_H_
#define YISHI_SERVICES_STORAGE_SQLITE_STORE_H_

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "services/storage/commitment_lookup.h"
#include "services/storage/event_store.h"
#include "services/storage/sqlite_connection.h"
#include "services/storage/sqlite_file.h"
#include "services/storage/sqlite_readers.h"

namespace yishi::storage {

class SqliteStore final : public EventStore {
 public:
  // STORE_FAILED also if the file is another program's, or was written by a newer version of this one.
  static absl::StatusOr<std::unique_ptr<SqliteStore>> Open(const SqliteOptions& options);

  absl::StatusOr<std::vector<LedgerId>> Communities() override;
  absl::StatusOr<Head> GetHead(const LedgerId& ledger) override;
  absl::Status Append(const LedgerId& ledger, const Head& expected, std::span<const StoredEntry> entries,
                      const Hash& new_root) override;
  absl::StatusOr<std::vector<StoredEntry>> Read(const LedgerId& ledger, std::uint64_t from_seq,
                                                std::size_t max_entries, std::size_t max_bytes) override;
  absl::StatusOr<std::vector<OpeningAt>> ReadOpenings(const LedgerId& ledger, std::uint64_t from_seq,
                                                      std::size_t max_openings,
                                                      std::size_t max_bytes) override;
  absl::StatusOr<std::optional<Bytes>> GetOpening(const LedgerId& ledger, const Hash& commitment) override;
  absl::Status EraseOpening(const LedgerId& ledger, const Hash& commitment) override;
  absl::Status PutBlob(const LedgerId& ledger, const Hash& digest, const std::string& media_type,
                       BytesView bytes) override;
  absl::StatusOr<std::optional<Blob>> GetBlob(const LedgerId& ledger, const Hash& digest) override;
  absl::StatusOr<bool> HasBlob(const LedgerId& ledger, const Hash& digest) override;
  absl::StatusOr<std::vector<BlobInfo>> ListBlobs(const LedgerId& ledger, const std::optional<Hash>& after,
                                                  std::size_t max_blobs) override;
  absl::Status EraseBlob(const LedgerId& ledger, const Hash& digest) override;

 private:
  SqliteStore(const SqliteOptions& options, SqliteConnection writer);

  // The rows that may open `commitment`, in the order in which they were appended.
  absl::StatusOr<std::vector<std::int64_t>> OpeningRows(SqliteConnection& connection, std::int64_t number,
                                                        const Hash& commitment);

  SqliteReaders readers_;
  std::mutex writer_mutex_;
  SqliteConnection writer_;  // under writer_mutex_
  std::mutex lookup_mutex_;  // taken after writer_mutex_ or a reader
  CommitmentLookup lookup_;  // under lookup_mutex_
};

}  // namespace yishi::storage

#endif  // YISHI_SERVICES_STORAGE_SQLITE_STORE_H_
