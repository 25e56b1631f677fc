#include "clients/load/residents.h"

#include <set>
#include <string>

#include "clients/roster_csv/summary.h"
#include "gtest/gtest.h"

namespace yishi::load {
namespace {

constexpr calendar::Day kToday{20'782};  // 2026-11-25

TEST(ResidentsTest, AreAllAdultsOfThreeToAHousehold) {
  const auto rows = InventResidents(1'000, kToday);
  const roster_csv::RosterSummary summary = roster_csv::Summarise(rows, kToday);
  EXPECT_EQ(summary.persons, 1'000u);
  EXPECT_EQ(summary.adult_residents, 1'000u);
  EXPECT_EQ(summary.households, 334u);
  EXPECT_EQ(summary.buildings, 4u);
  EXPECT_EQ(summary.offices.at({roster_csv::BodyKind::kResidentsCommittee, roster_csv::Capacity::kDirector}),
            1u);
  EXPECT_EQ(summary.members.at(roster_csv::BodyKind::kResidentsCommittee), 5u);
}

TEST(ResidentsTest, NoTwoOfAHouseholdAreTheSame) {
  std::set<std::string> seen;
  for (const roster_csv::RosterRow& row : InventResidents(20'000, kToday)) {
    EXPECT_TRUE(seen.insert(row.household + row.name + calendar::FormatDay(row.born)).second) << row.name;
  }
}

}  // namespace
}  // namespace yishi::load
