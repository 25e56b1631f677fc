// A session's box closes by the chair, who has seen who did not vote.

#include <string>

#include "tests/support/refusal_matchers.h"
#include "tests/unit/box/box_fixture.h"

namespace yishi::box {
namespace {

using meeting::Channel;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

class CloseTest : public BoxFixture {
 protected:
  CloseTest() {
    Present(1, 5, Channel::kDevice);
    Present(6, 7, Channel::kPaper);
    Present(8, 9, Channel::kHands);
    Open();
    Cast(1, v1::CHOICE_YES);
    HandOut({2, 6});  // 3, 4, 5 and 7 have nothing yet
  }
};

TEST_F(CloseTest, ThoseWithoutABallotAreNeitherOnPaperNorByHands) {
  EXPECT_EQ(WithoutBallot(box()), 4u);
  EXPECT_EQ(PresentByHands(box()), 2);
}

TEST_F(CloseTest, TheChairStatesHowManyHaveNoBallot) {
  for (std::uint32_t stated : {0u, 3u, 5u}) {
    EXPECT_THAT(TryClose(kChair, stated),
                RefusedNaming(Reason::kBallotsUncollected, Names{"4", std::to_string(stated)}));
  }
  const auto effects = TryClose(kChair, 4);
  ASSERT_THAT(effects, IsOk());
  EXPECT_EQ((*effects)[0].box_closed().ballots(), 1u);
}

TEST_F(CloseTest, OnlyTheChairCloses) {
  EXPECT_THAT(TryClose(kDesk, 4), RefusedInBoth(Reason::kNotAuthorised));
}

TEST_F(CloseTest, NoBoxClosesTwice) {
  Close();
  EXPECT_EQ(box().phase, BoxPhase::kCounting);
  EXPECT_EQ(box().closed_ms, now_);
  EXPECT_THAT(TryClose(kChair, 4), RefusedInBoth(Reason::kBoxClosed));
}

}  // namespace
}  // namespace yishi::box
