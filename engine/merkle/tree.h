// An append-only Merkle tree in memory (RFC 9162, 2.1; the trees of RFC 6962 are the same).
//
// Every complete subtree's hash is kept, about 64 bytes a leaf, so that any earlier root and any proof is a
// walk along the right edge.

#ifndef YISHI_ENGINE_MERKLE_TREE_H_
#define YISHI_ENGINE_MERKLE_TREE_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/base/bytes.h"
#include "engine/crypto/suite.h"

namespace yishi::merkle {

// A value; safe to read from several threads while none writes.
class Tree {
 public:
  explicit Tree(const crypto::Suite& suite) : suite_(&suite) {}

  const crypto::Suite& suite() const { return *suite_; }
  std::uint64_t size() const { return levels_.empty() ? 0 : levels_[0].size(); }

  // One hash on average, log2(size) at worst. `leaf` is a LeafHash.
  void Append(const Hash& leaf);

  // Drops the leaves from `size` on. Nothing happens if there are no more than that.
  void Truncate(std::uint64_t size);

  // The leaf's hash. kFieldInvalid if `index` is not below size(), as for the sizes below.
  absl::StatusOr<Hash> Leaf(std::uint64_t index) const;

  Hash Root() const { return RangeRoot(0, size()); }

  // The root that the tree had when it held `size` leaves.
  absl::StatusOr<Hash> RootAt(std::uint64_t size) const;

  // That leaf `index` is in the tree of `size` leaves, for VerifyInclusion. REQUIRES nothing; kFieldInvalid
  // unless index < size <= size().
  absl::StatusOr<std::vector<Hash>> InclusionProof(std::uint64_t index, std::uint64_t size) const;

  // That the tree of `new_size` leaves begins with that of `old_size`, for VerifyConsistency; empty if the
  // old one is empty or the two are one. kFieldInvalid unless old_size <= new_size <= size().
  absl::StatusOr<std::vector<Hash>> ConsistencyProof(std::uint64_t old_size, std::uint64_t new_size) const;

 private:
  // MTH(D[begin:end]). REQUIRES: begin is a multiple of the least power of two >= end - begin.
  Hash RangeRoot(std::uint64_t begin, std::uint64_t end) const;

  const crypto::Suite* suite_;
  // levels_[k][i] is the root of leaves [i·2^k, (i+1)·2^k).
  std::vector<std::vector<Hash>> levels_;
};

}  // namespace yishi::merkle

#endif  // YISHI_ENGINE_MERKLE_TREE_H_
