// Trees against published roots and against the RFC's own recursive definitions, in both suites.

#include "engine/merkle/tree.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/merkle/hash.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "tests/support/vector_file.h"

namespace yishi::merkle {
namespace {

using crypto::Suite;
using crypto::SuiteId;
using testing::IsOkAndHolds;
using testing::Refused;

constexpr std::size_t kSizes = 130;  // beyond 2^7, where every shape of right edge has occurred

Bytes EntryAt(std::size_t i) { return "entry " + std::to_string(i); }

std::vector<Bytes> Entries(std::size_t count) {
  std::vector<Bytes> entries;
  for (std::size_t i = 0; i < count; ++i) entries.push_back(EntryAt(i));
  return entries;
}

// The oracle: the definitions of RFC 9162, 2.1, word for word, recursive and slow.
class RecursiveTree {
 public:
  RecursiveTree(const crypto::Suite& suite, std::vector<Bytes> entries)
      : suite_(suite), entries_(std::move(entries)) {}

  // 2.1.1: MTH(D_n)
  Hash Root(std::size_t begin, std::size_t end) const {
    if (begin == end) return suite_.Digest({""});
    if (end - begin == 1) return suite_.Digest({std::string(1, '\0') + entries_[begin]});
    const std::size_t k = Split(end - begin);
    return suite_.Digest({"\x01" + Root(begin, begin + k).str() + Root(begin + k, end).str()});
  }

  // 2.1.3.1: PATH(m, D_n)
  std::vector<Hash> Path(std::size_t m, std::size_t begin, std::size_t end) const {
    if (end - begin == 1) return {};
    const std::size_t k = Split(end - begin);
    if (m < k) return Plus(Path(m, begin, begin + k), Root(begin + k, end));
    return Plus(Path(m - k, begin + k, end), Root(begin, begin + k));
  }

  // 2.1.4.1: SUBPROOF(m, D_n, b)
  std::vector<Hash> Subproof(std::size_t m, std::size_t begin, std::size_t end, bool complete) const {
    if (m == end - begin) return complete ? std::vector<Hash>() : std::vector<Hash>{Root(begin, end)};
    const std::size_t k = Split(end - begin);
    if (m <= k) return Plus(Subproof(m, begin, begin + k, complete), Root(begin + k, end));
    return Plus(Subproof(m - k, begin + k, end, false), Root(begin, begin + k));
  }

 private:
  static std::size_t Split(std::size_t n) {
    std::size_t k = 1;
    while (k * 2 < n) k *= 2;
    return k;
  }
  static std::vector<Hash> Plus(std::vector<Hash> list, const Hash& last) {
    list.push_back(last);
    return list;
  }

