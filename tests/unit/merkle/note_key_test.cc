#include "engine/merkle/note_key.h"

#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "tests/support/vector_file.h"

namespace yishi::merkle {
namespace {

using crypto::Suite;
using crypto::SuiteId;
using testing::IsOk;
using testing::ReadVectors;
using testing::Refused;
using testing::Unhex;

constexpr char kSpecVkey[] = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

TEST(NoteKey, ReadsTheVkeysOfOthersAndWritesThemAgain) {
  for (const auto& line : ReadVectors("notes.txt")) {
    const auto key = NoteKey::FromVkey(line[0]);
    ASSERT_THAT(key, IsOk());
    EXPECT_EQ(key->suite(), SuiteId::kIntl);
    EXPECT_EQ(key->ToVkey(), line[0]);
  }
}

TEST(NoteKey, WritesTheVkeyOfTheGmSuite) {
  for (const auto& line : ReadVectors("formats.txt", "vkey")) {
    const auto key = NoteKey::Make(line[2], SuiteId::kGm, Unhex(line[3]));
    ASSERT_THAT(key, IsOk());
    EXPECT_EQ(key->ToVkey(), line[4]);
    const auto back = NoteKey::FromVkey(line[4]);
    ASSERT_THAT(back, IsOk());
    EXPECT_EQ(back->suite(), SuiteId::kGm);
    EXPECT_EQ(back->public_key(), Unhex(line[3]));
    EXPECT_EQ(back->name(), line[2]);
    EXPECT_EQ(back->id(), key->id());
  }
}

TEST(NoteKey, BadVkeysAreRefused) {
  const std::string spec = kSpecVkey;
  EXPECT_THAT(NoteKey::FromVkey(""), Refused(Reason::kMalformed));
  EXPECT_THAT(NoteKey::FromVkey("example.com/foo"), Refused(Reason::kMalformed));
  EXPECT_THAT(NoteKey::FromVkey("example.com/foo+530d903a"), Refused(Reason::kMalformed));
  EXPECT_THAT(NoteKey::FromVkey("example.com/fou" + spec.substr(15)),
              Refused(Reason::kMalformed));  // id not its own
  EXPECT_THAT(NoteKey::FromVkey("example.com/foo+530D903A" + spec.substr(24)), Refused(Reason::kMalformed));
  EXPECT_THAT(NoteKey::FromVkey("example.com/foo+530d903b" + spec.substr(24)), Refused(Reason::kMalformed));
  EXPECT_THAT(NoteKey::FromVkey(spec + " "), Refused(Reason::kMalformed));
  EXPECT_THAT(NoteKey::FromVkey(spec + "\n"), Refused(Reason::kMalformed));
  EXPECT_THAT(NoteKey::FromVkey(spec + std::string(2'000, 'A')), Refused(Reason::kMalformed));
}

TEST(NoteKey, OtherSignatureTypesAreRefused) {
  EXPECT_THAT(NoteKey::FromVkey("remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2"),
              Refused(Reason::kKeyInvalid, ::testing::HasSubstr("type")));
}

TEST(NoteKey, KeysThatTheSuiteRefusesAreRefused) {
  EXPECT_THAT(NoteKey::Make("a", SuiteId::kIntl, Bytes(32, '\0')), Refused(Reason::kKeyInvalid));
  EXPECT_THAT(NoteKey::Make("a", SuiteId::kGm, Bytes(33, '\0')), Refused(Reason::kKeyInvalid));
  // A public key of the one suite under the other.
  const Bytes intl = Suite::Get(SuiteId::kIntl).KeyFromSeed(Bytes(32, 'a'))->public_key();
  EXPECT_THAT(NoteKey::Make("a", SuiteId::kGm, intl), Refused(Reason::kKeyInvalid));
}

TEST(NoteKeyName, IsWithoutSpacesAndPluses) {
  for (const char* name : {"a", "example.com/ledger/东湖/sm3", "—", "a:b@c"})
    EXPECT_TRUE(IsNoteKeyName(name)) << name;
  for (const char* name : {"", " ", "a b", "a+b", "a\nb", "a\tb", "a\x7f", "a\u00a0b", "a\u3000b", "a\u2028",
                           "\u0085", "\xff", "a\xc3"}) {
    EXPECT_FALSE(IsNoteKeyName(name)) << name;
  }
  EXPECT_TRUE(IsNoteKeyName(std::string(255, 'a')));
  EXPECT_FALSE(IsNoteKeyName(std::string(256, 'a')));
  EXPECT_FALSE(IsNoteKeyName(std::string("a\0b", 3)));
}

}  // namespace
}  // namespace yishi::merkle
