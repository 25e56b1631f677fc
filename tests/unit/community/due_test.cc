// What the clock alone brings about: in order, at its time, and never stuck.

#include <memory>
#include <vector>

#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/small_charter.h"
#include "tests/support/small_roster.h"
#include "tests/unit/community/bare_community.h"

namespace yishi::community {
namespace {

using ::yishi::testing::At;
using ::yishi::testing::IsOk;
using ::yishi::testing::NumberedId;

TEST(WindowDueTest, AWindowsBoxClosesAtItsEndAndNotBefore) {
  BareCommunity bare;
  const auto poll = bare.people.OpenWindow("绿化", 3 * kDayMs);
  ASSERT_THAT(poll, IsOk());
  const Millis closes = bare.state().boxes.at(poll->box).closes_ms;
  EXPECT_EQ(NextDue(bare.state()), closes);
  bare.now = closes - 1;
  EXPECT_EQ(bare.LetTimePass(), 0);
  bare.now = closes;
  EXPECT_EQ(bare.LetTimePass(), 1);
  EXPECT_EQ(bare.state().boxes.at(poll->box).phase, box::BoxPhase::kCounting);
  EXPECT_EQ(bare.state().matters.at(poll->matter).phase, matter::Phase::kCounting);
  EXPECT_EQ(bare.entries().back().entry.kind(), ledger::v1::ENTRY_KIND_CLOCK);
  EXPECT_EQ(bare.entries().back().entry.admitted_ms(), closes);
  EXPECT_FALSE(NextDue(bare.state()).has_value());
}

// Hours after the end: the entry says when it was noticed, and the ballot that comes then is too late.
TEST(WindowDueTest, ALateClockDoesNotLetALateBallotIn) {
  BareCommunity bare;
  const auto poll = bare.people.OpenWindow("绿化", 3 * kDayMs);
  ASSERT_THAT(poll, IsOk());
  bare.now = bare.state().boxes.at(poll->box).closes_ms + 5 * kHourMs;
  EXPECT_THAT(bare.people.Submit(bare.people.Ballot(*bare.people.Voters()[0], *poll, v1::CHOICE_YES)),
              ::yishi::testing::RefusedInBoth(Reason::kBoxClosed));
  EXPECT_EQ(bare.entries().back().entry.admitted_ms(), bare.now);
}

// Matters under the small charter that hang with their results, made by hand.
class PostedDueTest : public ::testing::Test {
 protected:
  PostedDueTest() {
    State& state = community_.state;
    state.foundation.calendar = testing::ChinaWith();
    state.size = 1;
    charter_ = *Hash::From(Bytes(32, 'c'));
    state.charters.by_digest[charter_] = std::make_shared<const v1::Charter>(testing::SmallCharter());
  }

  // Matter `number` hangs with its result, proven throughout, until `ends`.
  PostingId Hang(int number, Millis ends) {
    State& state = community_.state;
    matter::Matter matter;
    matter.charter_digest = charter_;
    matter.stage = 3;
    matter.phase = matter::Phase::kPosted;
    matter.versions.push_back({{}, std::make_shared<const v1::MatterContent>(), "", 0});
    const auto id = NumberedId<PostingId>(number);
    matter::StageVisit visit;
    visit.stage = 3;
    visit.postings = {id};
    matter.visits.push_back(visit);
    state.matters[NumberedId<MatterId>(number)] = matter;
    posting::Posting posting;
    posting.matter = NumberedId<MatterId>(number);
    posting.stage = 3;
    posting.min_days = 15;
    posting.started_ms = ends - 16 * kDayMs;
    posting.ends_ms = ends;
    posting.places = {{"社区公示栏", {ends - 16 * kDayMs, ends - 2 * kDayMs, ends - kHourMs}, {}}};
    state.postings.postings[id] = posting;
    return id;
  }
  void Object(int number, const PostingId& posting, Millis due, bool suspends) {
    posting::Objection objection;
    objection.posting = posting;
    objection.matter = community_.state.postings.postings.at(posting).matter;
    objection.suspends = suspends;
    objection.due_ms = due;
    community_.state.postings.objections[NumberedId<ObjectionId>(number)] = objection;
  }
  // What the clock does by `now`, each as the name of its first effect's subject.
  std::vector<int> LetTimePass(Millis now) {
    std::vector<int> matters;
    while (auto due = DecideDue(community_, now)) {
      EXPECT_THAT(Apply(community_, *due, {}), IsOk());
      matters.push_back(static_cast<unsigned char>(due->entry.subject_id().back()));
      if (matters.size() > 20) break;
    }
    return matters;
  }
  matter::Phase PhaseOf(int number) const {
    return community_.state.matters.at(NumberedId<MatterId>(number)).phase;
  }

