// The catalogue of matters: what contradicts it, and what it lets be decided by whom.

#include "engine/charter/catalogue.h"

#include <google/protobuf/text_format.h>

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/shipped_charter.h"
#include "tests/support/status_matchers.h"

namespace yishi::charter {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;
using ::yishi::testing::ShippedCatalogueText;
using ::yishi::testing::ShippedCharter;

const calendar::Day kToday = *calendar::ParseDay("2026-03-10");

class CatalogueTest : public ::testing::Test {
 protected:
  CatalogueTest() {
    const auto read = ReadCatalogue(ShippedCatalogueText("urban-sample"));
    EXPECT_THAT(read, IsOk());
    if (read.ok()) catalogue_ = **read;
  }
  std::vector<std::string> Places() const {
    std::vector<std::string> places;
    for (const Point& point : CheckCatalogue(catalogue_)) places.push_back(point.where);
    return places;
  }
  v1::CatalogueKind& Kind(const std::string& code) {
    for (auto& kind : *catalogue_.mutable_kinds()) {
      if (kind.kind() == code) return kind;
    }
    ADD_FAILURE() << code;
    return *catalogue_.mutable_kinds(0);
  }
  absl::Status Try(const v1::Charter& charter, const std::string& kind, std::int64_t amount_fen,
                   const std::vector<Earlier>& earlier = {}, calendar::Day today = kToday) const {
    return CatalogueAllows(catalogue_, charter, kind, amount_fen, today, earlier);
  }
  static Earlier Purchase(std::uint32_t number, std::int64_t amount_fen, int days_ago) {
    return {.number = number,
            .kind = "PROCUREMENT",
            .amount_fen = amount_fen,
            .opened = calendar::AddDays(kToday, -days_ago),
            .decider = v1::DECIDER_COMMITTEE};
  }

