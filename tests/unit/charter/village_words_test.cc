// The words and articles of a village.

#include "engine/charter/village_words.h"

#include <string>

#include "engine/base/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace yishi::charter {
namespace {

TEST(VillageWordsTest, TurnsBodiesAndArticles) {
  EXPECT_EQ(InVillageWords("居民代表会议由居民委员会召集"), "村民代表会议由村民委员会召集");
  EXPECT_EQ(InVillageWords("城市居民委员会组织法（2026）第三十条第四款"),
            "村民委员会组织法（2026）第二十八条第三款");
  EXPECT_EQ(InVillageWords("城市居民委员会组织法（2026）第三十四条 (urban law art. 34)"),
            "村民委员会组织法（2026）第三十五条 (village law art. 35)");
  EXPECT_EQ(InVillageWords("the residents' committee (urban law, art. 40)"),
            "the villagers' committee (village law, art. 41)");
}

TEST(VillageWordsTest, ANumberIsNoPartOfAGreaterOne) {
  EXPECT_EQ(InVillageWords("urban law art. 300"), "urban law art. 300");
  EXPECT_EQ(InVillageWords("urban law art. 30."), "village law art. 28.");
}

TEST(VillageWordsTest, LeavesWhatItDoesNotKnow) {
  EXPECT_EQ(InVillageWords("城市居民委员会组织法（2026）第九十九条"),
            "城市居民委员会组织法（2026）第九十九条");
  EXPECT_EQ(InVillageWords(""), "");
  EXPECT_EQ(InVillageWords("\xe5\xb1"), "\xe5\xb1") << "half a character";
}

TEST(VillageWordsTest, TurnsARefusalUnlessItNamesItsOwnLaw) {
  const auto turned = RefusalOf(InVillageWords(Refuse({Reason::kMinutesMissing,
                                                       "居民委员会",
                                                       "the residents' committee",
                                                       "城市居民委员会组织法（2026）第三十九条",
                                                       {{"n", "1"}}})));
  ASSERT_TRUE(turned);
  EXPECT_EQ(turned->reason, Reason::kMinutesMissing);
  EXPECT_EQ(turned->zh, "村民委员会");
  EXPECT_EQ(turned->rule, "村民委员会组织法（2026）第三十九条");
  EXPECT_EQ(turned->numbers.size(), 1u);
  const absl::Status floor = Refuse(Reason::kCharterBelowFloor, "居民委员会", "x");
  EXPECT_EQ(InVillageWords(floor), floor);
  EXPECT_TRUE(InVillageWords(absl::OkStatus()).ok());
}

}  // namespace
}  // namespace yishi::charter
