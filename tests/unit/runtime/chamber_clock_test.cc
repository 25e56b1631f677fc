// What a community does by the clock, and what it does when the clock is wrong.

#include <chrono>
#include <thread>

#include "services/storage/memory_store.h"
#include "tests/support/hall_host.h"
#include "tests/support/status_matchers.h"

namespace yishi::runtime {
namespace {

using yishi::testing::Await;
using yishi::testing::CommunityFixture;
using yishi::testing::CommunityPlan;
using yishi::testing::HallHost;
using yishi::testing::IsOk;
using yishi::testing::Poll;
using yishi::testing::Refused;

class ChamberClockTest : public ::testing::Test {
 protected:
  ChamberClockTest() : host_(store_), people_(host_.Plan(), host_.host()) {}

  // A box that closes by itself.
  void OpenWindow() {
    const auto poll = people_.OpenWindow("修车棚", 6 * kHourMs);
    ASSERT_THAT(poll, IsOk());
    poll_ = *poll;
    chamber_ = &host_.chamber(people_);
  }

  box::BoxPhase Phase() const {
    return chamber_->Read([&](const community::Community& c) { return c.state.boxes.at(poll_.box).phase; });
  }
  Millis ClosesMs() const {
    return chamber_->Read(
        [&](const community::Community& c) { return c.state.boxes.at(poll_.box).closes_ms; });
  }
  Millis LastAdmitted() const {
    return chamber_->Read([](const community::Community& c) { return c.state.last_admitted_ms; });
  }
  // Whether it comes true within ten seconds.
  template <typename Condition>
  bool Eventually(Condition condition) {
    for (int i = 0; i < 2'000; ++i) {
      if (condition()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return false;
  }

  storage::MemoryStore store_;
  HallHost host_;
  CommunityFixture people_;
  Poll poll_;
  Chamber* chamber_ = nullptr;
};

TEST_F(ChamberClockTest, WhatIsDueHappensThoughNobodyActs) {
  OpenWindow();
  host_.clock().AdvanceTo(ClosesMs() - 1);
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  EXPECT_EQ(Phase(), box::BoxPhase::kCasting);
  host_.clock().Advance(1);
  EXPECT_TRUE(Eventually([&] { return Phase() == box::BoxPhase::kCounting; }));
  EXPECT_EQ(host_.hall().counters().clock_entries, 1u);
}

TEST_F(ChamberClockTest, WhatIsDueHappensBeforeACommandIsDecided) {
  OpenWindow();
  const auto late = people_.Ballot(people_.committee[0], poll_, v1::CHOICE_YES);
  host_.clock().AdvanceTo(ClosesMs());
  EXPECT_THAT(Await(*chamber_, late), Refused(Reason::kBoxClosed));
  EXPECT_EQ(Phase(), box::BoxPhase::kCounting);
}

TEST_F(ChamberClockTest, WhatWasDueWhileTheServerWasOffHappensAtTheStart) {
  OpenWindow();
  host_.hall().Stop();
  host_.clock().AdvanceTo(ClosesMs() + 9 * kDayMs);
  host_.Restart(store_);
  chamber_ = &host_.chamber(people_);
  EXPECT_TRUE(Eventually([&] { return Phase() == box::BoxPhase::kCounting; }));
}

TEST_F(ChamberClockTest, AClockSetBackMakesNoEntryOlderThanTheOneBefore) {
  OpenWindow();
  ASSERT_THAT(Await(*chamber_, people_.Ballot(people_.committee[0], poll_, v1::CHOICE_YES)), IsOk());
  const Millis before = LastAdmitted();
  const auto ballot = people_.Ballot(people_.committee[1], poll_, v1::CHOICE_YES);
  host_.clock().Set(before - 3 * kMinuteMs);
  ASSERT_THAT(Await(*chamber_, ballot), IsOk());
  EXPECT_EQ(LastAdmitted(), before);
}

TEST_F(ChamberClockTest, AJumpStopsDecidingButNotAnswering) {
  OpenWindow();
  const auto first = people_.Ballot(people_.committee[0], poll_, v1::CHOICE_YES);
  ASSERT_THAT(Await(*chamber_, first), IsOk());
  const std::uint64_t size = chamber_->Newest()->head.size;
  host_.clock().Set(ClosesMs() + kDayMs);
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  EXPECT_THAT(Await(*chamber_, people_.Ballot(people_.committee[1], poll_, v1::CHOICE_YES)),
              Refused(Reason::kClockJumped));
  const auto again = Await(*chamber_, first);
  ASSERT_THAT(again, IsOk());
  EXPECT_TRUE(again->duplicate());
  EXPECT_EQ(Phase(), box::BoxPhase::kCasting);
  EXPECT_EQ(chamber_->Newest()->head.size, size) << "a clock that nobody believes must not close a box";
}

TEST_F(ChamberClockTest, AfterTheOperatorAcknowledgedWhatIsDueHappensByItself) {
  OpenWindow();
  host_.clock().Set(ClosesMs() + kDayMs);
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  EXPECT_EQ(Phase(), box::BoxPhase::kCasting);
  host_.hall().AcknowledgeClock();
  EXPECT_TRUE(Eventually([&] { return Phase() == box::BoxPhase::kCounting; }));
}

TEST_F(ChamberClockTest, AJumpStopsFoundingToo) {
  CommunityFixture second(host_.Plan("second"), host_.host());
  host_.clock().Set(host_.clock().Now() + kDayMs);
  EXPECT_THAT(second.Found(), Refused(Reason::kClockJumped));
  host_.hall().AcknowledgeClock();
  EXPECT_THAT(second.Found(), IsOk());
}

}  // namespace
}  // namespace yishi::runtime
