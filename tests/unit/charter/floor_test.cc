// The statutory floor: what no charter on a legal basis may ask less than, each with its article.

#include "engine/charter/floor.h"

#include <string>
#include <vector>

#include "engine/charter/charter.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/shipped_charter.h"
#include "tests/support/small_charter.h"
#include "tests/support/status_matchers.h"

namespace yishi::charter {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::RefusedNaming;
using ::yishi::testing::ShippedCharter;
using ::yishi::testing::SmallCharter;

std::vector<std::string> Places(const v1::Charter& charter) {
  std::vector<std::string> places;
  for (const Shortfall& point : BelowFloor(charter)) places.push_back(point.where);
  return places;
}

v1::Criterion& Quorum(v1::Charter& charter, int stage) {
  return *charter.mutable_stages(stage)->mutable_vote()->mutable_quorum()->mutable_criterion();
}
v1::Criterion& Threshold(v1::Charter& charter, int stage) {
  return *charter.mutable_stages(stage)->mutable_vote()->mutable_threshold()->mutable_criterion();
}
void SetRatio(v1::Criterion& criterion, int numerator, int denominator) {
  criterion.set_numerator(numerator);
  criterion.set_denominator(denominator);
}
void RemoveStage(v1::Charter& charter, int stage) { charter.mutable_stages()->DeleteSubrange(stage, 1); }

constexpr int kPartyStage = 2;
constexpr int kRepresentativesStage = 3;

class FloorTest : public ::testing::Test {
 protected:
  v1::Charter urban_ = ShippedCharter("urban-four-two");
  v1::Charter village_ = ShippedCharter("village-four-two");
  v1::Charter assembly_ = ShippedCharter("assembly-persons");
  v1::Charter party_ = ShippedCharter("party-members");
};

TEST_F(FloorTest, EveryCharterThatShipsKeepsToIt) {
  for (const char* name : {"urban-four-two", "urban-four-two-merged", "village-four-two", "assembly-persons",
                           "urban-assembly", "village-assembly", "party-members", "small-purchase", "owners",
                           "owners-graver", "awards", "elect-representatives", "elect-group-heads"}) {
    EXPECT_THAT(Check(ShippedCharter(name)), IsEmpty()) << name;
    EXPECT_THAT(CheckFloor(ShippedCharter(name)), IsOk()) << name;
    EXPECT_EQ(ShippedCharter(name).id(), name) << "the file is called after the charter";
  }
}

// 城市居民委员会组织法 art. 29: 三分之二以上 includes the number (Civil Code, art. 1259).
TEST_F(FloorTest, RepresentativesMeetWithTwoThirds) {
  SetRatio(Quorum(urban_, kRepresentativesStage), 665, 1'000);
  const std::vector<Shortfall> points = BelowFloor(urban_);
  ASSERT_EQ(points.size(), 1u);
  EXPECT_EQ(points[0].where, "stages[3].vote.quorum");
  EXPECT_THAT(points[0].says.zh, HasSubstr("200分之133"));
  EXPECT_THAT(points[0].needs.zh, HasSubstr("三分之二"));
  EXPECT_THAT(points[0].law.zh, HasSubstr("第二十九条"));
  SetRatio(Quorum(urban_, kRepresentativesStage), 4, 6);
  EXPECT_THAT(Places(urban_), IsEmpty()) << "the same in other numbers";
  SetRatio(Quorum(urban_, kRepresentativesStage), 3, 4);
  EXPECT_THAT(Places(urban_), IsEmpty());
}

TEST_F(FloorTest, RepresentativesPassWithMoreThanHalfOfThosePresent) {
  Threshold(urban_, kRepresentativesStage).set_comparison(v1::COMPARISON_KIND_AT_LEAST);
  EXPECT_THAT(Places(urban_), ElementsAre("stages[3].vote.threshold")) << "half of those present is not more";
  Threshold(urban_, kRepresentativesStage).set_comparison(v1::COMPARISON_KIND_MORE_THAN);
  Threshold(urban_, kRepresentativesStage).set_base(v1::BASE_KIND_VOTING);
  EXPECT_THAT(Places(urban_), ElementsAre("stages[3].vote.threshold"))
      << "who abstains by silence is present";
  Threshold(urban_, kRepresentativesStage).set_base(v1::BASE_KIND_EXPECTED);
  EXPECT_THAT(Places(urban_), IsEmpty()) << "of all members is stricter";
}

// 支部工作条例 art. 11 binds the Party's meeting in every charter that rests on a law.
TEST_F(FloorTest, PartyMembersPassWithMoreThanHalfOfThoseWhoShouldAttend) {
  Threshold(urban_, kPartyStage).set_base(v1::BASE_KIND_PRESENT);
  EXPECT_THAT(Places(urban_), ElementsAre("stages[2].vote.threshold"));
  SetRatio(Quorum(urban_, kPartyStage), 3, 4);
  SetRatio(Threshold(urban_, kPartyStage), 2, 3);
  EXPECT_THAT(Places(urban_), IsEmpty()) << "more than 2/3 of at least 3/4 is more than a half";
  SetRatio(Quorum(urban_, kPartyStage), 1, 3);
  EXPECT_THAT(Places(urban_), ElementsAre("stages[2].vote.quorum", "stages[2].vote.threshold"));
}

TEST_F(FloorTest, TheCommitteeConvenesTheRepresentatives) {
  urban_.mutable_stages(kRepresentativesStage)->mutable_vote()->set_convened_by(v1::BODY_KIND_TOWNSHIP);
  EXPECT_THAT(Places(urban_), ElementsAre("stages[3].vote.convened_by"));
}

// Art. 30, fourth paragraph.
TEST_F(FloorTest, ThePartyStudiesFirst) {
  for (int stage = 2; stage >= 0; --stage) RemoveStage(urban_, stage);
  EXPECT_THAT(Places(urban_), ElementsAre("stages[0]"));
}

TEST_F(FloorTest, TheAssemblyOrTheRepresentativesDecideLast) {
  RemoveStage(urban_, kRepresentativesStage);
  EXPECT_THAT(Places(urban_), ElementsAre("stages[2].vote.body"));
}

// Art. 34: what was decided, and how it is carried out, for at least 15 days.
TEST_F(FloorTest, FifteenDaysOfPosting) {
  urban_.mutable_stages(4)->mutable_disclose()->set_min_days(14);
  EXPECT_THAT(Places(urban_), ElementsAre("stages[4].disclose.min_days"));
  urban_.mutable_stages(4)->mutable_disclose()->set_min_days(15);
  RemoveStage(urban_, 6);
  EXPECT_THAT(Places(urban_), ElementsAre("stages")) << "the result is not disclosed";
  RemoveStage(urban_, 4);
  EXPECT_THAT(Places(urban_), ElementsAre("stages", "stages")) << "nor the resolution";
}

// Arts. 26 and 27.
TEST_F(FloorTest, TheAssemblyHasTenDaysOfNoticeAndMoreThanHalf) {
  v1::VoteRules& vote = *assembly_.mutable_stages(1)->mutable_vote();
  vote.set_notice_days(9);
  Quorum(assembly_, 1).set_comparison(v1::COMPARISON_KIND_AT_LEAST);
  EXPECT_THAT(Places(assembly_), ElementsAre("stages[1].vote.quorum", "stages[1].vote.notice_days"));
}

// Village law, art. 26: two thirds of the households, where the urban law asks for more than half.
TEST_F(FloorTest, AVillagesHouseholdsNeedTwoThirds) {
  v1::VoteRules& vote = *assembly_.mutable_stages(1)->mutable_vote();
  vote.set_body(v1::BODY_KIND_HOUSEHOLDS_ASSEMBLY);
  EXPECT_THAT(Places(assembly_), IsEmpty());
  assembly_.set_basis(v1::LEGAL_BASIS_VILLAGE_2026);
  for (auto& matter : *assembly_.mutable_covers()) matter.set_kind("VILLAGE_WORKS");
  EXPECT_THAT(Places(assembly_), ElementsAre("stages[1].vote.quorum"));
  SetRatio(Quorum(assembly_, 1), 2, 3);
  Quorum(assembly_, 1).set_comparison(v1::COMPARISON_KIND_AT_LEAST);
  EXPECT_THAT(Places(assembly_), IsEmpty());
}

// Village law, art. 31.
TEST_F(FloorTest, TheVillagesPactIsTheAssemblysAlone) {
  village_.mutable_covers(0)->set_kind("VILLAGERS_PACT");
  EXPECT_THAT(Places(village_), ElementsAre("covers[0]"));
}

TEST_F(FloorTest, UnderThePartysRulesOnlyThePartyVotes) {
  party_.mutable_stages(0)->mutable_vote()->set_body(v1::BODY_KIND_RESIDENTS_COMMITTEE);
  EXPECT_THAT(Places(party_), ElementsAre("stages[0].vote.body"));
}

TEST_F(FloorTest, RulesOfOnesOwnCoverNothingThatTheLawReserves) {
  v1::Charter own = SmallCharter();
  SetRatio(Quorum(own, 0), 1, 100);
  own.mutable_stages(1)->mutable_disclose()->set_min_days(1);
  EXPECT_THAT(Places(own), IsEmpty()) << "it has no floor";
  own.mutable_covers(1)->set_kind("RESIDENTS_PACT");
  EXPECT_THAT(Places(own), ElementsAre("covers[1]"));
}

TEST_F(FloorTest, TheRefusalNamesEveryPointWithBothNumbersAndTheArticle) {
  SetRatio(Quorum(urban_, kRepresentativesStage), 1, 2);
  urban_.mutable_stages(4)->mutable_disclose()->set_min_days(10);
  EXPECT_THAT(CheckFloor(urban_),
              RefusedNaming(Reason::kCharterBelowFloor,
                            Names{"stages[3].vote.quorum", "stages[4].disclose.min_days", "10", "15"}));
  const auto refusal = RefusalOf(CheckFloor(urban_));
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->rule, "城市居民委员会组织法（2026）第二十九条；城市居民委员会组织法（2026）第三十四条");
}

}  // namespace
}  // namespace yishi::charter
