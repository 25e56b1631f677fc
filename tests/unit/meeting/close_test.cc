// A meeting ends with its boxes declared and its minutes on file, or with the reason why nothing was decided.

#include <string>

#include "engine/base/limits.h"
#include "engine/meeting/decide.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
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
using ::yishi::testing::SmallRoster;

constexpr int kChair = 1;
constexpr int kDesk = 2;

class CloseTest : public ::testing::Test {
 protected:
  CloseTest() {
    meeting_.officers = {{Role::kChair, Nr(kChair)}, {Role::kDesk, Nr(kDesk)}};
    meeting_.boxes_opened = true;
    meeting_.minutes = NumberedId<RecordId>(1);
    act_.set_meeting_id(NumberedId<MeetingId>(1).str());
  }
  absl::StatusOr<Effects> Try(int actor = kChair, std::size_t undeclared = 0) const {
    return DecideClose(meeting_, people_.ActingAs(actor, At("2026-03-06 21:00")), undeclared, act_);
  }

  SmallRoster people_;
  Meeting meeting_;
  v1::CloseMeeting act_;
};

TEST_F(CloseTest, TheChairClosesWhatIsDone) {
  const auto effects = Try();
  ASSERT_THAT(effects, IsOk());
  Meetings meetings{{NumberedId<MeetingId>(1), meeting_}};
  ASSERT_TRUE(Apply(meetings, people_.roster, ChinaWith(), (*effects)[0], {}, {}, 0));
  EXPECT_TRUE(meetings.begin()->second.closed);
}

TEST_F(CloseTest, OnlyTheChairCloses) { EXPECT_THAT(Try(kDesk), RefusedInBoth(Reason::kNotAuthorised)); }

TEST_F(CloseTest, NoMeetingIsClosedTwice) {
  meeting_.closed = true;
  EXPECT_THAT(Try(), RefusedInBoth(Reason::kMeetingClosed));
}

TEST_F(CloseTest, UndeclaredBoxesAreCounted) {
  EXPECT_THAT(Try(kChair, 2), RefusedNaming(Reason::kWrongPhase, Names{"2"}));
}

TEST_F(CloseTest, WhereABoxWasOpenedTheMinutesAreNeeded) {
  meeting_.minutes.reset();
  EXPECT_THAT(Try(), RefusedInBoth(Reason::kMinutesMissing));
  act_.set_reason("没有时间写");
  EXPECT_THAT(Try(), RefusedInBoth(Reason::kMinutesMissing)) << "a reason does not stand for them";
}

TEST_F(CloseTest, AMeetingThatDecidedNothingSaysWhy) {
  meeting_.boxes_opened = false;
  meeting_.minutes.reset();
  EXPECT_THAT(Try(), RefusedNaming(Reason::kFieldMissing, Names{"reason"}));
  act_.set_reason("到会人数不足");
  EXPECT_THAT(Try(), IsOk());
  act_.set_reason(std::string(limits::kShortTextBytes + 1, 'x'));
  EXPECT_THAT(Try(), RefusedNaming(Reason::kLimitExceeded, Names{"reason", "2049", "2048"}));
}

}  // namespace
}  // namespace yishi::meeting
