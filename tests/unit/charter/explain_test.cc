// A charter in plain words.

#include "engine/charter/explain.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/shipped_charter.h"

namespace yishi::charter {
namespace {

using tally::Words;
using ::testing::AllOf;
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
  EXPECT_THAT(all.stages[5].lines,
              Contains(Words{"报价至少 3 份，由居民委员会提交（2,000.00 元起，低于 1,000,000.00 元）",
                             "quote: at least 3, filed by the residents' committee (from 2,000.00 yuan on, "
                             "below 1,000,000.00 yuan)"}));
}

TEST(ExplainTest, SaysWhatItCoversAndUpToWhichAmount) {
  const Explanation all = Explain(ShippedCharter("small-purchase"));
  EXPECT_THAT(all.lines, Contains(Words{"适用事项：物资和服务采购（不超过 2,000.00 元）",
                                        "covers: Procurement of goods and services (up to 2,000.00 yuan)"}));
}

TEST(ExplainTest, SaysHowOptionsAreChosenAndWhatATieDoes) {
  v1::Charter charter = ShippedCharter("elect-representatives");
  EXPECT_THAT(
      Explain(charter).stages[0].lines,
      AllOf(
          Contains(Words{"选票：最多选 1 项，多选的票无效；选出 1 项",
                         "a ballot names at most 1, more make it void; 1 is chosen"}),
          Contains(Words{"差额：候选的须多于应选的", "competitive: more must stand than there are seats"}),
          Contains(Words{"并列：此次投票作废，重新投票", "a tie makes the vote void, and it is held again"}),
          Contains(Words{"名单异议：通知后 5 日内提出，3 日内处理",
                         "objections to the roll: within 5 days of the notice, decided within 3 days"})));
  charter.mutable_stages(0)->mutable_vote()->set_ties(v1::TIE_RULE_PUBLIC_SEED);
  EXPECT_THAT(Explain(charter).stages[0].lines,
              Contains(::testing::Field(&Words::zh, HasSubstr("投票结束后公布的公开种子"))));
}

TEST(ExplainTest, SaysWhoIsLeftOutOfThoseExpected) {
  v1::Charter charter = ShippedCharter("party-members");
  v1::AbsenteeRules& rules = *charter.mutable_stages(1)->mutable_vote()->mutable_absentees();
  rules.add_causes("卧床不起");
  rules.set_superior_consent(true);
  rules.set_meeting_consent(true);
  EXPECT_THAT(
      Explain(charter).stages[1].lines,
      Contains(::testing::Field(
          &Words::zh, "缺席不计入应到的原因：卧床不起；须上级组织同意、到会人员过半数同意、两人签名")));
}

TEST(ExplainTest, SaysWorkingDaysAndWhoObjects) {
  EXPECT_THAT(
      Explain(ShippedCharter("awards")).stages[2].lines,
      AllOf(Contains(
                Words{"公开决议，公示不少于 5 个工作日", "the resolution hangs for at least 5 working days"}),
            Contains(Words{"公示期内任何人可提异议，每一级 5 日内答复；异议成立则退回",
                           "objections by anyone with a key while it hangs, answered within 5 days at "
                           "each level; one that is upheld returns the matter"})));
}

TEST(ExplainTest, SpeaksOfAVillageInItsOwnWords) {
  EXPECT_THAT(Explain(ShippedCharter("village-assembly")).stages[1].lines,
              Contains(Words{"村民会议表决，由村民委员会召集",
                             "voting: the villagers' assembly, convened by the villagers' committee"}));
}

TEST(ExplainTest, DrawsWhereAMatterIsReferred) {
  v1::Charter charter = ShippedCharter("urban-assembly");
  v1::VoteRules& first = *charter.mutable_stages(0)->mutable_vote();
  first.set_on_reject(v1::ON_REJECT_REFER);
  first.set_refer_to("assembly");
  charter.mutable_stages(1)->mutable_vote()->set_referred_only(true);
  EXPECT_THAT(Draw(charter).zh, HasSubstr("──▷ 没有形成决议：到 [2]；未通过：退回修改"));
  EXPECT_THAT(Draw(charter).en, HasSubstr("Decision of the assembly (only where referred) ──▷"));
}

TEST(ExplainTest, DrawsTheStagesAndTheWaysBack) {
  EXPECT_EQ(Draw(ShippedCharter("party-members")).zh,
            "[1] 支部委员会提出 ──▷ 未通过：退回修改\n │\n ▼\n"
            "[2] 党员大会决定 ──▷ 未通过：退回修改\n │\n ▼\n"
            "[3] 党内公开 ──▷ 异议成立：退回\n │\n ▼\n办结\n");
}

}  // namespace
}  // namespace yishi::charter
