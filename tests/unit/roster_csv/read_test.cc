#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "clients/roster_csv/roster_csv.h"
#include "engine/base/limits.h"
#include "sample.h"

namespace yishi::roster_csv {
namespace {

using ::testing::IsEmpty;

// kThreeRows in GB18030, as Python's codec has it.
constexpr char kThreeRowsInGb18030[] =
    "\xc2\xa5\xb6\xb0,\xbb\xa7\xba\xc5,\xd0\xd5\xc3\xfb,\xd0\xd4\xb1\xf0,\xb3\xf6\xc9\xfa\xc8\xd5\xc6\xda,"
    "\xb5\xe7\xbb\xb0,\xd0\xa1\xd7\xe9,\xbb\xfa\xb9\xb9\xd3\xeb\xd6\xb0\xce\xf1,\xc8\xce\xc6\xda\xc6\xf0,"
    "\xc8\xce\xc6\xda\xd6\xb9\n"
    "1\xba\xc5\xc2\xa5,1-1-101,\xc1\xfa\xd3\xf1\xc3\xb7,\xc5\xae,1979-02-03,10000000001,\xb5\xda"
    "1\xd0\xa1\xd7\xe9,\xbe\xd3\xc3\xf1\xce\xaf\xd4\xb1\xbb\xe1:\xd6\xf7\xc8\xce;\xb5\xb3\xd4\xb1:"
    "\xb5\xb3\xd4\xb1,2026-03-16,2031-03-15\n"
    "1\xba\xc5\xc2\xa5,1-1-101,\xce\xe2\xd7\xd3\xba\xad,\xc4\xd0,2015-12-31,,\xb5\xda"
    "1\xd0\xa1\xd7\xe9,,,\n"
    ",,\xca\xaf\xba\xa3\xb2\xa8,\xc4\xd0,1988-02-29,010-1234,,\xd5\xf2\xd5\xfe\xb8\xae:"
    "\xc1\xaa\xc2\xe7\xd4\xb1,2026-01-01,2026-12-31\n";

TEST(ReadRosterCsv, ReadsEveryColumn) {
  const RosterFile file = ReadRosterCsv(kThreeRows);
  EXPECT_THAT(file.faults, IsEmpty());
  EXPECT_EQ(file.rows, ThreeRows());
  EXPECT_EQ(file.encoding, Encoding::kUtf8);
}

TEST(ReadRosterCsv, AcceptsAByteOrderMarkAndEveryLineEnd) {
  EXPECT_EQ(ReadRosterCsv("\xef\xbb\xbf" + kThreeRows).rows, ThreeRows());
  std::string crlf;
  for (const char c : kThreeRows) crlf += c == '\n' ? "\r\n" : std::string(1, c);
  EXPECT_EQ(ReadRosterCsv(crlf).rows, ThreeRows());
  EXPECT_EQ(ReadRosterCsv(kThreeRows.substr(0, kThreeRows.size() - 1)).rows, ThreeRows());
}

TEST(ReadRosterCsv, AcceptsGb18030) {
  const RosterFile file = ReadRosterCsv(kThreeRowsInGb18030);
  EXPECT_THAT(file.faults, IsEmpty());
  EXPECT_EQ(file.rows, ThreeRows());
  EXPECT_EQ(file.encoding, Encoding::kGb18030);
}

TEST(ReadRosterCsv, AcceptsMachineNamesAndAnyOrderOfColumns) {
  const RosterFile file = ReadRosterCsv(
      "name,sex,birth_date,building,household,group,phone,offices,term_from,term_to\n"
      "龙玉梅,F,1979-02-03,1号楼,1-1-101,第1小组,10000000001,"
      "RESIDENTS_COMMITTEE:DIRECTOR;PARTY_MEMBERS:PARTY_MEMBER,2026-03-16,2031-03-15\n"
      "吴子涵,M,2015-12-31,1号楼,1-1-101,第1小组,,,,\n"
      "石海波,M,1988-02-29,,,,010-1234,TOWNSHIP:LIAISON,2026-01-01,2026-12-31\n");
  EXPECT_THAT(file.faults, IsEmpty());
  EXPECT_EQ(file.rows, ThreeRows());
}

TEST(ReadRosterCsv, KnowsEverySeatByBothNames) {
  for (const Office office : AllOffices()) {
    const std::string zh =
        std::string(ChineseName(office.body)) + ":" + std::string(ChineseName(office.capacity));
    const std::string en =
        std::string(MachineName(office.body)) + ":" + std::string(MachineName(office.capacity));
    for (const std::string& seat : {zh, en}) {
      const RosterFile file =
          ReadRosterCsv(kHeader + ",,甲,男,1980-01-01,,," + seat + ",2026-01-01,2030-12-31\n");
      ASSERT_THAT(file.faults, IsEmpty()) << seat;
      EXPECT_EQ(file.rows[0].offices, std::vector{office}) << seat;
    }
  }
}

TEST(ReadRosterCsv, TermsAreOptionalForPartyMembers) {
  EXPECT_TRUE(ReadRosterCsv(kHeader + ",,甲,男,1980-01-01,,,党员:预备党员,,\n").accepted());
  EXPECT_TRUE(
      ReadRosterCsv(kHeader + ",,甲,男,1980-01-01,,,党员:预备党员,2026-01-01,2026-12-31\n").accepted());
}

TEST(ReadRosterCsv, NamesakesAreTwoPersons) {
  EXPECT_TRUE(ReadRosterCsv(kHeader + "1号楼,101,甲,男,1980-01-01,,,,,\n1号楼,101,甲,男,1980-01-02,,,,,\n"
                                      "1号楼,102,甲,男,1980-01-01,,,,,\n")
                  .accepted());
}

TEST(ReadRosterCsv, AcceptsAsManyRowsAsTheRosterHolds) {
  std::string text = kHeader;
  for (int i = 0; i < limits::kRosterRows; ++i) {
    const std::string number = std::to_string(i);
    text += "1号楼," + number + ",甲,男,1980-01-01,,,,,\n";
  }
  EXPECT_EQ(ReadRosterCsv(text).rows.size(), static_cast<std::size_t>(limits::kRosterRows));

  text += "1号楼,x,甲,男,1980-01-01,,,,,\n";
  const RosterFile file = ReadRosterCsv(text);
  ASSERT_EQ(file.faults.size(), 1u);
  EXPECT_EQ(file.faults[0].kind, FaultKind::kTooManyRows);
  EXPECT_EQ(file.faults[0].line, limits::kRosterRows + 2);
  EXPECT_THAT(file.rows, IsEmpty());
}

// A cut may leave a file that reads (fewer rows, a shorter phone), but never one that is half accepted.
TEST(ReadRosterCsv, SurvivesEveryTruncation) {
  for (const std::string& whole :
       {"\xef\xbb\xbf" + kThreeRows, kThreeRows, std::string(kThreeRowsInGb18030)}) {
    for (std::size_t size = 0; size < whole.size(); ++size) {
      const RosterFile file = ReadRosterCsv(whole.substr(0, size));
      EXPECT_EQ(file.accepted(), !file.rows.empty()) << "the first " << size << " bytes";
    }
  }
}

TEST(ReadRosterCsv, SurvivesEveryChangedByte) {
  for (std::size_t at = 0; at < kThreeRows.size(); ++at) {
    for (const int changed : {0x00, 0x0a, 0x0d, 0x22, 0x2c, 0x3b, 0x80, 0xff}) {
      std::string text = kThreeRows;
      text[at] = static_cast<char>(changed);
      const RosterFile file = ReadRosterCsv(text);
      EXPECT_EQ(file.accepted(), !file.rows.empty()) << "byte " << at << " made " << changed;
    }
  }
}

}  // namespace
}  // namespace yishi::roster_csv
