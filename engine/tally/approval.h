// Counting ballots that approve of at most k options (k of n).

#ifndef YISHI_ENGINE_TALLY_APPROVAL_H_
#define YISHI_ENGINE_TALLY_APPROVAL_H_

#include <cstdint>
#include <span>
#include <vector>

#include "engine/tally/seats.h"

namespace yishi::tally {

// The options that a ballot approves of, ascending, each once.
using Approval = std::vector<Option>;

// Ballots for each of `options` options. REQUIRES: no ballot names another.
std::vector<std::int64_t> CountApprovals(std::span<const Approval> ballots, std::size_t options);

// Those that `stands` marks, by their votes. REQUIRES: equally many of both.
Ranking RankByVotes(std::span<const std::int64_t> votes, const std::vector<bool>& stands);

}  // namespace yishi::tally

#endif  // YISHI_ENGINE_TALLY_APPROVAL_H_
