// The numbers that a rule is judged by.

#ifndef YISHI_ENGINE_TALLY_FIGURES_H_
#define YISHI_ENGINE_TALLY_FIGURES_H_

#include <cstdint>

#include "absl/status/status.h"

namespace yishi::tally {

// What is counted. A weight is whatever the roll gives each voter, such as a floor area in its smallest unit.
enum class Unit { kPersons, kHouseholds, kWeight };

// The numbers of one vote in one unit. All are counts of that unit, none negative.
struct UnitFigures {
  std::int64_t expected = 0;  // 应到: everyone on the roll, whoever recuses included
  std::int64_t present = 0;   // 实到
  std::int64_t yes = 0;
  std::int64_t no = 0;
  std::int64_t abstain = 0;
  std::int64_t void_ballots = 0;

  // 参加表决: whose ballot was counted. Abstentions and void ballots are ballots (a void one counts in the
  // total: 四川省城市居民委员会选举条例 art. 30); whoever is present and gives none is not among them.
  std::int64_t cast() const { return yes + no + abstain + void_ballots; }

  bool operator==(const UnitFigures&) const = default;
};

struct Figures {
  UnitFigures persons;
  UnitFigures households;
  UnitFigures weight;

  const UnitFigures& of(Unit unit) const;

  bool operator==(const Figures&) const = default;
};

// The greatest number that figures may hold, so that no sum of them overflows.
inline constexpr std::int64_t kFigureMax = std::int64_t{1} << 60;

// Refuses (FIELD_INVALID) figures that no vote can have: a number negative or over kFigureMax, more present
// than expected, more ballots than present.
absl::Status CheckFigures(const Figures& figures);

}  // namespace yishi::tally

#endif  // YISHI_ENGINE_TALLY_FIGURES_H_
