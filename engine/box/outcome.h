// What follows from the counts: quorum and threshold, with their working.

#ifndef YISHI_ENGINE_BOX_OUTCOME_H_
#define YISHI_ENGINE_BOX_OUTCOME_H_

#include <map>
#include <optional>
#include <set>

#include "engine/box/box.h"
#include "engine/tally/explain.h"
#include "engine/tally/rule.h"
#include "yishi/v1/charter.pb.h"

namespace yishi::box {

struct Working {
  tally::Verdict quorum;
  tally::Verdict threshold;
  // If anyone was recused: the threshold with them present and not voting.
  std::optional<tally::Verdict> with_recused;
  bool passed() const { return quorum.holds && threshold.holds && (!with_recused || with_recused->holds); }
};

// Who is expected and present, in every unit, before any ballot. A household is present by its
// representative.
tally::Figures AttendanceOf(const roster::Roll& roll, const std::map<PersonId, meeting::Channel>& present);

// The roll of those expected in the box: without approved absentees.
roster::Roll ExpectedIn(const Box& box, const roster::Roll& roll);

// The attendance quorum for `attendance`, before any ballot.
tally::Verdict QuorumOf(const v1::VoteRules& rules, const tally::Figures& attendance);

// Those recused, in every unit.
Recused RecusedOf(const roster::Roll& roll, const std::set<PersonId>& recused);

// The figures as if those recused had been present and silent.
tally::Figures WithRecused(tally::Figures figures, const Recused& recused);

// The working of a count, with who was recused: recusal never lowers the floor, so that they are not present,
// and where they might as well have sat there silent, the matter has to pass that as well. The one place
// where an outcome is computed; readers compute it again from a declared result.
Working WorkingOf(const v1::VoteRules& rules, const tally::Figures& figures, const Recused& recused = {});

// Whether a rejected count brought no resolution either way: with the noes in the place of the yes votes it
// would not have passed either.
bool IsSplit(const v1::VoteRules& rules, const tally::Figures& figures, const Recused& recused);

// The figures of a declared result.
tally::Figures FiguresOf(const Result& result);

// How those expected follow from the roll, where approved absentees are not; empty where there are none.
std::vector<tally::ExplainedLine> LeftOutInWords(std::int64_t expected, std::int64_t left_out);

// A verdict in words, areas in square metres.
std::vector<tally::ExplainedLine> InWords(const tally::Verdict& verdict);

}  // namespace yishi::box

#endif  // YISHI_ENGINE_BOX_OUTCOME_H_
