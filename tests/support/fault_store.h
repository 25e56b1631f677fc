// An EventStore that fails when told to, for tests of what happens then.

#ifndef YISHI_TESTS_SUPPORT_FAULT_STORE_H_
#define YISHI_TESTS_SUPPORT_FAULT_STORE_H_

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/status.h"
#include "services/storage/event_store.h"

namespace yishi::testing {

enum class Fault {
  kBefore,  // the call fails and does nothing
  kAfter,   // the call does its work and then reports failure: an unknown outcome
};

// Hands every call on to `inner`, which must outlive it, but for those that are to fail with STORE_FAILED.
// Safe for use from several threads at once, if `inner` is.
class FaultStore final : public storage::EventStore {
 public:
  explicit FaultStore(storage::EventStore& inner) : inner_(inner) {}

  // The `nth` call from now on (1 is the next), of any function, fails.
  void FailCall(std::uint64_t nth, Fault fault) {
    const std::lock_guard lock(mutex_);
    faults_[calls_ + nth] = fault;
  }
  // The `nth` Append from now on fails.
  void FailAppend(std::uint64_t nth, Fault fault) {
    const std::lock_guard lock(mutex_);
    append_faults_[appends_ + nth] = fault;
  }
  std::uint64_t calls() const {
    const std::lock_guard lock(mutex_);
    return calls_;
  }

  absl::StatusOr<std::vector<LedgerId>> Communities() override {
    return Call([&] { return inner_.Communities(); });
  }
  absl::StatusOr<storage::Head> GetHead(const LedgerId& ledger) override {
    return Call([&] { return inner_.GetHead(ledger); });
  }
  absl::Status Append(const LedgerId& ledger, const storage::Head& expected,
                      std::span<const storage::StoredEntry> entries, const Hash& new_root) override {
    const std::optional<Fault> fault = Next(appends_, append_faults_);
    return Call(
        [&] { return WithFault(fault, [&] { return inner_.Append(ledger, expected, entries, new_root); }); });
  }
  absl::StatusOr<std::vector<storage::StoredEntry>> Read(const LedgerId& ledger, std::uint64_t from_seq,
                                                         std::size_t max_entries,
                                                         std::size_t max_bytes) override {
    return Call([&] { return inner_.Read(ledger, from_seq, max_entries, max_bytes); });
  }
  absl::StatusOr<std::vector<storage::OpeningAt>> ReadOpenings(const LedgerId& ledger, std::uint64_t from_seq,
                                                               std::size_t max_openings,
                                                               std::size_t max_bytes) override {
    return Call([&] { return inner_.ReadOpenings(ledger, from_seq, max_openings, max_bytes); });
  }
  absl::StatusOr<std::optional<Bytes>> GetOpening(const LedgerId& ledger, const Hash& commitment) override {
    return Call([&] { return inner_.GetOpening(ledger, commitment); });
  }
  absl::Status EraseOpening(const LedgerId& ledger, const Hash& commitment) override {
    return Call([&] { return inner_.EraseOpening(ledger, commitment); });
  }
  absl::Status PutBlob(const LedgerId& ledger, const Hash& digest, const std::string& media_type,
                       BytesView bytes) override {
    return Call([&] { return inner_.PutBlob(ledger, digest, media_type, bytes); });
  }
  absl::StatusOr<std::optional<storage::Blob>> GetBlob(const LedgerId& ledger, const Hash& digest) override {
    return Call([&] { return inner_.GetBlob(ledger, digest); });
  }
  absl::StatusOr<bool> HasBlob(const LedgerId& ledger, const Hash& digest) override {
    return Call([&] { return inner_.HasBlob(ledger, digest); });
  }
  absl::StatusOr<std::vector<storage::BlobInfo>> ListBlobs(const LedgerId& ledger,
                                                           const std::optional<Hash>& after,
                                                           std::size_t max_blobs) override {
    return Call([&] { return inner_.ListBlobs(ledger, after, max_blobs); });
  }
  absl::Status EraseBlob(const LedgerId& ledger, const Hash& digest) override {
    return Call([&] { return inner_.EraseBlob(ledger, digest); });
  }

 private:
  static absl::Status Failure() {
    return Refuse(Reason::kStoreFailed, "测试中的存储故障", "a fault that a test asked for");
  }

  template <typename Work>
  static auto WithFault(std::optional<Fault> fault, Work work) -> decltype(work()) {
    if (fault == Fault::kBefore) return Failure();
    auto result = work();
    if (fault == Fault::kAfter) return Failure();
    return result;
  }

  template <typename Work>
  auto Call(Work work) -> decltype(work()) {
    return WithFault(Next(calls_, faults_), work);
  }

  std::optional<Fault> Next(std::uint64_t& count, std::map<std::uint64_t, Fault>& faults) {
    const std::lock_guard lock(mutex_);
    const auto fault = faults.find(++count);
    if (fault == faults.end()) return std::nullopt;
    const Fault found = fault->second;
    faults.erase(fault);
    return found;
  }

  storage::EventStore& inner_;
  mutable std::mutex mutex_;
  std::uint64_t calls_ = 0;
  std::uint64_t appends_ = 0;
  std::map<std::uint64_t, Fault> faults_;
  std::map<std::uint64_t, Fault> append_faults_;
};

}  // namespace yishi::testing

#endif  // YISHI_TESTS_SUPPORT_FAULT_STORE_H_
