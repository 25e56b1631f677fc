// Proofs verify, and nothing that differs from them in one place does.

#include "engine/merkle/proof.h"

#include "engine/merkle/hash.h"
#include "engine/merkle/tree.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace yishi::merkle {
namespace {

using crypto::Suite;
using crypto::SuiteId;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::Refused;

constexpr std::uint64_t kSizes = 130;

Hash Flipped(Hash hash) {
  hash.data[7] ^= 0x10;
  return hash;
}

class ProofTest : public ::testing::TestWithParam<SuiteId> {
 protected:
  ProofTest() : tree_(suite()) {
    for (std::uint64_t i = 0; i < kSizes; ++i) tree_.Append(LeafHash(suite(), std::to_string(i)));
  }

  const Suite& suite() const { return Suite::Get(GetParam()); }
  Hash LeafAt(std::uint64_t index) const { return *tree_.Leaf(index); }
  Head HeadAt(std::uint64_t size) const { return {.size = size, .root = *tree_.RootAt(size)}; }
  std::vector<Hash> Inclusion(std::uint64_t index, std::uint64_t size) const {
    return *tree_.InclusionProof(index, size);
  }
  std::vector<Hash> Consistency(std::uint64_t old_size, std::uint64_t new_size) const {
    return *tree_.ConsistencyProof(old_size, new_size);
  }

