#include "engine/tally/ranked.h"

#include <algorithm>

namespace yishi::tally {
namespace {

void AddBallot(const Preference& ballot, Pairs& pairs) {
  std::vector<bool> named(pairs.options(), false);
  for (Option better : ballot) {
    named[better] = true;
    for (Option other = 0; other < pairs.options(); ++other) {
      if (!named[other]) ++pairs.at(better, other);
    }
  }
}

// A victory's votes; 0 for what is none.
Pairs Victories(const Pairs& pairs) {
  Pairs victories(pairs.options());
  for (Option row = 0; row < pairs.options(); ++row) {
    for (Option column = 0; column < pairs.options(); ++column) {
      if (pairs.at(row, column) > pairs.at(column, row)) victories.at(row, column) = pairs.at(row, column);
    }
  }
  return victories;
}

// Those of `left` that none of `left` beats.
std::vector<Option> Unbeaten(const Pairs& paths, const std::vector<bool>& left) {
  std::vector<Option> unbeaten;
  for (Option option = 0; option < paths.options(); ++option) {
    bool beaten = !left[option];
    for (Option other = 0; other < paths.options(); ++other) {
      beaten = beaten || (left[other] && paths.at(other, option) > paths.at(option, other));
    }
    if (!beaten) unbeaten.push_back(option);
  }
  return unbeaten;
}

// Whether a chain of victories of at least `strength` leads on from the path's end to `to`; then appends it.
bool Reach(const Pairs& victories, std::int64_t strength, Option to, std::vector<bool>& seen,
           std::vector<Option>& path) {
  const Option at = path.back();
  if (at == to) return true;
  seen[at] = true;
  for (Option next = 0; next < victories.options(); ++next) {
    if (seen[next] || victories.at(at, next) < strength) continue;
    path.push_back(next);
    if (Reach(victories, strength, to, seen, path)) return true;
    path.pop_back();
  }
  return false;
}

}  // namespace

Pairs CountPairs(std::span<const Preference> ballots, std::size_t options) {
  Pairs pairs(options);
  for (const Preference& ballot : ballots) AddBallot(ballot, pairs);
  return pairs;
}

Pairs StrongestPaths(const Pairs& pairs) {
  Pairs paths = Victories(pairs);
  const std::size_t options = pairs.options();
  for (Option by = 0; by < options; ++by) {
    for (Option row = 0; row < options; ++row) {
      for (Option column = 0; column < options; ++column) {
        if (row == column) continue;
        const std::int64_t through = std::min(paths.at(row, by), paths.at(by, column));
        paths.at(row, column) = std::max(paths.at(row, column), through);
      }
    }
  }
  return paths;
}

std::vector<Option> StrongestPath(const Pairs& pairs, Option from, Option to) {
  const std::int64_t strength = StrongestPaths(pairs).at(from, to);
  if (strength == 0) return {};
  std::vector<bool> seen(pairs.options(), false);
  std::vector<Option> path{from};
  Reach(Victories(pairs), strength, to, seen, path);
  return path;
}

Ranking RankByPaths(const Pairs& paths, const std::vector<bool>& stands) {
  Ranking ranking;
  std::vector<bool> left = stands;
  for (std::vector<Option> group = Unbeaten(paths, left); !group.empty(); group = Unbeaten(paths, left)) {
    for (Option option : group) left[option] = false;
    ranking.push_back(std::move(group));
  }
  return ranking;
}

}  // namespace yishi::tally
