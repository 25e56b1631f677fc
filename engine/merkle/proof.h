// Checking proofs without the tree (RFC 9162, 2.1.3.2 and 2.1.4.2).

#ifndef YISHI_ENGINE_MERKLE_PROOF_H_
#define YISHI_ENGINE_MERKLE_PROOF_H_

#include <cstdint>
#include <span>

#include "absl/status/status.h"
#include "engine/base/bytes.h"
#include "engine/crypto/suite.h"

namespace yishi::merkle {

// What a signed head says of a tree.
struct Head {
  std::uint64_t size = 0;
  Hash root;

  bool operator==(const Head&) const = default;
};

// OK if `proof` shows that the leaf with this hash stands at `index` in the tree of `head`. kProofInvalid if
// the index is not below the size, if the proof is longer or shorter than the tree asks for, or if it leads
// elsewhere.
absl::Status VerifyInclusion(const crypto::Suite& suite, const Hash& leaf_hash, std::uint64_t index,
                             std::span<const Hash> proof, const Head& head);

// OK if `proof` shows that the tree of `newer` begins with the tree of `older`. A proof from the empty tree,
// or between equal sizes, is empty. kProofInvalid otherwise.
absl::Status VerifyConsistency(const crypto::Suite& suite, const Head& older, const Head& newer,
                               std::span<const Hash> proof);

}  // namespace yishi::merkle

#endif  // YISHI_ENGINE_MERKLE_PROOF_H_
