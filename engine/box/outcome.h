// What follows from the counts: quorum and threshold, with their working.

#ifndef YISHI_ENGINE_BOX_OUTCOME_H_
#define YISHI_ENGINE_BOX_OUTCOME_H_

#include <map>

#include "engine/box/box.h"
#include "engine/tally/explain.h"
#include "engine/tally/rule.h"
#include "yishi/v1/charter.pb.h"

namespace yishi::box {

struct Working {
  tally::Verdict quorum;
  tally::Verdict threshold;
  bool passed() const { return quorum.holds && threshold.holds; }
};

// Who is expected and present, in every unit, before any ballot. A household is present by its
// representative.
tally::Figures AttendanceOf(const roster::Roll& roll, const std::map<PersonId, meeting::Channel>& present);

// The attendance quorum for `attendance`, before any ballot.
tally::Verdict QuorumOf(const v1::VoteRules& rules, const tally::Figures& attendance);

// The working of a count. The one place where an outcome is computed; readers compute it again from a
// declared result.
Working WorkingOf(const v1::VoteRules& rules, const tally::Figures& figures);

// The figures of a declared result.
tally::Figures FiguresOf(const Result& result);

// A verdict in words, areas in square metres.
std::vector<tally::ExplainedLine> InWords(const tally::Verdict& verdict);

}  // namespace yishi::box

#endif  // YISHI_ENGINE_BOX_OUTCOME_H_
