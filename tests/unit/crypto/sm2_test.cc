// SM2 against the standard's example and at the edges of its ranges.

#include "engine/crypto/sm2.h"

#include <algorithm>

#include "engine/crypto/suite.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "tests/support/vector_file.h"

namespace yishi::crypto {
namespace {

using testing::IsOk;
using testing::ReadVectors;
using testing::Refused;
using testing::Unhex;
using testing::VectorLine;

const Suite& Gm() { return Suite::Get(SuiteId::kGm); }

constexpr char kOrder[] = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";
constexpr char kPrime[] = "fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff";

// The big-endian number that is `delta` above `hex`, which must not carry beyond its last byte.
Bytes Near(const char* hex, int delta) {
  Bytes bytes = Unhex(hex);
  bytes.back() = static_cast<char>(bytes.back() + delta);
  return bytes;
}

TEST(Sm2, TheStandardsExampleVerifies) {
  for (const VectorLine& line : ReadVectors("sm2.txt")) {
    const auto verifier = Sm2Verifier(Unhex(line[0]));
    ASSERT_THAT(verifier, IsOk());
    EXPECT_TRUE(verifier->Verify(Unhex(line[1]), Unhex(line[2])));
    EXPECT_FALSE(verifier->Verify("message digesu", Unhex(line[2])));
  }
}

TEST(Sm2, TheStandardsPrivateKeyGivesItsPublicKey) {
  Hash scalar = *Hash::From(Unhex("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8"));
  const auto key = Sm2KeyFromScalar(scalar);
  ASSERT_THAT(key, IsOk());
  EXPECT_EQ(key->public_key(), Unhex(ReadVectors("sm2.txt")[0][0]));
  EXPECT_TRUE(scalar.is_zero()) << "the scalar was not wiped";
}

TEST(Sm2, SeedsGiveTheKeysOfTheSecondImplementation) {
  for (const VectorLine& line : ReadVectors("formats.txt", "sm2seed")) {
    EXPECT_EQ(ToHex(Gm().KeyFromSeed(Unhex(line[2]))->public_key()), line[3]);
  }
}

TEST(Sm2, PrivateScalarsAreFromOneToTheOrderLessTwo) {
  const auto key_of = [](Bytes scalar) {
    Hash hash = *Hash::From(scalar);
    return Sm2KeyFromScalar(hash).status();
  };
  EXPECT_THAT(key_of(Bytes(32, '\0')), Refused(Reason::kKeyInvalid));
  EXPECT_THAT(key_of(Bytes(31, '\0') + '\x01'), IsOk());
  EXPECT_THAT(key_of(Near(kOrder, -2)), IsOk());
  EXPECT_THAT(key_of(Near(kOrder, -1)), Refused(Reason::kKeyInvalid));
  EXPECT_THAT(key_of(Near(kOrder, 0)), Refused(Reason::kKeyInvalid));
  EXPECT_THAT(key_of(Bytes(32, '\xff')), Refused(Reason::kKeyInvalid));
}

TEST(Sm2, TwoSignaturesOfOneMessageDiffer) {
  const SigningKey key = *Gm().KeyFromSeed(Bytes(32, 'a'));
  EXPECT_NE(*key.Sign("yes"), *key.Sign("yes"));
}

// Short integers are padded on the wire, and DER puts a zero before long ones: many signatures meet all
// forms.
TEST(Sm2, SignaturesAreOfOneLengthWhateverTheirIntegers) {
  const SigningKey key = *Gm().KeyFromSeed(Bytes(32, 'a'));
  const Verifier verifier = *Gm().MakeVerifier(key.public_key());
  bool leading_zero = false;
  bool high_bit = false;
  for (int i = 0; i < 2'000 && !(leading_zero && high_bit); ++i) {
    const Bytes signature = *key.Sign("yes");
    ASSERT_EQ(signature.size(), 64u);
    ASSERT_TRUE(verifier.Verify("yes", signature)) << ToHex(signature);
    leading_zero = leading_zero || signature[0] == '\0' || signature[32] == '\0';
    high_bit = high_bit || signature[0] < 0;
  }
  EXPECT_TRUE(leading_zero && high_bit) << "no such integer in 2,000 signatures";
}

TEST(Sm2, IntegersOutOfRangeDoNotVerify) {
  const SigningKey key = *Gm().KeyFromSeed(Bytes(32, 'a'));
  const Verifier verifier = *Gm().MakeVerifier(key.public_key());
  const Bytes good = *key.Sign("yes");
  const Bytes zero(32, '\0');
  const Bytes order = Unhex(kOrder);
  for (const Bytes& bad : {zero, order, Near(kOrder, 1), Bytes(32, '\xff')}) {
    EXPECT_FALSE(verifier.Verify("yes", bad + good.substr(32))) << ToHex(bad);
    EXPECT_FALSE(verifier.Verify("yes", good.substr(0, 32) + bad)) << ToHex(bad);
  }
  // r + s = n
  EXPECT_FALSE(verifier.Verify("yes", Bytes(31, '\0') + '\x01' + Near(kOrder, -1)));
}

TEST(Sm2, OnlyCompressedPointsOfTheCurveAreKeys) {
  const Bytes compressed = Unhex(ReadVectors("sm2.txt")[0][0]);
  const Bytes uncompressed = '\x04' + compressed.substr(1) +
                             Unhex("ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
  EXPECT_THAT(Sm2Verifier(compressed), IsOk());
  EXPECT_THAT(Sm2Verifier(uncompressed), Refused(Reason::kKeyInvalid));
  EXPECT_THAT(Sm2Verifier('\x04' + compressed.substr(1)), Refused(Reason::kKeyInvalid));
  EXPECT_THAT(Sm2Verifier(Bytes(1, '\0')), Refused(Reason::kKeyInvalid));  // infinity
  EXPECT_THAT(Sm2Verifier('\x02' + Unhex(kPrime)), Refused(Reason::kKeyInvalid));

  // About half of all x have no point; those that have one have it in either parity.
  int points = 0;
  for (int x = 1; x <= 64; ++x) {
    const Bytes coordinate = Bytes(31, '\0') + static_cast<char>(x);
    const bool even = Sm2Verifier('\x02' + coordinate).ok();
    EXPECT_EQ(even, Sm2Verifier('\x03' + coordinate).ok()) << x;
    points += even ? 1 : 0;
  }
  EXPECT_GT(points, 16);
  EXPECT_LT(points, 48);
}

}  // namespace
}  // namespace yishi::crypto
