#include "services/storage/memory_store.h"

#include <algorithm>

#include "engine/base/status.h"
#include "services/storage/append_check.h"
#include "services/storage/blob_check.h"
#include "services/storage/page.h"

namespace yishi::storage {

const MemoryStore::Ledger* MemoryStore::Find(const LedgerId& ledger) const {
  const auto found = ledgers_.find(ledger);
  return found == ledgers_.end() ? nullptr : &found->second;
}

absl::StatusOr<std::vector<LedgerId>> MemoryStore::Communities() {
  const std::lock_guard lock(mutex_);
  std::vector<LedgerId> ids;
  for (const auto& [id, ledger] : ledgers_) {
    if (ledger.head.size > 0) ids.push_back(id);
  }
  return ids;
}

absl::StatusOr<Head> MemoryStore::GetHead(const LedgerId& ledger) {
  const std::lock_guard lock(mutex_);
  const Ledger* found = Find(ledger);
  return found ? found->head : Head{};
}

absl::Status MemoryStore::Append(const LedgerId& ledger, const Head& expected,
                                 std::span<const StoredEntry> entries, const Hash& new_root) {
  YISHI_RETURN_IF_ERROR(CheckBatch(expected, entries));
  const std::lock_guard lock(mutex_);
  const Ledger* found = Find(ledger);
  YISHI_RETURN_IF_ERROR(CheckHead(expected, found ? found->head : Head{}));
  Ledger& kept = ledgers_[ledger];
  for (const StoredEntry& entry : entries) {
    for (const StoredOpening& opening : entry.openings) kept.opened_by[opening.commitment].insert(entry.seq);
    kept.entries.push_back(entry);
  }
  kept.head = {.size = expected.size + entries.size(), .root = new_root};
  return absl::OkStatus();
}

absl::StatusOr<std::vector<StoredEntry>> MemoryStore::Read(const LedgerId& ledger, std::uint64_t from_seq,
                                                           std::size_t max_entries, std::size_t max_bytes) {
  const std::lock_guard lock(mutex_);
  EntryPage page({.max_items = max_entries, .max_bytes = max_bytes});
  const Ledger* found = Find(ledger);
  for (std::uint64_t seq = from_seq; found && seq < found->entries.size(); ++seq) {
    if (!page.Add(seq, found->entries[seq].bytes)) break;
  }
  return page.Take();
}

absl::StatusOr<std::vector<OpeningAt>> MemoryStore::ReadOpenings(const LedgerId& ledger,
                                                                 std::uint64_t from_seq,
                                                                 std::size_t max_openings,
                                                                 std::size_t max_bytes) {
  const std::lock_guard lock(mutex_);
  OpeningPage page({.max_items = max_openings, .max_bytes = max_bytes});
  const Ledger* found = Find(ledger);
  for (std::uint64_t seq = from_seq; found && seq < found->entries.size(); ++seq) {
    for (const StoredOpening& opening : found->entries[seq].openings) {
      if (!page.Add(seq, opening.commitment, opening.bytes)) return page.Take();
    }
  }
  return page.Take();
}

absl::StatusOr<std::optional<Bytes>> MemoryStore::GetOpening(const LedgerId& ledger, const Hash& commitment) {
  const std::lock_guard lock(mutex_);
  const Ledger* found = Find(ledger);
  if (!found) return std::nullopt;
  const auto seqs = found->opened_by.find(commitment);
  if (seqs == found->opened_by.end()) return std::nullopt;
  for (const StoredOpening& opening : found->entries[*seqs->second.begin()].openings) {
    if (opening.commitment == commitment) return opening.bytes;
  }
  return std::nullopt;
}

absl::Status MemoryStore::EraseOpening(const LedgerId& ledger, const Hash& commitment) {
  const std::lock_guard lock(mutex_);
  const auto found = ledgers_.find(ledger);
  if (found == ledgers_.end()) return absl::OkStatus();
  for (const std::uint64_t seq : found->second.opened_by[commitment]) {
    std::erase_if(found->second.entries[seq].openings,
                  [&](const StoredOpening& opening) { return opening.commitment == commitment; });
  }
  found->second.opened_by.erase(commitment);
  return absl::OkStatus();
}

absl::Status MemoryStore::PutBlob(const LedgerId& ledger, const Hash& digest, const std::string& media_type,
                                  BytesView bytes) {
  YISHI_RETURN_IF_ERROR(CheckBlobSize(bytes));
  const std::lock_guard lock(mutex_);
  const auto [kept, added] =
      ledgers_[ledger].blobs.try_emplace(digest, Blob{.media_type = media_type, .bytes = Bytes(bytes)});
  return added ? absl::OkStatus() : CheckSameBlob(digest, kept->second.bytes, bytes);
}

absl::StatusOr<std::optional<Blob>> MemoryStore::GetBlob(const LedgerId& ledger, const Hash& digest) {
  const std::lock_guard lock(mutex_);
  const Ledger* found = Find(ledger);
  if (!found) return std::nullopt;
  const auto blob = found->blobs.find(digest);
  if (blob == found->blobs.end()) return std::nullopt;
  return blob->second;
}

absl::StatusOr<bool> MemoryStore::HasBlob(const LedgerId& ledger, const Hash& digest) {
  const std::lock_guard lock(mutex_);
  const Ledger* found = Find(ledger);
  return found && found->blobs.contains(digest);
}

absl::StatusOr<std::vector<BlobInfo>> MemoryStore::ListBlobs(const LedgerId& ledger,
                                                             const std::optional<Hash>& after,
                                                             std::size_t max_blobs) {
  const std::lock_guard lock(mutex_);
  std::vector<BlobInfo> infos;
  const Ledger* found = Find(ledger);
  if (!found) return infos;
  for (auto blob = after ? found->blobs.upper_bound(*after) : found->blobs.begin();
       blob != found->blobs.end() && infos.size() < max_blobs; ++blob) {
    infos.push_back(
        {.digest = blob->first, .media_type = blob->second.media_type, .size = blob->second.bytes.size()});
  }
  return infos;
}

absl::Status MemoryStore::EraseBlob(const LedgerId& ledger, const Hash& digest) {
  const std::lock_guard lock(mutex_);
  const auto found = ledgers_.find(ledger);
  if (found != ledgers_.end()) found->second.blobs.erase(digest);
  return absl::OkStatus();
}

}  // namespace yishi::storage
