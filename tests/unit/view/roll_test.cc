// Objections to a roll and its changes, as readers see them, and whom they wait for.

#include "services/view/roll.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/view/agenda.h"
#include "services/view/meeting.h"
#include "small_state.h"

namespace yishi::testing {
namespace {

using roster::BodyKind;
using ::testing::Contains;
using ::testing::Not;

// A meeting of the committee with one objection to its roll, by resident 50, due on Monday at 12:00.
meeting::Meeting& Objected(SmallState& small) {
  small.AddMatter(1, 0, matter::Phase::kNoticed);
  meeting::Meeting& meeting = small.AddMeeting(1, BodyKind::kResidentsCommittee, 1);
  meeting::RollObjection& objection = meeting.roll_objections[NumberedId<ObjectionId>(1)];
  objection.by = Nr(50);
  objection.raised_ms = Monday() - kDayMs;
  objection.due_ms = Monday() + 3 * kHourMs;
  return meeting;
}

v1::MeetingView View(const view::Reading& reading, const SmallState& small) {
  return view::ViewMeeting(reading, MeetingNr(1), small.state.meetings.at(MeetingNr(1)));
}

std::vector<std::string> Acts(const view::Reading& reading) {
  std::vector<std::string> acts;
  const v1::ListAgendaResponse agenda = view::ViewAgenda(reading);
  for (const v1::AwaitingView& item : agenda.items()) acts.push_back(item.waiting().act());
  return acts;
}

TEST(Roll, AnObjectionIsDueThenOverdueAndOneKnowsOnesOwn) {
  SmallState small;
  Objected(small);
  const auto overdue = [&](Millis now) {
    return View(small.Anonymous(now), small).roll_objections(0).overdue();
  };
  EXPECT_FALSE(overdue(Monday() + 3 * kHourMs - 1));
  EXPECT_TRUE(overdue(Monday() + 3 * kHourMs));
  EXPECT_TRUE(View(small.As(50), small).roll_objections(0).mine());
  EXPECT_FALSE(View(small.As(51), small).roll_objections(0).mine());
}

TEST(Roll, AwaitsTheConveningBodyThenTheRegistrarsThenTheSecondOfficial) {
  SmallState small;
  meeting::Meeting& meeting = Objected(small);
  EXPECT_THAT(Acts(small.As(2)), Contains("answer_roll_objection"));
  EXPECT_THAT(Acts(small.As(21)), Not(Contains("propose_roll_change")));
  meeting.roll_objections.begin()->second.outcome = v1::OBJECTION_OUTCOME_UPHELD;
  EXPECT_TRUE(View(small.Anonymous(), small).roll_objections(0).awaits_change());
  EXPECT_THAT(Acts(small.As(2)), Not(Contains("answer_roll_objection")));
  EXPECT_THAT(Acts(small.As(21)), Contains("propose_roll_change"));
  meeting::RollChange& change = meeting.roll_changes[NumberedId<RollChangeId>(1)];
  change.content = std::make_shared<const v1::ProposeRollChange>();
  change.proposed_by = Nr(21);
  EXPECT_THAT(Acts(small.As(21)), Not(Contains("confirm_roll_change")));
  EXPECT_THAT(Acts(small.As(22)), Contains("confirm_roll_change"));
  EXPECT_THAT(Acts(small.As(11)), Contains("confirm_roll_change"));
  EXPECT_EQ(View(small.Anonymous(), small).roll_changes(0).confirmed_ms(), 0);
}

}  // namespace
}  // namespace yishi::testing
