#include "engine/wire/archive.h"

#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "tests/support/vector_file.h"

namespace yishi::wire {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::IsOkAndHolds;
using testing::Refused;
using testing::Unhex;

using Files = std::map<std::string, Bytes>;

Files Sample() { return {{"a/议事.txt", "yes\n"}, {"empty", ""}}; }

// Where the parts of Sample() stand.
constexpr std::size_t kFirstCrcAt = 14;
constexpr std::size_t kFirstContentAt = 30 + 12;
constexpr std::size_t kSecondAt = kFirstContentAt + 4;
constexpr std::size_t kDirectoryAt = kSecondAt + 30 + 5;

// Written out by hand from the format's description; `unzip -t` and Python's zipfile find nothing wrong with
// it.
TEST(Archive, IsThisZip) {
  std::string expected =
      "504b0304 0a00 0008 0000 0000 2100 eafaa89d 04000000 04000000 0c00 0000"
      "612fe8aeaee4ba8b2e747874 7965730a"
      "504b0304 0a00 0008 0000 0000 2100 00000000 00000000 00000000 0500 0000"
      "656d707479"
      "504b0102 0a03 0a00 0008 0000 0000 2100 eafaa89d 04000000 04000000 0c00 0000 0000 0000 0000 0000a481 "
      "00000000"
      "612fe8aeaee4ba8b2e747874"
      "504b0102 0a03 0a00 0008 0000 0000 2100 00000000 00000000 00000000 0500 0000 0000 0000 0000 0000a481 "
      "2e000000"
      "656d707479"
      "504b0506 0000 0000 0200 0200 6d000000 51000000 0000";
  std::erase(expected, ' ');
  const auto archive = WriteArchive(Sample());
  ASSERT_THAT(archive, IsOk());
  EXPECT_EQ(ToHex(*archive), expected);
}

TEST(Archive, ReadsWhatItWrote) {
  const std::vector<Files> cases = {
      {}, Sample(), {{"x", Bytes(300'000, '\x80')}, {"y/z", Bytes("\0PK\3\4", 5)}}};
  for (const Files& files : cases) {
    const auto archive = WriteArchive(files);
    ASSERT_THAT(archive, IsOk());
    EXPECT_THAT(ReadArchive(*archive), IsOkAndHolds(files));
  }
}

TEST(Archive, NoByteIsWithoutMeaning) {
  const Bytes archive = *WriteArchive(Sample());
  for (std::size_t bit = 0; bit < archive.size() * 8; ++bit) {
    Bytes changed = archive;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    const auto read = ReadArchive(changed);
    // A change of a name alone would be another archive, but its two copies and its order hold it fast.
    EXPECT_THAT(read, Refused(Reason::kArchiveDamaged)) << "bit " << bit % 8 << " of byte " << bit / 8;
  }
}

TEST(Archive, EveryCutAndAdditionIsRefused) {
  const Bytes archive = *WriteArchive(Sample());
  for (std::size_t size = 0; size < archive.size(); ++size) {
    EXPECT_THAT(ReadArchive(archive.substr(0, size)), Refused(Reason::kArchiveDamaged)) << size;
  }
  EXPECT_THAT(ReadArchive(archive + '\0'),
              Refused(Reason::kArchiveDamaged, HasSubstr("byte " + std::to_string(archive.size()))));
  EXPECT_THAT(ReadArchive('\0' + archive), Refused(Reason::kArchiveDamaged, HasSubstr("byte 0")));
}

TEST(Archive, SaysWhereTheDamageBegins) {
  const Bytes archive = *WriteArchive(Sample());
  Bytes changed = archive;
  changed[kFirstContentAt] = 'Y';
  // The content is taken as it is, so that its checksum is what no longer fits.
  EXPECT_THAT(ReadArchive(changed),
              Refused(Reason::kArchiveDamaged,
                      HasSubstr("byte " + std::to_string(kFirstCrcAt) + " on, at file a/议事.txt")));
  changed = archive;
  changed[kSecondAt + 10] = '\x01';  // a time
  EXPECT_THAT(ReadArchive(changed),
              Refused(Reason::kArchiveDamaged,
                      HasSubstr("byte " + std::to_string(kSecondAt + 10) + " on, at file empty")));
  changed = archive;
  changed[kDirectoryAt + 38] = '\x20';  // an attribute
  EXPECT_THAT(ReadArchive(changed),
              Refused(Reason::kArchiveDamaged,
                      HasSubstr("byte " + std::to_string(kDirectoryAt + 38) + " on, at file a/")));
  changed = archive;
  changed.back() = '\x01';  // a comment
  EXPECT_THAT(ReadArchive(changed), Refused(Reason::kArchiveDamaged, HasSubstr("(end)")));
}

TEST(Archive, NamesStayBelowTheFolder) {
  for (const char* name : {"", "/a", "a/", "a//b", "../a", "a/../b", "a/..", ".", "./a", "a/./b", "a\\b",
                           "c:a", "a\nb", "a\x7f", "\xff", "/"}) {
    EXPECT_THAT(WriteArchive({{name, "x"}}), Refused(Reason::kFieldInvalid)) << name;
  }
  EXPECT_THAT(WriteArchive({{std::string(256, 'a'), "x"}}), Refused(Reason::kFieldInvalid));
  EXPECT_THAT(WriteArchive({{std::string(255, 'a'), "x"}, {"..a/...", ""}, {"a b", ""}}), IsOk());
}

TEST(Archive, AForgedNameIsNotRead) {
  Bytes archive = *WriteArchive({{"aaaa", "x"}});
  for (std::size_t at = archive.find("aaaa"); at != Bytes::npos; at = archive.find("aaaa")) {
    archive.replace(at, 4, "../a");
  }
  EXPECT_THAT(ReadArchive(archive), Refused(Reason::kArchiveDamaged, HasSubstr("name of file 0")));
}

TEST(Archive, NamesAscendAndAreUnique) {
  const Bytes both = *WriteArchive({{"aaaa", "x"}, {"bbbb", "x"}});
  for (const char* first : {"bbbb", "cccc"}) {
    Bytes archive = both;
    for (std::size_t at = archive.find("aaaa"); at != Bytes::npos; at = archive.find("aaaa")) {
      archive.replace(at, 4, first);
    }
    EXPECT_THAT(ReadArchive(archive), Refused(Reason::kArchiveDamaged, HasSubstr("ascending order at bbbb")))
        << first;
  }
}

TEST(Archive, NamesAreOrderedAsUnsignedBytes) {
  const Files files = {{"z", ""}, {"议", ""}};
  const Bytes archive = *WriteArchive(files);
  EXPECT_LT(archive.find("z"), archive.find("议"));
  EXPECT_THAT(ReadArchive(archive), IsOkAndHolds(files));
}

TEST(Archive, TooManyFilesAreRefused) {
  Files files;
  for (int i = 0; i < 65'534; ++i) files.emplace(std::to_string(i), "");
  EXPECT_THAT(WriteArchive(files), IsOk());
  files.emplace("one more", "");
  EXPECT_THAT(WriteArchive(files), Refused(Reason::kLimitExceeded, HasSubstr("65535")));
}

}  // namespace
}  // namespace yishi::wire
