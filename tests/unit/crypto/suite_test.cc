// What both suites promise, by the same tests.

#include "engine/crypto/suite.h"

#include <set>
#include <thread>
#include <vector>

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

const Suite& SuiteNamed(const std::string& name) {
  return Suite::Get(name == "INTL" ? SuiteId::kIntl : SuiteId::kGm);
}

TEST(SuiteVectors, DigestsAgreeWithTheSecondImplementation) {
  for (const VectorLine& line : ReadVectors("formats.txt", "digest")) {
    EXPECT_EQ(ToHex(SuiteNamed(line[1]).Digest({Unhex(line[2])}).view()), line[3])
        << line[1] << " of " << line[2];
  }
}

TEST(SuiteVectors, TaggedHashesAgreeWithTheSecondImplementation) {
  for (const VectorLine& line : ReadVectors("formats.txt", "tagged")) {
    const Hash hash = SuiteNamed(line[1]).Tagged(line[2], {Unhex(line[3]), Unhex(line[4])});
    EXPECT_EQ(ToHex(hash.view()), line[5]);
  }
}

TEST(SuiteVectors, KeyIdsAgreeWithTheSecondImplementation) {
  for (const VectorLine& line : ReadVectors("formats.txt", "keyid")) {
    EXPECT_EQ(SuiteNamed(line[1]).KeyIdOf(Unhex(line[2])).hex(), line[3]);
  }
}

TEST(SuiteId, NumbersThatNameNoSuiteGiveNone) {
  EXPECT_EQ(SuiteIdFromNumber(1), SuiteId::kIntl);
  EXPECT_EQ(SuiteIdFromNumber(2), SuiteId::kGm);
  EXPECT_EQ(SuiteIdFromNumber(0), std::nullopt);
  EXPECT_EQ(SuiteIdFromNumber(3), std::nullopt);
  EXPECT_EQ(SuiteIdFromNumber(257), std::nullopt);
}

class SuiteTest : public ::testing::TestWithParam<SuiteId> {
 protected:
  const Suite& suite() const { return Suite::Get(GetParam()); }
  const Suite& other() const {
    return Suite::Get(GetParam() == SuiteId::kIntl ? SuiteId::kGm : SuiteId::kIntl);
  }
  SigningKey Key(char fill) const { return *suite().KeyFromSeed(Bytes(32, fill)); }
};

INSTANTIATE_TEST_SUITE_P(Both, SuiteTest, ::testing::Values(SuiteId::kIntl, SuiteId::kGm),
                         [](const auto& param) { return std::string(SuiteName(param.param)); });

TEST_P(SuiteTest, IsWhatItWasAskedFor) {
  EXPECT_EQ(suite().id(), GetParam());
  EXPECT_EQ(suite().name(), SuiteName(GetParam()));
}

TEST_P(SuiteTest, DigestIsOfTheConcatenation) {
  EXPECT_EQ(suite().Digest({"a", "", "bc"}), suite().Digest({"abc"}));
  EXPECT_EQ(suite().Digest({}), suite().Digest({""}));
  EXPECT_NE(suite().Digest({"abc"}), suite().Digest({"abd"}));
}

TEST_P(SuiteTest, TaggedHashTellsLabelsAndPartsApart) {
  const std::set<Hash> hashes = {suite().Tagged("a", {"bc"}),     suite().Tagged("ab", {"c"}),
                                 suite().Tagged("a", {"b", "c"}), suite().Tagged("a", {"", "bc"}),
                                 suite().Tagged("a", {"bc", ""}), other().Tagged("a", {"bc"}),
                                 suite().Tagged("a", {}),         suite().Tagged("a", {""})};
  EXPECT_EQ(hashes.size(), 8u);
}

TEST_P(SuiteTest, KeysFollowFromTheirSeed) {
  EXPECT_EQ(Key('a').public_key(), Key('a').public_key());
  EXPECT_NE(Key('a').public_key(), Key('b').public_key());
  EXPECT_EQ(Key('a').suite(), GetParam());
  EXPECT_THAT(suite().CheckPublicKey(Key('a').public_key()), IsOk());
}

