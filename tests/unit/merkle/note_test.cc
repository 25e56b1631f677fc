#include "engine/merkle/note.h"

#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "tests/support/vector_file.h"

namespace yishi::merkle {
namespace {

using crypto::Suite;
using crypto::SuiteId;
using testing::IsOk;
using testing::IsOkAndHolds;
using testing::ReadVectors;
using testing::Refused;
using testing::Unhex;

std::string Replace(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

crypto::SigningKey SigningKeyOf(SuiteId suite, char fill) {
  return *Suite::Get(suite).KeyFromSeed(Bytes(32, fill));
}

NoteKey PublicOf(const std::string& name, const crypto::SigningKey& key) {
  return *NoteKey::Make(name, key.suite(), key.public_key());
}

TEST(NoteVectors, NotesOfOthersOpenAndFormatAgain) {
  for (const auto& line : ReadVectors("notes.txt")) {
    const std::string text = Unhex(line[1]);
    const std::vector<NoteKey> known = {*NoteKey::FromVkey(line[0])};
    const auto note = OpenNote(text, known);
    ASSERT_THAT(note, IsOk());
    EXPECT_EQ(FormatNote(*note), text);
  }
}

TEST(NoteVectors, AChangedTextIsRefused) {
  for (const auto& line : ReadVectors("notes.txt")) {
    std::string text = Unhex(line[1]);
    text[0] ^= 1;
    const std::vector<NoteKey> known = {*NoteKey::FromVkey(line[0])};
    EXPECT_THAT(OpenNote(text, known), Refused(Reason::kSignatureInvalid));
  }
}

class NoteTest : public ::testing::TestWithParam<SuiteId> {
 protected:
  NoteTest() : log_(SigningKeyOf(GetParam(), 'l')), witness_(SigningKeyOf(GetParam(), 'w')) {
    known_ = {PublicOf("log", log_), PublicOf("witness", witness_)};
    note_.text = "first\n\nthird\n";
    note_.signatures = {*SignNoteText(note_.text, "log", log_)};
  }

  crypto::SigningKey log_;
  crypto::SigningKey witness_;
  std::vector<NoteKey> known_;
  Note note_;
};

INSTANTIATE_TEST_SUITE_P(Both, NoteTest, ::testing::Values(SuiteId::kIntl, SuiteId::kGm),
                         [](const auto& param) { return std::string(crypto::SuiteName(param.param)); });

TEST_P(NoteTest, WhatAKeySignedOpens) {
  EXPECT_THAT(OpenNote(FormatNote(note_), known_), IsOkAndHolds(note_));
  note_.signatures.push_back(*SignNoteText(note_.text, "witness", witness_));
  EXPECT_THAT(OpenNote(FormatNote(note_), known_), IsOkAndHolds(note_));
}

TEST_P(NoteTest, UnknownKeysArePassedOver) {
  const crypto::SigningKey stranger = SigningKeyOf(GetParam(), 's');
  for (const char* name : {"stranger", "log"}) {  // also under a known name, with another id
    note_.signatures.push_back(*SignNoteText("another text\n", name, stranger));
  }
  EXPECT_THAT(OpenNote(FormatNote(note_), known_), IsOkAndHolds(note_));
}

TEST_P(NoteTest, AKnownKeysBadSignatureSpoilsTheNote) {
  note_.signatures.push_back(*SignNoteText("another text\n", "witness", witness_));
  EXPECT_THAT(OpenNote(FormatNote(note_), known_),
              Refused(Reason::kSignatureInvalid, ::testing::HasSubstr("witness")));
}

TEST_P(NoteTest, ASecondBadLineOfOneKeySpoilsTheNote) {
  note_.signatures.push_back(note_.signatures[0]);
  EXPECT_THAT(OpenNote(FormatNote(note_), known_), IsOk());
  note_.signatures[1].signature[5] ^= 1;
  EXPECT_THAT(OpenNote(FormatNote(note_), known_), Refused(Reason::kSignatureInvalid));
}

TEST_P(NoteTest, WithoutAKnownKeyItDoesNotOpen) {
  EXPECT_THAT(OpenNote(FormatNote(note_), std::span(&known_[1], 1)), Refused(Reason::kKeyUnknown));
  EXPECT_THAT(OpenNote(FormatNote(note_), {}), Refused(Reason::kKeyUnknown));
}

TEST_P(NoteTest, ManySignaturesOpenUpToTheLimit) {
  const NoteSignature other = *SignNoteText("another text\n", "stranger", SigningKeyOf(GetParam(), 's'));
  note_.signatures.resize(kNoteSignatures, other);
  EXPECT_THAT(OpenNote(FormatNote(note_), known_), IsOkAndHolds(note_));
  note_.signatures.push_back(other);
  EXPECT_THAT(ParseNote(FormatNote(note_)), Refused(Reason::kLimitExceeded, ::testing::HasSubstr("65")));
}

TEST_P(NoteTest, ATextThatIsNoneIsNotSigned) {
  for (const char* text : {"", "no newline", "a\tb\n", "a\r\n", "\xff\n"}) {
    EXPECT_THAT(SignNoteText(text, "log", log_), Refused(Reason::kMalformed)) << text;
  }
  EXPECT_THAT(SignNoteText("text\n", "two words", log_), Refused(Reason::kMalformed));
}

constexpr char kGood[] = "text\n\n— name AAAAAAA=\n";

TEST(ParseNote, ReadsNameIdAndSignature) {
  const Note expected = {.text = "text\n",
                         .signatures = {{.name = "name", .id = {}, .signature = Bytes(1, '\0')}}};
  EXPECT_THAT(ParseNote(kGood), IsOkAndHolds(expected));
}

TEST(ParseNote, TheLastBlankLineParts) {
  EXPECT_EQ(ParseNote("a\n\nb\n\n\n— name AAAAAAA=\n")->text, "a\n\nb\n\n");
}

TEST(ParseNote, WhatIsNoNoteIsRefused) {
  const std::string good = kGood;
  for (const std::string& wrong : {std::string(),
                                   std::string("\n"),
                                   std::string("\n\n"),
                                   std::string("text\n"),
                                   std::string("text\n\n"),
                                   good.substr(0, good.size() - 1),
                                   good + "\n",
                                   good + "x\n",
                                   Replace(good, "\n\n", "\n"),
                                   Replace(good, "— ", "- "),
                                   Replace(good, "— ", "—"),
                                   Replace(good, "— ", "— \u00a0"),
                                   Replace(good, "name ", "name"),
                                   Replace(good, "name ", "na+me "),
                                   Replace(good, "name ", "name  "),
                                   Replace(good, "AAAAAAA=", "AAAAAA=="),
                                   Replace(good, "AAAAAAA=", "AAAAAAB="),
                                   Replace(good, "AAAAAAA=", "AAAAAAA"),
                                   Replace(good, "AAAAAAA=", "AAAAAAA= "),
                                   Replace(good, "AAAAAAA=\n", "AAAAAAA=\r\n"),
                                   Replace(good, "text", "te\txt"),
                                   Replace(good, "text", "te\xffxt"),
                                   Replace(good, "text", std::string(1, '\0'))}) {
    EXPECT_THAT(ParseNote(wrong), Refused(Reason::kMalformed)) << wrong;
  }
}

TEST(ParseNote, AnOversizedNoteIsRefused) {
  EXPECT_THAT(ParseNote(std::string(kNoteBytes, 'x') + kGood), Refused(Reason::kOversized));
}

}  // namespace
}  // namespace yishi::merkle
