#include "clients/roster_csv/summary.h"

#include <gtest/gtest.h>

#include "sample.h"

namespace yishi::roster_csv {
namespace {

calendar::Day On(int year, int month, int day) { return *calendar::DayFrom({year, month, day}); }

TEST(Summarise, Counts) {
  const RosterSummary expected = {
      .buildings = 1,
      .households = 1,
      .persons = 3,
      .residents = 2,
      .adult_residents = 1,
      .members = {{BodyKind::kResidentsCommittee, 1}, {BodyKind::kPartyMembers, 1}, {BodyKind::kTownship, 1}},
      .offices = {{{BodyKind::kResidentsCommittee, Capacity::kDirector}, 1},
                  {{BodyKind::kPartyMembers, Capacity::kPartyMember}, 1},
                  {{BodyKind::kTownship, Capacity::kLiaison}, 1}},
  };
  EXPECT_EQ(Summarise(ThreeRows(), On(2026, 3, 1)), expected);
  EXPECT_EQ(Summarise(ThreeRows(), On(2033, 12, 31)).adult_residents, 2u) << "the child's 18th birthday";
  EXPECT_EQ(Summarise({}, On(2026, 3, 1)), RosterSummary{});
}

TEST(IsAdult, FromTheEighteenthBirthdayOn) {
  EXPECT_FALSE(IsAdult(On(2008, 3, 2), On(2026, 3, 1)));
  EXPECT_TRUE(IsAdult(On(2008, 3, 2), On(2026, 3, 2)));
  EXPECT_FALSE(IsAdult(On(2008, 2, 29), On(2026, 2, 27)));
  EXPECT_TRUE(IsAdult(On(2008, 2, 29), On(2026, 2, 28))) << "2026 has no 29 February";
}

}  // namespace
}  // namespace yishi::roster_csv
