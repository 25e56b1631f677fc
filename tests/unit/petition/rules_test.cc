// Which petitions a charter provides: its own, or those of the law that it rests on.

#include "engine/charter/charter.h"
#include "engine/charter/petition.h"
#include "engine/petition/decide.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/shipped_charter.h"

namespace yishi::petition {
namespace {

using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::ShippedCharter;

// "RESIDENTS 1/10, HOUSEHOLDS 1/10"
std::string ThresholdsOf(const v1::PetitionRules& rules) {
  std::string out;
  for (const v1::PetitionThreshold& threshold : rules.thresholds()) {
    out += (out.empty() ? "" : ", ") + v1::SignerKind_Name(threshold.signers()).substr(12) + " " +
           std::to_string(threshold.numerator()) + "/" + std::to_string(threshold.denominator());
  }
  return out;
}

std::string ThresholdsAt(const v1::Charter& charter, int stage) {
  const auto rules = charter::PetitionRulesFor(charter, charter.stages(stage));
  return rules ? ThresholdsOf(*rules) : "none";
}

TEST(PetitionRules, AreTheLawsWhereTheCharterSaysNothing) {
  EXPECT_EQ(ThresholdsAt(ShippedCharter("assembly-persons"), 1),
            "RESIDENTS 1/10, HOUSEHOLDS 1/10, REPRESENTATIVES 1/3");
  EXPECT_EQ(ThresholdsAt(ShippedCharter("urban-four-two"), 3), "REPRESENTATIVES 1/5");
  EXPECT_EQ(ThresholdsAt(ShippedCharter("village-four-two"), 3), "REPRESENTATIVES 1/5");
  EXPECT_EQ(ThresholdsAt(ShippedCharter("urban-four-two"), 1), "none");
  EXPECT_EQ(ThresholdsAt(ShippedCharter("party-members"), 0), "none");
}

TEST(PetitionRules, OfARecallAreThoseOfItsLaw) {
  v1::Charter urban = ShippedCharter("recall-urban");
  urban.mutable_stages(0)->clear_petition();
  EXPECT_EQ(ThresholdsAt(urban, 0), "RESIDENTS 1/10, HOUSEHOLDS 1/10, REPRESENTATIVES 1/3");
  v1::Charter village = ShippedCharter("recall-village");
  village.mutable_stages(0)->clear_petition();
  EXPECT_EQ(ThresholdsAt(village, 0), "RESIDENTS 1/5, REPRESENTATIVES 1/3");
}

TEST(PetitionRules, AreTheChartersWhereItSaysSo) {
  v1::Charter charter = ShippedCharter("urban-four-two");
  v1::PetitionRules* rules = charter.mutable_stages(1)->mutable_petition();
  rules->add_thresholds()->set_signers(v1::SIGNER_KIND_RESIDENTS);
  rules->mutable_thresholds(0)->set_numerator(1);
  rules->mutable_thresholds(0)->set_denominator(10);
  EXPECT_EQ(ThresholdsAt(charter, 1), "RESIDENTS 1/10");
}

TEST(PetitionRules, AreRefusedWhereThereAreNone) {
  const v1::Charter charter = ShippedCharter("urban-four-two");
  EXPECT_THAT(RulesFor(charter, charter.stages(0)), RefusedInBoth(Reason::kPetitionNotProvided));
  EXPECT_THAT(RulesFor(charter, charter.stages(4)), RefusedInBoth(Reason::kPetitionNotProvided));
}

TEST(PetitionRules, AreSoundInEveryShippedRecall) {
  for (const char* name :
       {"recall-urban", "recall-urban-households", "recall-urban-representatives", "recall-village"}) {
    const v1::Charter charter = ShippedCharter(name);
    EXPECT_TRUE(charter::Check(charter).empty()) << name;
    EXPECT_TRUE(charter::IsForRecall(charter)) << name;
  }
}

}  // namespace
}  // namespace yishi::petition
