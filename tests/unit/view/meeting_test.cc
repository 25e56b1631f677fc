#include "services/view/meeting.h"

#include "gtest/gtest.h"
#include "small_state.h"
#include "tests/support/status_matchers.h"

namespace yishi::testing {
namespace {

using roster::BodyKind;

v1::MeetingView View(const view::Reading& reading, const SmallState& small) {
  return view::ViewMeeting(reading, MeetingNr(1), small.state.meetings.at(MeetingNr(1)));
}

TEST(MeetingView, QuorumStandsWithThosePresent) {
  SmallState small;
  small.AddMatter(1, 0, matter::Phase::kNoticed);
  meeting::Meeting& meeting = small.AddMeeting(1, BodyKind::kResidentsCommittee, 1);
  for (int person : {1, 2}) meeting.attendance[Nr(person)] = meeting::Channel::kDevice;
  v1::MeetingView view = View(small.Anonymous(), small);
  ASSERT_EQ(view.quorum_size(), 1);
  EXPECT_FALSE(view.quorum(0).reached()) << "2 of 5 are less than half";
  meeting.attendance[Nr(3)] = meeting::Channel::kPaper;
  view = View(small.As(3), small);
  EXPECT_TRUE(view.quorum(0).reached());
  EXPECT_EQ(view.present(), 3u);
  EXPECT_EQ(view.expected(), 5u);
  EXPECT_EQ(view.my_channel(), v1::CHANNEL_PAPER);
  EXPECT_TRUE(view.on_roll());
  ASSERT_EQ(view.my_roles_size(), 1);
  EXPECT_EQ(view.my_roles(0), v1::MEETING_ROLE_DESK);
  EXPECT_EQ(view.check_in_from_ms(), Monday() - 30 * kMinuteMs);
  EXPECT_EQ(view.agenda(0).title(), "事项1");
}

TEST(MeetingView, WhoIsRecusedIsNotAmongThosePresentForThatItem) {
  SmallState small;
  small.AddMatter(1, 0, matter::Phase::kNoticed);
  meeting::Meeting& meeting = small.AddMeeting(1, BodyKind::kResidentsCommittee, 1);
  for (int person : {1, 2, 3}) meeting.attendance[Nr(person)] = meeting::Channel::kDevice;
  meeting.recusals[{meeting.agenda[0], Nr(3)}] = {Nr(3), "亲属", Monday()};
  meeting.observers.insert(Nr(50));
  const v1::MeetingView view = View(small.As(3), small);
  EXPECT_EQ(view.present(), 3u);
  EXPECT_EQ(view.observers(), 1u);
  EXPECT_EQ(view.quorum(0).present(), 2u);
  EXPECT_EQ(view.quorum(0).recused(), 1u);
  EXPECT_FALSE(view.quorum(0).reached()) << "2 of 5, who is recused stays expected";
  ASSERT_EQ(view.recusals_size(), 1);
  EXPECT_EQ(view.recusals(0).ground(), "亲属");
  EXPECT_TRUE(View(small.As(50), small).observing());
}

TEST(MeetingView, DetailsOfThePartyMeetingAreNotPublic) {
  SmallState small;
  small.AddMatter(1, 0, matter::Phase::kNoticed);
  small.AddMeeting(1, BodyKind::kPartyMembers, 1);
  for (const view::Reading& reading : {small.Anonymous(), small.As(50), small.As(22)}) {
    const v1::MeetingView view = View(reading, small);
    EXPECT_EQ(view.expected(), 3u);
    EXPECT_EQ(view.officers_size(), 0);
    EXPECT_EQ(view.place(), "");
    EXPECT_EQ(view.text(), "");
  }
  EXPECT_EQ(View(small.As(62), small).officers_size(), 6);
  EXPECT_EQ(View(small.As(11), small).place(), "会议室");
  EXPECT_EQ(View(small.Auditor(), small).text(), "通知正文");
}

TEST(MeetingView, ListsTheLatestFirst) {
  SmallState small;
  small.AddMeeting(1, BodyKind::kResidentsCommittee, 0);
  small.AddMeeting(2, BodyKind::kSupervisionCommittee, 0).starts_ms = Monday() + kDayMs;
  small.state.meetings.at(MeetingNr(1)).closed = true;
  v1::ListMeetingsRequest request;
  const auto all = view::ListMeetings(small.Anonymous(), request, {10, {}});
  ASSERT_EQ(all.items.size(), 2u);
  EXPECT_EQ(all.items[0].id(), MeetingNr(2).str());
  request.set_body(v1::BODY_KIND_RESIDENTS_COMMITTEE);
  EXPECT_EQ(view::ListMeetings(small.Anonymous(), request, {10, {}}).items.size(), 1u);
  request.set_open_only(true);
  EXPECT_EQ(view::ListMeetings(small.Anonymous(), request, {10, {}}).items.size(), 0u);
}

TEST(MeetingView, UnknownMeetingIsNotFound) {
  v1::GetMeetingRequest request;
  request.set_meeting_id(MeetingNr(3).str());
  const SmallState small;
  EXPECT_THAT(view::ViewMeeting(small.Anonymous(), request), Refused(Reason::kNotFound));
}

}  // namespace
}  // namespace yishi::testing
