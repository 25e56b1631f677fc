// Exact comparisons of counts with fractions: no division, no floating point.

#ifndef YISHI_ENGINE_BASE_RATIO_H_
#define YISHI_ENGINE_BASE_RATIO_H_

#include <compare>
#include <cstdint>

namespace yishi {

// A fraction in [0, 1]: 0 <= numerator <= denominator, denominator > 0.
struct Ratio {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;

  bool valid() const { return denominator > 0 && numerator >= 0 && numerator <= denominator; }
  bool operator==(const Ratio&) const = default;
};

// 以上 includes the number, 超过 / 过半数 does not (Civil Code of the PRC, art. 1259).
enum class Comparison { kAtLeast, kMoreThan };

// Whether `count` is at least / more than `ratio` of `base`. REQUIRES: ratio.valid(), count >= 0, base >= 0.
bool Satisfies(std::int64_t count, Comparison comparison, Ratio ratio, std::int64_t base);

// The least count that satisfies. It may exceed `base` (more than 1/1 of n needs n + 1). Same requirements.
std::int64_t LeastThatSatisfies(Comparison comparison, Ratio ratio, std::int64_t base);

}  // namespace yishi

#endif  // YISHI_ENGINE_BASE_RATIO_H_
