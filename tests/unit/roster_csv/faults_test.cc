// Every kind of fault, one file each.

#include "clients/roster_csv/faults.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "clients/roster_csv/roster_csv.h"
#include "sample.h"

namespace yishi::roster_csv {

void PrintTo(const Fault& fault, std::ostream* out) {
  *out << "{kind " << static_cast<int>(fault.kind) << ", line " << fault.line << ", " << fault.column << ": "
       << fault.zh << " / " << fault.en << "}";
}

namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

auto Is(FaultKind kind, int line, const std::string& column) {
  return AllOf(Field("kind", &Fault::kind, kind), Field("line", &Fault::line, line),
               Field("column", &Fault::column, column));
}

// The faults of `text`; none of its rows may have come through.
std::vector<Fault> FaultsOf(const std::string& text) {
  const RosterFile file = ReadRosterCsv(text);
  EXPECT_THAT(file.rows, IsEmpty()) << "half accepted";
  for (const Fault& fault : file.faults) {
    EXPECT_FALSE(fault.zh.empty());
    EXPECT_FALSE(fault.en.empty());
  }
  return file.faults;
}

std::vector<Fault> FaultsOfRow(const std::string& row) { return FaultsOf(kHeader + kChild + row + "\n"); }

TEST(Faults, OfTheFile) {
  EXPECT_THAT(FaultsOf(std::string(kFileBytesMax + 1, 'a')),
              ElementsAre(Is(FaultKind::kFileTooLarge, 1, "")));
  EXPECT_THAT(FaultsOf(kHeader), ElementsAre(Is(FaultKind::kNoRows, 1, "")));
  EXPECT_THAT(FaultsOf(""), ElementsAre(Is(FaultKind::kNoRows, 1, "")));
  EXPECT_THAT(FaultsOf(kHeader + kDirector + "1号楼,1-1-101,\xe5\x90,男,1980-01-01,,第1小组,,,\n" + kLiaison),
              ElementsAre(Is(FaultKind::kEncodingInvalid, 3, "")));
  EXPECT_THAT(FaultsOf("\xef\xbb\xbf\xff\n\xff\n"), ElementsAre(Is(FaultKind::kEncodingInvalid, 1, "")))
      << "the mark promises UTF-8";
}

TEST(Faults, StopAtTheirLimit) {
  std::string text = kHeader;
  for (std::size_t i = 0; i < kFaultsKept + 5; ++i) text += "\n";
  const auto faults = FaultsOf(text);
  ASSERT_THAT(faults, SizeIs(kFaultsKept));
  EXPECT_EQ(faults[kFaultsKept - 2].kind, FaultKind::kCellCountWrong);
  EXPECT_THAT(faults.back(), Is(FaultKind::kTooManyFaults, static_cast<int>(kFaultsKept) + 1, ""));
}

TEST(Faults, OfTheColumns) {
  const auto header = [](const std::string& names) { return FaultsOf(names + "\n" + kChild); };
  EXPECT_THAT(header("楼栋,户号,姓名,性别,出生日期,电话,小组,机构与职务,任期起,任期止,备注"),
              ElementsAre(Is(FaultKind::kColumnUnknown, 1, "备注")));
  EXPECT_THAT(header("楼栋,户号,姓名,性别,出生日期,电话,小组,机构与职务,任期起,任期止,name"),
              ElementsAre(Is(FaultKind::kColumnRepeated, 1, "姓名")));
  EXPECT_THAT(
      header("楼栋,户号,姓名,性别,出生日期,小组,机构与职务,任期起"),
      ElementsAre(Is(FaultKind::kColumnMissing, 1, "电话"), Is(FaultKind::kColumnMissing, 1, "任期止")));
}

TEST(Faults, OfALine) {
  EXPECT_THAT(FaultsOfRow("1号楼,\"101,甲,男,1980-01-01,,,,,"),
              ElementsAre(Is(FaultKind::kQuotingInvalid, 3, "")));
  EXPECT_THAT(FaultsOfRow(""), ElementsAre(Is(FaultKind::kCellCountWrong, 3, "")));
  EXPECT_THAT(FaultsOfRow("1号楼,101,甲,男,1980-01-01,,,,,,"),
              ElementsAre(AllOf(Is(FaultKind::kCellCountWrong, 3, ""),
                                Field("zh", &Fault::zh, "这一行有 11 格，应有 10 格"),
                                Field("en", &Fault::en, "the line has 11 cells, not 10"))));
  EXPECT_THAT(FaultsOfRow(std::string(kLineBytesMax + 1, ',')), ElementsAre(Is(FaultKind::kTooLong, 3, "")));
}

TEST(Faults, AQuoteLeftOpenSpoilsOneLine) {
  EXPECT_THAT(FaultsOf(kHeader + "\"1号楼,101,甲,男,1980-01-01,,,,,\n1号楼,101,,男,1980-01-01,,,,,\n"),
              ElementsAre(Is(FaultKind::kQuotingInvalid, 2, ""), Is(FaultKind::kNameMissing, 3, "姓名")));
}

TEST(Faults, OfTheFormOfACell) {
  EXPECT_THAT(FaultsOfRow("1号楼,101,甲\x01,男,1980-01-01,,,,,"),
              ElementsAre(Is(FaultKind::kControlCharacter, 3, "姓名")));
  EXPECT_THAT(FaultsOfRow(std::string("1号楼,101,甲") + '\0' + "乙,男,1980-01-01,,,,,"),
              ElementsAre(Is(FaultKind::kControlCharacter, 3, "姓名")));
  EXPECT_THAT(FaultsOfRow("1号楼,101,甲\r乙,男,1980-01-01,,,,,"),
              ElementsAre(Is(FaultKind::kControlCharacter, 3, "姓名")));
  EXPECT_THAT(FaultsOfRow("1号楼,101,甲\u200b,男,1980-01-01,,,,,"),
              ElementsAre(Is(FaultKind::kControlCharacter, 3, "姓名")));
  EXPECT_THAT(FaultsOfRow("1号楼,101,甲,男,1980-01-01,,\u202e组,,,"),
              ElementsAre(Is(FaultKind::kControlCharacter, 3, "小组")));
  EXPECT_THAT(FaultsOfRow("1号楼,101, 甲,男,1980-01-01,,,,,"),
              ElementsAre(Is(FaultKind::kSpaceAround, 3, "姓名")));
  EXPECT_THAT(FaultsOfRow("1号楼　,101,甲,男,1980-01-01,,,,,"),
              ElementsAre(Is(FaultKind::kSpaceAround, 3, "楼栋")));
}

TEST(Faults, ANameHasAtMost120Bytes) {
  const auto with_name = [](std::size_t bytes) {
    return kHeader + "1号楼,101," + std::string(bytes, 'n') + ",男,1980-01-01,,,,,\n";
  };
  EXPECT_TRUE(ReadRosterCsv(with_name(120)).accepted());
  EXPECT_THAT(FaultsOf(with_name(121)), ElementsAre(AllOf(Is(FaultKind::kTooLong, 2, "姓名"),
                                                          Field("en", &Fault::en, HasSubstr("121 bytes")))));
}

TEST(Faults, OfAValue) {
  EXPECT_THAT(FaultsOfRow("1号楼,101,,男,1980-01-01,,,,,"),
              ElementsAre(Is(FaultKind::kNameMissing, 3, "姓名")));
  EXPECT_THAT(FaultsOfRow("1号楼,101,甲,,1980-01-01,,,,,"),
              ElementsAre(Is(FaultKind::kSexInvalid, 3, "性别")));
  EXPECT_THAT(FaultsOfRow("1号楼,101,甲,男女,1980-01-01,,,,,"),
              ElementsAre(Is(FaultKind::kSexInvalid, 3, "性别")));
  EXPECT_THAT(FaultsOfRow("1号楼,101,甲,男,1980-01-01,12,,,,"),
              ElementsAre(Is(FaultKind::kPhoneInvalid, 3, "电话")));
  EXPECT_THAT(FaultsOfRow("1号楼,101,甲,男,1980-01-01,1000 001,,,,"),
              ElementsAre(Is(FaultKind::kPhoneInvalid, 3, "电话")));
  EXPECT_THAT(FaultsOfRow("1号楼,,甲,男,1980-01-01,,,,,"),
              ElementsAre(Is(FaultKind::kHomeIncomplete, 3, "户号")));
  EXPECT_THAT(FaultsOfRow(",101,甲,男,1980-01-01,,,,,"),
              ElementsAre(Is(FaultKind::kHomeIncomplete, 3, "楼栋")));
}

TEST(Faults, OfADate) {
  for (const std::string date :
       {"", "1980/1/1", "1980-1-1", "19800101", "1981-02-29", "1980-13-01", "1899-12-31", "2200-01-01"}) {
    EXPECT_THAT(FaultsOfRow("1号楼,101,甲,男," + date + ",,,,,"),
                ElementsAre(Is(FaultKind::kDateInvalid, 3, "出生日期")))
        << date;
  }
  EXPECT_THAT(FaultsOfRow(",,甲,男,1980-01-01,,,镇政府:联络员,2026-01-01,2026-06-31"),
              ElementsAre(Is(FaultKind::kDateInvalid, 3, "任期止")));
}

TEST(Faults, OfOffices) {
  const auto with_offices = [](const std::string& offices) {
    return FaultsOfRow(",,甲,男,1980-01-01,,," + offices + ",2026-01-01,2026-12-31");
  };
  for (const std::string offices :
       {"业主委员会:主任", "居民委员会", "居民委员会：主任", ":主任", ";", "登记:登记员;"}) {
    const auto faults = with_offices(offices);
    ASSERT_FALSE(faults.empty()) << offices;
    EXPECT_THAT(faults[0], Is(FaultKind::kBodyUnknown, 3, "机构与职务")) << offices;
  }
  for (const std::string offices :
       {"居民委员会:书记", "居民委员会:组长", "居民委员会:", "镇政府:主任", "居民委员会:主任:委员"}) {
    EXPECT_THAT(with_offices(offices), ElementsAre(Is(FaultKind::kCapacityUnknown, 3, "机构与职务")))
        << offices;
  }
  EXPECT_THAT(with_offices("居民委员会:主任;居民委员会:委员"),
              ElementsAre(Is(FaultKind::kBodyRepeated, 3, "机构与职务")));
  EXPECT_THAT(
      with_offices("甲会:主任;登记:登记员;乙会:主任"),
      ElementsAre(AllOf(Is(FaultKind::kBodyUnknown, 3, "机构与职务"), Field(&Fault::en, HasSubstr("甲会"))),
                  AllOf(Is(FaultKind::kBodyUnknown, 3, "机构与职务"), Field(&Fault::en, HasSubstr("乙会")))));
}

TEST(Faults, ACommitteeMemberCannotSupervise) {
  EXPECT_THAT(FaultsOfRow(",,甲,男,1980-01-01,,,居务监督委员会:委员;居民委员会:委员,2026-01-01,2026-12-31"),
              ElementsAre(AllOf(Is(FaultKind::kOnBothCommittees, 3, "机构与职务"),
                                Field(&Fault::zh, HasSubstr("第三十六条")),
                                Field(&Fault::en, HasSubstr("art. 36")))));
}

TEST(Faults, OfATerm) {
  const auto with_term = [](const std::string& offices, const std::string& term) {
    return FaultsOfRow(",,甲,男,1980-01-01,,," + offices + "," + term);
  };
  EXPECT_THAT(with_term("登记:登记员", "2026-01-02,2026-01-01"),
              ElementsAre(Is(FaultKind::kTermReversed, 3, "任期止")));
  EXPECT_TRUE(ReadRosterCsv(kHeader + ",,甲,男,1980-01-01,,,登记:登记员,2026-01-01,2026-01-01\n").accepted())
      << "a term of one day";
  EXPECT_THAT(with_term("登记:登记员", "2026-01-01,"),
              ElementsAre(Is(FaultKind::kTermIncomplete, 3, "任期止")));
  EXPECT_THAT(with_term("登记:登记员", ",2026-01-01"),
              ElementsAre(Is(FaultKind::kTermIncomplete, 3, "任期起")));
  EXPECT_THAT(with_term("党员:党员;登记:登记员", ","),
              ElementsAre(Is(FaultKind::kTermIncomplete, 3, "任期起")));
  EXPECT_THAT(with_term("", "2026-01-01,2026-12-31"),
              ElementsAre(Is(FaultKind::kTermIncomplete, 3, "任期起")));
}

TEST(Faults, APersonStandsOnce) {
  EXPECT_THAT(FaultsOf(kThreeRows + kLiaison), ElementsAre(AllOf(Is(FaultKind::kPersonRepeated, 5, "姓名"),
                                                                 Field(&Fault::en, HasSubstr("line 4")))));
  EXPECT_THAT(FaultsOf(kHeader + "1号楼,101,甲,男,1980-01-01,,,,,\n1号楼,101,甲,女,1980-01-01,100,,,,\n"),
              ElementsAre(Is(FaultKind::kPersonRepeated, 3, "姓名")));
}

TEST(Faults, AHouseholdStandsInOnePlace) {
  const std::string one = "1号楼,101,甲,男,1980-01-01,,第1小组,,,\n";
  const std::string other = "1号楼,102,丙,男,1980-01-01,,第1小组,,,\n";
  EXPECT_THAT(FaultsOf(kHeader + one + "2号楼,101,乙,男,1980-01-01,,第1小组,,,\n"),
              ElementsAre(AllOf(Is(FaultKind::kHouseholdInTwoBuildings, 3, "楼栋"),
                                Field(&Fault::en, "household 101 is in 1号楼 on line 2, here in 2号楼"))));
  EXPECT_THAT(FaultsOf(kHeader + one + "1号楼,101,乙,男,1980-01-01,,第2小组,,,\n"),
              ElementsAre(Is(FaultKind::kHouseholdInTwoGroups, 3, "小组")));
  EXPECT_THAT(FaultsOf(kHeader + one + other + "1号楼,101,乙,男,1980-01-01,,第1小组,,,\n" +
                       "1号楼,101,丁,男,1980-01-01,,第1小组,,,\n"),
              ElementsAre(Is(FaultKind::kHouseholdRepeated, 4, "户号")))
      << "reported where the number comes again, not on each row";
}

TEST(Faults, AllAreReportedByLine) {
  EXPECT_THAT(
      FaultsOf(kHeader + "1号楼,101,,男,1980/1/1,x,,甲会:主任,,\n" + "too,few\n" +
               "2号楼,101,乙,男,1980-01-01,,,,2026-01-01,2025-01-01\n"),
      ElementsAre(Is(FaultKind::kNameMissing, 2, "姓名"), Is(FaultKind::kDateInvalid, 2, "出生日期"),
                  Is(FaultKind::kPhoneInvalid, 2, "电话"), Is(FaultKind::kBodyUnknown, 2, "机构与职务"),
                  Is(FaultKind::kCellCountWrong, 3, ""), Is(FaultKind::kTermReversed, 4, "任期止"),
                  Is(FaultKind::kTermIncomplete, 4, "任期起"),
                  Is(FaultKind::kHouseholdInTwoBuildings, 4, "楼栋")));
}

TEST(Shown, KeepsMessagesShortAndHarmless) {
  EXPECT_EQ(Shown("龙玉梅"), "龙玉梅");
  EXPECT_EQ(Shown("a\x1b[2Jb"), "a�[2Jb");
  EXPECT_EQ(Shown(std::string(24, 'x')), std::string(24, 'x'));
  EXPECT_EQ(Shown(std::string(25, 'x')), std::string(24, 'x') + "…");
}

}  // namespace
}  // namespace yishi::roster_csv
