#include "services/view/posting.h"

#include <algorithm>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "small_state.h"

namespace yishi::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

v1::PostingView View(const view::Reading& reading) {
  return view::ViewPosting(reading, PostingNr(1), reading.state().postings.postings.at(PostingNr(1)));
}

std::vector<std::string> Acts(const v1::PostingView& view) {
  std::vector<std::string> acts;
  for (const auto& waiting : view.waiting()) acts.push_back(waiting.act());
  return acts;
}

SmallState Posted() {
  SmallState small;
  small.AddMatter(1, 1, matter::Phase::kPosted);
  small.AddPosting(1, 1);
  return small;
}

// Both places proven on Monday at 10:00: the days run.
void Start(posting::Posting& posting) {
  for (posting::Place& place : posting.places) place.proofs = {Monday() + kHourMs};
  posting.started_ms = Monday() + kHourMs;
  posting.ends_ms = At("2026-03-18 00:00");  // 15 days after the 2nd end with the 17th
}

TEST(PostingView, WaitsForTheFirstProofAtEveryPlace) {
  SmallState small = Posted();
  EXPECT_THAT(Acts(View(small.Anonymous())), ElementsAre("prove_posting", "prove_posting"));
  small.state.postings.postings.at(PostingNr(1)).places[0].proofs = {Monday()};
  EXPECT_THAT(Acts(View(small.Anonymous())), ElementsAre("prove_posting"));
  EXPECT_EQ(View(small.Anonymous()).started_ms(), 0);
}

TEST(PostingView, AsksForTheProofsOfTheEighthAndTheLastDay) {
  SmallState small = Posted();
  posting::Posting& posting = small.state.postings.postings.at(PostingNr(1));
  Start(posting);
  v1::PostingView view = View(small.Anonymous());
  ASSERT_THAT(Acts(view), ElementsAre("prove_posting", "prove_posting", ""));
  EXPECT_EQ(view.waiting(0).from_ms(), At("2026-03-09 00:00"));
  EXPECT_EQ(view.waiting(2).from_ms(), posting.ends_ms);
  posting.places[0].proofs.push_back(At("2026-03-09 08:00"));
  EXPECT_EQ(View(small.Anonymous()).waiting(0).from_ms(), At("2026-03-17 00:00"));
  posting.places[0].proofs.push_back(At("2026-03-17 08:00"));
  EXPECT_THAT(Acts(View(small.Anonymous())), ElementsAre("prove_posting", ""));
  EXPECT_TRUE(View(small.Anonymous(At("2026-03-10 00:00"))).waiting(0).overdue());
}

TEST(PostingView, ShowsWhereItWasFoundMissing) {
  SmallState small = Posted();
  posting::Posting& posting = small.state.postings.postings.at(PostingNr(1));
  Start(posting);
  posting.places[1].missing = v1::INTERRUPTION_CAUSE_OTHERS;
  const v1::PostingView view = View(small.Anonymous());
  EXPECT_EQ(view.places(1).missing(), v1::INTERRUPTION_CAUSE_OTHERS);
  EXPECT_EQ(view.waiting(1).from_ms(), 0) << "at once";
}

TEST(PostingView, ObjectionWaitsForTheBodyAtItsLevel) {
  SmallState small = Posted();
  Start(small.state.postings.postings.at(PostingNr(1)));
  posting::Objection& objection = small.state.postings.objections[NumberedId<ObjectionId>(1)];
  objection.posting = PostingNr(1);
  objection.by = Nr(50);
  objection.suspends = true;
  objection.level = posting::Level::kSupervision;
  objection.due_ms = Monday() + kDayMs;
  v1::PostingView view = View(small.As(50));
  ASSERT_EQ(view.objections_size(), 1);
  EXPECT_TRUE(view.objections(0).mine());
  EXPECT_FALSE(View(small.As(51)).objections(0).mine());
  EXPECT_FALSE(view.objections(0).overdue());
  EXPECT_THAT(Acts(view), Contains("answer_objection"));
  EXPECT_EQ(view.waiting(0).body(), v1::BODY_KIND_SUPERVISION_COMMITTEE);
  EXPECT_TRUE(View(small.Anonymous(Monday() + kDayMs)).objections(0).overdue());
  objection.outcome = v1::OBJECTION_OUTCOME_DISMISSED;
  EXPECT_THAT(Acts(View(small.Anonymous())), ::testing::Not(Contains("answer_objection")));
}

TEST(PostingView, CompletedTakesNoObjectionsAndWaitsForNothing) {
  SmallState small = Posted();
  posting::Posting& posting = small.state.postings.postings.at(PostingNr(1));
  Start(posting);
  EXPECT_EQ(View(small.Anonymous()).objections_until_ms(), posting.ends_ms);
  posting.standing = posting::Standing::kCompleted;
  const v1::PostingView view = View(small.Anonymous());
  EXPECT_EQ(view.waiting_size(), 0);
  EXPECT_EQ(view.objections_until_ms(), 0);
  EXPECT_EQ(view.standing(), v1::POSTING_STANDING_COMPLETED);
  EXPECT_EQ(view.matter_title(), "事项1");
  EXPECT_EQ(view.text(), "公示正文");
}

TEST(PostingView, BoardIsFilteredByStanding) {
  SmallState small = Posted();
  small.AddMatter(2, 1, matter::Phase::kPosted);
  small.AddPosting(2, 2).standing = posting::Standing::kEnded;
  v1::ListPostingsRequest request;
  EXPECT_EQ(view::ListPostings(small.Anonymous(), request, {10, {}}).items.size(), 2u);
  request.set_standing(v1::POSTING_STANDING_ENDED);
  const auto ended = view::ListPostings(small.Anonymous(), request, {10, {}});
  ASSERT_EQ(ended.items.size(), 1u);
  EXPECT_EQ(ended.items[0].id(), PostingNr(2).str());
}

}  // namespace
}  // namespace yishi::testing
