// Single rows of an import: their form, and what they do to a roster.

#include "engine/roster/rows.h"

#include <functional>
#include <string>
#include <vector>

#include "engine/base/limits.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/small_roster.h"

namespace yishi::roster {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::Nr;
using ::yishi::testing::NumberedId;
using ::yishi::testing::RefusedNaming;

v1::RosterRow BuildingRow() {
  v1::RosterRow row;
  row.mutable_building()->set_id(NumberedId<BuildingId>(1).str());
  row.mutable_building()->set_name("1栋");
  return row;
}

v1::RosterRow HouseholdRow() {
  v1::RosterRow row;
  row.mutable_household()->set_id(NumberedId<HouseholdId>(1).str());
  row.mutable_household()->set_building_id(NumberedId<BuildingId>(1).str());
  return row;
}

v1::RosterRow PersonRow() {
  v1::RosterRow row;
  row.mutable_person()->set_id(Nr(1).str());
  row.mutable_person()->set_household_id(NumberedId<HouseholdId>(1).str());
  row.mutable_person()->set_record(Bytes(32, 'r'));
  row.mutable_person()->set_elector(true);
  row.mutable_person()->set_woman(true);
  return row;
}

v1::RosterRow BodyRow() {
  v1::RosterRow row;
  row.mutable_body()->set_id(NumberedId<BodyId>(1).str());
  row.mutable_body()->set_kind(v1::BODY_KIND_RESIDENTS_COMMITTEE);
  row.mutable_body()->set_name("居民委员会");
  return row;
}

v1::RosterRow MembershipRow() {
  v1::RosterRow row;
  v1::Membership* membership = row.mutable_membership();
  membership->set_body_id(NumberedId<BodyId>(1).str());
  membership->set_person_id(Nr(1).str());
  membership->set_capacity(v1::CAPACITY_HEAD);
  membership->set_from_day(20'000);
  membership->set_to_day(21'826);
  return row;
}

TEST(RowsTest, EveryKindOfRowIsAccepted) {
  for (const v1::RosterRow& row : {BuildingRow(), HouseholdRow(), PersonRow(), BodyRow(), MembershipRow()}) {
    EXPECT_THAT(CheckRow(row, 1), IsOk()) << row.ShortDebugString();
  }
}

struct Fault {
  const char* field;  // as the refusal names it
  v1::RosterRow row;
  std::function<void(v1::RosterRow&)> spoil;
};

TEST(RowsTest, EveryFaultNamesItsRowAndField) {
  const Bytes short_id(15, 'x');
  const std::vector<Fault> faults{
      {"row", {}, [](v1::RosterRow&) {}},
      {"building.id", BuildingRow(), [&](auto& row) { row.mutable_building()->set_id(short_id); }},
      {"building.id", BuildingRow(), [](auto& row) { row.mutable_building()->set_id(Bytes(16, '\0')); }},
      {"building.name", BuildingRow(), [](auto& row) { row.mutable_building()->clear_name(); }},
      {"building.name", BuildingRow(),
       [](auto& row) { row.mutable_building()->set_name(std::string(limits::kNameBytes + 1, 'n')); }},
      {"household.id", HouseholdRow(), [](auto& row) { row.mutable_household()->clear_id(); }},
      {"household.building_id", HouseholdRow(),
       [&](auto& row) { row.mutable_household()->set_building_id(short_id); }},
      {"person.id", PersonRow(), [&](auto& row) { row.mutable_person()->set_id(short_id); }},
      {"person.record", PersonRow(), [](auto& row) { row.mutable_person()->clear_record(); }},
      {"person.record", PersonRow(), [](auto& row) { row.mutable_person()->set_record(Bytes(31, 'r')); }},
      {"person.household_id", PersonRow(),
       [&](auto& row) { row.mutable_person()->set_household_id(short_id); }},
      {"body.id", BodyRow(), [](auto& row) { row.mutable_body()->clear_id(); }},
      {"body.name", BodyRow(), [](auto& row) { row.mutable_body()->clear_name(); }},
      {"body.kind", BodyRow(), [](auto& row) { row.mutable_body()->clear_kind(); }},
      {"body.kind", BodyRow(), [](auto& row) { row.mutable_body()->set_kind(v1::BODY_KIND_TWO_COMMITTEES); }},
      {"body.kind", BodyRow(),
       [](auto& row) { row.mutable_body()->set_kind(v1::BODY_KIND_HOUSEHOLDS_ASSEMBLY); }},
      {"membership.body_id", MembershipRow(),
       [&](auto& row) { row.mutable_membership()->set_body_id(short_id); }},
      {"membership.person_id", MembershipRow(),
       [](auto& row) { row.mutable_membership()->clear_person_id(); }},
      {"membership.capacity", MembershipRow(), [](auto& row) { row.mutable_membership()->clear_capacity(); }},
      {"membership.to_day", MembershipRow(), [](auto& row) { row.mutable_membership()->set_to_day(19'999); }},
      {"membership.to_day", MembershipRow(),
       [](auto& row) { row.mutable_membership()->set_from_day(-800'000); }},
      {"membership.to_day", MembershipRow(),
       [](auto& row) { row.mutable_membership()->set_to_day(3'000'000); }},
  };
  for (Fault fault : faults) {
    fault.spoil(fault.row);
    const absl::Status status = CheckRow(fault.row, 417);
    EXPECT_THAT(status, RefusedNaming(Reason::kRosterRowInvalid, Names{"417", fault.field}))
        << fault.row.ShortDebugString();
  }
}

TEST(RowsTest, ATermOfOneDayIsATerm) {
  v1::RosterRow row = MembershipRow();
  row.mutable_membership()->set_to_day(20'000);
  EXPECT_THAT(CheckRow(row, 1), IsOk());
}

TEST(RowsTest, ARowPutsItsFactOnTheRoster) {
  Roster roster;
  for (const v1::RosterRow& row : {BuildingRow(), HouseholdRow(), PersonRow(), BodyRow(), MembershipRow()}) {
    ApplyRow(roster, row);
  }
  EXPECT_EQ(roster.buildings[NumberedId<BuildingId>(1)].name, "1栋");
  EXPECT_EQ(roster.households[NumberedId<HouseholdId>(1)].building, NumberedId<BuildingId>(1));
  EXPECT_EQ(roster.persons[Nr(1)],
            (Person{NumberedId<HouseholdId>(1), *Hash::From(Bytes(32, 'r')), true, true}));
  EXPECT_EQ(roster.bodies[NumberedId<BodyId>(1)], (Body{BodyKind::kResidentsCommittee, "居民委员会"}));
  EXPECT_EQ((roster.memberships[{NumberedId<BodyId>(1), Nr(1)}]),
            (Membership{Capacity::kHead, calendar::Day{20'000}, calendar::Day{21'826}}));
}

// A term is ended by a row that says so: the same membership with an earlier last day.
TEST(RowsTest, ARowWithAKnownIdReplacesTheFact) {
  Roster roster;
  ApplyRow(roster, MembershipRow());
  v1::RosterRow ended = MembershipRow();
  ended.mutable_membership()->set_to_day(20'500);
  ApplyRow(roster, ended);
  ASSERT_EQ(roster.memberships.size(), 1u);
  EXPECT_EQ(roster.memberships.begin()->second.to, calendar::Day{20'500});
}

TEST(RowsTest, TheRootDependsOnTheOrderAndOnEveryByte) {
  const auto& suite = crypto::Suite::Get(crypto::SuiteId::kIntl);
  const Bytes a = BuildingRow().SerializeAsString();
  const Bytes b = BodyRow().SerializeAsString();
  Bytes c = b;
  c.back() ^= 1;
  const auto root = [&](std::vector<Bytes> rows) { return RowsRoot(suite, rows); };
  EXPECT_EQ(root({a, b}), root({a, b}));
  EXPECT_NE(root({a, b}), root({b, a}));
  EXPECT_NE(root({a, b}), root({a, c}));
  EXPECT_NE(root({a, b}), root({a}));
}

}  // namespace
}  // namespace yishi::roster
