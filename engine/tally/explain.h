// A verdict's working in plain words, for the minutes, the posting and whoever wants to check it by hand.
//
//   应到 37 人，实到 25 人；按应到计，实到须不少于三分之二，即至少 25 人：25 ≥ 25，符合
//   expected 37 persons, present 25; present must be at least 2/3 of those expected, that is at least 25:
//   25 >= 25, met

#ifndef YISHI_ENGINE_TALLY_EXPLAIN_H_
#define YISHI_ENGINE_TALLY_EXPLAIN_H_

#include <string>
#include <vector>

#include "engine/tally/rule.h"

namespace yishi::tally {

// How weights are written: the name of what they count, and how many of their last digits are decimals.
struct WeightUnit {
  std::string zh = "份";
  std::string en = "shares";
  int decimals = 0;  // 2 for areas kept in hundredths of a square metre; within [0, 6]
};

struct ExplainedLine {
  std::string zh;
  std::string en;
  bool holds = false;
  int depth = 0;  // for indenting: 0, and one more below each kAll or kAny

  bool operator==(const ExplainedLine&) const = default;
};

// One line a comparison, and one above the children of each kAll or kAny.
std::vector<ExplainedLine> Explain(const Verdict& verdict, const WeightUnit& weight_unit = {});

// The lines as text, zh and en on lines of their own, indented by two spaces a level.
std::string ToText(const std::vector<ExplainedLine>& lines);

}  // namespace yishi::tally

#endif  // YISHI_ENGINE_TALLY_EXPLAIN_H_
