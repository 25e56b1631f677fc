// The charter that ships for urban communities, against the law and the practice that it cites.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/charter/charter.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/shipped_charter.h"
#include "tests/support/status_matchers.h"

namespace yishi::charter {
namespace {

using ::testing::ElementsAre;
using ::testing::Ge;
using ::yishi::testing::IsOk;
using ::yishi::testing::ShippedCharter;
using ::yishi::testing::ShippedCharterText;

constexpr char kName[] = "urban-four-two";

tally::Rule Of(tally::Count count, Comparison comparison, Ratio ratio, tally::Base base) {
  return tally::Rule::Of({.count = count,
                          .comparison = comparison,
                          .ratio = ratio,
                          .base = base,
                          .unit = tally::Unit::kPersons});
}

const tally::Rule kMoreThanHalfPresent =
    Of(tally::Count::kPresent, Comparison::kMoreThan, {1, 2}, tally::Base::kExpected);
const tally::Rule kTwoThirdsPresent =
    Of(tally::Count::kPresent, Comparison::kAtLeast, {2, 3}, tally::Base::kExpected);
const tally::Rule kMoreThanHalfOfAll =
    Of(tally::Count::kYes, Comparison::kMoreThan, {1, 2}, tally::Base::kExpected);
const tally::Rule kMoreThanHalfOfThosePresent =
    Of(tally::Count::kYes, Comparison::kMoreThan, {1, 2}, tally::Base::kPresent);

class UrbanFourTwoTest : public ::testing::Test {
 protected:
  const v1::Charter charter_ = ShippedCharter(kName);
};

TEST_F(UrbanFourTwoTest, IsReadWithoutAPoint) {
  EXPECT_THAT(Read(ShippedCharterText(kName)), IsOk());
  EXPECT_EQ(charter_.id(), kName) << "the file is called after the charter";
  EXPECT_EQ(charter_.basis(), v1::LEGAL_BASIS_URBAN_2026);
}

TEST_F(UrbanFourTwoTest, SaysFirstWhatItIsInBothLanguages) {
  const std::string head = ShippedCharterText(kName).substr(0, 1'500);
  EXPECT_EQ(head[0], '#');
  EXPECT_THAT(head, ::testing::HasSubstr("四议两公开"));
  EXPECT_THAT(head, ::testing::HasSubstr("Four Deliberations and Two Disclosures"));
}

TEST_F(UrbanFourTwoTest, WalksFourDeliberationsTheWorkAndTwoDisclosures) {
  std::vector<std::string> ids;
  for (const v1::Stage& stage : charter_.stages()) ids.push_back(stage.id());
  EXPECT_THAT(ids, ElementsAre("proposal", "two-committees", "party-meeting", "representatives",
                               "resolution-posting", "implementation", "result-posting"));
}

struct Deliberation {
  v1::BodyKind body;
  v1::BodyKind convened_by;
  std::uint32_t notice_days;
  tally::Rule quorum;
  tally::Rule threshold;
};

TEST_F(UrbanFourTwoTest, EachDeliberationHasItsBodyItsNoticeItsQuorumAndItsMajority) {
  const std::vector<Deliberation> deliberations{
      {v1::BODY_KIND_PARTY_BRANCH_COMMITTEE, v1::BODY_KIND_PARTY_BRANCH_COMMITTEE, 0, kMoreThanHalfPresent,
       kMoreThanHalfOfAll},
      {v1::BODY_KIND_TWO_COMMITTEES, v1::BODY_KIND_PARTY_BRANCH_COMMITTEE, 0, kMoreThanHalfPresent,
       kMoreThanHalfOfAll},
      {v1::BODY_KIND_PARTY_MEMBERS, v1::BODY_KIND_PARTY_BRANCH_COMMITTEE, 3, kTwoThirdsPresent,
       kMoreThanHalfOfAll},
      {v1::BODY_KIND_REPRESENTATIVES_MEETING, v1::BODY_KIND_RESIDENTS_COMMITTEE, 3, kTwoThirdsPresent,
       kMoreThanHalfOfThosePresent}};
  for (int i = 0; i < 4; ++i) {
    const v1::VoteRules& vote = charter_.stages(i).vote();
    const Deliberation& expected = deliberations[static_cast<std::size_t>(i)];
    SCOPED_TRACE(charter_.stages(i).id());
    EXPECT_EQ(vote.body(), expected.body);
    EXPECT_EQ(vote.convened_by(), expected.convened_by);
    EXPECT_EQ(vote.notice_days(), expected.notice_days);
    EXPECT_EQ(ToTallyRule(vote.quorum()), expected.quorum);
    EXPECT_EQ(ToTallyRule(vote.threshold()), expected.threshold);
    EXPECT_EQ(vote.change(), v1::CHANGE_RULE_LAST);
    EXPECT_EQ(vote.on_reject(), v1::ON_REJECT_RETURN);
    EXPECT_TRUE(vote.electronic() && vote.paper() && vote.hands());
    EXPECT_FALSE(vote.window());
  }
}

TEST_F(UrbanFourTwoTest, BothDisclosuresHangForFifteenDays) {
  const std::pair<int, v1::Disclosure> disclosures[] = {{4, v1::DISCLOSURE_RESOLUTION},
                                                        {6, v1::DISCLOSURE_RESULT}};
  for (const auto& [index, what] : disclosures) {
    const v1::DiscloseRules& disclose = charter_.stages(index).disclose();
    EXPECT_EQ(disclose.what(), what);
    EXPECT_EQ(disclose.min_days(), 15u);
    EXPECT_EQ(disclose.due_days(), 10u);
    EXPECT_EQ(disclose.opinion_days(), 3u);
    EXPECT_EQ(disclose.answer_days(), 10u);
  }
}

TEST_F(UrbanFourTwoTest, TheWorkLeavesATrailThatOthersAccept) {
  std::map<int, v1::EvidenceRule> rules;
  for (const v1::EvidenceRule& rule : charter_.stages(5).implement().evidence()) rules[rule.kind()] = rule;
  for (v1::RecordKind kind :
       {v1::RECORD_KIND_PLAN, v1::RECORD_KIND_QUOTE, v1::RECORD_KIND_CONTRACT, v1::RECORD_KIND_PROGRESS,
        v1::RECORD_KIND_PAYMENT, v1::RECORD_KIND_ACCEPTANCE, v1::RECORD_KIND_OPINION}) {
    EXPECT_THAT(rules[kind].min_count(), Ge(1u)) << v1::RecordKind_Name(kind);
  }
  EXPECT_EQ(rules[v1::RECORD_KIND_QUOTE].min_count(), 3u);
  EXPECT_EQ(rules[v1::RECORD_KIND_QUOTE].from_amount_fen(), 200'000);
  EXPECT_EQ(rules[v1::RECORD_KIND_OPINION].filed_by(), v1::BODY_KIND_SUPERVISION_COMMITTEE);
  const auto& apart = rules[v1::RECORD_KIND_ACCEPTANCE].apart_from();
  for (v1::RecordKind kind : {v1::RECORD_KIND_PLAN, v1::RECORD_KIND_QUOTE, v1::RECORD_KIND_CONTRACT,
                              v1::RECORD_KIND_PROGRESS, v1::RECORD_KIND_PAYMENT}) {
    EXPECT_THAT(apart, ::testing::Contains(kind)) << v1::RecordKind_Name(kind);
  }
}

// A residents' pact costs nothing: what documents money may not be asked for then.
TEST_F(UrbanFourTwoTest, AMatterWithoutMoneyNeedsNoContractAndNoPayment) {
  for (const v1::EvidenceRule& rule : charter_.stages(5).implement().evidence()) {
    const bool of_money = rule.kind() == v1::RECORD_KIND_QUOTE || rule.kind() == v1::RECORD_KIND_TENDER ||
                          rule.kind() == v1::RECORD_KIND_DECLARATION ||
                          rule.kind() == v1::RECORD_KIND_CONTRACT || rule.kind() == v1::RECORD_KIND_PAYMENT;
    EXPECT_EQ(rule.from_amount_fen() > 0, of_money) << v1::RecordKind_Name(rule.kind());
  }
}

TEST_F(UrbanFourTwoTest, EveryKindOfMatterHasTitlesInBothLanguagesAndNoUpperLimit) {
  std::vector<std::string> kinds;
  for (const v1::MatterClass& matter : charter_.covers()) {
    kinds.push_back(matter.kind());
    EXPECT_FALSE(matter.title().empty()) << matter.kind();
    EXPECT_FALSE(matter.title_en().empty()) << matter.kind();
    EXPECT_EQ(matter.max_amount_fen(), 0) << matter.kind();
  }
  EXPECT_THAT(kinds, ::testing::IsSupersetOf({"PUBLIC_WORKS", "PUBLIC_FUNDS", "ANNUAL_PLAN", "RESIDENTS_PACT",
                                              "PROCUREMENT", "ASSETS", "RELIEF_LIST", "OTHER_MAJOR"}));
}

TEST_F(UrbanFourTwoTest, EveryStageNamesASourceWithItsArticleOrSaysThatThereIsNone) {
  for (const v1::Stage& stage : charter_.stages()) {
    EXPECT_THAT(stage.sources_size(), Ge(1)) << stage.id();
    for (const v1::Source& source : stage.sources()) {
      EXPECT_FALSE(source.text().empty()) << stage.id();
      EXPECT_FALSE(source.note().empty()) << stage.id();
      const bool honest = !source.article().empty() || source.text().find("惯例") != std::string::npos ||
                          source.text().find("本项目的选择") != std::string::npos ||
                          source.text().find("同上") != std::string::npos;
      EXPECT_TRUE(honest) << stage.id() << ": " << source.text();
    }
  }
}

}  // namespace
}  // namespace yishi::charter
