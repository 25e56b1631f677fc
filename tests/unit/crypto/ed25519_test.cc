// Ed25519 against the vectors that implementations disagree about (tests/vectors/signatures.txt).

#include "engine/crypto/ed25519.h"

#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "tests/support/vector_file.h"

namespace yishi::crypto {
namespace {

using testing::ReadVectors;
using testing::Unhex;
using testing::VectorLine;

TEST(Ed25519, KeysAreJudgedByTheStrictProfile) {
  for (const VectorLine& line : ReadVectors("signatures.txt")) {
    EXPECT_EQ(CheckEd25519PublicKey(Unhex(line[3])).ok(), line[1] == "key") << line[0];
  }
}

TEST(Ed25519, SignaturesOfGoodKeysAreJudgedByTheStrictProfile) {
  int good = 0;
  for (const VectorLine& line : ReadVectors("signatures.txt")) {
    if (line[1] != "key") continue;
    const bool verifies = VerifyEd25519(Unhex(line[3]), Unhex(line[4]), Unhex(line[5]));
    EXPECT_EQ(verifies, line[2] == "good") << line[0];
    good += verifies ? 1 : 0;
  }
  EXPECT_EQ(good, 4);  // three of RFC 8032, and the plain one
}

TEST(Ed25519, SeedsGiveTheKeysOfRfc8032) {
  const auto key =
      Ed25519KeyFromSeed(Unhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
  ASSERT_THAT(key, testing::IsOk());
  const VectorLine line = ReadVectors("signatures.txt", "rfc8032-1")[0];
  EXPECT_EQ(key->public_key(), Unhex(line[3]));
  EXPECT_EQ(*key->Sign(""), Unhex(line[5]));
}

}  // namespace
}  // namespace yishi::crypto