  Community community_{crypto::Suite::Get(crypto::SuiteId::kIntl)};
  Hash charter_;
  const Millis first_ = At("2026-03-18 00:00");
  const Millis second_ = At("2026-03-19 00:00");
};

TEST_F(PostedDueTest, WhatIsDueFirstHappensFirst) {
  Hang(1, second_);
  Hang(2, first_);
  EXPECT_EQ(NextDue(community_.state), first_);
  EXPECT_EQ(LetTimePass(first_ - 1), std::vector<int>{});
  EXPECT_EQ(LetTimePass(second_), (std::vector<int>{2, 1}));
  EXPECT_EQ(PhaseOf(1), matter::Phase::kClosed);
  EXPECT_EQ(PhaseOf(2), matter::Phase::kClosed);
}

TEST_F(PostedDueTest, OfTwoAtOneTimeTheSmallerIdIsFirst) {
  Hang(5, first_);
  Hang(3, first_);
  EXPECT_EQ(LetTimePass(first_), (std::vector<int>{3, 5}));
}

TEST_F(PostedDueTest, AnObjectionIsEscalatedWithAClockFromItsOwnDueTime) {
  Object(1, Hang(1, second_ + 30 * kDayMs), first_, true);
  EXPECT_EQ(LetTimePass(first_ + 5 * kHourMs), (std::vector<int>{1}));
  const auto& objection = community_.state.postings.objections.at(NumberedId<ObjectionId>(1));
  EXPECT_EQ(objection.level, posting::Level::kSupervision);
  EXPECT_EQ(objection.due_ms, At("2026-03-31 00:00"))
      << "ten days from the 18th end on Saturday: Monday the 30th";
}

TEST_F(PostedDueTest, AnOpenObjectionSuspendsWhatIsDue) {
  Object(1, Hang(1, first_), second_, true);
  EXPECT_EQ(LetTimePass(first_), (std::vector<int>{1}));
  EXPECT_EQ(PhaseOf(1), matter::Phase::kSuspended);
}

// A repeated objection holds nothing up, so the matter may be over before anyone has answered it. Its clocks run
// on, in a chain of its own, since nothing may follow in the matter's.
TEST_F(PostedDueTest, AnObjectionOutlivesItsMatter) {
  Object(9, Hang(1, first_), first_ + kHourMs, /*suspends=*/false);
  Hang(2, second_);
  EXPECT_EQ(LetTimePass(first_), (std::vector<int>{1}));
  EXPECT_EQ(PhaseOf(1), matter::Phase::kClosed);
  EXPECT_EQ(LetTimePass(second_), (std::vector<int>{9, 2}));
  EXPECT_EQ(PhaseOf(2), matter::Phase::kClosed);
  EXPECT_EQ(LetTimePass(second_ + 60 * kDayMs), (std::vector<int>{9, 9}));
  const auto& objection = community_.state.postings.objections.at(NumberedId<ObjectionId>(9));
  EXPECT_EQ(objection.level, posting::Level::kTownship);
  EXPECT_TRUE(objection.lapsed);
  EXPECT_EQ(community_.state.chains.at(NumberedId<SubjectId>(9)).length, 3u);
  EXPECT_FALSE(NextDue(community_.state).has_value());
}

}  // namespace
}  // namespace yishi::community
