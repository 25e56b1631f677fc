// Rules of quorum and of passing, and the verdict on them with its working.
//
//   居民代表会议 quorum:   present, at least 2/3 of those expected, in persons
//   居民代表会议 passing:  yes, more than 1/2 of those present, in persons
//   业主大会 passing:      all of (yes > 1/2 of those voting in persons, yes > 1/2 of those voting in weight)
//   居民会议 quorum:       any of (present > 1/2 of expected in persons, present > 1/2 of expected in
//   households)

#ifndef YISHI_ENGINE_TALLY_RULE_H_
#define YISHI_ENGINE_TALLY_RULE_H_

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "engine/base/ratio.h"
#include "engine/tally/figures.h"

namespace yishi::tally {

// What is compared.
enum class Count {
  kPresent,
  kYes,
  kCast,  // UnitFigures::cast()
};

// What it is compared with.
enum class Base {
  kExpected,  // 应到
  kPresent,   // 实到: abstaining, spoiling one's ballot and sitting silent all work as a no
  kVoting,    // 参加表决 = UnitFigures::cast(): sitting silent does not count, abstaining works as a no
};

// "`count` is `comparison` `ratio` of `base`, in `unit`".
struct Criterion {
  Count count = Count::kYes;
  Comparison comparison = Comparison::kMoreThan;
  Ratio ratio{1, 2};
  Base base = Base::kPresent;
  Unit unit = Unit::kPersons;

  bool operator==(const Criterion&) const = default;
};

struct Rule {
  enum class Kind {
    kCriterion,
    kAll,  // every child holds
    kAny,  // at least one does
  };

  Kind kind = Kind::kCriterion;
  Criterion criterion;         // of a kCriterion
  std::vector<Rule> children;  // of the others

  static Rule Of(Criterion criterion);
  static Rule All(std::vector<Rule> children);
  static Rule Any(std::vector<Rule> children);

  bool operator==(const Rule&) const = default;
};

inline constexpr std::size_t kRuleChildren = 8;
inline constexpr int kRuleDepth = 4;  // levels, a lone criterion being one

// Refuses a rule that could not be meant (FIELD_INVALID): a ratio outside (0, 1], more than the whole, a
// count compared with itself or with a part of itself, a kAll or kAny without children; and one too large
// (LIMIT_EXCEEDED).
absl::Status CheckRule(const Rule& rule);

// The working of a rule: the same tree, with the numbers of every comparison.
struct Verdict {
  Rule::Kind kind = Rule::Kind::kCriterion;
  bool holds = false;

  Criterion criterion;  // these four: of a kCriterion
  std::int64_t count = 0;
  std::int64_t base = 0;
  std::int64_t needed = 1;  // the least count that would hold, at least 1; it may exceed `base`

  std::vector<Verdict> children;  // of the others, every one of them, also after the outcome is settled

  bool operator==(const Verdict&) const = default;
};

// Judges `figures` by `rule`, in whole numbers throughout.
//
// Nothing is decided by nobody: a criterion needs a count of at least 1, whatever its ratio and base, and a
// rule without children never holds. REQUIRES: CheckRule and CheckFigures accept their arguments.
Verdict Evaluate(const Rule& rule, const Figures& figures);

}  // namespace yishi::tally

#endif  // YISHI_ENGINE_TALLY_RULE_H_
