// Putting a disclosure up: by whom, where, and with the supervisors' opinion or without it.

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

class PutUpTest : public PostingFixture {
 protected:
  PutUpTest() { due_.since_ms = At("2026-03-02 08:00"); }
};

TEST_F(PutUpTest, ItHangsAtItsPlacesAndTheDaysDoNotRunYet) {
  PutUp();
  EXPECT_EQ(posting().matter, TheMatter());
  EXPECT_EQ(posting().stage, 4u);
  EXPECT_EQ(posting().put_up_ms, now_);
  ASSERT_EQ(posting().places.size(), 2u);
  EXPECT_EQ(posting().places[1].name, "3栋楼道");
  EXPECT_FALSE(posting().started_ms.has_value());
  EXPECT_FALSE(posting().late);
  EXPECT_FALSE(posting().without_opinion);
}

TEST_F(PutUpTest, OnlyTheResidentsCommitteePutsUp) {
  for (int other : {kSupervisor, kTown, kResident}) {
    EXPECT_THAT(TryPutUp(other, Notice()), RefusedInBoth(Reason::kNotAuthorised)) << other;
  }
  EXPECT_THAT(TryPutUp(kOtherMember, Notice()), IsOk());
}

TEST_F(PutUpTest, AMandatoryPlaceIsNamedWhenItIsMissing) {
  v1::PutUpPosting act = Notice();
  act.set_places(0, "微信群");
  EXPECT_THAT(TryPutUp(kMember, act), RefusedNaming(Reason::kPlaceUnknown, Names{"社区公示栏"}));
}

TEST_F(PutUpTest, PlacesAreNamedOnceAndFit) {
  v1::PutUpPosting act = Notice();
  act.add_places("3栋楼道");
  EXPECT_THAT(TryPutUp(kMember, act), RefusedNaming(Reason::kFieldInvalid, Names{"places", "3栋楼道"}));
  act = Notice();
  act.add_places("");
  EXPECT_THAT(TryPutUp(kMember, act), RefusedNaming(Reason::kFieldMissing, Names{"places"}));
  act = Notice();
  act.clear_places();
  EXPECT_THAT(TryPutUp(kMember, act), RefusedNaming(Reason::kFieldMissing, Names{"places"}));
  act = Notice();
  while (act.places_size() <= limits::kPlaces) act.add_places("楼道 " + std::to_string(act.places_size()));
  EXPECT_THAT(TryPutUp(kMember, act), RefusedNaming(Reason::kLimitExceeded, Names{"21", "20"}));
}

TEST_F(PutUpTest, TheNoticeSaysSomethingThatFits) {
  v1::PutUpPosting act = Notice();
  act.clear_text();
  EXPECT_THAT(TryPutUp(kMember, act), RefusedNaming(Reason::kFieldMissing, Names{"text"}));
  act.set_text(std::string(limits::kTextBytes + 1, 'x'));
  EXPECT_THAT(TryPutUp(kMember, act), RefusedNaming(Reason::kLimitExceeded, Names{"text", "16385", "16384"}));
  act = Notice();
  act.add_papers();
  EXPECT_THAT(TryPutUp(kMember, act), RefusedNaming(Reason::kFieldMissing, Names{"papers.digest"}));
}

// Three days from Monday the 2nd end at 24:00 of Thursday the 5th.
TEST_F(PutUpTest, TheSupervisorsOpinionIsWaitedForToTheMillisecond) {
  due_.opinion_on_file = false;
  now_ = At("2026-03-06 00:00") - 1;
  EXPECT_THAT(TryPutUp(kMember, Notice()), RefusedNaming(Reason::kOpinionPending, Names{"2026-03-06 00:00"}));
  now_ += 1;
  const auto effects = TryPutUp(kMember, Notice());
  ASSERT_THAT(effects, IsOk());
  EXPECT_TRUE((*effects)[0].posting_put_up().without_opinion());
}

TEST_F(PutUpTest, WithTheOpinionItGoesOutAtOnce) {
  const auto effects = TryPutUp(kMember, Notice());
  ASSERT_THAT(effects, IsOk());
  EXPECT_FALSE((*effects)[0].posting_put_up().without_opinion());
}

TEST_F(PutUpTest, WhereNoDaysAreGivenForTheOpinionNobodyWaits) {
  due_.opinion_on_file = false;
  rules_.set_opinion_days(0);
  EXPECT_THAT(TryPutUp(kMember, Notice()), IsOk());
}

// Ten days from the 2nd end at 24:00 of Thursday the 12th.
TEST_F(PutUpTest, ALatePostingIsMarkedAndNotRefused) {
  now_ = At("2026-03-13 00:00") - 1;
  EXPECT_FALSE((*TryPutUp(kMember, Notice()))[0].posting_put_up().late());
  now_ += 1;
  EXPECT_TRUE((*TryPutUp(kMember, Notice()))[0].posting_put_up().late());
}

TEST_F(PutUpTest, ADueDayThatIsAHolidayMovesOn) {
  calendar_ = testing::ChinaWith({"2026-03-12", "2026-03-13"});  // Thursday and Friday
  EXPECT_EQ(DueBy(calendar_, due_), At("2026-03-17 00:00")) << "the end of Monday";
}

}  // namespace
}  // namespace yishi::posting
