#include "engine/crypto/passphrase.h"

#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace yishi::crypto {
namespace {

using testing::IsOk;
using testing::IsOkAndHolds;
using testing::Refused;

constexpr PassphraseSalt kSalt = {{1, 2, 3}};
constexpr SealNonce kNonce = {{4, 5, 6}};

std::string Sealed() { return *SealWithPassphrase("seed", "东湖 open", kSalt, kNonce); }

std::string Replace(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Passphrase, OpensWhatItSealed) {
  EXPECT_THAT(OpenWithPassphrase(Sealed(), "东湖 open"), IsOkAndHolds("seed"));
  EXPECT_EQ(Sealed(), Sealed());
}

TEST(Passphrase, SaysWhatItCostsAndInWhichForm) {
  EXPECT_EQ(Sealed().substr(0, 68), "yishi-sealed-v1 argon2id 2 65536 AQIDAAAAAAAAAAAAAAAAAA== BAUGAAAAAA");
}

TEST(Passphrase, TheWrongOneIsRefused) {
  for (const char* wrong : {"", "东湖 Open", "东湖 open "}) {
    EXPECT_THAT(OpenWithPassphrase(Sealed(), wrong), Refused(Reason::kPassphraseWrong)) << wrong;
  }
}

TEST(Passphrase, AChangedSealIsRefused) {
  const std::string sealed = Sealed();
  // Another salt, nonce, cost and box, each of a correct form.
  for (const std::string& changed :
       {Replace(sealed, "AQID", "AQIE"), Replace(sealed, "BAUG", "BAUH"),
        Replace(sealed, " 2 65536", " 1 65536"), Replace(sealed, " 2 65536", " 2 65537"),
        Replace(sealed, sealed.substr(sealed.rfind(' ') + 1, 4), "AAAA")}) {
    EXPECT_THAT(OpenWithPassphrase(changed, "东湖 open"), Refused(Reason::kPassphraseWrong)) << changed;
  }
}

TEST(Passphrase, WhatIsNoSealIsRefused) {
  const std::string sealed = Sealed();
  for (const std::string& wrong :
       {std::string(), std::string("yishi-sealed-v1"), sealed + " ", sealed + "\n", " " + sealed,
        Replace(sealed, "-v1", "-v2"), Replace(sealed, "argon2id", "argon2i"), Replace(sealed, " 2 ", " 02 "),
        Replace(sealed, " 2 ", " -2 "), Replace(sealed, "AQID", "AQI="),
        sealed.substr(0, sealed.rfind(' ') + 1) + "AAAA", std::string(100'000, 'x')}) {
    EXPECT_THAT(OpenWithPassphrase(wrong, "东湖 open"), Refused(Reason::kMalformed)) << wrong.substr(0, 200);
  }
}

// A seal from elsewhere must not make the process ask for more memory than there is.
TEST(Passphrase, ASealThatAsksForTooMuchWorkIsRefused) {
  for (const char* work : {" 5 65536", " 0 65536", " 2 7", " 2 262145", " 2 18446744073709551615"}) {
    EXPECT_THAT(OpenWithPassphrase(Replace(Sealed(), " 2 65536", work), "东湖 open"),
                Refused(Reason::kLimitExceeded))
        << work;
  }
}

TEST(Passphrase, AnEmptyOneAndALargeSecretAreRefused) {
  EXPECT_THAT(SealWithPassphrase("seed", "", kSalt, kNonce), Refused(Reason::kFieldInvalid));
  EXPECT_THAT(SealWithPassphrase(Bytes(4097, 'x'), "open", kSalt, kNonce), Refused(Reason::kLimitExceeded));
  EXPECT_THAT(SealWithPassphrase("", "open", kSalt, kNonce), IsOk());
}

TEST(Passphrase, TheLargestSecretOpens) {
  const Bytes secret(4096, 'x');
  const auto sealed = SealWithPassphrase(secret, "open", kSalt, kNonce);
  ASSERT_THAT(sealed, IsOk());
  EXPECT_THAT(OpenWithPassphrase(*sealed, "open"), IsOkAndHolds(secret));
}

}  // namespace
}  // namespace yishi::crypto
