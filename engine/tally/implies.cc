#include "engine/tally/implies.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace yishi::tally {
namespace {

__extension__ typedef __int128 Wide;

// The four numbers of a unit, each at least the next.
enum Place { kExpectedPlace, kPresentPlace, kCastPlace, kYesPlace, kPlaces };

// left * denominator >= right * numerator, or > where strict, in one unit; numerator and denominator above 0.
struct Constraint {
  Unit unit = Unit::kPersons;
  Place left = kExpectedPlace;
  Place right = kExpectedPlace;
  std::int64_t numerator = 1;
  std::int64_t denominator = 1;
  bool strict = false;
  bool left_is_zero = false;   // instead of the comparison: left is 0
  bool left_is_above = false;  // instead of the comparison: left is above 0
};

using Conjunction = std::vector<Constraint>;
using Alternatives = std::vector<Conjunction>;

Place PlaceOf(Count count) {
  if (count == Count::kPresent) return kPresentPlace;
  return count == Count::kCast ? kCastPlace : kYesPlace;
}

Place PlaceOf(Base base) {
  if (base == Base::kExpected) return kExpectedPlace;
  return base == Base::kPresent ? kPresentPlace : kCastPlace;
}

Ratio LowestTerms(Ratio ratio) {
  const std::int64_t divisor = std::gcd(ratio.numerator, ratio.denominator);
  return {ratio.numerator / divisor, ratio.denominator / divisor};
}

Constraint Above(const Criterion& c) {
  Constraint above;
  above.unit = c.unit;
  above.left = PlaceOf(c.count);
  above.left_is_above = true;
  return above;
}

// count >= n/d of base, and count above 0: nothing is decided by nobody.
Alternatives Held(const Criterion& c) {
  const Ratio ratio = LowestTerms(c.ratio);
  const Constraint holds{.unit = c.unit,
                         .left = PlaceOf(c.count),
                         .right = PlaceOf(c.base),
                         .numerator = ratio.numerator,
                         .denominator = ratio.denominator,
                         .strict = c.comparison == Comparison::kMoreThan};
  return {{holds, Above(c)}};
}

// base * n > count * d (or >=), or a count of 0.
Alternatives Failed(const Criterion& c) {
  const Ratio ratio = LowestTerms(c.ratio);
  const Constraint fails{.unit = c.unit,
                         .left = PlaceOf(c.base),
                         .right = PlaceOf(c.count),
                         .numerator = ratio.denominator,
                         .denominator = ratio.numerator,
                         .strict = c.comparison == Comparison::kAtLeast};
  Constraint zero;
  zero.unit = c.unit;
  zero.left = PlaceOf(c.count);
  zero.left_is_zero = true;
  return {{fails}, {zero}};
}

Alternatives Both(const Alternatives& a, const Alternatives& b) {
  Alternatives both;
  for (const Conjunction& x : a) {
    for (const Conjunction& y : b) {
      both.push_back(x);
      both.back().insert(both.back().end(), y.begin(), y.end());
    }
  }
  return both;
}

// The ways in which the rule can hold, or fail.
Alternatives Ways(const Rule& rule, bool hold) {
  if (rule.kind == Rule::Kind::kCriterion) return hold ? Held(rule.criterion) : Failed(rule.criterion);
  const bool together = (rule.kind == Rule::Kind::kAll) == hold;
  Alternatives ways;
  if (together) ways.emplace_back();
  for (const Rule& child : rule.children) {
    const Alternatives more = Ways(child, hold);
    if (together) {
      ways = Both(ways, more);
    } else {
      ways.insert(ways.end(), more.begin(), more.end());
    }
  }
  return ways;
}

// "left / right is at least numerator / denominator, or more where strict"; absent while the denominator is
// 0.
struct Edge {
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
  bool strict = false;
  bool present() const { return denominator != 0; }
};

using Edges = std::array<std::array<Edge, kPlaces>, kPlaces>;

bool Demands(const Edge& more, const Edge& less) {
  if (!less.present()) return true;
  const Wide a = static_cast<Wide>(more.numerator) * less.denominator;
  const Wide b = static_cast<Wide>(less.numerator) * more.denominator;
  return a != b ? a > b : more.strict && !less.strict;
}

void Raise(Edge& edge, const Edge& to) {
  if (Demands(to, edge)) edge = to;
}

// Whether the comparisons along the path, a cycle, can hold at once.
bool CycleHolds(const Edges& edges, const std::vector<int>& path) {
  Wide numerator = 1;
  Wide denominator = 1;
  bool strict = false;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const Edge& edge =
        edges[static_cast<std::size_t>(path[i])][static_cast<std::size_t>(path[(i + 1) % path.size()])];
    if (!edge.present()) return true;
    numerator *= edge.numerator;
    denominator *= edge.denominator;
    strict = strict || edge.strict;
  }
  return numerator != denominator ? numerator < denominator : !strict;
}

