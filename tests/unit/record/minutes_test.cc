// Minutes are filed by the meeting's secretary while it is open.

#include "engine/base/limits.h"
#include "tests/support/refusal_matchers.h"
#include "tests/unit/record/record_fixture.h"

namespace yishi::record {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::Nr;
using ::yishi::testing::NumberedId;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

constexpr int kSecretary = 7;

class MinutesTest : public RecordFixture {
 protected:
  MinutesTest() {
    meeting::Meeting& meeting = meetings_[NumberedId<MeetingId>(1)];
    meeting.officers = {{meeting::Role::kSecretary, Nr(kSecretary)}, {meeting::Role::kChair, Nr(kBuyer)}};
    act_.set_meeting_id(NumberedId<MeetingId>(1).str());
    act_.set_text("讨论情况");
    act_.mutable_minutes()->set_township_attendee("镇干部");
  }
  absl::StatusOr<Effects> TryMinutes(int actor = kSecretary) const {
    return DecideMinutes(meetings_.begin()->second, people_.ActingAs(actor, now_), act_);
  }

  v1::FileRecord act_;
};

TEST_F(MinutesTest, TheSecretaryFilesThemWithTheMeeting) {
  const auto effects = TryMinutes();
  ASSERT_THAT(effects, IsOk());
  v1::Command command;
  command.set_actor_id(Nr(kSecretary).str());
  *command.mutable_file_record() = act_;
  ASSERT_TRUE(Apply(records_, meetings_, (*effects)[0], command, 0, 1, now_));
  EXPECT_EQ(meetings_.begin()->second.minutes, records_.begin()->first);
  EXPECT_EQ(records_.begin()->second.kind, Kind::kMinutes);
}

TEST_F(MinutesTest, NobodyElseFilesThem) {
  EXPECT_THAT(TryMinutes(kBuyer), RefusedInBoth(Reason::kNotAuthorised));
}

TEST_F(MinutesTest, NotAfterTheMeetingIsOver) {
  meetings_.begin()->second.closed = true;
  EXPECT_THAT(TryMinutes(), RefusedInBoth(Reason::kMeetingClosed));
}

TEST_F(MinutesTest, TheySaySomethingThatFits) {
  act_.clear_text();
  EXPECT_THAT(TryMinutes(), RefusedNaming(Reason::kFieldMissing, Names{"text"}));
  act_.set_text("讨论情况");
  act_.mutable_minutes()->set_township_attendee(Bytes(limits::kNameBytes + 1, 'x'));
  EXPECT_THAT(TryMinutes(),
              RefusedNaming(Reason::kLimitExceeded, Names{"minutes.township_attendee", "121", "120"}));
}

TEST_F(MinutesTest, AnEffectOfAnotherNounIsNotARecords) {
  ledger::v1::Effect effect;
  effect.mutable_meeting_closed();
  EXPECT_FALSE(Apply(records_, meetings_, effect, {}, 0, 1, now_));
}

}  // namespace
}  // namespace yishi::record
