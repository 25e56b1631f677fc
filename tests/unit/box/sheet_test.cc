// Tellers' sheets: they add up, agree with the roll, and bear two names (engine/README.md, I16).

#include "tests/support/refusal_matchers.h"
#include "tests/unit/box/box_fixture.h"

namespace yishi::box {
namespace {

using meeting::Channel;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::NumberedId;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

class SheetTest : public BoxFixture {
 protected:
  SheetTest() {
    Present(1, 4, Channel::kPaper);
    Present(5, 7, Channel::kHands);
    Open();
    HandOut({1, 2, 3, 4});
  }
};

TEST_F(SheetTest, NothingIsEnteredWhileVotesAreCast) {
  EXPECT_THAT(TryEnter(kTeller, Paper(4, 4, 0, 0, 0)), RefusedInBoth(Reason::kBoxNotOpen));
  EXPECT_THAT(TryConfirm(kTeller, v1::CHANNEL_PAPER, {}), RefusedInBoth(Reason::kBoxNotOpen));
}

TEST_F(SheetTest, ATellerEntersWhatAddsUp) {
  Close();
  EXPECT_THAT(TryEnter(kTeller, Paper(4, 2, 1, 0, 1)), IsOk());
  EXPECT_THAT(TryEnter(kTeller, Hands(1, 1, 0, 1)), IsOk());
}

TEST_F(SheetTest, OnlyTellersEnter) {
  Close();
  for (int other : {kChair, kDesk, kScrutineer, 1}) {
    EXPECT_THAT(TryEnter(other, Paper(4, 4, 0, 0, 0)), RefusedInBoth(Reason::kNotAuthorised)) << other;
  }
}

TEST_F(SheetTest, AWrongSumIsNamedWithBothSides) {
  Close();
  v1::EnterSheet act = Paper(4, 2, 1, 0, 1);
  act.mutable_paper()->set_printed(12);
  EXPECT_THAT(TryEnter(kTeller, act), RefusedNaming(Reason::kSheetDoesNotAddUp, Names{"12", "9"}));
  act = Paper(4, 2, 1, 0, 1);
  act.mutable_paper()->set_yes(3);
  EXPECT_THAT(TryEnter(kTeller, act), RefusedNaming(Reason::kSheetDoesNotAddUp, Names{"4", "5"}));
  act = Paper(4, 2, 1, 0, 0);
  act.mutable_paper()->set_not_returned(0);
  EXPECT_THAT(TryEnter(kTeller, act), RefusedNaming(Reason::kSheetDoesNotAddUp, Names{"4", "3"}));
}

TEST_F(SheetTest, HandsAddUpToThoseWhoArePresentByHands) {
  Close();
  EXPECT_THAT(TryEnter(kTeller, Hands(1, 1, 1, 0)), IsOk());
  EXPECT_THAT(TryEnter(kTeller, Hands(1, 1, 0, 0)),
              RefusedNaming(Reason::kSheetDoesNotAddUp, Names{"3", "2"}));
  EXPECT_THAT(TryEnter(kTeller, Hands(4, 0, 0, 0)),
              RefusedNaming(Reason::kSheetDoesNotAddUp, Names{"3", "4"}));
}

// Nobody gets a second paper but for a spoiled one, and no paper came from nowhere.
TEST_F(SheetTest, PapersHandedOutAgreeWithThePersonsMarked) {
  Close();
  EXPECT_THAT(TryEnter(kTeller, Paper(5, 5, 0, 0, 0)),
              RefusedNaming(Reason::kSheetDoesNotAddUp, Names{"4", "5"}));
  EXPECT_THAT(TryEnter(kTeller, Paper(3, 3, 0, 0, 0)),
              RefusedNaming(Reason::kSheetDoesNotAddUp, Names{"4", "3"}));
  v1::EnterSheet spoiled = Paper(5, 4, 0, 0, 0);
  spoiled.mutable_paper()->set_not_returned(0);
  spoiled.mutable_paper()->set_spoiled(1);
  EXPECT_THAT(TryEnter(kTeller, spoiled), IsOk()) << "one was given in place of a spoiled one";
}

TEST_F(SheetTest, ASheetIsOfPaperOrOfHands) {
  Close();
  v1::EnterSheet act;
  act.set_box_id(TheBox().str());
  EXPECT_THAT(TryEnter(kTeller, act), RefusedNaming(Reason::kFieldMissing, Names{"sheet"}));
}

TEST_F(SheetTest, AScanIsNamedByAWholeDigest) {
  Close();
  v1::EnterSheet act = Paper(4, 4, 0, 0, 0);
  act.set_scan(Bytes(31, 's'));
  EXPECT_THAT(TryEnter(kTeller, act), RefusedNaming(Reason::kFieldInvalid, Names{"scan", "31"}));
  act.set_scan(Bytes(32, 's'));
  EXPECT_THAT(TryEnter(kTeller, act), IsOk());
}

TEST_F(SheetTest, AnotherTellerOrAScrutineerConfirms) {
  Close();
  const CommandId sheet = Enter(kTeller, Paper(4, 4, 0, 0, 0));
  EXPECT_THAT(TryConfirm(kTeller, v1::CHANNEL_PAPER, sheet), RefusedInBoth(Reason::kSameTeller));
  EXPECT_THAT(TryConfirm(kOtherTeller, v1::CHANNEL_PAPER, sheet), IsOk());
  EXPECT_THAT(TryConfirm(kScrutineer, v1::CHANNEL_PAPER, sheet), IsOk());
  EXPECT_THAT(TryConfirm(kChair, v1::CHANNEL_PAPER, sheet), RefusedInBoth(Reason::kNotAuthorised));
}

TEST_F(SheetTest, TheConfirmationIsOfThatSheet) {
  Close();
  EXPECT_THAT(TryConfirm(kOtherTeller, v1::CHANNEL_PAPER, NumberedId<CommandId>(1)),
              RefusedInBoth(Reason::kSheetMissing));
  const CommandId sheet = Enter(kTeller, Paper(4, 4, 0, 0, 0));
  EXPECT_THAT(TryConfirm(kOtherTeller, v1::CHANNEL_PAPER, NumberedId<CommandId>(1)),
              RefusedInBoth(Reason::kSheetDigestDiffers));
  EXPECT_THAT(TryConfirm(kOtherTeller, v1::CHANNEL_HANDS, sheet), RefusedInBoth(Reason::kSheetMissing));
  Confirm(kOtherTeller, v1::CHANNEL_PAPER, sheet);
  EXPECT_THAT(TryConfirm(kScrutineer, v1::CHANNEL_PAPER, sheet), RefusedInBoth(Reason::kAlreadyExists));
}

// A slip of the pen is mended by a new sheet, which nobody has confirmed yet.
TEST_F(SheetTest, ACorrectedSheetIsConfirmedAnew) {
  Close();
  const CommandId first = Enter(kTeller, Paper(4, 4, 0, 0, 0));
  Confirm(kOtherTeller, v1::CHANNEL_PAPER, first);
  const CommandId second = Enter(kOtherTeller, Paper(4, 3, 1, 0, 0));
  EXPECT_FALSE(box().sheets.at(Channel::kPaper).confirmed_by.has_value());
  EXPECT_THAT(TryConfirm(kTeller, v1::CHANNEL_PAPER, first), RefusedInBoth(Reason::kSheetDigestDiffers));
  EXPECT_THAT(TryConfirm(kOtherTeller, v1::CHANNEL_PAPER, second), RefusedInBoth(Reason::kSameTeller))
      << "who corrects it has entered it";
  EXPECT_THAT(TryConfirm(kTeller, v1::CHANNEL_PAPER, second), IsOk());
}

TEST_F(SheetTest, NothingIsEnteredOrConfirmedAfterTheDeclaration) {
  Close();
  EnterAndConfirm(Paper(4, 4, 0, 0, 0));
  EnterAndConfirm(Hands(3, 0, 0, 0));
  Declare();
  EXPECT_THAT(TryEnter(kTeller, Paper(4, 4, 0, 0, 0)), RefusedInBoth(Reason::kAlreadyDeclared));
  EXPECT_THAT(TryConfirm(kOtherTeller, v1::CHANNEL_PAPER, {}), RefusedInBoth(Reason::kAlreadyDeclared));
}

}  // namespace
}  // namespace yishi::box