  v1::Catalogue catalogue_;
  const v1::Charter small_ = ShippedCharter("small-purchase");
  const v1::Charter urban_ = ShippedCharter("urban-four-two");
  const v1::Charter assembly_ = ShippedCharter("assembly-persons");
};

TEST_F(CatalogueTest, TheSampleIsSound) { EXPECT_THAT(Places(), IsEmpty()); }

TEST_F(CatalogueTest, ATextThatIsNoneOrUnsoundIsRefused) {
  EXPECT_THAT(ReadCatalogue("kindz { }"), RefusedNaming(Reason::kCatalogueUnreadable, Names{"1", "kindz"}));
  EXPECT_THAT(ReadCatalogue("version: 1"),
              RefusedNaming(Reason::kCatalogueContradicts, Names{"kinds", "basis"}));
  EXPECT_THAT(ReadCatalogue(std::string(25 * 1024, ' ')), RefusedInBoth(Reason::kOversized));
}

TEST_F(CatalogueTest, TiersAscendAndTheLastHasNoEnd) {
  v1::CatalogueKind& kind = Kind("PROCUREMENT");
  kind.mutable_tiers(0)->set_decided_by(v1::DECIDER_ASSEMBLY);
  EXPECT_THAT(Places(), ElementsAre("kinds[5].tiers[1].decided_by"));
  kind.mutable_tiers(0)->set_decided_by(v1::DECIDER_COMMITTEE);
  kind.mutable_tiers(1)->set_up_to_fen(1);
  EXPECT_THAT(Places(), ElementsAre("kinds[5].tiers[1].up_to_fen"));
}

TEST_F(CatalogueTest, ASumHasDaysAndACeilingNotBelowTheSingleOne) {
  v1::Tier& tier = *Kind("PROCUREMENT").mutable_tiers(0);
  tier.set_together_up_to_fen(199'999);
  EXPECT_THAT(Places(), ElementsAre("kinds[5].tiers[0].together_up_to_fen"));
  tier.set_together_up_to_fen(0);
  EXPECT_THAT(Places(), ElementsAre("kinds[5].tiers[0]", "kinds[5].tiers[0].together_up_to_fen"));
}

// Urban law, art. 30.
TEST_F(CatalogueTest, TheCommitteeDecidesNothingThatTheLawReserves) {
  Kind("OTHER_MAJOR").mutable_tiers(0)->set_decided_by(v1::DECIDER_COMMITTEE);
  EXPECT_THAT(Places(), ElementsAre("kinds[9]"));
}

// Village law, art. 31.
TEST_F(CatalogueTest, AVillageDoesNotDelegateItsPact) {
  catalogue_.set_basis(v1::LEGAL_BASIS_VILLAGE_2026);
  Kind("RESIDENTS_PACT").mutable_tiers(0)->set_decided_by(v1::DECIDER_REPRESENTATIVES);
  EXPECT_THAT(Places(), ElementsAre("kinds[0]"));
}

TEST_F(CatalogueTest, ADelegationHasATermOfAtMostFiveYears) {
  catalogue_.mutable_delegation()->set_until("2031-01-03");
  EXPECT_THAT(Places(), ElementsAre("delegation.until"));
  catalogue_.mutable_delegation()->set_until("2025-12-31");
  EXPECT_THAT(Places(), ElementsAre("delegation.until"));
  catalogue_.mutable_delegation()->set_from("1 March");
  EXPECT_THAT(Places(), ElementsAre("delegation.from"));
  catalogue_.clear_delegation();
  EXPECT_THAT(Places(), ElementsAre("delegation"));
}

TEST_F(CatalogueTest, TheAmountSaysWhoDecides) {
  EXPECT_THAT(Try(small_, "PROCUREMENT", 200'000), IsOk());
  EXPECT_THAT(Try(small_, "PROCUREMENT", 200'001),
              RefusedNaming(Reason::kCharterTooLight, Names{"2,000.01", "2,000.00"}));
  EXPECT_THAT(Try(urban_, "PROCUREMENT", 200'001), IsOk());
  EXPECT_THAT(Try(urban_, "PROCUREMENT", 1), IsOk()) << "a heavier one always may";
  EXPECT_THAT(Try(urban_, "PUBLIC_WORKS", 50'000'001),
              RefusedNaming(Reason::kCharterTooLight, Names{"500,000.01", "500,000.00"}));
  EXPECT_THAT(Try(assembly_, "PUBLIC_WORKS", 50'000'001), IsOk());
}

TEST_F(CatalogueTest, WhatAssemblyOrRepresentativesDecideNeedsALegalBasisUnderTheCharter) {
  v1::Charter own = urban_;
  own.set_basis(v1::LEGAL_BASIS_OWN);
  EXPECT_EQ(DeciderOf(own), v1::DECIDER_COMMITTEE);
  EXPECT_THAT(Try(own, "ASSETS", 100), RefusedNaming(Reason::kCharterTooLight, Names{"1.00"}));
  EXPECT_EQ(DeciderOf(ShippedCharter("party-members")), v1::DECIDER_UNSPECIFIED);
  EXPECT_THAT(Try(ShippedCharter("party-members"), "PROCUREMENT", 100),
              RefusedInBoth(Reason::kCharterTooLight));
}

TEST_F(CatalogueTest, TheOwnersAffairsAndWhatIsNotListedAreTurnedAway) {
  EXPECT_THAT(Try(urban_, "MAINTENANCE_FUND", 100), RefusedInBoth(Reason::kMatterBelongsToOwners));
  EXPECT_THAT(Try(urban_, "PARADES", 100), RefusedNaming(Reason::kMatterNotCovered, Names{"PARADES"}));
}

TEST_F(CatalogueTest, ADelegationHoldsFromItsFirstToItsLastDay) {
  const auto on = [&](const char* day) { return Try(urban_, "ASSETS", 100, {}, *calendar::ParseDay(day)); };
  EXPECT_THAT(on("2025-12-31"), RefusedNaming(Reason::kDelegationExpired, Names{"2026-01-01", "2025-12-31"}));
  EXPECT_THAT(on("2026-01-01"), IsOk());
  EXPECT_THAT(on("2030-12-31"), IsOk());
  EXPECT_THAT(on("2031-01-01"), RefusedNaming(Reason::kDelegationExpired, Names{"2030-12-31", "2031-01-01"}));
}

// 90 days with this one, 5,000 yuan together.
TEST_F(CatalogueTest, OnePurchaseInSeveralPartsIsOnePurchase) {
  const std::vector<Earlier> before = {Purchase(20260001, 200'000, 89), Purchase(20260002, 200'000, 1)};
  EXPECT_THAT(Try(small_, "PROCUREMENT", 100'000, before), IsOk()) << "exactly 5,000";
  EXPECT_THAT(
      Try(small_, "PROCUREMENT", 100'001, before),
      RefusedNaming(Reason::kSplitOverCeiling, Names{"20260001, 20260002", "5,000.01", "5,000.00", "90"}));
  EXPECT_THAT(Try(urban_, "PROCUREMENT", 100'001, before), IsOk()) << "a fuller procedure is the way";
}

TEST_F(CatalogueTest, WhatIsOlderHeavierOrOfAnotherKindIsNotAdded) {
  Earlier heavier = Purchase(20260003, 9'000'000, 1);
  heavier.decider = v1::DECIDER_REPRESENTATIVES;
  Earlier other = Purchase(20260004, 9'000'000, 1);
  other.kind = "PUBLIC_WORKS";
  EXPECT_THAT(Try(small_, "PROCUREMENT", 200'000, {Purchase(20260001, 9'000'000, 90), heavier, other}),
              IsOk());
}

}  // namespace
}  // namespace yishi::charter
