#include "engine/merkle/tree.h"

#include <algorithm>
#include <bit>
#include <string>

#include "engine/base/status.h"
#include "engine/merkle/hash.h"

namespace yishi::merkle {
namespace {

// The largest power of two below `n`, where RFC 9162 splits a tree of n leaves. REQUIRES: n >= 2.
std::uint64_t SplitOf(std::uint64_t n) { return std::bit_floor(n - 1); }

absl::Status OutOfRange(std::string_view what, std::uint64_t value, std::string_view bound,
                        std::uint64_t limit) {
  const std::string v = std::to_string(value);
  const std::string l = std::to_string(limit);
  return Refuse(Reason::kFieldInvalid,
                std::string(what) + " = " + v + " 超出范围，" + std::string(bound) + " = " + l,
                std::string(what) + " = " + v + " is out of range, where " + std::string(bound) + " = " + l,
                "RFC 9162, 2.1");
}

}  // namespace

void Tree::Append(const Hash& leaf) {
  Hash node = leaf;
  for (std::size_t level = 0;; ++level) {
    if (level == levels_.size()) levels_.emplace_back();
    std::vector<Hash>& nodes = levels_[level];
    nodes.push_back(node);
    if (nodes.size() % 2 != 0) return;
    node = NodeHash(*suite_, nodes[nodes.size() - 2], nodes[nodes.size() - 1]);
  }
}

void Tree::Truncate(std::uint64_t new_size) {
  if (new_size >= size()) return;
  for (std::vector<Hash>& nodes : levels_) {
    nodes.resize(new_size);
    new_size /= 2;
  }
  while (!levels_.empty() && levels_.back().empty()) levels_.pop_back();
}

absl::StatusOr<Hash> Tree::Leaf(std::uint64_t index) const {
  if (index >= size()) return OutOfRange("index", index, "size", size());
  return levels_[0][index];
}

absl::StatusOr<Hash> Tree::RootAt(std::uint64_t at_size) const {
  if (at_size > size()) return OutOfRange("size", at_size, "tree size", size());
  return RangeRoot(0, at_size);
}

Hash Tree::RangeRoot(std::uint64_t begin, std::uint64_t end) const {
  if (begin == end) return EmptyRoot(*suite_);
  // The range is a row of complete subtrees, larger to smaller; their roots fold from the right.
  std::uint64_t at = end;
  std::uint64_t left = end - begin;
  Hash root;
  bool first = true;
  for (std::size_t level = 0; left != 0; ++level, left /= 2) {
    if (left % 2 == 0) continue;
    at -= std::uint64_t{1} << level;
    const Hash& piece = levels_[level][at >> level];
    root = first ? piece : NodeHash(*suite_, piece, root);
    first = false;
  }
  return root;
}

absl::StatusOr<std::vector<Hash>> Tree::InclusionProof(std::uint64_t index, std::uint64_t at_size) const {
  if (at_size > size()) return OutOfRange("size", at_size, "tree size", size());
  if (index >= at_size) return OutOfRange("index", index, "size", at_size);
  std::vector<Hash> proof;
  std::uint64_t begin = 0;
  std::uint64_t end = at_size;
  while (end - begin > 1) {
    const std::uint64_t middle = begin + SplitOf(end - begin);
    if (index < middle) {
      proof.push_back(RangeRoot(middle, end));
      end = middle;
    } else {
      proof.push_back(RangeRoot(begin, middle));
      begin = middle;
    }
  }
  std::reverse(proof.begin(), proof.end());
  return proof;
}

absl::StatusOr<std::vector<Hash>> Tree::ConsistencyProof(std::uint64_t old_size,
                                                         std::uint64_t new_size) const {
  if (new_size > size()) return OutOfRange("new size", new_size, "tree size", size());
  if (old_size > new_size) return OutOfRange("old size", old_size, "new size", new_size);
  std::vector<Hash> proof;
  if (old_size == 0) return proof;
  std::uint64_t begin = 0;
  std::uint64_t end = new_size;
  while (old_size != end) {
    const std::uint64_t middle = begin + SplitOf(end - begin);
    if (old_size <= middle) {
      proof.push_back(RangeRoot(middle, end));
      end = middle;
    } else {
      proof.push_back(RangeRoot(begin, middle));
      begin = middle;
    }
  }
  // Where the walk never went right, what is left is the old tree itself, whose root the verifier has.
  if (begin != 0) proof.push_back(RangeRoot(begin, end));
  std::reverse(proof.begin(), proof.end());
  return proof;
}

}  // namespace yishi::merkle
