#include "engine/merkle/hash.h"

#include <algorithm>

#include "gtest/gtest.h"

namespace yishi::merkle {
namespace {

const crypto::Suite& Intl() { return crypto::Suite::Get(crypto::SuiteId::kIntl); }

Hash Plain(BytesView text) {
  Hash hash;
  std::copy(text.begin(), text.end(), hash.data.begin());
  return hash;
}

TEST(MerkleHash, LeafIsTheRfcs) {
  EXPECT_EQ(ToHex(LeafHash(Intl(), "L123456").view()),
            "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
}

// Children of four bytes stand in a published vector; ours are always of 32.
TEST(MerkleHash, NodeIsTheRfcs) {
  EXPECT_EQ(ToHex(Intl().Digest({"\x01", "N123", "N456"}).view()),
            "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb");
  const Hash left = Plain("N123");
  const Hash right = Plain("N456");
  EXPECT_EQ(NodeHash(Intl(), left, right), Intl().Digest({"\x01" + left.str() + right.str()}));
}

TEST(MerkleHash, LeafAndNodeOfTheSameBytesDiffer) {
  const Hash left = Plain("N123");
  EXPECT_NE(LeafHash(Intl(), left.str() + left.str()), NodeHash(Intl(), left, left));
}

}  // namespace
}  // namespace yishi::merkle
