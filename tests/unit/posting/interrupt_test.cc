// A notice that is gone: after the office took it down the time starts anew, after a loss the lost days are
// added (engine/README.md, I19).

#include <string>

#include "engine/base/limits.h"
#include "tests/support/refusal_matchers.h"
#include "tests/unit/posting/posting_fixture.h"

namespace yishi::posting {
namespace {

using ::yishi::testing::At;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

constexpr auto kOffice = v1::INTERRUPTION_CAUSE_OFFICE;
constexpr auto kOthers = v1::INTERRUPTION_CAUSE_OTHERS;

class InterruptTest : public PostingFixture {
 protected:
  InterruptTest() { Start(); }  // ends with the 17th
};

TEST_F(InterruptTest, AfterALossTheDaysSinceTheLastProofAreAdded) {
  ProveAt("2026-03-05 09:00", 0);
  InterruptAt("2026-03-07 08:00", 0, kOthers);
  EXPECT_EQ(posting().ends_ms, At("2026-03-18 00:00")) << "nothing is added before it hangs again";
  EXPECT_EQ(ProveAt("2026-03-08 18:00", 0), 2u);
  EXPECT_EQ(posting().ends_ms, At("2026-03-21 00:00")) << "from the 5th to the 8th: three days";
  EXPECT_EQ(posting().started_ms, At("2026-03-02 11:00")) << "the start stays";
}

TEST_F(InterruptTest, ALossThatIsMendedOnTheDayOfTheLastProofAddsNothing) {
  ProveAt("2026-03-05 09:00", 0);
  InterruptAt("2026-03-05 10:00", 0, kOthers);
  ProveAt("2026-03-05 23:59", 0);
  EXPECT_EQ(posting().ends_ms, At("2026-03-18 00:00"));
}

TEST_F(InterruptTest, TheLastDayThatMustBeProvenMovesWithTheEnd) {
  ProveAt("2026-03-09 09:00", 0);
  ProveAt("2026-03-09 09:00", 1);
  ProveAt("2026-03-17 09:00", 0);
  InterruptAt("2026-03-17 10:00", 1, kOthers);
  ProveAt("2026-03-17 11:00", 1);  // eight days since the proof of the 9th
  EXPECT_EQ(posting().ends_ms, At("2026-03-26 00:00"));
  EXPECT_FALSE(ProvenThroughout(posting(), calendar_));
  ProveAt("2026-03-25 09:00", 0);
  ProveAt("2026-03-25 09:00", 1);
  EXPECT_TRUE(ProvenThroughout(posting(), calendar_));
}

TEST_F(InterruptTest, AfterTheOfficeTookItDownTheTimeStartsAnew) {
  InterruptAt("2026-03-10 08:00", 0, kOffice);
  EXPECT_FALSE(posting().started_ms.has_value());
  EXPECT_EQ(ProveAt("2026-03-11 09:00", 0), 2u);
  EXPECT_EQ(posting().started_ms, At("2026-03-11 09:00"));
  EXPECT_EQ(posting().ends_ms, At("2026-03-27 00:00")) << "fifteen days after the 11th";
}

TEST_F(InterruptTest, WhatTheOtherPlaceShowedBeforeDoesNotCountAfterARestart) {
  ProveAt("2026-03-09 09:00", 1);
  InterruptAt("2026-03-10 08:00", 0, kOffice);
  ProveAt("2026-03-11 09:00", 0);  // ends with the 26th, the eighth day is the 18th
  ProveAt("2026-03-18 09:00", 0);
  ProveAt("2026-03-26 09:00", 0);
  ProveAt("2026-03-26 09:00", 1);
  EXPECT_FALSE(ProvenThroughout(posting(), calendar_)) << "place 1 lacks a proof from the eighth day on";
  ProveAt("2026-03-26 10:00", 1);
  EXPECT_TRUE(ProvenThroughout(posting(), calendar_));
}

TEST_F(InterruptTest, APlaceThatIsMissingHoldsThePostingUp) {
  for (std::uint32_t place : {0u, 1u}) {
    ProveAt("2026-03-09 09:00", place);
    ProveAt("2026-03-17 09:00", place);
  }
  ASSERT_TRUE(NextDue(posting(), calendar_).has_value());
  InterruptAt("2026-03-17 20:00", 0, kOthers);
  EXPECT_FALSE(NextDue(posting(), calendar_).has_value());
}

TEST_F(InterruptTest, ALossBeforeTheStartDelaysTheStart) {
  Posting fresh = posting();
  fresh.started_ms.reset();
  fresh.ends_ms = 0;
  fresh.places[1].proofs.clear();
  postings_.postings[ThePosting()] = fresh;
  InterruptAt("2026-03-03 08:00", 0, kOthers);
  EXPECT_EQ(ProveAt("2026-03-03 09:00", 1), 1u) << "place 0 is gone";
  EXPECT_EQ(ProveAt("2026-03-04 09:00", 0), 2u);
  EXPECT_EQ(posting().started_ms, At("2026-03-04 09:00"));
}

TEST_F(InterruptTest, TheSameLossIsReportedOnce) {
  InterruptAt("2026-03-05 08:00", 0, kOthers);
  EXPECT_THAT(TryInterrupt(0, kOthers), RefusedInBoth(Reason::kAlreadyExists));
  EXPECT_THAT(TryInterrupt(0, kOffice), IsOk()) << "who did it may turn out otherwise";
  EXPECT_THAT(TryInterrupt(1, kOthers), IsOk());
}

TEST_F(InterruptTest, WhatWasNeverProvenCannotBeMissing) {
  postings_.postings.at(ThePosting()).places[0].proofs.clear();
  EXPECT_THAT(TryInterrupt(0, kOthers), RefusedInBoth(Reason::kProofOutOfOrder));
}

TEST_F(InterruptTest, AReportNamesAPlaceACauseAndWhatWasSeen) {
  EXPECT_THAT(TryInterrupt(2, kOthers), RefusedNaming(Reason::kPlaceUnknown, Names{"2"}));
  EXPECT_THAT(TryInterrupt(0, v1::INTERRUPTION_CAUSE_UNSPECIFIED),
              RefusedNaming(Reason::kFieldMissing, Names{"cause"}));
  v1::InterruptPosting act;
  act.set_cause(kOthers);
  EXPECT_THAT(DecideInterrupt(posting(), people_.roster, As(kResident), act),
              RefusedNaming(Reason::kFieldMissing, Names{"text"}));
  act.set_text(std::string(limits::kShortTextBytes + 1, 'x'));
  EXPECT_THAT(DecideInterrupt(posting(), people_.roster, As(kResident), act),
              RefusedNaming(Reason::kLimitExceeded, Names{"2049", "2048"}));
}

// The days start anew after it, so that it is not for everyone to say, as often as they like.
TEST_F(InterruptTest, OnlyTheCommitteesSayThatTheOfficeDidIt) {
  EXPECT_THAT(TryInterrupt(0, kOffice, kResident), RefusedInBoth(Reason::kNotAuthorised));
  EXPECT_THAT(TryInterrupt(0, kOthers, kResident), IsOk());
  EXPECT_THAT(TryInterrupt(0, kOffice, kMember), IsOk());
  EXPECT_THAT(TryInterrupt(0, kOffice, kSupervisor), IsOk());
}

// Saying so is an act of office (I8): the walk of the model found a supervisor's unconfirmed key let through.
TEST_F(InterruptTest, ThatTheOfficeDidItNeedsAKeyGoodEnough) {
  v1::InterruptPosting act;
  act.set_posting_id(ThePosting().str());
  act.set_text("公告不见了");
  for (int person : {kMember, kSupervisor}) {
    roster::Acting acting = As(person);
    acting.confirmed = false;
    act.set_cause(kOffice);
    EXPECT_THAT(DecideInterrupt(posting(), people_.roster, acting, act),
                RefusedInBoth(Reason::kKeyNotConfirmed));
    act.set_cause(kOthers);
    EXPECT_THAT(DecideInterrupt(posting(), people_.roster, acting, act), IsOk());
  }
}

TEST_F(InterruptTest, ALastDayThatIsAHolidayMovesOnAfterALossAsWell) {
  ProveAt("2026-03-05 09:00", 0);
  InterruptAt("2026-03-07 08:00", 0, kOthers);
  ProveAt("2026-03-09 18:00", 0);
  EXPECT_EQ(posting().ends_ms, At("2026-03-24 00:00"))
      << "four days after the 17th is a Saturday: the Monday ends it";
}

// On a day on which it hung at neither place the public missed one day, not two.
TEST_F(InterruptTest, ADayWithoutTheNoticeAtTwoPlacesIsAddedOnce) {
  ProveAt("2026-03-05 09:00", 0);
  ProveAt("2026-03-06 09:00", 1);
  InterruptAt("2026-03-07 08:00", 0, kOthers);
  InterruptAt("2026-03-07 09:00", 1, kOthers);
  ProveAt("2026-03-08 18:00", 0);
  EXPECT_EQ(posting().ends_ms, At("2026-03-21 00:00")) << "the 6th, the 7th and the 8th";
  ProveAt("2026-03-09 18:00", 1);
  EXPECT_EQ(posting().ends_ms, At("2026-03-24 00:00"))
      << "the 9th, for the 7th and the 8th are added already; the 21st is a Saturday, and Monday ends it";
}

TEST_F(InterruptTest, ARestartForgetsTheDaysThatWereAdded) {
  ProveAt("2026-03-05 09:00", 0);
  InterruptAt("2026-03-05 10:00", 0, kOthers);
  ProveAt("2026-03-08 18:00", 0);
  InterruptAt("2026-03-09 08:00", 0, kOffice);
  EXPECT_TRUE(posting().losses.empty());
}

TEST_F(InterruptTest, WhatIsOverCannotBeInterrupted) {
  postings_.postings.at(ThePosting()).standing = Standing::kCompleted;
  EXPECT_THAT(TryInterrupt(0, kOthers), RefusedInBoth(Reason::kPostingNotUp));
}

}  // namespace
}  // namespace yishi::posting
