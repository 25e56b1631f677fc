#include "engine/tally/seats.h"

#include <algorithm>

namespace yishi::tally {

Seats FillSeats(const Ranking& ranking, std::size_t seats, TieRule ties) {
  Seats filled;
  for (const std::vector<Option>& group : ranking) {
    const std::size_t left = seats - filled.chosen.size();
    if (left == 0) break;
    if (group.size() > left && ties == TieRule::kVoteAgain) {
      filled.tied = group;
      break;
    }
    const std::size_t taken = std::min(left, group.size());
    filled.chosen.insert(filled.chosen.end(), group.begin(),
                         group.begin() + static_cast<std::ptrdiff_t>(taken));
  }
  return filled;
}

}  // namespace yishi::tally
