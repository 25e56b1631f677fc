// Opening a box: who, when, with whom, and only with a quorum (engine/README.md, I11, I12).

#include "tests/support/refusal_matchers.h"
#include "tests/unit/box/box_fixture.h"

namespace yishi::box {
namespace {

using meeting::Channel;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::Nr;
using ::yishi::testing::NumberedId;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

class OpenTest : public BoxFixture {
 protected:
  OpenTest() { Present(1, 5, Channel::kDevice); }  // of ten: the quorum of one half
};

TEST_F(OpenTest, FreezesWhoIsPresentTheQuestionTheRollAndTheRules) {
  const auto effects = TryOpen(kChair, 5);
  ASSERT_THAT(effects, IsOk());
  const auto& opened = (*effects)[0].box_opened();
  EXPECT_EQ(opened.expected(), 10u);
  EXPECT_EQ(opened.present(), 5u);
  EXPECT_EQ(opened.question(), question_.digest.str());
  EXPECT_EQ(opened.charter_digest(), question_.charter_digest.str());
  EXPECT_EQ(opened.roll_root(), meeting().roll_root.str());
  EXPECT_EQ(opened.closes_ms(), 0);
  Open();
  Present(6, 6, Channel::kDevice);  // comes late
  EXPECT_EQ(box().present.size(), 5u);
  EXPECT_EQ(box().phase, BoxPhase::kCasting);
}

TEST_F(OpenTest, OnlyTheChairOpens) { EXPECT_THAT(TryOpen(kDesk, 5), RefusedInBoth(Reason::kNotAuthorised)); }

TEST_F(OpenTest, NotAMillisecondBeforeTheNoticedTime) {
  now_ -= 1;
  EXPECT_THAT(TryOpen(kChair, 5), RefusedNaming(Reason::kTooEarly, Names{"2026-03-06 19:00"}));
  now_ += 1;
  EXPECT_THAT(TryOpen(kChair, 5), IsOk());
}

TEST_F(OpenTest, TheChairSeesTheNumberThatCounts) {
  EXPECT_THAT(TryOpen(kChair, 6), RefusedNaming(Reason::kAttendanceDiffers, Names{"5", "6"}));
  EXPECT_THAT(TryOpen(kChair, 4), RefusedNaming(Reason::kAttendanceDiffers, Names{"5", "4"}));
}

TEST_F(OpenTest, WithoutAQuorumTheRefusalSaysHowManyAreMissing) {
  meeting().attendance.erase(Nr(5));
  const auto effects = TryOpen(kChair, 4);
  EXPECT_THAT(effects, RefusedNaming(Reason::kQuorumNotReached, Names{"10", "4", "5"}));
  EXPECT_THAT(RefusalOf(effects.status())->numbers,
              ::testing::ElementsAre(::testing::Pair("expected", "10"), ::testing::Pair("present", "4"),
                                     ::testing::Pair("needed", "5")));
}

TEST_F(OpenTest, NoBoxInAMeetingThatIsOver) {
  meeting().closed = true;
  EXPECT_THAT(TryOpen(kChair, 5), RefusedInBoth(Reason::kMeetingClosed));
}

TEST_F(OpenTest, NoBoxForAMatterThatIsNotOnTheAgenda) {
  meeting().agenda = {NumberedId<MatterId>(2)};
  EXPECT_THAT(TryOpen(kChair, 5), RefusedInBoth(Reason::kNotFound));
}

TEST_F(OpenTest, AMeetingWithoutAnybodyHasNoQuorum) {
  meeting().attendance.clear();
  EXPECT_THAT(TryOpen(kChair, 0), RefusedInBoth(Reason::kQuorumNotReached));
}

TEST_F(OpenTest, ABoxIsFoundByItsId) {
  Open();
  EXPECT_THAT(Find(boxes_, TheBox().view()), IsOk());
  EXPECT_THAT(Find(boxes_, NumberedId<BoxId>(2).view()), RefusedInBoth(Reason::kNotFound));
  EXPECT_THAT(Find(boxes_, "short"), RefusedNaming(Reason::kFieldInvalid, Names{"box_id"}));
}

}  // namespace
}  // namespace yishi::box
