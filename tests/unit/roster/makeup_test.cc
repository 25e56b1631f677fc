// How the representatives' meeting is made up, at both sides of each number.

#include "engine/roster/makeup.h"

#include "engine/base/status.h"
#include "engine/roster/rows.h"
#include "engine/wire/deterministic.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/small_roster.h"
#include "tests/support/status_matchers.h"

namespace yishi::roster {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::Nr;
using ::yishi::testing::Refused;
using ::yishi::testing::SmallRoster;

constexpr calendar::Day kToday{20'500};
constexpr Statutes kUrban{.urban = true, .village = false};
constexpr Statutes kVillage{.urban = false, .village = true};

// `committee` members from 1 on, `representatives` from 101 on.
SmallRoster Community(int committee, int representatives) {
  SmallRoster people;
  for (int i = 1; i <= committee; ++i) people.Seat(BodyKind::kResidentsCommittee, i);
  for (int i = 1; i <= representatives; ++i) people.Seat(BodyKind::kResidentRepresentatives, 100 + i);
  return people;
}

Import Seating(BodyKind kind, int person, calendar::Day from, calendar::Day to) {
  v1::RosterRow row;
  auto* membership = row.mutable_membership();
  membership->set_body_id(SmallRoster::BodyOf(kind).str());
  membership->set_person_id(Nr(person).str());
  membership->set_capacity(v1::CAPACITY_MEMBER);
  membership->set_from_day(from.days_since_epoch);
  membership->set_to_day(to.days_since_epoch);
  Import import;
  import.rows = {wire::SerializeDeterministic(row)};
  return import;
}

TEST(MakeupTest, WhoSitsInBothCountsForTheCommittee) {
  SmallRoster people = Community(2, 7);
  people.Seat(BodyKind::kResidentRepresentatives, 1);
  const Makeup makeup = MakeupOf(people.roster, kToday);
  EXPECT_EQ(makeup.committee, 2u);
  EXPECT_EQ(makeup.representatives, 7u);
  EXPECT_EQ(makeup.all_representatives, 8u);
  EXPECT_EQ(makeup.meeting(), 9u);
  EXPECT_FALSE(HasFourFifths(makeup));
}

TEST(MakeupTest, FourFifthsAreReachedExactly) {
  EXPECT_TRUE(HasFourFifths(MakeupOf(Community(2, 8).roster, kToday)));
  EXPECT_FALSE(HasFourFifths(MakeupOf(Community(2, 7).roster, kToday)));
}

TEST(MakeupTest, ATermHoldsBothItsEnds) {
  SmallRoster people = Community(1, 3);
  people.SeatFor(BodyKind::kResidentRepresentatives, 200, kToday, {kToday.days_since_epoch + 1});
  EXPECT_EQ(MakeupOf(people.roster, {kToday.days_since_epoch - 1}).representatives, 3u);
  EXPECT_EQ(MakeupOf(people.roster, kToday).representatives, 4u);
  EXPECT_EQ(MakeupOf(people.roster, {kToday.days_since_epoch + 1}).representatives, 4u);
  EXPECT_EQ(MakeupOf(people.roster, {kToday.days_since_epoch + 2}).representatives, 3u);
}

TEST(MakeupTest, OneRepresentativeForTwentyToFiftyHouseholds) {
  Makeup makeup;
  makeup.all_representatives = 2;
  for (const auto& [households, usual] : {std::pair{39u, false}, {40u, true}, {100u, true}, {101u, false}}) {
    makeup.households = households;
    EXPECT_EQ(HasUsualRatio(makeup), usual) << households;
  }
}

TEST(MakeupTest, WithoutAStatutoryCharterNothingIsAsked) {
  const SmallRoster people = Community(1, 4);
  const Import more = Seating(BodyKind::kResidentsCommittee, 50, kToday, kToday);
  EXPECT_THAT(CheckMakeup(people.roster, more, {}, kToday), IsOk());
  EXPECT_THAT(CheckMakeup(people.roster, more, kUrban, kToday), Refused(Reason::kCompositionBroken));
}

TEST(MakeupTest, AShortageMayBeMendedInPartAndNotMadeWorse) {
  const SmallRoster people = Community(3, 6);
  const Import better = Seating(BodyKind::kResidentRepresentatives, 50, kToday, kToday);
  const Import worse = Seating(BodyKind::kResidentsCommittee, 50, kToday, kToday);
  EXPECT_THAT(CheckMakeup(people.roster, better, kUrban, kToday), IsOk());
  EXPECT_THAT(CheckMakeup(people.roster, worse, kUrban, kToday), Refused(Reason::kCompositionBroken));
}

TEST(MakeupTest, ALaterDayOnWhichATermEndsCountsAsWell) {
  const SmallRoster people = Community(1, 4);
  const calendar::Day tomorrow{kToday.days_since_epoch + 1};
  const Import ends = Seating(BodyKind::kResidentRepresentatives, 101, kToday, kToday);
  const Import begins = Seating(BodyKind::kResidentsCommittee, 50, tomorrow, tomorrow);
  EXPECT_THAT(CheckMakeup(people.roster, ends, kUrban, kToday), Refused(Reason::kCompositionBroken));
  EXPECT_THAT(CheckMakeup(people.roster, begins, kUrban, kToday), Refused(Reason::kCompositionBroken));
}

TEST(MakeupTest, VillagesAskForAThirdOfWomen) {
  SmallRoster people = Community(1, 8);  // nine in the meeting, three women: a third of its members (art. 29)
  for (int woman : {101, 102, 103}) people.roster.persons[Nr(woman)].woman = true;
  EXPECT_TRUE(HasThirdOfWomen(MakeupOf(people.roster, kToday)));
  const Import man = Seating(BodyKind::kResidentRepresentatives, 50, kToday, kToday);
  EXPECT_THAT(CheckMakeup(people.roster, man, kVillage, kToday), Refused(Reason::kCompositionBroken));
  EXPECT_THAT(CheckMakeup(people.roster, man, kUrban, kToday), IsOk());
}

}  // namespace
}  // namespace yishi::roster
