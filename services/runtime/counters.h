// Numbers for those who run a server. Nothing in the runtime reads them.

#ifndef YISHI_SERVICES_RUNTIME_COUNTERS_H_
#define YISHI_SERVICES_RUNTIME_COUNTERS_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/base/reason.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::runtime {

using Counter = std::atomic<std::uint64_t>;

// A histogram with fixed bucket bounds, as Prometheus has them: a value falls into the first bucket whose
// bound is not below it, or into the one after the last. Thread-safe; a reading while others write may be
// torn between buckets, never within one.
class Histogram {
 public:
  // `bounds` are ascending and live for ever.
  explicit Histogram(std::span<const std::uint64_t> bounds) : bounds_(bounds), buckets_(bounds.size() + 1) {}

  void Record(std::uint64_t value);

  struct Reading {
    std::vector<std::uint64_t> buckets;  // one more than bounds(); not cumulative
    std::uint64_t count = 0;
    std::uint64_t sum = 0;
  };
  Reading Read() const;
  std::span<const std::uint64_t> bounds() const { return bounds_; }

 private:
  std::span<const std::uint64_t> bounds_;
  std::vector<Counter> buckets_;
  Counter sum_ = 0;
};

inline constexpr std::array<std::uint64_t, 10> kBatchBounds = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512};
inline constexpr std::array<std::uint64_t, 14> kMicrosBounds = {
    100,    250,    500,     1'000,   2'500,   5'000,     10'000,
    25'000, 50'000, 100'000, 250'000, 500'000, 1'000'000, 5'000'000};

// One for a server, shared by its communities.
struct Counters {
  Counter commands = 0;       // entries that somebody asked for
  Counter clock_entries = 0;  // entries that the clock brought about
  Counter duplicates = 0;     // answered with an earlier receipt
  Counter store_failures = 0;
  Counter clock_jumps = 0;                  // batches put off because of one
  std::atomic<std::int64_t> in_flight = 0;  // handed in and not answered yet
  Histogram batch_entries{kBatchBounds};    // entries of each commit
  Histogram commit_micros{kMicrosBounds};   // each append to the store
  Histogram batch_micros{kMicrosBounds};    // each batch from the first decision to the last answer

  // A refusal by its reason, or a duplicate.
  void CountAnswer(const absl::StatusOr<v1::Receipt>& answer);
  std::uint64_t RefusalsOf(Reason reason) const { return refusals[static_cast<std::size_t>(reason)]; }

  Counters();
  std::vector<Counter> refusals;  // by the reason's number, as AllReasons() has them
};

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_COUNTERS_H_