TEST_P(SuiteTest, SeedsOfAnotherLengthAreRefused) {
  for (std::size_t size : {0u, 31u, 33u, 64u}) {
    EXPECT_THAT(suite().KeyFromSeed(Bytes(size, 's')), Refused(Reason::kKeyInvalid)) << size;
  }
}

TEST_P(SuiteTest, WhatAKeySignedVerifies) {
  const SigningKey key = Key('a');
  const Verifier verifier = *suite().MakeVerifier(key.public_key());
  for (const Bytes& message : {Bytes(), Bytes("议事"), Bytes(100'000, 'x')}) {
    const Bytes signature = *key.Sign(message);
    EXPECT_EQ(signature.size(), 64u);
    EXPECT_TRUE(verifier.Verify(message, signature));
    EXPECT_TRUE(suite().VerifySignature(key.public_key(), message, signature));
  }
}

TEST_P(SuiteTest, AnotherMessageOrKeyDoesNotVerify) {
  const Bytes signature = *Key('a').Sign("yes");
  EXPECT_FALSE(suite().VerifySignature(Key('a').public_key(), "no", signature));
  EXPECT_FALSE(suite().VerifySignature(Key('a').public_key(), "yes ", signature));
  EXPECT_FALSE(suite().VerifySignature(Key('b').public_key(), "yes", signature));
}

TEST_P(SuiteTest, EveryFlippedBitBreaksTheSignature) {
  const SigningKey key = Key('a');
  const Verifier verifier = *suite().VerifierOfRegistered(key.public_key());
  const Bytes signature = *key.Sign("yes");
  EXPECT_TRUE(verifier.Verify("yes", signature));
  for (std::size_t bit = 0; bit < signature.size() * 8; ++bit) {
    Bytes changed = signature;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_FALSE(verifier.Verify("yes", changed)) << "bit " << bit;
  }
}

TEST_P(SuiteTest, SignaturesOfAnotherLengthDoNotVerify) {
  const SigningKey key = Key('a');
  const Bytes signature = *key.Sign("yes");
  EXPECT_FALSE(suite().VerifySignature(key.public_key(), "yes", ""));
  EXPECT_FALSE(suite().VerifySignature(key.public_key(), "yes", signature.substr(0, 63)));
  EXPECT_FALSE(suite().VerifySignature(key.public_key(), "yes", signature + '\0'));
  EXPECT_FALSE(suite().VerifySignature(key.public_key(), "yes", Bytes(64, '\0')));
  EXPECT_FALSE(suite().VerifySignature(key.public_key(), "yes", Bytes(64, '\xff')));
}

TEST_P(SuiteTest, PublicKeysOfAnotherFormAreRefused) {
  const Bytes key = Key('a').public_key();
  for (const Bytes& wrong : {Bytes(), key.substr(1), key + '\0', Bytes(key.size(), '\0'),
                             Bytes(key.size(), '\xff'), other().KeyFromSeed(Bytes(32, 'a'))->public_key()}) {
    EXPECT_THAT(suite().CheckPublicKey(wrong), Refused(Reason::kKeyInvalid)) << ToHex(wrong);
    EXPECT_THAT(suite().MakeVerifier(wrong), Refused(Reason::kKeyInvalid)) << ToHex(wrong);
    EXPECT_FALSE(suite().VerifySignature(wrong, "yes", *Key('a').Sign("yes")));
  }
}

TEST_P(SuiteTest, AMovedKeySigns) {
  SigningKey first = Key('a');
  const Bytes public_key = first.public_key();
  const SigningKey second = std::move(first);
  EXPECT_TRUE(suite().VerifySignature(public_key, "yes", *second.Sign("yes")));
}

// A chamber verifies in parallel; the sanitizers see whether the handle may be shared.
TEST_P(SuiteTest, OneVerifierServesManyThreads) {
  const SigningKey key = Key('a');
  const Verifier verifier = *suite().MakeVerifier(key.public_key());
  const Bytes signature = *key.Sign("yes");
  std::vector<int> verified(4, 0);
  std::vector<std::thread> threads;
  for (int& count : verified) {
    threads.emplace_back([&count, verifier, &signature] {
      for (int i = 0; i < 50; ++i) {
        if (verifier.Verify("yes", signature) && !verifier.Verify("no", signature)) ++count;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(verified, std::vector<int>(4, 50));
}

}  // namespace
}  // namespace yishi::crypto
