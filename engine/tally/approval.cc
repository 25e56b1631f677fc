#include "engine/tally/approval.h"

#include <functional>
#include <map>

namespace yishi::tally {

std::vector<std::int64_t> CountApprovals(std::span<const Approval> ballots, std::size_t options) {
  std::vector<std::int64_t> votes(options, 0);
  for (const Approval& ballot : ballots) {
    for (Option option : ballot) ++votes[option];
  }
  return votes;
}

Ranking RankByVotes(std::span<const std::int64_t> votes, const std::vector<bool>& stands) {
  std::map<std::int64_t, std::vector<Option>, std::greater<>> by_votes;
  for (Option option = 0; option < votes.size(); ++option) {
    if (stands[option]) by_votes[votes[option]].push_back(option);
  }
  Ranking ranking;
  for (auto& [count, group] : by_votes) ranking.push_back(std::move(group));
  return ranking;
}

}  // namespace yishi::tally
