// Paper handed out at the desk: marked on the roll, and taking the place of an electronic ballot
// (engine/README.md, I13).

#include <map>

#include "engine/base/limits.h"
#include "tests/support/refusal_matchers.h"
#include "tests/unit/box/box_fixture.h"

namespace yishi::box {
namespace {

using meeting::Channel;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::Nr;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

class HandOutTest : public BoxFixture {
 protected:
  HandOutTest() {
    Present(1, 6, Channel::kDevice);
    Present(7, 7, Channel::kPaper);
    Present(8, 8, Channel::kHands);
    Open();
  }
};

TEST_F(HandOutTest, PaperSupersedesAnElectronicBallot) {
  Cast(1, v1::CHOICE_YES);
  Cast(2, v1::CHOICE_YES);
  HandOut({1, 7});
  EXPECT_EQ(box().superseded, (std::map<Channel, std::uint32_t>{{Channel::kDevice, 1}}));
  EXPECT_FALSE(box().ballots.contains(Nr(1)));
  EXPECT_TRUE(box().ballots.contains(Nr(2)));
  EXPECT_TRUE(box().paper.contains(Nr(7)));
}

TEST_F(HandOutTest, OnlyTheDeskHandsOut) {
  EXPECT_THAT(TryHandOut(kChair, {7}), RefusedInBoth(Reason::kNotAuthorised));
  EXPECT_THAT(TryHandOut(7, {7}), RefusedInBoth(Reason::kNotAuthorised));
}

TEST_F(HandOutTest, OnePaperForEachPerson) {
  HandOut({7});
  EXPECT_THAT(TryHandOut(kDesk, {7}), RefusedNaming(Reason::kAlreadyExists, Names{Nr(7).hex()}));
  EXPECT_THAT(TryHandOut(kDesk, {1, 1}), RefusedNaming(Reason::kAlreadyExists, Names{Nr(1).hex()}));
}

TEST_F(HandOutTest, NobodyFromOutsideTheRollOrTheRoom) {
  EXPECT_THAT(TryHandOut(kDesk, {1, 77}), RefusedInBoth(Reason::kNotOnRoll));
  EXPECT_THAT(TryHandOut(kDesk, {9}), RefusedInBoth(Reason::kNotPresent));
  EXPECT_TRUE(box().paper.empty());
}

TEST_F(HandOutTest, WhoRaisesAHandGetsNoPaper) {
  EXPECT_THAT(TryHandOut(kDesk, {8}), RefusedInBoth(Reason::kWrongChannel));
}

TEST_F(HandOutTest, NoPaperAfterTheClose) {
  Close();
  EXPECT_THAT(TryHandOut(kDesk, {7}), RefusedInBoth(Reason::kBoxClosed));
}

TEST_F(HandOutTest, NoPaperWhereTheCharterAllowsNone) {
  rules().clear_paper();
  EXPECT_THAT(TryHandOut(kDesk, {7}), RefusedInBoth(Reason::kWrongChannel));
}

TEST_F(HandOutTest, OneToFourHundredPersonsInOneAct) {
  EXPECT_THAT(TryHandOut(kDesk, {}), RefusedNaming(Reason::kFieldMissing, Names{"person_ids"}));
  v1::HandOutPaper act;
  for (int i = 0; i <= limits::kPersonsPerCommand; ++i) act.add_person_ids("x");
  EXPECT_THAT(DecideHandOut(box(), meeting(), As(kDesk), rules(), act),
              RefusedNaming(Reason::kLimitExceeded, Names{"401", "400"}));
}

}  // namespace
}  // namespace yishi::box
