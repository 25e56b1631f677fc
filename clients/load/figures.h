// Percentiles and medians.

#ifndef YISHI_CLIENTS_LOAD_FIGURES_H_
#define YISHI_CLIENTS_LOAD_FIGURES_H_

#include <cstdint>
#include <span>
#include <vector>

namespace yishi::load {

// By nearest rank: the smallest of the values that at least `per_mille` thousandths of them do not exceed; 0
// of none. `ascending` is sorted, `per_mille` is 1 to 1000.
std::uint32_t Percentile(std::span<const std::uint32_t> ascending, std::uint32_t per_mille);

struct Latencies {
  std::uint32_t p50_micros = 0;
  std::uint32_t p99_micros = 0;
  std::uint32_t p999_micros = 0;
  std::uint32_t max_micros = 0;

  bool operator==(const Latencies&) const = default;
};

// In any order.
Latencies LatenciesOf(std::vector<std::uint32_t> micros);

// The middle value, or the mean of the two in the middle; 0 of none.
double Median(std::vector<double> values);

}  // namespace yishi::load

#endif  // YISHI_CLIENTS_LOAD_FIGURES_H_
