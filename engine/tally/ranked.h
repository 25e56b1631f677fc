// Counting ranked ballots by Schulze's method: pairwise defeats, and the strongest paths of them.
//
// Markus Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
// single-winner election method", Social Choice and Welfare 36 (2011), with the strength of a defeat measured
// by winning votes.

#ifndef YISHI_ENGINE_TALLY_RANKED_H_
#define YISHI_ENGINE_TALLY_RANKED_H_

#include <cstdint>
#include <span>
#include <vector>

#include "engine/tally/seats.h"

namespace yishi::tally {

// The options of a ballot, best first, each once. Those left out stand level behind all that are named.
using Preference = std::vector<Option>;

// A number for each ordered pair of options.
class Pairs {
 public:
  explicit Pairs(std::size_t options) : options_(options), numbers_(options * options, 0) {}

  std::size_t options() const { return options_; }
  std::int64_t at(Option row, Option column) const { return numbers_[row * options_ + column]; }
  std::int64_t& at(Option row, Option column) { return numbers_[row * options_ + column]; }

  bool operator==(const Pairs&) const = default;

 private:
  std::size_t options_;
  std::vector<std::int64_t> numbers_;  // row by row
};

// How many ballots put the row's option before the column's. REQUIRES: no ballot names another than
// `options`.
Pairs CountPairs(std::span<const Preference> ballots, std::size_t options);

// The strength of the strongest path from row to column: the greatest, over all chains of pairwise victories
// between them, of the votes of its weakest victory; 0 where there is none.
Pairs StrongestPaths(const Pairs& pairs);

// Such a path, both ends included; empty where there is none.
std::vector<Option> StrongestPath(const Pairs& pairs, Option from, Option to);

// First those that `stands` marks and none of these beats, then those that only the first beat, and so on. An
// option beats another if its path there is stronger than the path back.
Ranking RankByPaths(const Pairs& paths, const std::vector<bool>& stands);

}  // namespace yishi::tally

#endif  // YISHI_ENGINE_TALLY_RANKED_H_
