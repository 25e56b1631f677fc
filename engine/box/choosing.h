// Which options are chosen: threshold, order and seats, with their working.

#ifndef YISHI_ENGINE_BOX_CHOOSING_H_
#define YISHI_ENGINE_BOX_CHOOSING_H_

#include <span>
#include <string>
#include <vector>

#include "engine/box/box.h"
#include "engine/tally/explain.h"
#include "engine/tally/ranked.h"
#include "engine/tally/rule.h"
#include "engine/tally/seats.h"
#include "yishi/v1/charter.pb.h"

namespace yishi::box {

// What the ballots say of the options.
struct OptionCounts {
  std::vector<std::int64_t> votes;  // ballots for each (approval), or that name each (ranked)
  tally::Pairs pairs{0};            // ranked
};

struct Choosing {
  std::vector<tally::Verdict>
      thresholds;          // of each option: the charter's threshold, its own votes being the yes
  tally::Ranking ranking;  // of those whose threshold holds
  tally::Seats seats;
};

// The one place where it is computed who is chosen; readers compute it again from a declared result. In
// `persons`, yes are the ballots that name any option.
//
// A tie under TIE_RULE_PUBLIC_SEED is left open, like one that is voted again.
Choosing ChoosingOf(const v1::VoteRules& rules, const tally::UnitFigures& persons,
                    const OptionCounts& counts);

// The working in words: each option's votes and threshold, for ranked ballots every pair and its strongest
// paths, then ties and vacant seats. `titles` are the options' in the order of the list.
std::vector<tally::ExplainedLine> ChoosingInWords(const v1::VoteRules& rules, const Result& result,
                                                  std::span<const std::string> titles);

}  // namespace yishi::box

#endif  // YISHI_ENGINE_BOX_CHOOSING_H_
