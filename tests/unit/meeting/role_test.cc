// Roles of a meeting, and finding it.

#include <string>
#include <utility>

#include "engine/meeting/decide.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/small_roster.h"

namespace yishi::meeting {
namespace {

using ::yishi::testing::At;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::Nr;
using ::yishi::testing::NumberedId;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;
using ::yishi::testing::SmallRoster;

TEST(RoleTest, EveryRoleIsForWhoHasItAndNamedToWhoHasNot) {
  const std::pair<Role, const char*> roles[] = {{Role::kChair, "chair"},
                                                {Role::kSecretary, "secretary"},
                                                {Role::kDesk, "desk"},
                                                {Role::kTeller, "tellers"},
                                                {Role::kScrutineer, "scrutineers"}};
  const SmallRoster people;
  for (const auto& [role, name] : roles) {
    Meeting meeting;
    meeting.officers = {{role, Nr(1)}, {role, Nr(2)}};  // with a stand-in
    const auto require = [&, role = role](int person) {
      return RequireRole(meeting, people.ActingAs(person, At("2026-03-06 19:00")), role);
    };
    EXPECT_THAT(require(1), IsOk()) << name;
    EXPECT_THAT(require(2), IsOk()) << name;
    EXPECT_THAT(require(3), RefusedInBoth(Reason::kNotAuthorised));
    EXPECT_THAT(require(3), ::yishi::testing::Refused(Reason::kNotAuthorised, ::testing::HasSubstr(name)));
    for (const auto& [other, ignored] : roles) {
      if (other == role) continue;
      EXPECT_THAT(RequireRole(meeting, people.ActingAs(1, At("2026-03-06 19:00")), other),
                  RefusedInBoth(Reason::kNotAuthorised))
          << name << " as " << ignored;
    }
  }
}

TEST(RoleTest, ARoleNeedsAKeyGoodEnoughForIt) {
  const SmallRoster people;
  Meeting meeting;
  meeting.officers = {{Role::kChair, Nr(1)}};
  roster::Acting acting = people.ActingAs(1, At("2026-03-06 19:00"));
  acting.confirmed = false;
  EXPECT_THAT(RequireRole(meeting, acting, Role::kChair), RefusedInBoth(Reason::kKeyNotConfirmed));
}

TEST(RoleTest, AMeetingIsFoundByItsId) {
  const Meetings meetings{{NumberedId<MeetingId>(1), {}}};
  EXPECT_THAT(Find(meetings, NumberedId<MeetingId>(1).view()), IsOk());
  EXPECT_THAT(Find(meetings, NumberedId<MeetingId>(2).view()), RefusedInBoth(Reason::kNotFound));
  EXPECT_THAT(Find(meetings, ""), RefusedNaming(Reason::kFieldMissing, Names{"meeting_id"}));
  EXPECT_THAT(Find(meetings, "short"), RefusedNaming(Reason::kFieldInvalid, Names{"meeting_id", "16", "5"}));
}

TEST(RoleTest, AnEffectOfAnotherNounIsNotTheMeetings) {
  Meetings meetings;
  ledger::v1::Effect effect;
  effect.mutable_box_closed();
  EXPECT_FALSE(Apply(meetings, roster::Roster{}, calendar::Calendar{}, effect, {}, {}, 0));
}

}  // namespace
}  // namespace yishi::meeting
