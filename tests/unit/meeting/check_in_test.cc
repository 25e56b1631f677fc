// Who is present, and by which channel (engine/README.md, I13).

#include <initializer_list>
#include <utility>
#include <vector>

#include "engine/base/limits.h"
#include "engine/meeting/decide.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/small_charter.h"
#include "tests/support/small_roster.h"

namespace yishi::meeting {
namespace {

using ::yishi::testing::At;
using ::yishi::testing::ChinaWith;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::Nr;
using ::yishi::testing::NumberedId;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;
using ::yishi::testing::SmallCharter;
using ::yishi::testing::SmallRoster;

constexpr int kDesk = 1;  // not on the roll
constexpr int kFirst = 2;
constexpr int kLast = 6;
constexpr int kStranger = 9;

class CheckInTest : public ::testing::Test {
 protected:
  CheckInTest() {
    for (int i = kFirst; i <= kLast; ++i) meeting_.roll.push_back({Nr(i), NumberedId<HouseholdId>(i)});
    meeting_.officers = {{Role::kDesk, Nr(kDesk)}};
    meeting_.starts_ms = At("2026-03-06 19:00");
  }

  static v1::CheckIn Here(std::initializer_list<std::pair<int, v1::Channel>> people) {
    v1::CheckIn act;
    act.set_meeting_id(NumberedId<MeetingId>(1).str());
    for (const auto& [person, channel] : people) {
      v1::Attendance* attendance = act.add_attendances();
      attendance->set_person_id(Nr(person).str());
      attendance->set_channel(channel);
    }
    return act;
  }
  absl::StatusOr<Effects> Try(int actor, const v1::CheckIn& act) const {
    return TryAs(people_.ActingAs(actor, now_), act);
  }
  absl::StatusOr<Effects> TryAs(const roster::Acting& acting, const v1::CheckIn& act) const {
    const std::vector<const v1::VoteRules*> rules{&charter_.stages(0).vote()};
    return DecideCheckIn(meeting_, acting, rules, act);
  }
  // How many are present then.
  int Do(int actor, const v1::CheckIn& act) {
    const auto effects = Try(actor, act);
    EXPECT_THAT(effects, IsOk());
    if (!effects.ok()) return -1;
    v1::Command command;
    *command.mutable_check_in() = act;
    Meetings meetings{{NumberedId<MeetingId>(1), meeting_}};
    EXPECT_TRUE(Apply(meetings, people_.roster, ChinaWith(), (*effects)[0], command, {}, now_));
    meeting_ = meetings.begin()->second;
    EXPECT_EQ((*effects)[0].checked_in().present(), meeting_.attendance.size());
    return static_cast<int>(meeting_.attendance.size());
  }

