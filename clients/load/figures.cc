#include "clients/load/figures.h"

#include <algorithm>

namespace yishi::load {

std::uint32_t Percentile(std::span<const std::uint32_t> ascending, std::uint32_t per_mille) {
  if (ascending.empty()) return 0;
  const std::size_t rank = (ascending.size() * per_mille + 999) / 1'000;
  return ascending[std::clamp<std::size_t>(rank, 1, ascending.size()) - 1];
}

Latencies LatenciesOf(std::vector<std::uint32_t> micros) {
  std::sort(micros.begin(), micros.end());
  return {.p50_micros = Percentile(micros, 500),
          .p99_micros = Percentile(micros, 990),
          .p999_micros = Percentile(micros, 999),
          .max_micros = Percentile(micros, 1'000)};
}

double Median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

}  // namespace yishi::load
