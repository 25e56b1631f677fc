#include "engine/merkle/proof.h"

#include <bit>
#include <string>

#include "engine/base/status.h"
#include "engine/merkle/hash.h"

namespace yishi::merkle {
namespace {

absl::Status Invalid(std::string zh, std::string en) {
  return Refuse(Reason::kProofInvalid, std::move(zh), std::move(en), "RFC 9162, 2.1");
}

absl::Status WrongLength(std::size_t length, std::string_view how_zh, std::string_view how_en) {
  const std::string n = std::to_string(length);
  return Invalid("证明有 " + n + " 个哈希，" + std::string(how_zh),
                 "the proof has " + n + " hashes, " + std::string(how_en));
}

absl::Status TooLong(std::size_t length) {
  return WrongLength(length, "多于这棵树所需", "more than the tree asks for");
}
absl::Status TooShort(std::size_t length) {
  return WrongLength(length, "少于这棵树所需", "fewer than the tree asks for");
}

// The position of a node in its level and of the level's last node, on the way up (RFC 9162's fn and sn).
struct Climb {
  std::uint64_t node;
  std::uint64_t last;

  bool IsRightChild() const { return (node & 1) != 0 || node == last; }
  // Past the levels where the rightmost node stands alone and is its own parent.
  void SkipLoneLevels() {
    while ((node & 1) == 0 && node != 0) Up();
  }
  void Up() {
    node >>= 1;
    last >>= 1;
  }
};

}  // namespace

absl::Status VerifyInclusion(const crypto::Suite& suite, const Hash& leaf_hash, std::uint64_t index,
                             std::span<const Hash> proof, const Head& head) {
  if (index >= head.size) {
    const std::string i = std::to_string(index);
    const std::string n = std::to_string(head.size);
    return Invalid("序号 " + i + " 不小于树的大小 " + n, "index " + i + " is not below the tree's size " + n);
  }
  Climb climb{index, head.size - 1};
  Hash root = leaf_hash;
  for (const Hash& sibling : proof) {
    if (climb.last == 0) return TooLong(proof.size());
    if (climb.IsRightChild()) {
      root = NodeHash(suite, sibling, root);
      climb.SkipLoneLevels();
    } else {
      root = NodeHash(suite, root, sibling);
    }
    climb.Up();
  }
  if (climb.last != 0) return TooShort(proof.size());
  if (root != head.root) {
    return Invalid("证明得出的树根与所签不符：" + ToHex(root.view()),
                   "the proof leads to another root: " + ToHex(root.view()));
  }
  return absl::OkStatus();
}

absl::Status VerifyConsistency(const crypto::Suite& suite, const Head& older, const Head& newer,
                               std::span<const Hash> proof) {
  if (older.size > newer.size) {
    const std::string o = std::to_string(older.size);
    const std::string n = std::to_string(newer.size);
    return Invalid("旧树大小 " + o + " 大于新树大小 " + n,
                   "the older tree's size " + o + " is above the newer's " + n);
  }
  if (older.size == 0 || older.size == newer.size) {
    if (!proof.empty()) return TooLong(proof.size());
    const Hash expected = older.size == 0 ? EmptyRoot(suite) : newer.root;
    if (older.root == expected) return absl::OkStatus();
    return Invalid("大小同为 " + std::to_string(older.size) + "，树根却不同",
                   "two roots for one size, " + std::to_string(older.size));
  }

  Climb climb{older.size - 1, newer.size - 1};
  while ((climb.node & 1) != 0) climb.Up();
  // Both walks start at the largest subtree that ends where the old tree does. If that is the whole old tree,
  // the proof leaves it out.
  std::span<const Hash> rest = proof;
  Hash start = older.root;
  if (!std::has_single_bit(older.size)) {
    if (proof.empty()) return TooShort(proof.size());
    start = proof.front();
    rest = proof.subspan(1);
  }
  Hash old_root = start;
  Hash new_root = start;
  for (const Hash& sibling : rest) {
    if (climb.last == 0) return TooLong(proof.size());
    if (climb.IsRightChild()) {
      old_root = NodeHash(suite, sibling, old_root);
      new_root = NodeHash(suite, sibling, new_root);
      climb.SkipLoneLevels();
    } else {
      new_root = NodeHash(suite, new_root, sibling);
    }
    climb.Up();
  }
  if (climb.last != 0) return TooShort(proof.size());
  if (old_root != older.root) {
    return Invalid("证明得出的旧树根与所签不符", "the proof leads to another root of the older tree");
  }
  if (new_root != newer.root) {
    return Invalid("证明得出的新树根与所签不符", "the proof leads to another root of the newer tree");
  }
  return absl::OkStatus();
}

}  // namespace yishi::merkle