bool CyclesFrom(const Edges& edges, int count, std::vector<int>& path) {
  if (!CycleHolds(edges, path)) return false;
  for (int next = path.front() + 1; next < count; ++next) {
    if (std::find(path.begin(), path.end(), next) != path.end()) continue;
    path.push_back(next);
    const bool hold = CyclesFrom(edges, count, path);
    path.pop_back();
    if (!hold) return false;
  }
  return true;
}

bool AllCyclesHold(const Edges& edges, int count) {
  for (int first = 0; first < count; ++first) {
    std::vector<int> path{first};
    if (!CyclesFrom(edges, count, path)) return false;
  }
  return true;
}

// Whether a constraint allows that only the first `above` of the four are above 0; adds its comparison.
bool Admit(const Constraint& c, int above, Edges& edges) {
  const bool left = c.left < above;
  const bool right = c.right < above;
  if (c.left_is_zero) return !left;
  if (c.left_is_above) return left;
  if (!left) return !right && !c.strict;
  if (right) Raise(edges[c.left][c.right], {c.numerator, c.denominator, c.strict});
  return true;
}

bool PossibleWith(const Conjunction& conjunction, Unit unit, int above) {
  Edges edges;
  for (std::size_t i = 0; i + 1 < kPlaces; ++i) edges[i][i + 1] = {1, 1, false};
  for (const Constraint& c : conjunction) {
    if (c.unit == unit && !Admit(c, above, edges)) return false;
  }
  return AllCyclesHold(edges, above);
}

bool PossibleIn(const Conjunction& conjunction, Unit unit) {
  for (int above = 0; above <= kPlaces; ++above) {
    if (PossibleWith(conjunction, unit, above)) return true;
  }
  return false;
}

bool Possible(const Conjunction& conjunction) {
  return PossibleIn(conjunction, Unit::kPersons) && PossibleIn(conjunction, Unit::kHouseholds) &&
         PossibleIn(conjunction, Unit::kWeight);
}

std::size_t Criteria(const Rule& rule) {
  std::size_t count = rule.kind == Rule::Kind::kCriterion ? 1 : 0;
  for (const Rule& child : rule.children) count += Criteria(child);
  return count;
}

bool SmallDenominators(const Rule& rule) {
  if (rule.kind == Rule::Kind::kCriterion) {
    return rule.criterion.ratio.valid() &&
           LowestTerms(rule.criterion.ratio).denominator <= kComparableDenominator;
  }
  return std::all_of(rule.children.begin(), rule.children.end(), SmallDenominators);
}

}  // namespace

bool Comparable(const Rule& rule) { return Criteria(rule) <= kComparableCriteria && SmallDenominators(rule); }

bool Implies(const Rule& rule, const Rule& floor) {
  const Alternatives held = Ways(rule, true);
  const Alternatives failed = Ways(floor, false);
  for (const Conjunction& one : held) {
    for (const Conjunction& other : failed) {
      Conjunction both = one;
      both.insert(both.end(), other.begin(), other.end());
      if (Possible(both)) return false;
    }
  }
  return true;
}

}  // namespace yishi::tally
