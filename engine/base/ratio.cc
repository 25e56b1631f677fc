#include "engine/base/ratio.h"

namespace yishi {
namespace {

// Areas in whole units times a denominator can pass 2^63; their product never passes 2^126.
__extension__ typedef __int128 Wide;

}  // namespace

bool Satisfies(std::int64_t count, Comparison comparison, Ratio ratio, std::int64_t base) {
  const Wide left = static_cast<Wide>(count) * ratio.denominator;
  const Wide right = static_cast<Wide>(ratio.numerator) * base;
  return comparison == Comparison::kAtLeast ? left >= right : left > right;
}

std::int64_t LeastThatSatisfies(Comparison comparison, Ratio ratio, std::int64_t base) {
  const Wide product = static_cast<Wide>(ratio.numerator) * base;
  const Wide quotient = product / ratio.denominator;
  const bool exact = product % ratio.denominator == 0;
  if (comparison == Comparison::kMoreThan || !exact) return static_cast<std::int64_t>(quotient) + 1;
  return static_cast<std::int64_t>(quotient);
}

}  // namespace yishi
