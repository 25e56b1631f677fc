// What the community as a whole waits for.

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/view/agenda.h"
#include "services/view/community.h"
#include "services/view/task.h"
#include "small_state.h"

namespace yishi::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Under an urban charter in which the representatives decide; they are in office since 2026-03-02.
SmallState Urban() {
  SmallState small;
  v1::Charter charter = *small.state.charters.by_digest.begin()->second;
  charter.set_id("urban");
  charter.set_basis(v1::LEGAL_BASIS_URBAN_2026);
  charter.mutable_stages(0)->mutable_vote()->set_body(v1::BODY_KIND_REPRESENTATIVES_MEETING);
  const Hash digest = NumberedId<CommandId>(902).bytes;
  small.state.charters.by_digest[digest] = std::make_shared<const v1::Charter>(charter);
  small.state.charters.newest["urban"] = digest;
  const calendar::Day monday = small.state.foundation.calendar.DayOf(Monday());
  for (auto& [key, membership] : small.state.roster.memberships) {
    if (small.state.roster.bodies.at(key.first).kind == roster::BodyKind::kResidentRepresentatives)
      membership.from = monday;
  }
  return small;
}

std::vector<std::string> Acts(const view::Reading& reading) {
  std::vector<std::string> acts;
  for (const view::Task& task : view::CommunityTasks(reading)) acts.push_back(task.act);
  return acts;
}

TEST(CommunityTasks, TheRepresentativesMeetHalfYearly) {
  const SmallState small = Urban();
  const auto due = [&](Millis now) { return view::CommunityTasks(small.As(1, now)).front().due_ms; };
  EXPECT_EQ(due(Monday()), At("2026-09-03 00:00"));
  const auto overdue = [&](Millis now) {
    return view::ViewCommunity(small.Anonymous(now)).waiting(0).overdue();
  };
  EXPECT_FALSE(overdue(At("2026-09-03 00:00") - 1));
  EXPECT_TRUE(overdue(At("2026-09-03 00:00")));
}

TEST(CommunityTasks, AMeetingThatDecidedStartsTheHalfYearAnew) {
  SmallState small = Urban();
  meeting::Meeting& meeting = small.AddMeeting(1, roster::BodyKind::kRepresentativesMeeting, 0);
  meeting.starts_ms = At("2026-08-31 09:00");
  EXPECT_EQ(view::CommunityTasks(small.As(1)).front().due_ms, At("2026-09-03 00:00"));  // no box was opened
  meeting.boxes_opened = true;
  EXPECT_EQ(view::CommunityTasks(small.As(1)).front().due_ms, At("2027-03-01 00:00"));
}

TEST(CommunityTasks, AwaitTheHeadOfTheCommittee) {
  const SmallState small = Urban();
  const view::Task task = view::CommunityTasks(small.As(1)).front();
  EXPECT_TRUE(view::Awaits(small.As(1), task, Nr(1)));
  EXPECT_FALSE(view::Awaits(small.As(2), task, Nr(2)));
}

TEST(CommunityTasks, StandOnTheAgendaFromAMonthBefore) {
  const SmallState small = Urban();
  const auto items = [&](Millis now) { return view::ViewAgenda(small.As(1, now)).items_size(); };
  EXPECT_EQ(items(At("2026-08-03 00:00") - 1), 0);
  EXPECT_EQ(items(At("2026-08-03 00:00")), 1);
}

TEST(CommunityTasks, NothingIsAskedWithoutAnUrbanCharter) {
  EXPECT_THAT(Acts(SmallState().As(1)), IsEmpty());
}

TEST(CommunityTasks, TheNextYearsHolidaysAreAskedForInDecember) {
  SmallState small;
  EXPECT_THAT(Acts(small.As(1, At("2026-12-01 00:00") - 1)), IsEmpty());
  EXPECT_THAT(Acts(small.As(1, At("2026-12-01 00:00"))), ElementsAre("set_calendar"));
  small.state.foundation.calendar = ChinaWith({"2027-01-01"});
  EXPECT_THAT(Acts(small.As(1, At("2026-12-01 00:00"))), IsEmpty());
}

}  // namespace
}  // namespace yishi::testing
