// Under which key, and as a member of what, one may act (engine/README.md, I8).

#include "engine/roster/acting.h"

#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/small_roster.h"

namespace yishi::roster {
namespace {

using ::yishi::testing::At;
using ::yishi::testing::IsOk;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::SmallRoster;

class ActingTest : public ::testing::Test {
 protected:
  ActingTest() {
    people_.Seat(BodyKind::kResidentsCommittee, 1, Capacity::kHead);
    people_.Seat(BodyKind::kResidentsCommittee, 2, Capacity::kDeputy);
    people_.Seat(BodyKind::kResidentsCommittee, 3);
    people_.Person(4);
    acting_ = people_.ActingAs(1, At("2026-03-02 09:00"));
  }

  SmallRoster people_;
  Acting acting_;
};

TEST_F(ActingTest, AMemberActsWithAConfirmedKeyOfTheirOwn) {
  EXPECT_THAT(RequireMember(people_.roster, acting_, BodyKind::kResidentsCommittee), IsOk());
}

TEST_F(ActingTest, ACustodialKeyIsNotGoodEnoughForAnOffice) {
  acting_.custody = Custody::kCustodial;
  EXPECT_THAT(RequireOfficialKey(acting_), RefusedInBoth(Reason::kCustodialKey));
  EXPECT_THAT(RequireMember(people_.roster, acting_, BodyKind::kResidentsCommittee),
              RefusedInBoth(Reason::kCustodialKey));
  EXPECT_THAT(RequireLead(people_.roster, acting_, BodyKind::kResidentsCommittee),
              RefusedInBoth(Reason::kCustodialKey));
}

TEST_F(ActingTest, AnUnconfirmedKeyIsNotGoodEnoughForAnOffice) {
  acting_.confirmed = false;
  EXPECT_THAT(RequireOfficialKey(acting_), RefusedInBoth(Reason::kKeyNotConfirmed));
  EXPECT_THAT(RequireMember(people_.roster, acting_, BodyKind::kResidentsCommittee),
              RefusedInBoth(Reason::kKeyNotConfirmed));
}

TEST_F(ActingTest, WhoIsNoMemberIsToldWhichBodyMayDoIt) {
  const absl::Status status =
      RequireMember(people_.roster, people_.ActingAs(4, acting_.now), BodyKind::kResidentsCommittee);
  EXPECT_THAT(status, RefusedInBoth(Reason::kNotAuthorised));
  EXPECT_THAT(status, ::yishi::testing::Refused(Reason::kNotAuthorised, ::testing::HasSubstr("居民委员会")));
  EXPECT_THAT(status, ::yishi::testing::Refused(Reason::kNotAuthorised,
                                                ::testing::HasSubstr("residents' committee")));
}

TEST_F(ActingTest, HeadAndDeputyLeadAndAMemberDoesNot) {
  const auto lead = [&](int person) {
    return RequireLead(people_.roster, people_.ActingAs(person, acting_.now), BodyKind::kResidentsCommittee);
  };
  EXPECT_THAT(lead(1), IsOk());
  EXPECT_THAT(lead(2), IsOk());
  EXPECT_THAT(lead(3), RefusedInBoth(Reason::kNotAuthorised));
}

TEST_F(ActingTest, WhatACommandBringsAboutIsNamedByTheStartOfItsId) {
  const MatterId id = acting_.NewId<MatterId>();
  EXPECT_EQ(id.view(), acting_.command.view().substr(0, 16));
}

}  // namespace
}  // namespace yishi::roster
