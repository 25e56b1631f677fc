#include "clients/sdk/roster_preview.h"

#include <gmock/gmock.h>

#include "tests/support/status_matchers.h"

namespace yishi::sdk {
namespace {

using roster_csv::BodyKind;
using roster_csv::Capacity;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr calendar::Day kToday{20'600};  // 2026-05-27

roster_csv::RosterRow Row(const std::string& name, const std::string& household) {
  roster_csv::RosterRow row;
  row.building = household.empty() ? "" : household.substr(0, 1) + "号楼";
  row.household = household;
  row.name = name;
  row.sex = roster_csv::Sex::kFemale;
  row.born = *calendar::DayFrom({.year = 1970, .month = 3, .day = 4});
  return row;
}

roster_csv::RosterRow Seated(roster_csv::RosterRow row) {
  row.offices.push_back({BodyKind::kResidentRepresentatives, Capacity::kRepresentative});
  row.term = roster_csv::Term{calendar::Day{20'500}, calendar::Day{22'300}};
  return row;
}

RosterImport Prepare(const std::vector<roster_csv::RosterRow>& rows, const People& people) {
  auto import = PrepareRosterImport(crypto::Suite::Get(crypto::SuiteId::kIntl), rows, people, kToday);
  EXPECT_THAT(import, testing::IsOk());
  return *std::move(import);
}

class PreviewTest : public ::testing::Test {
 protected:
  PreviewTest() {
    rows = {Seated(Row("甲", "1-101")), Row("乙", "1-101"), Row("丙", "2-201")};
    rows[0].area_dm2 = 9'850;
    rows[0].represents = true;
    before = Prepare(rows, {}).people;
  }
  RosterPreview Of(const std::vector<roster_csv::RosterRow>& next) {
    return PreviewOf(before, Prepare(next, before));
  }

  std::vector<roster_csv::RosterRow> rows;
  People before;
};

TEST_F(PreviewTest, OfAFirstImportIsAllNew) {
  const RosterPreview preview = PreviewOf({}, Prepare(rows, {}));
  EXPECT_THAT(preview.added, ElementsAre(PersonChange{"乙", "1-101", {}}, PersonChange{"甲", "1-101", {}},
                                         PersonChange{"丙", "2-201", {}}));
  EXPECT_THAT(preview.households_added, ElementsAre("1-101", "2-201"));
  EXPECT_THAT(preview.left_out, IsEmpty());
  ASSERT_THAT(preview.seats, SizeIs(1));
  EXPECT_EQ(preview.seats.at(v1::BODY_KIND_RESIDENT_REPRESENTATIVES)[0].name, "甲");
}

TEST_F(PreviewTest, OfTheSameFileIsNothing) {
  RosterPreview nothing;
  nothing.unchanged = 3;
  EXPECT_EQ(Of(rows), nothing);
}

TEST_F(PreviewTest, NamesEveryFieldThatChanges) {
  rows[1].phone = "10000000001";
  rows[1].group = "第2小组";
  rows[2].building = "3号楼";
  rows[0].area_dm2 = 9'900;
  const RosterPreview preview = Of(rows);
  EXPECT_THAT(
      preview.changed,
      ElementsAre(PersonChange{
          "乙", "1-101", {{"电话", "telephone", "", "10000000001"}, {"小组", "group", "", "第2小组"}}}));
  EXPECT_THAT(preview.households_changed,
              ElementsAre(HomeChange{"1-101", {{"面积", "area", "98.50", "99.00"}}},
                          HomeChange{"2-201", {{"楼栋", "building", "2号楼", "3号楼"}}}));
  EXPECT_EQ(preview.unchanged, 2U);
}

// Nobody is ever taken off the roster by being left out of a file.
TEST_F(PreviewTest, WhoIsLeftOutStaysAndTheirSeatEnds) {
  const RosterImport import = Prepare({rows[1]}, before);
  const RosterPreview preview = PreviewOf(before, import);
  EXPECT_THAT(preview.left_out,
              ElementsAre(PersonChange{"甲", "1-101", {}}, PersonChange{"丙", "2-201", {}}));
  EXPECT_THAT(preview.households_left_out, ElementsAre("2-201"));
  EXPECT_THAT(import.people.persons, SizeIs(3));
  const auto& seats = preview.seats.at(v1::BODY_KIND_RESIDENT_REPRESENTATIVES);
  ASSERT_THAT(seats, SizeIs(1));
  EXPECT_EQ(seats[0].kind, SeatChange::Kind::kEnded);
  EXPECT_EQ(seats[0].after.to_day, kToday.days_since_epoch - 1);
}

TEST_F(PreviewTest, WhatIsNotStatedIsKept) {
  rows[0].area_dm2.reset();
  rows[0].represents = false;
  const RosterImport import = Prepare(rows, before);
  const KnownHome& home = import.people.homes.at(import.people.households.at("1-101"));
  EXPECT_EQ(home.area_dm2, 9'850);
  EXPECT_FALSE(home.representative.is_zero());
}

TEST_F(PreviewTest, ARepresentativeWhoMovesAwayVotesForTheHouseholdNoMore) {
  rows[0] = Seated(Row("甲", "2-201"));
  const RosterImport import = Prepare({rows[1], rows[2], rows[0]}, before);
  const KnownHome& home = import.people.homes.at(import.people.households.at("1-101"));
  EXPECT_TRUE(home.representative.is_zero());
  EXPECT_THAT(PreviewOf(before, import).households_changed,
              ElementsAre(HomeChange{"1-101", {{"户代表", "representative", "甲", ""}}}));
}

}  // namespace
}  // namespace yishi::sdk
