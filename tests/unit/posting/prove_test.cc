// Proofs: the days run from the last place's first one (engine/README.md, I18).

#include "tests/support/refusal_matchers.h"
#include "tests/unit/posting/posting_fixture.h"

namespace yishi::posting {
namespace {

using ::yishi::testing::At;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

class ProveTest : public PostingFixture {
 protected:
  ProveTest() { PutUp(); }
};

TEST_F(ProveTest, TheDaysRunWhenEveryPlaceIsProven) {
  EXPECT_EQ(ProveAt("2026-03-02 10:00", 0), 1u);
  EXPECT_FALSE(posting().started_ms.has_value());
  EXPECT_EQ(ProveAt("2026-03-03 11:00", 1), 2u);
  EXPECT_EQ(posting().started_ms, At("2026-03-03 11:00"));
  EXPECT_EQ(posting().ends_ms, At("2026-03-19 00:00"))
      << "the 3rd does not count, the 18th is the fifteenth day";
}

TEST_F(ProveTest, AFurtherProofDoesNotMoveTheEnd) {
  ProveAt("2026-03-02 10:00", 0);
  ProveAt("2026-03-02 11:00", 1);
  const Millis ends = posting().ends_ms;
  EXPECT_EQ(ProveAt("2026-03-04 10:00", 0), 1u);
  EXPECT_EQ(posting().ends_ms, ends);
  EXPECT_EQ(posting().places[0].proofs.size(), 2u);
}

TEST_F(ProveTest, ALastDayThatIsAHolidayMovesOn) {
  calendar_ = testing::ChinaWith({"2026-03-17"});
  ProveAt("2026-03-02 10:00", 0);
  ProveAt("2026-03-02 11:00", 1);
  EXPECT_EQ(posting().ends_ms, At("2026-03-19 00:00"));
}

TEST_F(ProveTest, TheCommitteeAndTheSupervisorsProve) {
  EXPECT_THAT(TryProve(kOtherMember, 0), IsOk());
  EXPECT_THAT(TryProve(kSupervisor, 0), IsOk());
  EXPECT_THAT(TryProve(kResident, 0), RefusedInBoth(Reason::kNotAuthorised));
  EXPECT_THAT(TryProve(kTown, 0), RefusedInBoth(Reason::kNotAuthorised));
}

TEST_F(ProveTest, ThereMustBeSuchAPlace) {
  EXPECT_THAT(TryProve(kMember, 2), RefusedNaming(Reason::kPlaceUnknown, Names{"2"}));
}

TEST_F(ProveTest, AProofIsAPhotograph) {
  v1::ProvePosting act;
  act.set_posting_id(ThePosting().str());
  EXPECT_THAT(DecideProve(posting(), people_.roster, calendar_, As(kMember), act),
              RefusedNaming(Reason::kFieldMissing, Names{"photo.digest"}));
}

TEST_F(ProveTest, WhatIsOverIsNotProven) {
  for (Standing standing : {Standing::kCompleted, Standing::kEnded}) {
    postings_.postings.at(ThePosting()).standing = standing;
    EXPECT_THAT(TryProve(kMember, 0), RefusedInBoth(Reason::kPostingNotUp));
  }
}

TEST_F(ProveTest, AProofNeedsAKeyGoodEnough) {
  roster::Acting acting = As(kSupervisor);
  acting.custody = roster::Custody::kCustodial;
  v1::ProvePosting act;
  EXPECT_THAT(DecideProve(posting(), people_.roster, calendar_, acting, act),
              RefusedInBoth(Reason::kCustodialKey));
}

TEST_F(ProveTest, APostingIsFoundByItsId) {
  EXPECT_THAT(FindPosting(postings_, ThePosting().view()), IsOk());
  EXPECT_THAT(FindPosting(postings_, testing::NumberedId<PostingId>(9).view()),
              RefusedInBoth(Reason::kNotFound));
  EXPECT_THAT(FindPosting(postings_, ""), RefusedNaming(Reason::kFieldMissing, Names{"posting_id"}));
}

}  // namespace
}  // namespace yishi::posting
