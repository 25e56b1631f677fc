// What follows from the counts: quorum and threshold, with their working.

#ifndef YISHI_ENGINE_BOX_OUTCOME_H_
#define YISHI_ENGINE_BOX_OUTCOME_H_

#include "engine/box/box.h"
#include "engine/tally/rule.h"
#include "yishi/v1/charter.pb.h"

namespace yishi::box {

struct Working {
  tally::Verdict quorum;
  tally::Verdict threshold;
  bool passed() const { return quorum.holds && threshold.holds; }
};

// The attendance quorum for `present` of `expected`, before any ballot.
tally::Verdict QuorumOf(const v1::VoteRules& rules, std::int64_t expected, std::int64_t present);

// The working of a count. The one place where an outcome is computed; readers compute it again from a
// declared result.
Working WorkingOf(const v1::VoteRules& rules, const tally::UnitFigures& figures);

// The figures of a declared result.
tally::UnitFigures FiguresOf(const Result& result);

}  // namespace yishi::box

#endif  // YISHI_ENGINE_BOX_OUTCOME_H_