  Tree tree_;
};

INSTANTIATE_TEST_SUITE_P(Both, ProofTest, ::testing::Values(SuiteId::kIntl, SuiteId::kGm),
                         [](const auto& param) { return std::string(crypto::SuiteName(param.param)); });

TEST_P(ProofTest, InclusionOfEveryLeafVerifies) {
  for (std::uint64_t size = 1; size <= kSizes; ++size) {
    for (std::uint64_t index = 0; index < size; ++index) {
      ASSERT_THAT(VerifyInclusion(suite(), LeafAt(index), index, Inclusion(index, size), HeadAt(size)),
                  IsOk())
          << index << " of " << size;
    }
  }
}

TEST_P(ProofTest, ConsistencyOfEveryPairOfSizesVerifies) {
  for (std::uint64_t size = 0; size <= kSizes; ++size) {
    for (std::uint64_t old_size = 0; old_size <= size; ++old_size) {
      ASSERT_THAT(VerifyConsistency(suite(), HeadAt(old_size), HeadAt(size), Consistency(old_size, size)),
                  IsOk())
          << old_size << " to " << size;
    }
  }
}

// Each variation of a proof by one hash: changed, dropped, doubled, exchanged with its neighbour, one too
// many.
std::vector<std::vector<Hash>> Variations(const std::vector<Hash>& proof, const Hash& other) {
  std::vector<std::vector<Hash>> all;
  for (std::size_t i = 0; i < proof.size(); ++i) {
    const auto at = static_cast<std::ptrdiff_t>(i);
    all.push_back(proof);
    all.back()[i] = Flipped(proof[i]);
    all.push_back(proof);
    all.back().erase(all.back().begin() + at);
    all.push_back(proof);
    all.back().insert(all.back().begin() + at, proof[i]);
    if (i + 1 < proof.size()) {
      all.push_back(proof);
      std::swap(all.back()[i], all.back()[i + 1]);
    }
  }
  for (const Hash& extra : {other, Hash{}}) {
    all.push_back(proof);
    all.back().push_back(extra);
    all.push_back(proof);
    all.back().insert(all.back().begin(), extra);
  }
  return all;
}

TEST_P(ProofTest, EveryVariationOfAnInclusionProofIsRefused) {
  for (std::uint64_t size : {1u, 2u, 3u, 5u, 7u, 8u, 9u, 13u, 16u, 21u, 33u}) {
    const Head head = HeadAt(size);
    for (std::uint64_t index = 0; index < size; ++index) {
      const std::vector<Hash> proof = Inclusion(index, size);
      for (const std::vector<Hash>& wrong : Variations(proof, head.root)) {
        ASSERT_THAT(VerifyInclusion(suite(), LeafAt(index), index, wrong, head),
                    Refused(Reason::kProofInvalid))
            << index << " of " << size;
      }
      EXPECT_THAT(VerifyInclusion(suite(), Flipped(LeafAt(index)), index, proof, head),
                  Refused(Reason::kProofInvalid));
      EXPECT_THAT(VerifyInclusion(suite(), LeafAt(index), index, proof, {size, Flipped(head.root)}),
                  Refused(Reason::kProofInvalid));
    }
  }
}

TEST_P(ProofTest, ALeafIsAtNoOtherIndex) {
  for (std::uint64_t size : {2u, 3u, 7u, 8u, 13u}) {
    for (std::uint64_t index = 0; index < size; ++index) {
      for (std::uint64_t wrong = 0; wrong < size; ++wrong) {
        if (wrong == index) continue;
        EXPECT_THAT(VerifyInclusion(suite(), LeafAt(index), wrong, Inclusion(index, size), HeadAt(size)),
                    Refused(Reason::kProofInvalid))
            << index << " as " << wrong << " of " << size;
      }
    }
  }
}

TEST_P(ProofTest, AnIndexNotBelowTheSizeIsRefused) {
  EXPECT_THAT(VerifyInclusion(suite(), LeafAt(0), 0, {}, HeadAt(0)),
              Refused(Reason::kProofInvalid, HasSubstr("index 0")));
  EXPECT_THAT(VerifyInclusion(suite(), LeafAt(0), 1, {}, HeadAt(1)),
              Refused(Reason::kProofInvalid, HasSubstr("index 1")));
  EXPECT_THAT(VerifyInclusion(suite(), LeafAt(0), ~std::uint64_t{0}, {}, HeadAt(1)),
              Refused(Reason::kProofInvalid));
}

TEST_P(ProofTest, EveryVariationOfAConsistencyProofIsRefused) {
  for (std::uint64_t size : {2u, 3u, 5u, 7u, 8u, 9u, 13u, 16u, 21u, 33u}) {
    for (std::uint64_t old_size = 1; old_size <= size; ++old_size) {
      const Head older = HeadAt(old_size);
      const Head newer = HeadAt(size);
      const std::vector<Hash> proof = Consistency(old_size, size);
      for (const std::vector<Hash>& wrong : Variations(proof, older.root)) {
        ASSERT_THAT(VerifyConsistency(suite(), older, newer, wrong), Refused(Reason::kProofInvalid))
            << old_size << " to " << size;
      }
      EXPECT_THAT(VerifyConsistency(suite(), {old_size, Flipped(older.root)}, newer, proof),
                  Refused(Reason::kProofInvalid));
      EXPECT_THAT(VerifyConsistency(suite(), older, {size, Flipped(newer.root)}, proof),
                  Refused(Reason::kProofInvalid));
    }
  }
}

TEST_P(ProofTest, ConsistencyFromAnotherSizeIsRefused) {
  for (std::uint64_t old_size = 1; old_size <= 13; ++old_size) {
    for (std::uint64_t claimed = 1; claimed <= 13; ++claimed) {
      if (claimed == old_size) continue;
      EXPECT_THAT(VerifyConsistency(suite(), {claimed, *tree_.RootAt(old_size)}, HeadAt(13),
                                    Consistency(old_size, 13)),
                  Refused(Reason::kProofInvalid))
          << old_size << " claimed as " << claimed;
    }
  }
}

TEST_P(ProofTest, ATreeThatShrankIsRefused) {
  EXPECT_THAT(VerifyConsistency(suite(), HeadAt(6), HeadAt(5), {}),
              Refused(Reason::kProofInvalid, HasSubstr("size 6 is above the newer's 5")));
}

TEST_P(ProofTest, TheEmptyTreeHasOneRoot) {
  EXPECT_THAT(VerifyConsistency(suite(), {0, HeadAt(1).root}, HeadAt(5), {}), Refused(Reason::kProofInvalid));
  EXPECT_THAT(VerifyConsistency(suite(), {0, HeadAt(1).root}, {0, HeadAt(1).root}, {}),
              Refused(Reason::kProofInvalid));
  const std::vector<Hash> extra = {HeadAt(5).root};
  EXPECT_THAT(VerifyConsistency(suite(), HeadAt(0), HeadAt(5), extra), Refused(Reason::kProofInvalid));
}

TEST_P(ProofTest, ALengthThatIsWrongIsSaid) {
  std::vector<Hash> proof = Inclusion(3, 9);
  proof.push_back(proof[0]);
  EXPECT_THAT(VerifyInclusion(suite(), LeafAt(3), 3, proof, HeadAt(9)),
              Refused(Reason::kProofInvalid, HasSubstr("5 hashes, more")));
  proof.resize(3);
  EXPECT_THAT(VerifyInclusion(suite(), LeafAt(3), 3, proof, HeadAt(9)),
              Refused(Reason::kProofInvalid, HasSubstr("3 hashes, fewer")));
}

}  // namespace
}  // namespace yishi::merkle
