// Who is expected at a meeting, frozen as a list that anyone can check against its root.

#include "engine/roster/roll.h"

#include <vector>

#include "engine/merkle/hash.h"
#include "gtest/gtest.h"
#include "tests/support/small_roster.h"

namespace yishi::roster {
namespace {

using ::yishi::testing::Nr;
using ::yishi::testing::NumberedId;
using ::yishi::testing::SmallRoster;

constexpr calendar::Day kToday{20'514};  // 2026-03-02

std::vector<PersonId> PersonsOf(const Roll& roll) {
  std::vector<PersonId> persons;
  for (const RollEntry& entry : roll) persons.push_back(entry.person);
  return persons;
}

TEST(RollTest, WhoSitsInTwoPartsOfABodyCountsOnce) {
  SmallRoster people;
  people.Seat(BodyKind::kResidentsCommittee, 2, Capacity::kHead);
  people.Seat(BodyKind::kPartyBranchCommittee, 2, Capacity::kHead);
  people.Seat(BodyKind::kPartyBranchCommittee, 1);
  people.Seat(BodyKind::kResidentsCommittee, 3);
  EXPECT_EQ(PersonsOf(RollOf(people.roster, BodyKind::kTwoCommittees, kToday)),
            (std::vector<PersonId>{Nr(1), Nr(2), Nr(3)}));
}

TEST(RollTest, TheRepresentativesMeetingOfFiveAndThirtyTwoHasThirtySeven) {
  SmallRoster people;
  for (int i = 1; i <= 5; ++i) people.Seat(BodyKind::kResidentsCommittee, i);
  for (int i = 6; i <= 37; ++i) people.Seat(BodyKind::kResidentRepresentatives, i);
  EXPECT_EQ(RollOf(people.roster, BodyKind::kRepresentativesMeeting, kToday).size(), 37u);
}

TEST(RollTest, ProbationaryPartyMembersAreLeftOut) {
  SmallRoster people;
  people.Seat(BodyKind::kPartyMembers, 1);
  people.Seat(BodyKind::kPartyMembers, 2, Capacity::kProbationary);
  EXPECT_EQ(PersonsOf(RollOf(people.roster, BodyKind::kPartyMembers, kToday)),
            (std::vector<PersonId>{Nr(1)}));
}

// The secretary is a Party member who votes; the seat on the branch committee does not stand for one among
// members.
TEST(RollTest, ASeatElsewhereIsNoVoteAmongPartyMembers) {
  SmallRoster people;
  people.Seat(BodyKind::kPartyMembers, 1, Capacity::kProbationary);
  people.Seat(BodyKind::kResidentsCommittee, 1, Capacity::kHead);
  people.Seat(BodyKind::kPartyMembers, 2);
  EXPECT_EQ(PersonsOf(RollOf(people.roster, BodyKind::kPartyMembers, kToday)),
            (std::vector<PersonId>{Nr(2)}));
}

TEST(RollTest, TheDayDecidesWhoseTermCounts) {
  SmallRoster people;
  people.SeatFor(BodyKind::kResidentsCommittee, 1, calendar::Day{20'000}, kToday);
  people.SeatFor(BodyKind::kResidentsCommittee, 2, calendar::AddDays(kToday, 1), calendar::Day{21'000});
  EXPECT_EQ(PersonsOf(RollOf(people.roster, BodyKind::kResidentsCommittee, kToday)),
            (std::vector<PersonId>{Nr(1)}));
  EXPECT_EQ(PersonsOf(RollOf(people.roster, BodyKind::kResidentsCommittee, calendar::AddDays(kToday, 1))),
            (std::vector<PersonId>{Nr(2)}));
}

TEST(RollTest, AnAssemblyByHouseholdsHasOneElectorOfEach) {
  SmallRoster people;
  people.Person(1, /*elector=*/false, /*household=*/1);  // a child, first by id
  people.Person(2, /*elector=*/true, /*household=*/1);
  people.Person(3, /*elector=*/true, /*household=*/1);
  people.Person(4, /*elector=*/true, /*household=*/2);
  people.Person(5, /*elector=*/true);
  people.roster.persons[Nr(5)].household = HouseholdId{};  // an official from outside
  const Roll roll = RollOf(people.roster, BodyKind::kHouseholdsAssembly, kToday);
  EXPECT_EQ(PersonsOf(roll), (std::vector<PersonId>{Nr(2), Nr(4)}));
  EXPECT_EQ(roll[0].household, NumberedId<HouseholdId>(1));
  EXPECT_EQ(PersonsOf(RollOf(people.roster, BodyKind::kResidentsAssembly, kToday)),
            (std::vector<PersonId>{Nr(2), Nr(3), Nr(4), Nr(5)}));
}

TEST(RollTest, AHouseholdAndItsAreaCountOnceByWhomTheRosterNames) {
  SmallRoster people;
  for (int i = 1; i <= 3; ++i) people.Person(i, /*elector=*/true, /*household=*/1);
  people.Person(4, /*elector=*/true, /*household=*/2);
  people.roster.households[NumberedId<HouseholdId>(1)] = {
      .building = {}, .area_dm2 = 9'050, .representative = Nr(3)};
  const Roll all = RollOf(people.roster, BodyKind::kResidentsAssembly, kToday);
  const HouseholdId first = NumberedId<HouseholdId>(1);
  EXPECT_EQ(all, (Roll{{Nr(1), first},
                       {Nr(2), first},
                       {Nr(3), first, true, 9'050},
                       {Nr(4), NumberedId<HouseholdId>(2), true, 0}}));
  EXPECT_EQ(PersonsOf(RollOf(people.roster, BodyKind::kHouseholdsAssembly, kToday)),
            (std::vector<PersonId>{Nr(3), Nr(4)}));
  EXPECT_EQ(PersonsOf(RollOf(people.roster, BodyKind::kOwnersMeeting, kToday)),
            (std::vector<PersonId>{Nr(3)}))
      << "the second household owns nothing";
}

TEST(RollTest, ANamedRepresentativeWhoIsNoElectorGivesWayToTheFirst) {
  SmallRoster people;
  people.Person(1, /*elector=*/true, /*household=*/1);
  people.Person(2, /*elector=*/false, /*household=*/1);
  people.roster.households[NumberedId<HouseholdId>(1)].representative = Nr(2);
  EXPECT_EQ(PersonsOf(RollOf(people.roster, BodyKind::kHouseholdsAssembly, kToday)),
            (std::vector<PersonId>{Nr(1)}));
}

TEST(RollTest, TheRootCoversAreasAndWhoVotesForTheHousehold) {
  const auto& suite = crypto::Suite::Get(crypto::SuiteId::kIntl);
  const HouseholdId home = NumberedId<HouseholdId>(9);
  const auto root = [&](const RollEntry& entry) { return RollRoot(suite, {entry}); };
  EXPECT_NE(root({Nr(1), home, true, 100}), root({Nr(1), home, true, 101}));
  EXPECT_NE(root({Nr(1), home, true, 0}), root({Nr(1), home}));
  const Bytes leaf = Nr(1).str() + home.str() + Bytes("\0\0\0\x64", 4);
  EXPECT_EQ(root({Nr(1), home, true, 100}), suite.Digest({BytesView("\0", 1), leaf}));
}

TEST(RollTest, OnRollFindsExactlyThoseOnIt) {
  SmallRoster people;
  for (int i = 2; i <= 40; i += 2) people.Seat(BodyKind::kResidentRepresentatives, i);
  const Roll roll = RollOf(people.roster, BodyKind::kResidentRepresentatives, kToday);
  for (int i = 1; i <= 41; ++i) EXPECT_EQ(OnRoll(roll, Nr(i)), i % 2 == 0) << i;
  EXPECT_FALSE(OnRoll({}, Nr(1)));
}

// RFC 6962 over two leaves, put together by hand.
TEST(RollTest, TheRootIsThatOfPersonAndHousehold) {
  const auto& suite = crypto::Suite::Get(crypto::SuiteId::kIntl);
  const Roll roll{{Nr(1), NumberedId<HouseholdId>(9)}, {Nr(2), NumberedId<HouseholdId>(8)}};
  const auto leaf = [&](int person, int household) {
    return suite.Digest({BytesView("\0", 1), Nr(person).view(), NumberedId<HouseholdId>(household).view()});
  };
  const Hash root = suite.Digest({"\x01", leaf(1, 9).view(), leaf(2, 8).view()});
  EXPECT_EQ(ToHex(RollRoot(suite, roll).view()), ToHex(root.view()));
}

}  // namespace
}  // namespace yishi::roster
