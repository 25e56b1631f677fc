// When a posting is complete: its whole time, proven on the first day, from the eighth on and on the last
// (engine/README.md, I18).

#include "tests/support/refusal_matchers.h"
#include "tests/unit/posting/posting_fixture.h"

namespace yishi::posting {
namespace {

using ::yishi::testing::At;

class ClockTest : public PostingFixture {
 protected:
  ClockTest() { Start(); }  // on the 2nd; the eighth day is the 9th, the last the 17th

  void ProveBothAt(std::string_view minute) {
    ProveAt(minute, 0);
    ProveAt(minute, 1);
  }
  bool Complete() const { return ProvenThroughout(posting(), calendar_); }
};

TEST_F(ClockTest, ItIsDueAtTheEndOfTheLastDayOnceItIsProven) {
  ProveBothAt("2026-03-09 09:00");
  EXPECT_FALSE(NextDue(posting(), calendar_).has_value());
  ProveBothAt("2026-03-17 09:00");
  EXPECT_TRUE(Complete());
  EXPECT_EQ(NextDue(posting(), calendar_), At("2026-03-18 00:00"));
}

TEST_F(ClockTest, EveryPlaceIsProvenThroughout) {
  ProveBothAt("2026-03-09 09:00");
  ProveAt("2026-03-17 09:00", 0);
  EXPECT_FALSE(Complete());
  ProveAt("2026-03-17 09:00", 1);
  EXPECT_TRUE(Complete());
}

TEST_F(ClockTest, TheMiddleProofCountsFromTheEighthDayOn) {
  ProveBothAt("2026-03-08 23:59");  // the seventh
  ProveBothAt("2026-03-17 09:00");
  EXPECT_FALSE(Complete());
  ProveBothAt("2026-03-17 10:00");  // two on the last day: one from the eighth on, one on the last
  EXPECT_TRUE(Complete());
}

TEST_F(ClockTest, TheEighthDayBeginsAtMidnight) {
  ProveBothAt("2026-03-09 00:00");
  ProveBothAt("2026-03-17 00:00");
  EXPECT_TRUE(Complete());
}

TEST_F(ClockTest, TheDayBeforeTheLastIsNotTheLast) {
  ProveBothAt("2026-03-09 09:00");
  ProveBothAt("2026-03-16 23:59");
  EXPECT_FALSE(Complete());
}

// A posting whose last proof is late waits for it, and is complete with it.
TEST_F(ClockTest, ALateLastProofCompletesIt) {
  ProveBothAt("2026-03-09 09:00");
  ProveAt("2026-03-17 09:00", 0);
  EXPECT_FALSE(NextDue(posting(), calendar_).has_value());
  EXPECT_EQ(ProveAt("2026-03-19 09:00", 1), 2u) << "proven and completed";
  EXPECT_EQ(posting().standing, Standing::kCompleted);
}

TEST_F(ClockTest, AProofOnTheLastDayDoesNotCompleteItBeforeItsTime) {
  ProveBothAt("2026-03-09 09:00");
  ProveAt("2026-03-17 23:59", 0);
  EXPECT_EQ(ProveAt("2026-03-17 23:59", 1), 1u);
  EXPECT_EQ(posting().standing, Standing::kHanging);
}

TEST_F(ClockTest, WhatIsOverIsNotDue) {
  ProveBothAt("2026-03-09 09:00");
  ProveBothAt("2026-03-17 09:00");
  for (Standing standing : {Standing::kCompleted, Standing::kEnded}) {
    postings_.postings.at(ThePosting()).standing = standing;
    EXPECT_FALSE(NextDue(posting(), calendar_).has_value());
  }
}

TEST_F(ClockTest, TheClockCompletesIt) {
  Fold(Effects{Completed(ThePosting())}, {}, kMember);
  EXPECT_EQ(posting().standing, Standing::kCompleted);
}

TEST(ShortPostingTest, OfLessThanEightDaysTheFirstAndTheLastAreProven) {
  const calendar::Calendar calendar = testing::ChinaWith();
  Posting posting;
  posting.min_days = 3;
  posting.started_ms = At("2026-03-02 09:00");
  posting.ends_ms = At("2026-03-06 00:00");
  posting.places = {{"社区公示栏", {At("2026-03-02 09:00")}, {}}};
  EXPECT_FALSE(ProvenThroughout(posting, calendar));
  posting.places[0].proofs.push_back(At("2026-03-05 00:00"));
  EXPECT_TRUE(ProvenThroughout(posting, calendar));
}

}  // namespace
}  // namespace yishi::posting