  SmallRoster people_;
  v1::Charter charter_ = SmallCharter();
  Meeting meeting_;
  Millis now_ = At("2026-03-06 18:45");
};

TEST_F(CheckInTest, PeopleCheckInThemselvesOnTheirOwnDevice) {
  EXPECT_EQ(Do(kFirst, Here({{kFirst, v1::CHANNEL_DEVICE}})), 1);
  EXPECT_EQ(meeting_.attendance.at(Nr(kFirst)), Channel::kDevice);
}

TEST_F(CheckInTest, TheDeskChecksInAnyoneByAnyChannel) {
  EXPECT_EQ(Do(kDesk, Here({{2, v1::CHANNEL_PAPER}, {3, v1::CHANNEL_HANDS}, {4, v1::CHANNEL_DESK_DEVICE}})),
            3);
  EXPECT_EQ(meeting_.attendance.at(Nr(3)), Channel::kHands);
}

TEST_F(CheckInTest, NobodyElseChecksInOthersOrChoosesAnotherChannel) {
  EXPECT_THAT(Try(kFirst, Here({{kLast, v1::CHANNEL_DEVICE}})), RefusedInBoth(Reason::kNotAuthorised));
  EXPECT_THAT(Try(kFirst, Here({{kFirst, v1::CHANNEL_PAPER}})), RefusedInBoth(Reason::kNotAuthorised));
  EXPECT_THAT(Try(kFirst, Here({{kFirst, v1::CHANNEL_DESK_DEVICE}})), RefusedInBoth(Reason::kNotAuthorised));
}

TEST_F(CheckInTest, WhoIsNotOnTheRollIsNotPresent) {
  EXPECT_THAT(Try(kStranger, Here({{kStranger, v1::CHANNEL_DEVICE}})),
              RefusedNaming(Reason::kNotOnRoll, Names{Nr(kStranger).hex()}));
  EXPECT_THAT(Try(kDesk, Here({{kFirst, v1::CHANNEL_PAPER}, {kStranger, v1::CHANNEL_PAPER}})),
              RefusedInBoth(Reason::kNotOnRoll))
      << "one stranger spoils the whole act";
  EXPECT_TRUE(meeting_.attendance.empty());
}

TEST_F(CheckInTest, ItOpensThirtyMinutesBeforeTheStart) {
  now_ = meeting_.starts_ms - 30 * kMinuteMs - 1;
  EXPECT_THAT(Try(kFirst, Here({{kFirst, v1::CHANNEL_DEVICE}})),
              RefusedNaming(Reason::kTooEarly, Names{"30"}));
  now_ += 1;
  EXPECT_THAT(Try(kFirst, Here({{kFirst, v1::CHANNEL_DEVICE}})), IsOk());
}

TEST_F(CheckInTest, OnceIsEnough) {
  Do(kFirst, Here({{kFirst, v1::CHANNEL_DEVICE}}));
  EXPECT_THAT(Try(kFirst, Here({{kFirst, v1::CHANNEL_DEVICE}})), RefusedInBoth(Reason::kAlreadyCheckedIn));
  EXPECT_THAT(Try(kDesk, Here({{kFirst, v1::CHANNEL_DEVICE}})), RefusedInBoth(Reason::kAlreadyCheckedIn));
}

TEST_F(CheckInTest, TheDeskChangesAChannelAndThePersonDoesNot) {
  EXPECT_EQ(Do(kDesk, Here({{kFirst, v1::CHANNEL_HANDS}})), 1);
  EXPECT_THAT(Try(kFirst, Here({{kFirst, v1::CHANNEL_DEVICE}})), RefusedInBoth(Reason::kAlreadyCheckedIn));
  EXPECT_EQ(Do(kDesk, Here({{kFirst, v1::CHANNEL_PAPER}})), 1) << "still one person";
  EXPECT_EQ(meeting_.attendance.at(Nr(kFirst)), Channel::kPaper);
}

TEST_F(CheckInTest, NobodyStandsTwiceInOneAct) {
  EXPECT_THAT(Try(kDesk, Here({{2, v1::CHANNEL_PAPER}, {2, v1::CHANNEL_HANDS}})),
              RefusedNaming(Reason::kFieldInvalid, Names{"attendances"}));
}

TEST_F(CheckInTest, TheChannelIsOneThatTheCharterAllows) {
  v1::VoteRules& rules = *charter_.mutable_stages(0)->mutable_vote();
  rules.clear_paper();
  EXPECT_THAT(Try(kDesk, Here({{2, v1::CHANNEL_PAPER}})), RefusedInBoth(Reason::kWrongChannel));
  EXPECT_THAT(Try(kDesk, Here({{2, v1::CHANNEL_HANDS}})), IsOk());
  rules.clear_hands();
  EXPECT_THAT(Try(kDesk, Here({{2, v1::CHANNEL_HANDS}})), RefusedInBoth(Reason::kWrongChannel));
  rules.clear_electronic();
  EXPECT_THAT(Try(kDesk, Here({{2, v1::CHANNEL_DESK_DEVICE}})), RefusedInBoth(Reason::kWrongChannel));
  EXPECT_THAT(Try(2, Here({{2, v1::CHANNEL_DEVICE}})), RefusedInBoth(Reason::kWrongChannel));
}

TEST_F(CheckInTest, AChannelMustBeAllowedByEveryMatterOfTheAgenda) {
  v1::VoteRules strict = charter_.stages(0).vote();
  strict.clear_hands();
  const std::vector<const v1::VoteRules*> both{&charter_.stages(0).vote(), &strict};
  EXPECT_FALSE(Allows(both, Channel::kHands));
  EXPECT_TRUE(Allows(both, Channel::kPaper));
}

TEST_F(CheckInTest, TheChannelIsStatedAndThePersonIsNamed) {
  EXPECT_THAT(Try(kDesk, Here({{2, v1::CHANNEL_UNSPECIFIED}})),
              RefusedNaming(Reason::kFieldMissing, Names{"attendances.channel"}));
  v1::CheckIn act = Here({{2, v1::CHANNEL_PAPER}});
  act.mutable_attendances(0)->set_person_id("short");
  EXPECT_THAT(Try(kDesk, act), RefusedNaming(Reason::kFieldInvalid, Names{"attendances.person_id"}));
}

TEST_F(CheckInTest, OneToFourHundredInOneAct) {
  EXPECT_THAT(Try(kDesk, Here({})), RefusedNaming(Reason::kFieldMissing, Names{"attendances"}));
  v1::CheckIn act;
  for (int i = 0; i <= limits::kPersonsPerCommand; ++i) act.add_attendances();
  EXPECT_THAT(Try(kDesk, act), RefusedNaming(Reason::kLimitExceeded, Names{"401", "400"}));
}

TEST_F(CheckInTest, NobodyChecksInToAMeetingThatIsOver) {
  meeting_.closed = true;
  EXPECT_THAT(Try(kFirst, Here({{kFirst, v1::CHANNEL_DEVICE}})), RefusedInBoth(Reason::kMeetingClosed));
}

TEST_F(CheckInTest, AKeyThatMayNotVoteDoesNotCheckIn) {
  roster::Acting acting = people_.ActingAs(kFirst, now_);
  acting.custody = roster::Custody::kCustodial;
  EXPECT_THAT(TryAs(acting, Here({{kFirst, v1::CHANNEL_DEVICE}})), RefusedInBoth(Reason::kCustodialKey));
  acting = people_.ActingAs(kFirst, now_);
  acting.confirmed = false;
  EXPECT_THAT(TryAs(acting, Here({{kFirst, v1::CHANNEL_DEVICE}})), RefusedInBoth(Reason::kKeyNotConfirmed));
}

v1::LeaveMeeting Gone(std::initializer_list<int> people) {
  v1::LeaveMeeting act;
  act.set_meeting_id(NumberedId<MeetingId>(1).str());
  for (int person : people) act.add_person_ids(Nr(person).str());
  return act;
}

// I28
TEST_F(CheckInTest, WhoLeavesIsPresentNoMoreAndMayComeBack) {
  Do(kDesk, Here({{kFirst, v1::CHANNEL_DEVICE}, {kLast, v1::CHANNEL_DEVICE}}));
  const auto effects = DecideLeave(meeting_, people_.ActingAs(kFirst, now_), Gone({kFirst}));
  ASSERT_THAT(effects, IsOk());
  EXPECT_EQ((*effects)[0].members_left().present(), 1u);
  v1::Command command;
  *command.mutable_leave_meeting() = Gone({kFirst});
  Meetings meetings{{NumberedId<MeetingId>(1), meeting_}};
  EXPECT_TRUE(Apply(meetings, people_.roster, ChinaWith(), (*effects)[0], command, {}, now_));
  meeting_ = meetings.begin()->second;
  EXPECT_EQ(meeting_.attendance.size(), 1u);
  EXPECT_EQ(Do(kFirst, Here({{kFirst, v1::CHANNEL_DEVICE}})), 2);
}

TEST_F(CheckInTest, OthersAreNotedAsGoneByTheDeskOnly) {
  Do(kDesk, Here({{kFirst, v1::CHANNEL_DEVICE}, {kLast, v1::CHANNEL_DEVICE}}));
  EXPECT_THAT(DecideLeave(meeting_, people_.ActingAs(kFirst, now_), Gone({kFirst, kLast})),
              RefusedInBoth(Reason::kNotAuthorised));
  EXPECT_THAT(DecideLeave(meeting_, people_.ActingAs(kDesk, now_), Gone({kFirst, kLast})), IsOk());
  EXPECT_THAT(DecideLeave(meeting_, people_.ActingAs(kDesk, now_), Gone({3})),
              RefusedInBoth(Reason::kNotPresent));
}

// I28
TEST_F(CheckInTest, ObserversAreNotAmongThosePresent) {
  people_.Person(kStranger);
  people_.Person(kFirst);
  v1::AdmitObservers act;
  act.add_person_ids(Nr(kStranger).str());
  const auto effects = DecideAdmitObservers(meeting_, people_.roster, people_.ActingAs(kDesk, now_), act);
  ASSERT_THAT(effects, IsOk());
  EXPECT_EQ((*effects)[0].observers_admitted().observers(), 1u);
  meeting_.observers.insert(Nr(kStranger));
  EXPECT_EQ(PresentFor(meeting_, NumberedId<MatterId>(1)).size(), 0u);
  EXPECT_THAT(DecideAdmitObservers(meeting_, people_.roster, people_.ActingAs(kDesk, now_), act),
              RefusedInBoth(Reason::kAlreadyCheckedIn));
  act.set_person_ids(0, Nr(kFirst).str());
  EXPECT_THAT(DecideAdmitObservers(meeting_, people_.roster, people_.ActingAs(kDesk, now_), act),
              RefusedInBoth(Reason::kAlreadyCheckedIn));
}

}  // namespace
}  // namespace yishi::meeting
