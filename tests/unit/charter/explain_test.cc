// A charter in plain words.

#include "engine/charter/explain.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/shipped_charter.h"

namespace yishi::charter {
namespace {

using tally::Words;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::yishi::testing::ShippedCharter;

TEST(ExplainTest, SaysWhoWhenHowManyAndWhatANoDoes) {
  const Explanation all = Explain(ShippedCharter("urban-four-two"));
  ASSERT_EQ(all.stages.size(), 7u);
  const ExplainedStage& stage = all.stages[3];
  EXPECT_EQ(stage.title.zh, "居民代表会议决议");
  EXPECT_THAT(stage.lines,
              Contains(Words{
                  "居民代表会议表决，由居民委员会召集",
                  "voting: the residents' representatives' meeting, convened by the residents' committee"}));
  EXPECT_THAT(stage.lines, Contains(Words{"提前 3 日通知；开一次会", "3 days of notice; one sitting"}));
  EXPECT_THAT(stage.lines, Contains(Words{"可以开会：到会人数不少于应到人数的三分之二",
                                          "quorum: those present are at least 2/3 of those expected"}));
  EXPECT_THAT(stage.lines, Contains(Words{"通过：同意人数超过到会人数的半数",
                                          "passes when: yes votes are more than half of those present"}));
  EXPECT_THAT(stage.lines, Contains(Words{"未通过：退回提议人修改后再来",
                                          "a no returns the matter to its proposers for a new version"}));
}

TEST(ExplainTest, SaysDaysAndPapers) {
  const Explanation all = Explain(ShippedCharter("urban-four-two"));
  EXPECT_THAT(all.stages[4].lines,
              Contains(Words{"公开决议，公示不少于 15 日", "the resolution hangs for at least 15 days"}));
  EXPECT_THAT(
      all.stages[5].lines,
      Contains(Words{"报价至少 3 份，由居民委员会提交（2,000.00 元起）",
                     "quote: at least 3, filed by the residents' committee (from 2,000.00 yuan on)"}));
}

TEST(ExplainTest, SaysWhatItCoversAndUpToWhichAmount) {
  const Explanation all = Explain(ShippedCharter("small-purchase"));
  EXPECT_THAT(all.lines, Contains(Words{"适用事项：物资和服务采购（不超过 2,000.00 元）",
                                        "covers: Procurement of goods and services (up to 2,000.00 yuan)"}));
}

TEST(ExplainTest, DrawsTheStagesAndTheWaysBack) {
  EXPECT_EQ(Draw(ShippedCharter("party-members")).zh,
            "[1] 支部委员会提出 ──▷ 未通过：退回修改\n │\n ▼\n"
            "[2] 党员大会决定 ──▷ 未通过：退回修改\n │\n ▼\n"
            "[3] 党内公开 ──▷ 异议成立：退回\n │\n ▼\n办结\n");
}

}  // namespace
}  // namespace yishi::charter
