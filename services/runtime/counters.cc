#include "services/runtime/counters.h"

#include <algorithm>

#include "engine/base/status.h"

namespace yishi::runtime {

void Histogram::Record(std::uint64_t value) {
  const auto bucket = std::lower_bound(bounds_.begin(), bounds_.end(), value) - bounds_.begin();
  buckets_[static_cast<std::size_t>(bucket)].fetch_add(1, std::memory_order_relaxed);
  sum_.fetch_add(value, std::memory_order_relaxed);
}

Histogram::Reading Histogram::Read() const {
  Reading reading;
  for (const Counter& bucket : buckets_) {
    reading.buckets.push_back(bucket.load(std::memory_order_relaxed));
    reading.count += reading.buckets.back();
  }
  reading.sum = sum_.load(std::memory_order_relaxed);
  return reading;
}

Counters::Counters() : refusals(AllReasons().size()) {}

void Counters::CountAnswer(const absl::StatusOr<v1::Receipt>& answer) {
  if (!answer.ok()) {
    refusals[static_cast<std::size_t>(ReasonOf(answer.status()))].fetch_add(1, std::memory_order_relaxed);
  } else if (answer->duplicate()) {
    duplicates.fetch_add(1, std::memory_order_relaxed);
  }
}

}  // namespace yishi::runtime
