// What a roster must be as a whole.

#include "engine/roster/composition.h"

#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/small_roster.h"

namespace yishi::roster {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::Nr;
using ::yishi::testing::NumberedId;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;
using ::yishi::testing::SmallRoster;

SmallRoster Sound() {
  SmallRoster people;
  people.roster.buildings[NumberedId<BuildingId>(1)] = {"1栋"};
  for (int i = 1; i <= 3; ++i) {
    people.Person(i);
    people.roster.households[NumberedId<HouseholdId>(i)].building = NumberedId<BuildingId>(1);
  }
  people.Seat(BodyKind::kResidentsCommittee, 1, Capacity::kHead);
  people.Seat(BodyKind::kSupervisionCommittee, 2);
  return people;
}

TEST(CompositionTest, ASoundRosterIsAccepted) { EXPECT_THAT(CheckWhole({}, Sound().roster), IsOk()); }

TEST(CompositionTest, AnOfficialFromOutsideNeedsNoHousehold) {
  SmallRoster people = Sound();
  people.roster.persons[Nr(3)].household = HouseholdId{};
  EXPECT_THAT(CheckWhole({}, people.roster), IsOk());
}

TEST(CompositionTest, AHouseholdInNoBuildingIsNamed) {
  SmallRoster people = Sound();
  people.roster.households[NumberedId<HouseholdId>(2)].building = NumberedId<BuildingId>(77);
  EXPECT_THAT(CheckWhole({}, people.roster),
              RefusedNaming(Reason::kRosterRowInvalid, Names{NumberedId<HouseholdId>(2).hex()}));
}

TEST(CompositionTest, AHouseholdIsRepresentedByOneOfItsOwn) {
  SmallRoster people = Sound();
  people.roster.households[NumberedId<HouseholdId>(2)].representative = Nr(2);
  EXPECT_THAT(CheckWhole({}, people.roster), IsOk());
  for (int stranger : {3, 77}) {
    people.roster.households[NumberedId<HouseholdId>(2)].representative = Nr(stranger);
    EXPECT_THAT(CheckWhole({}, people.roster),
                RefusedNaming(Reason::kRosterRowInvalid, Names{NumberedId<HouseholdId>(2).hex()}));
  }
}

TEST(CompositionTest, APersonInNoHouseholdIsNamed) {
  SmallRoster people = Sound();
  people.roster.persons[Nr(2)].household = NumberedId<HouseholdId>(77);
  EXPECT_THAT(CheckWhole({}, people.roster), RefusedNaming(Reason::kRosterRowInvalid, Names{Nr(2).hex()}));
}

TEST(CompositionTest, AMemberWhoIsNobodyIsNamed) {
  SmallRoster people = Sound();
  people.roster.memberships[{SmallRoster::BodyOf(BodyKind::kResidentsCommittee), Nr(55)}] = {};
  EXPECT_THAT(CheckWhole({}, people.roster), RefusedNaming(Reason::kRosterRowInvalid, Names{Nr(55).hex()}));
}

TEST(CompositionTest, AMembershipOfNoBodyIsNamed) {
  SmallRoster people = Sound();
  people.roster.memberships[{NumberedId<BodyId>(99), Nr(1)}] = {};
  EXPECT_THAT(CheckWhole({}, people.roster),
              RefusedNaming(Reason::kRosterRowInvalid, Names{NumberedId<BodyId>(99).hex()}));
}

TEST(CompositionTest, ACommitteeMemberMayNotSupervise) {
  SmallRoster people = Sound();
  people.Seat(BodyKind::kSupervisionCommittee, 1);
  EXPECT_THAT(CheckWhole({}, people.roster), RefusedInBoth(Reason::kCompositionBroken));
}

TEST(CompositionTest, WhoLeftTheCommitteeTheDayBeforeMaySupervise) {
  SmallRoster people = Sound();
  people.SeatFor(BodyKind::kResidentsCommittee, 3, calendar::Day{20'000}, calendar::Day{20'100});
  people.SeatFor(BodyKind::kSupervisionCommittee, 3, calendar::Day{20'101}, calendar::Day{20'500});
  EXPECT_THAT(CheckWhole({}, people.roster), IsOk());
  people.SeatFor(BodyKind::kSupervisionCommittee, 3, calendar::Day{20'100}, calendar::Day{20'500});
  EXPECT_THAT(CheckWhole({}, people.roster), RefusedInBoth(Reason::kCompositionBroken))
      << "the terms share a day";
}

TEST(CompositionTest, ThereIsOneBodyOfAKind) {
  SmallRoster people = Sound();
  people.roster.bodies[NumberedId<BodyId>(90)] = {BodyKind::kResidentsCommittee, "另一个居委会"};
  EXPECT_THAT(CheckWhole({}, people.roster),
              RefusedNaming(Reason::kCompositionBroken,
                            Names{SmallRoster::BodyOf(BodyKind::kResidentsCommittee).hex(),
                                  NumberedId<BodyId>(90).hex()}));
}

TEST(CompositionTest, ABodyKeepsItsKind) {
  const SmallRoster before = Sound();
  SmallRoster people = Sound();
  const BodyId committee = SmallRoster::BodyOf(BodyKind::kResidentsCommittee);
  people.roster.bodies[committee].kind = BodyKind::kRegistry;
  EXPECT_THAT(CheckWhole(before.roster, people.roster),
              RefusedNaming(Reason::kCompositionBroken, Names{committee.hex()}));
  people.roster.bodies[committee] = {BodyKind::kResidentsCommittee, "换了名称"};
  EXPECT_THAT(CheckWhole(before.roster, people.roster), IsOk());
}

}  // namespace
}  // namespace yishi::roster