  const crypto::Suite& suite_;
  std::vector<Bytes> entries_;
};

Tree TreeOf(const Suite& suite, std::size_t count) {
  Tree tree(suite);
  for (std::size_t i = 0; i < count; ++i) tree.Append(LeafHash(suite, EntryAt(i)));
  return tree;
}

TEST(TreeVectors, RootsAreThePublishedOnes) {
  const std::vector<Bytes> leaves = {
      "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
  for (const auto& line : testing::ReadVectors("formats.txt", "root")) {
    const Suite& suite = Suite::Get(line[1] == "INTL" ? SuiteId::kIntl : SuiteId::kGm);
    Tree tree(suite);
    for (std::size_t i = 0; i < std::stoul(line[2]); ++i) tree.Append(LeafHash(suite, *FromHex(leaves[i])));
    EXPECT_EQ(ToHex(tree.Root().view()), line[3]) << line[1] << " of " << line[2];
  }
}

class TreeTest : public ::testing::TestWithParam<SuiteId> {
 protected:
  const Suite& suite() const { return Suite::Get(GetParam()); }
};

INSTANTIATE_TEST_SUITE_P(Both, TreeTest, ::testing::Values(SuiteId::kIntl, SuiteId::kGm),
                         [](const auto& param) { return std::string(crypto::SuiteName(param.param)); });

TEST_P(TreeTest, RootsOfAllSizesAreTheDefinitions) {
  const RecursiveTree oracle(suite(), Entries(kSizes));
  const Tree tree = TreeOf(suite(), kSizes);
  for (std::size_t size = 0; size <= kSizes; ++size) {
    EXPECT_THAT(tree.RootAt(size), IsOkAndHolds(oracle.Root(0, size))) << size;
    EXPECT_EQ(TreeOf(suite(), size).Root(), oracle.Root(0, size)) << size;
  }
}

TEST_P(TreeTest, InclusionProofsOfAllLeavesAreTheDefinitions) {
  const RecursiveTree oracle(suite(), Entries(kSizes));
  const Tree tree = TreeOf(suite(), kSizes);
  // All sizes would be a million slow hashes: past 40 only those around the powers of two are kept.
  for (std::size_t size = 1; size <= kSizes; ++size) {
    if (size > 40 && (size < 62 || size > 67) && size < 126) continue;
    for (std::size_t index = 0; index < size; ++index) {
      ASSERT_THAT(tree.InclusionProof(index, size), IsOkAndHolds(oracle.Path(index, 0, size)))
          << index << " of " << size;
    }
  }
}

TEST_P(TreeTest, ConsistencyProofsOfAllSizesAreTheDefinitions) {
  const RecursiveTree oracle(suite(), Entries(kSizes));
  const Tree tree = TreeOf(suite(), kSizes);
  for (std::size_t size = 1; size <= kSizes; ++size) {
    if (size > 40 && (size < 62 || size > 67) && size < 126) continue;
    for (std::size_t old_size = 1; old_size <= size; ++old_size) {
      ASSERT_THAT(tree.ConsistencyProof(old_size, size),
                  IsOkAndHolds(oracle.Subproof(old_size, 0, size, true)))
          << old_size << " to " << size;
    }
    EXPECT_THAT(tree.ConsistencyProof(0, size), IsOkAndHolds(std::vector<Hash>()));
  }
}

TEST_P(TreeTest, ATruncatedTreeIsTheSmallerTree) {
  for (std::size_t size = 0; size <= 40; ++size) {
    for (std::size_t kept = 0; kept <= size + 1; ++kept) {
      Tree tree = TreeOf(suite(), size);
      tree.Truncate(kept);
      const std::size_t expected = std::min(kept, size);
      ASSERT_EQ(tree.size(), expected);
      EXPECT_EQ(tree.Root(), TreeOf(suite(), expected).Root());
      // Nothing of what was dropped shines through when it grows again.
      tree.Append(LeafHash(suite(), EntryAt(expected)));
      EXPECT_EQ(tree.Root(), TreeOf(suite(), expected + 1).Root()) << size << " cut to " << kept;
    }
  }
}

TEST_P(TreeTest, ACopyGrowsByItself) {
  Tree tree = TreeOf(suite(), 5);
  const Tree copy = tree;
  tree.Append(LeafHash(suite(), EntryAt(5)));
  EXPECT_EQ(copy.Root(), TreeOf(suite(), 5).Root());
  EXPECT_EQ(tree.Root(), TreeOf(suite(), 6).Root());
}

TEST_P(TreeTest, LeavesAreAsAppended) {
  const Tree tree = TreeOf(suite(), 3);
  EXPECT_THAT(tree.Leaf(2), IsOkAndHolds(LeafHash(suite(), EntryAt(2))));
  EXPECT_THAT(tree.Leaf(3), Refused(Reason::kFieldInvalid, ::testing::HasSubstr("3")));
}

TEST_P(TreeTest, SizesBeyondTheTreeAreRefused) {
  const Tree tree = TreeOf(suite(), 7);
  EXPECT_THAT(tree.RootAt(8), Refused(Reason::kFieldInvalid));
  EXPECT_THAT(tree.InclusionProof(0, 8), Refused(Reason::kFieldInvalid));
  EXPECT_THAT(tree.InclusionProof(7, 7), Refused(Reason::kFieldInvalid));
  EXPECT_THAT(tree.InclusionProof(0, 0), Refused(Reason::kFieldInvalid));
  EXPECT_THAT(tree.ConsistencyProof(1, 8), Refused(Reason::kFieldInvalid));
  EXPECT_THAT(tree.ConsistencyProof(6, 5), Refused(Reason::kFieldInvalid));
  EXPECT_THAT(tree.RootAt(~std::uint64_t{0}), Refused(Reason::kFieldInvalid));
}

}  // namespace
}  // namespace yishi::merkle
