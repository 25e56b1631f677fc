// Filling seats from a ranking of options: who is chosen, and which ties have to be resolved.

#ifndef YISHI_ENGINE_TALLY_SEATS_H_
#define YISHI_ENGINE_TALLY_SEATS_H_

#include <cstddef>
#include <vector>

namespace yishi::tally {

// An option's place in the list that the ballots choose from, from 0. People see it from 1.
using Option = std::size_t;

// Best first. Options of one group are level with one another; within it they ascend.
using Ranking = std::vector<std::vector<Option>>;

// What a tie does that decides who has the last seat.
enum class TieRule {
  kVoteAgain,    // nobody of the group has it: the vote is held again
  kListedOrder,  // whoever stands earlier in the list has it
};

struct Seats {
  std::vector<Option> chosen;  // best first; of a group, in the list's order
  std::vector<Option> tied;    // the group that the last seats are too few for, where it is voted again

  bool operator==(const Seats&) const = default;
};

// Gives out `seats` seats, group by group. Fewer options than seats leave seats vacant.
Seats FillSeats(const Ranking& ranking, std::size_t seats, TieRule ties);

}  // namespace yishi::tally

#endif  // YISHI_ENGINE_TALLY_SEATS_H_
