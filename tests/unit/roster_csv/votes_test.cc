// Areas and household representatives, the columns that a file may leave out; comments and the template.

#include "clients/roster_csv/roster_csv.h"
#include "clients/roster_csv/template.h"
#include "engine/base/limits.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace yishi::roster_csv {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const char kHeader[] = "楼栋,户号,姓名,性别,出生日期,电话,小组,机构与职务,任期起,任期止,面积,户代表\n";

std::string Row(const std::string& home, const std::string& name, const std::string& votes) {
  return home + "," + name + ",男,1980-01-01,,,,,," + votes + "\n";
}

std::vector<FaultKind> KindsIn(const std::string& rows) {
  std::vector<FaultKind> kinds;
  for (const Fault& fault : ReadRosterCsv(kHeader + rows).faults) kinds.push_back(fault.kind);
  return kinds;
}

std::optional<std::int64_t> AreaOf(const std::string& text) {
  const RosterFile file = ReadRosterCsv(kHeader + Row("1号楼,101", "甲", text + ","));
  return file.accepted() ? file.rows[0].area_dm2 : std::nullopt;
}

TEST(RosterVotes, AreasAreSquareMetresWithTwoDecimals) {
  EXPECT_EQ(AreaOf("120.50"), 12'050);
  EXPECT_EQ(AreaOf("120.5"), 12'050);
  EXPECT_EQ(AreaOf("120"), 12'000);
  EXPECT_EQ(AreaOf("0.01"), 1);
  EXPECT_EQ(AreaOf("0"), 0);
  EXPECT_EQ(AreaOf("10000000"), limits::kHouseholdArea);
}

TEST(RosterVotes, WhatIsNoAreaIsNamed) {
  for (const char* text :
       {"-1", "1.234", "1.", ".5", "1,5", "12a", "十", "10000000.01", "99999999999999999999", "+1", "1e3"}) {
    EXPECT_EQ(AreaOf(text), std::nullopt) << text;
  }
  const RosterFile file = ReadRosterCsv(kHeader + Row("1号楼,101", "甲", "1.234,"));
  ASSERT_THAT(file.faults, ElementsAre(Field(&Fault::kind, FaultKind::kAreaInvalid)));
  EXPECT_EQ(file.faults[0].line, 2);
  EXPECT_EQ(file.faults[0].column, "面积");
  EXPECT_THAT(file.faults[0].zh, HasSubstr("120.50"));
}

TEST(RosterVotes, AHouseholdHasOneAreaAndOneRepresentative) {
  const std::string first = Row("1号楼,101", "甲", "98.50,是");
  EXPECT_THAT(KindsIn(first + Row("1号楼,101", "乙", ",")), IsEmpty());
  EXPECT_THAT(KindsIn(first + Row("1号楼,101", "乙", "98.50,否")), IsEmpty());
  EXPECT_THAT(KindsIn(first + Row("1号楼,101", "乙", "98.51,")),
              ElementsAre(FaultKind::kHouseholdOfTwoAreas));
  EXPECT_THAT(KindsIn(first + Row("1号楼,101", "乙", ",Y")),
              ElementsAre(FaultKind::kHouseholdOfTwoRepresentatives));
}

TEST(RosterVotes, NeedAHousehold) {
  EXPECT_THAT(KindsIn(Row(",", "甲", "98.50,")), ElementsAre(FaultKind::kHomeIncomplete));
  EXPECT_THAT(KindsIn(Row(",", "甲", ",是")), ElementsAre(FaultKind::kHomeIncomplete));
  EXPECT_THAT(KindsIn(Row("1号楼,101", "甲", ",也许")), ElementsAre(FaultKind::kRepresentativeInvalid));
}

TEST(RosterVotes, ColumnsMayBeLeftOut) {
  const RosterFile file = ReadRosterCsv(
      "楼栋,户号,姓名,性别,出生日期,电话,小组,机构与职务,任期起,任期止\n1号楼,101,甲,男,1980-01-01,,,,,\n");
  ASSERT_TRUE(file.accepted());
  EXPECT_EQ(file.rows[0].area_dm2, std::nullopt);
  EXPECT_FALSE(file.rows[0].represents);
}

TEST(RosterVotes, WrittenAndReadAgainAreTheSame) {
  const auto rows =
      ReadRosterCsv(kHeader + Row("1号楼,101", "甲", "98.05,是") + Row("1号楼,102", "乙", ",")).rows;
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(ReadRosterCsv(WriteRosterCsv(rows)).rows, rows);
}

TEST(RosterComments, AreSkippedAndCountAsLines) {
  const std::string file = std::string("# 说明\n# 又一行,,,,,,,,,,,\n") + kHeader +
                           Row("1号楼,101", "甲", ",") + "# 中间也可以\n" + Row("1号楼,102", "", ",");
  const RosterFile read = ReadRosterCsv(file);
  ASSERT_THAT(read.faults, ElementsAre(Field(&Fault::kind, FaultKind::kNameMissing)));
  EXPECT_EQ(read.faults[0].line, 6);
}

TEST(RosterComments, AreNoRows) {
  EXPECT_THAT(KindsIn("# 只有说明\n"), ElementsAre(FaultKind::kNoRows));
  // A cell that begins like a comment in a row that says more is a row.
  EXPECT_THAT(KindsIn(Row("# 3,101", "甲", ",")), IsEmpty());
}

TEST(RosterTemplate, IsReadWithoutAFault) {
  const RosterFile file = ReadRosterCsv(TemplateCsv());
  EXPECT_THAT(file.faults, IsEmpty()) << file.faults[0].en;
  ASSERT_EQ(file.rows.size(), 3U);
  EXPECT_EQ(file.rows[0].area_dm2, 9'850);
  EXPECT_TRUE(file.rows[0].represents);
}

}  // namespace
}  // namespace yishi::roster_csv
