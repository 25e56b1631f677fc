// Who belongs to a body on a day, and who leads it.

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/roster/roster.h"
#include "gtest/gtest.h"
#include "tests/support/small_roster.h"

namespace yishi::roster {
namespace {

using ::yishi::testing::Nr;
using ::yishi::testing::SmallRoster;

constexpr calendar::Day kFrom{20'500};
constexpr calendar::Day kTo{20'600};

TEST(MembershipTest, ATermHoldsItsFirstAndItsLastDayAndNoOther) {
  SmallRoster people;
  people.SeatFor(BodyKind::kResidentsCommittee, 1, kFrom, kTo);
  const auto belongs = [&](calendar::Day day) {
    return Belongs(people.roster, Nr(1), BodyKind::kResidentsCommittee, day);
  };
  EXPECT_FALSE(belongs(calendar::AddDays(kFrom, -1)));
  EXPECT_TRUE(belongs(kFrom));
  EXPECT_TRUE(belongs(kTo));
  EXPECT_FALSE(belongs(calendar::AddDays(kTo, 1)));
}

TEST(MembershipTest, SeatsAreThoseWhoseTermHoldsTheDay) {
  SmallRoster people;
  people.SeatFor(BodyKind::kResidentsCommittee, 1, kFrom, kTo);
  people.SeatFor(BodyKind::kPartyMembers, 1, calendar::AddDays(kTo, 1), calendar::AddDays(kTo, 9));
  ASSERT_EQ(SeatsOf(people.roster, Nr(1), kTo).size(), 1u);
  EXPECT_EQ(SeatsOf(people.roster, Nr(1), kTo)[0].kind, BodyKind::kResidentsCommittee);
  EXPECT_EQ(SeatsOf(people.roster, Nr(1), calendar::AddDays(kTo, 1))[0].kind, BodyKind::kPartyMembers);
  EXPECT_TRUE(SeatsOf(people.roster, Nr(2), kTo).empty());
}

// kind -> the elementary bodies whose members belong to it, as the law and design name them.
struct Composed {
  BodyKind kind;
  std::vector<BodyKind> parts;
};

TEST(MembershipTest, AComposedBodyIsMadeOfItsPartsAndOfNothingElse) {
  const std::vector<BodyKind> elementary{
      BodyKind::kRegistry,     BodyKind::kPartyBranchCommittee,    BodyKind::kResidentsCommittee,
      BodyKind::kPartyMembers, BodyKind::kResidentRepresentatives, BodyKind::kSupervisionCommittee,
      BodyKind::kTownship};
  const std::vector<Composed> composed{
      {BodyKind::kTwoCommittees, {BodyKind::kPartyBranchCommittee, BodyKind::kResidentsCommittee}},
      {BodyKind::kRepresentativesMeeting,
       {BodyKind::kResidentsCommittee, BodyKind::kResidentRepresentatives}}};
  for (BodyKind seat : elementary) {
    SmallRoster people;
    people.SeatFor(seat, 1, kFrom, kTo);
    for (BodyKind other : elementary) {
      EXPECT_EQ(Belongs(people.roster, Nr(1), other, kFrom), other == seat)
          << NameEn(seat) << " in " << NameEn(other);
    }
    for (const Composed& whole : composed) {
      const bool part = std::find(whole.parts.begin(), whole.parts.end(), seat) != whole.parts.end();
      EXPECT_EQ(Belongs(people.roster, Nr(1), whole.kind, kFrom), part)
          << NameEn(seat) << " in " << NameEn(whole.kind);
    }
  }
}

TEST(MembershipTest, TheAssembliesAreTheElectors) {
  SmallRoster people;
  people.Person(1, /*elector=*/true);
  people.Person(2, /*elector=*/false);
  for (BodyKind kind : {BodyKind::kResidentsAssembly, BodyKind::kHouseholdsAssembly}) {
    EXPECT_TRUE(Belongs(people.roster, Nr(1), kind, kFrom));
    EXPECT_FALSE(Belongs(people.roster, Nr(2), kind, kFrom));
    EXPECT_FALSE(Belongs(people.roster, Nr(3), kind, kFrom)) << "nobody";
  }
}

TEST(MembershipTest, EachBodyIsLedByTheHeadOfTheOneThatConvenesIt) {
  const std::vector<std::pair<BodyKind, std::vector<BodyKind>>> leads{
      {BodyKind::kPartyBranchCommittee,
       {BodyKind::kPartyBranchCommittee, BodyKind::kTwoCommittees, BodyKind::kPartyMembers}},
      {BodyKind::kResidentsCommittee,
       {BodyKind::kResidentsCommittee, BodyKind::kRepresentativesMeeting, BodyKind::kResidentRepresentatives,
        BodyKind::kResidentsAssembly, BodyKind::kHouseholdsAssembly}},
      {BodyKind::kSupervisionCommittee, {BodyKind::kSupervisionCommittee}},
      {BodyKind::kTownship, {BodyKind::kTownship}},
      {BodyKind::kRegistry, {BodyKind::kRegistry}},
      {BodyKind::kPartyMembers, {}},
      {BodyKind::kResidentRepresentatives, {}}};
  for (const auto& [seat, bodies] : leads) {
    for (Capacity capacity :
         {Capacity::kHead, Capacity::kDeputy, Capacity::kMember, Capacity::kProbationary}) {
      SmallRoster people;
      people.Seat(seat, 1, capacity);
      const bool leading = capacity == Capacity::kHead || capacity == Capacity::kDeputy;
      for (int kind : {1, 2, 3, 4, 5, 6, 7, 20, 21, 22, 23}) {
        const auto body = static_cast<BodyKind>(kind);
        const bool expected = leading && std::find(bodies.begin(), bodies.end(), body) != bodies.end();
        EXPECT_EQ(Leads(people.roster, Nr(1), body, kFrom), expected)
            << NameEn(seat) << " leads " << NameEn(body);
      }
    }
  }
}

TEST(MembershipTest, NobodyLeadsAfterTheTerm) {
  SmallRoster people;
  people.SeatFor(BodyKind::kResidentsCommittee, 1, kFrom, kTo);
  people.roster.memberships.begin()->second.capacity = Capacity::kHead;
  EXPECT_TRUE(Leads(people.roster, Nr(1), BodyKind::kRepresentativesMeeting, kTo));
  EXPECT_FALSE(Leads(people.roster, Nr(1), BodyKind::kRepresentativesMeeting, calendar::AddDays(kTo, 1)));
}

// A number that is no kind of body must not be taken for an assembly of everybody.
TEST(MembershipTest, AnUnknownKindOfBodyHasNoMembersAndNoHead) {
  SmallRoster people;
  people.Seat(BodyKind::kResidentsCommittee, 1, Capacity::kHead);
  EXPECT_FALSE(Belongs(people.roster, Nr(1), static_cast<BodyKind>(99), kFrom));
  EXPECT_FALSE(Leads(people.roster, Nr(1), static_cast<BodyKind>(99), kFrom));
}

}  // namespace
}  // namespace yishi::roster
