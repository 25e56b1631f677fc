// An EventStore in memory: for tests, simulations and demonstrations. Nothing outlives it.

#ifndef YISHI_SERVICES_STORAGE_MEMORY_STORE_H_
#define YISHI_SERVICES_STORAGE_MEMORY_STORE_H_

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "services/storage/event_store.h"

namespace yishi::storage {

class MemoryStore final : public EventStore {
 public:
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
  struct Ledger {
    Head head;
    std::vector<StoredEntry> entries;  // [i].seq == i
    std::map<Hash, std::set<std::uint64_t>>
        opened_by;  // commitment -> the entries that an opening of it came with
    std::map<Hash, Blob> blobs;
  };

  // Null if nothing of it is stored.
  const Ledger* Find(const LedgerId& ledger) const;

  mutable std::mutex mutex_;
  std::map<LedgerId, Ledger> ledgers_;
};

}  // namespace yishi::storage

#endif  // YISHI_SERVICES_STORAGE_MEMORY_STORE_H_
