// Whether one rule is at least as strict as another: whatever satisfies the one satisfies the other.
//
//   yes > 1/2 of those expected        implies yes > 1/2 of those present
//   present >= 2/3 of those expected   implies present > 1/2 of those expected
//   present >= 1/2 of those expected   does not

#ifndef YISHI_ENGINE_TALLY_IMPLIES_H_
#define YISHI_ENGINE_TALLY_IMPLIES_H_

#include <cstddef>
#include <cstdint>

#include "engine/tally/rule.h"

namespace yishi::tally {

// What Implies is exact for. A rule's criteria, and a denominator in lowest terms.
inline constexpr std::size_t kComparableCriteria = 12;
inline constexpr std::int64_t kComparableDenominator = 1'000'000;

// Whether Implies may be asked about the rule.
bool Comparable(const Rule& rule);

// Whether every set of figures that satisfies `rule` satisfies `floor` too: of figures in which nobody is
// counted twice (CheckFigures), however great.
//
// Exact. Take one way to satisfy `rule` (a choice of one child at each kAny) and one
// way to fail `floor` (a choice of one child at each kAll): what remains are comparisons count * d >= base *
// n, or strict ones, between expected >= present >= cast >= yes in each unit. They are homogeneous, so that
// whole numbers satisfy them as soon as fractions do (multiply by the common denominator), and "a count of at
// least 1" means no more than "above 0". Which of the four are 0 leaves five cases. Among those above 0, a
// comparison says that a quotient is at least w; taking logarithms these are difference constraints, which
// can be met unless a cycle of them multiplies to more than 1, or to 1 with a strict one among them. On four
// numbers there are twenty simple cycles, and products of four ratios fit into 128 bits. Units share no
// comparison: each is looked at alone. That persons and households of one meeting are related is not used, so
// that a rule in one unit never implies one in another.
//
// REQUIRES: CheckRule and Comparable accept both.
bool Implies(const Rule& rule, const Rule& floor);

}  // namespace yishi::tally

#endif  // YISHI_ENGINE_TALLY_IMPLIES_H_
