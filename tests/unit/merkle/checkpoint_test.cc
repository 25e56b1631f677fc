#include "engine/merkle/checkpoint.h"

#include "engine/merkle/hash.h"
#include "engine/merkle/tree.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace yishi::merkle {
namespace {

using crypto::Suite;
using crypto::SuiteId;
using testing::IsOk;
using testing::IsOkAndHolds;
using testing::Refused;

constexpr char kIntlOrigin[] = "donghu.example/ledger/东湖/sha256";
constexpr char kGmOrigin[] = "donghu.example/ledger/东湖/sm3";

crypto::SigningKey KeyOf(SuiteId suite) { return *Suite::Get(suite).KeyFromSeed(Bytes(32, 'k')); }

NoteKey PublicOf(const std::string& name, SuiteId suite) {
  return *NoteKey::Make(name, suite, KeyOf(suite).public_key());
}

class CheckpointTest : public ::testing::TestWithParam<SuiteId> {
 protected:
  const Suite& suite() const { return Suite::Get(GetParam()); }
  std::string Origin() const { return GetParam() == SuiteId::kIntl ? kIntlOrigin : kGmOrigin; }
  SuiteId Other() const { return GetParam() == SuiteId::kIntl ? SuiteId::kGm : SuiteId::kIntl; }
  Checkpoint Sample() const {
    return {.origin = Origin(), .head = {.size = 42, .root = suite().Digest({"root"})}};
  }
};

INSTANTIATE_TEST_SUITE_P(Both, CheckpointTest, ::testing::Values(SuiteId::kIntl, SuiteId::kGm),
                         [](const auto& param) { return std::string(crypto::SuiteName(param.param)); });

TEST_P(CheckpointTest, WhatTheLogSignedOpens) {
  const auto note = SignCheckpoint(Sample(), KeyOf(GetParam()));
  ASSERT_THAT(note, IsOk());
  EXPECT_THAT(OpenCheckpoint(*note, PublicOf(Origin(), GetParam())), IsOkAndHolds(Sample()));
}

TEST_P(CheckpointTest, AWitnesssLineBelowIsPassedOver) {
  std::string note = *SignCheckpoint(Sample(), KeyOf(GetParam()));
  note += "— witness.example AAAAAAAAAAAAAAAA\n";
  EXPECT_THAT(OpenCheckpoint(note, PublicOf(Origin(), GetParam())), IsOkAndHolds(Sample()));
}

TEST_P(CheckpointTest, AKeyOfTheOtherSuiteDoesNotSign) {
  EXPECT_THAT(SignCheckpoint(Sample(), KeyOf(Other())), Refused(Reason::kWrongSuite));
}

// Even a correct signature of the other suite's key under the origin's name is not believed.
TEST_P(CheckpointTest, AKeyOfTheOtherSuiteDoesNotOpen) {
  Note note{.text = FormatCheckpoint(Sample()), .signatures = {}};
  note.signatures.push_back(*SignNoteText(note.text, Origin(), KeyOf(Other())));
  EXPECT_THAT(OpenCheckpoint(FormatNote(note), PublicOf(Origin(), Other())), Refused(Reason::kWrongSuite));
}

TEST_P(CheckpointTest, AnOriginWithoutASuiteIsRefused) {
  for (const std::string& origin :
       {Origin() + "/", Origin() + "x", std::string("sum.golang.org"), std::string("sm3")}) {
    Checkpoint checkpoint = Sample();
    checkpoint.origin = origin;
    EXPECT_THAT(SignCheckpoint(checkpoint, KeyOf(GetParam())), Refused(Reason::kWrongSuite)) << origin;
  }
}

TEST_P(CheckpointTest, AnotherLogsCheckpointIsRefused) {
  const std::string note = *SignCheckpoint(Sample(), KeyOf(GetParam()));
  EXPECT_THAT(OpenCheckpoint(note, PublicOf("x.example/" + Origin(), GetParam())),
              Refused(Reason::kKeyUnknown));
  // The same key under two names: the text says whose checkpoint it is.
  Note forged{.text = FormatCheckpoint(Sample()), .signatures = {}};
  forged.signatures.push_back(*SignNoteText(forged.text, "x.example/" + Origin(), KeyOf(GetParam())));
  EXPECT_THAT(OpenCheckpoint(FormatNote(forged), PublicOf("x.example/" + Origin(), GetParam())),
              Refused(Reason::kWrongLedger));
}

TEST_P(CheckpointTest, EveryChangedByteIsRefused) {
  const std::string note = *SignCheckpoint(Sample(), KeyOf(GetParam()));
  const NoteKey key = PublicOf(Origin(), GetParam());
  for (std::size_t i = 0; i < note.size(); ++i) {
    std::string changed = note;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(OpenCheckpoint(changed, key).ok()) << "byte " << i;
  }
}

TEST_P(CheckpointTest, AnEmptyTreesRootIsTheHashOfNothing) {
  Checkpoint checkpoint = {.origin = Origin(), .head = {.size = 0, .root = EmptyRoot(suite())}};
  EXPECT_THAT(SignCheckpoint(checkpoint, KeyOf(GetParam())), IsOk());
  checkpoint.head.root = suite().Digest({"root"});
  EXPECT_THAT(SignCheckpoint(checkpoint, KeyOf(GetParam())), Refused(Reason::kMalformed));
}

constexpr char kBody[] = "a/sha256\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";

TEST(ParseCheckpoint, ReadsWhatFormatWrites) {
  const auto checkpoint = ParseCheckpoint(kBody);
  ASSERT_THAT(checkpoint, IsOk());
  EXPECT_EQ(*checkpoint, (Checkpoint{.origin = "a/sha256", .head = {.size = 7, .root = {}}}));
  EXPECT_EQ(FormatCheckpoint(*checkpoint), kBody);
  EXPECT_EQ(ParseCheckpoint("a\n18446744073709551615\n" + std::string(kBody).substr(11))->head.size,
            ~std::uint64_t{0});
}

TEST(ParseCheckpoint, OneCheckpointHasOneText) {
  const std::string root = std::string(kBody).substr(11);  // with its newline
  for (const std::string& wrong :
       {std::string(), std::string("a\n7\n"), "a\n07\n" + root, "a\n+7\n" + root, "a\n7 \n" + root,
        "a\n-7\n" + root, "a\n\n" + root, "a\n0x7\n" + root, "a\n18446744073709551616\n" + root,
        "\n7\n" + root, "a b\n7\n" + root, "a\n7\n" + root + "extension\n", "a\n7\n" + root + "\n",
        "a\n7\n" + root.substr(0, root.size() - 1), "a\n7\n" + root.substr(4), "a\n7\nAAAA" + root,
        "a\n7\n" + root.substr(0, 42) + "B=\n", "a\r\n7\r\n" + root, std::string("a\n7\n\n")}) {
    EXPECT_THAT(ParseCheckpoint(wrong), Refused(Reason::kMalformed)) << wrong;
  }
}

TEST(SuiteOfOrigin, IsTheLastPart) {
  EXPECT_EQ(SuiteOfOrigin(kIntlOrigin), SuiteId::kIntl);
  EXPECT_EQ(SuiteOfOrigin(kGmOrigin), SuiteId::kGm);
  EXPECT_EQ(SuiteOfOrigin("a/sm3/b"), std::nullopt);
  EXPECT_EQ(SuiteOfOrigin("asm3"), std::nullopt);
}

}  // namespace
}  // namespace yishi::merkle
