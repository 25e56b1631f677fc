#include "services/view/mask.h"

#include "gtest/gtest.h"

namespace yishi::view {
namespace {

TEST(MaskedName, KeepsTheFirstCharacterAlone) {
  EXPECT_EQ(MaskedName("田凤花"), "田**");
  EXPECT_EQ(MaskedName("吴芳"), "吴*");
  EXPECT_EQ(MaskedName("Ann"), "A**");
  EXPECT_EQ(MaskedName("𠮷野"), "𠮷*") << "a character outside the basic plane";
}

TEST(MaskedName, TellsNothingOfALongName) {
  EXPECT_EQ(MaskedName("阿卜杜热西提·买买提"), "阿***");
  EXPECT_EQ(MaskedName("田凤花"), MaskedName("田丽娜"));
}

// A name of one character is hidden as well: that there is no more of it would tell who it is.
TEST(MaskedName, OfOneCharacterHasAStar) { EXPECT_EQ(MaskedName("田"), "田*"); }

TEST(MaskedName, ShowsNoBrokenBytes) {
  EXPECT_EQ(MaskedName(""), "");
  EXPECT_EQ(MaskedName("\xff\xfe"), "**");
  EXPECT_EQ(MaskedName("\xe7\x94"), "*") << "cut in the middle of a character";
}

}  // namespace
}  // namespace yishi::view
