// How a decision stands, as readers see it, and whom it waits for.

#include "services/view/oversight.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/view/agenda.h"
#include "services/view/matter.h"
#include "small_state.h"

namespace yishi::testing {
namespace {

using matter::Phase;
using ::testing::Contains;
using ::testing::Not;

// Passed at the only vote, and being carried out.
matter::Matter& Resolved(SmallState& small) {
  matter::Matter& matter = small.AddMatter(1, 2, Phase::kWorking);
  matter::StageVisit vote;
  vote.version = 1;
  vote.entered_ms = 1;
  vote.left_ms = 2;
  vote.passed = true;
  matter.visits.insert(matter.visits.begin(), vote);
  return matter;
}

matter::Correction Order(calendar::Day due) {
  auto order = std::make_shared<v1::OrderCorrection>();
  order->set_authority("凤凰县人民政府");
  order->set_due_day(due.days_since_epoch);
  return {order, Monday(), 0, ""};
}

v1::MatterView View(const SmallState& small, Millis now = Monday()) {
  return view::ViewMatter(small.Anonymous(now), MatterNr(1), small.state.matters.at(MatterNr(1)));
}

std::vector<std::string> Acts(const view::Reading& reading) {
  std::vector<std::string> acts;
  const v1::ListAgendaResponse agenda = view::ViewAgenda(reading);
  for (const v1::AwaitingView& item : agenda.items()) acts.push_back(item.waiting().act());
  return acts;
}

TEST(Oversight, InForceUntilAnOrderThenAnAnnulment) {
  SmallState small;
  matter::Matter& matter = Resolved(small);
  EXPECT_EQ(View(small).summary().standing(), v1::MATTER_STANDING_IN_FORCE);
  matter.corrections[NumberedId<OrderId>(1)] = Order({20'600});
  EXPECT_EQ(View(small).summary().standing(), v1::MATTER_STANDING_CORRECTION_ORDERED);
  EXPECT_EQ(View(small).corrections(0).authority(), "凤凰县人民政府");
  matter.corrections.begin()->second.ended_ms = Monday();
  EXPECT_EQ(View(small).summary().standing(), v1::MATTER_STANDING_IN_FORCE);
  matter.annulment = matter::Annulment{std::make_shared<const v1::RecordAnnulment>(), Monday()};
  EXPECT_EQ(View(small).summary().standing(), v1::MATTER_STANDING_ANNULLED);
  EXPECT_TRUE(View(small).has_annulment());
}

TEST(Oversight, NothingResolvedStands) {
  SmallState small;
  small.AddMatter(1, 0, Phase::kAwaitingMeeting);
  EXPECT_EQ(View(small).summary().standing(), v1::MATTER_STANDING_UNSPECIFIED);
}

TEST(Oversight, AnOrderIsDueAndOverdueAlsoWhenTheMatterIsOver) {
  SmallState small;
  matter::Matter& matter = Resolved(small);
  matter.phase = Phase::kClosed;
  const calendar::Day monday = small.state.foundation.calendar.DayOf(Monday());
  matter.corrections[NumberedId<OrderId>(1)] = Order(monday);
  EXPECT_FALSE(View(small, At("2026-03-02 23:59")).summary().overdue());
  EXPECT_TRUE(View(small, At("2026-03-03 00:00")).summary().overdue());
  EXPECT_THAT(Acts(small.As(71)), Contains("end_correction"));
  EXPECT_THAT(Acts(small.As(1)), Not(Contains("end_correction")));
}

}  // namespace
}  // namespace yishi::testing
