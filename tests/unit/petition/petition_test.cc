// Who signs a petition, how many must, and that everybody counts once (engine/README.md, I30).

#include "engine/petition/petition.h"

#include <random>

#include "engine/charter/petition.h"
#include "engine/petition/decide.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/seed.h"
#include "tests/support/shipped_charter.h"
#include "tests/support/small_roster.h"

namespace yishi::petition {
namespace {

using ::yishi::testing::At;
using ::yishi::testing::ChinaWith;
using ::yishi::testing::IsOk;
using ::yishi::testing::Nr;
using ::yishi::testing::NumberedId;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::ShippedCharter;
using ::yishi::testing::SmallRoster;

v1::PetitionThreshold Share(v1::SignerKind kind, std::int64_t numerator, std::int64_t denominator) {
  v1::PetitionThreshold threshold;
  threshold.set_signers(kind);
  threshold.set_numerator(numerator);
  threshold.set_denominator(denominator);
  return threshold;
}

TEST(Needed, IsTheShareRoundedUpAndNeverNobody) {
  const v1::PetitionThreshold tenth = Share(v1::SIGNER_KIND_RESIDENTS, 1, 10);
  EXPECT_EQ(NeededOf(tenth, {.residents = 1800}), 180);
  EXPECT_EQ(NeededOf(tenth, {.residents = 1801}), 181);
  EXPECT_EQ(NeededOf(tenth, {.residents = 1}), 1);
  EXPECT_EQ(NeededOf(tenth, {}), 1);
  EXPECT_EQ(NeededOf(Share(v1::SIGNER_KIND_REPRESENTATIVES, 1, 5), {.representatives = 32}), 7);
  EXPECT_EQ(NeededOf(Share(v1::SIGNER_KIND_REPRESENTATIVES, 1, 3), {.representatives = 32}), 11);
  EXPECT_EQ(NeededOf(Share(v1::SIGNER_KIND_HOUSEHOLDS, 1, 10), {.households = 800}), 80);
}

// The least number whose tenfold reaches the whole, for every whole up to 500.
TEST(Needed, AgreesWithCountingUp) {
  for (std::int64_t denominator : {3, 5, 10}) {
    for (std::int64_t whole = 1; whole <= 500; ++whole) {
      std::int64_t least = 1;
      while (least * denominator < whole) ++least;
      EXPECT_EQ(NeededOf(Share(v1::SIGNER_KIND_RESIDENTS, 1, denominator), {.residents = whole}), least);
    }
  }
}

class PetitionTest : public ::testing::Test {
 protected:
  PetitionTest() {
    for (int i = 1; i <= 20; ++i) people_.Person(i, true, (i + 1) / 2);  // two in each of ten households
    people_.Person(21, false);
    for (int i = 1; i <= 6; ++i) people_.Seat(roster::BodyKind::kResidentRepresentatives, i);
  }

  // Started by `first` under the assembly's charter.
  Petition Started(int first) {
    const v1::Charter charter = ShippedCharter("assembly-persons");
    rules_ = *RulesFor(charter, charter.stages(1));
    const auto effects =
        DecideStart(petitions_, people_.roster, calendar_, people_.ActingAs(first, now_), rules_, {});
    EXPECT_THAT(effects, IsOk());
    v1::Command command;
    command.set_actor_id(Nr(first).str());
    command.mutable_start_petition()->mutable_content()->set_title("公约");
    Fold(*effects, command);
    return petitions_.begin()->second;
  }
  void Fold(const Effects& effects, const v1::Command& command) {
    for (const auto& effect : effects)
      Apply(petitions_, people_.roster, calendar_, effect, command, NumberedId<CommandId>(++commands_), now_);
  }
  absl::StatusOr<Effects> Sign(int who) {
    const auto& [id, petition] = *petitions_.begin();
    auto effects = DecideSign(id, petition, people_.roster, calendar_, people_.ActingAs(who, now_), rules_);
    if (effects.ok()) Fold(*effects, {});
    return effects;
  }
  const Petition& petition() const { return petitions_.begin()->second; }

  calendar::Calendar calendar_ = ChinaWith();
  SmallRoster people_;
  Millis now_ = At("2026-03-02 09:00");
  Rules rules_;
  Petitions petitions_;
  int commands_ = 0;
};

TEST_F(PetitionTest, CountsResidentsHouseholdsAndRepresentatives) {
  const Petition started = Started(1);
  EXPECT_EQ(started.of, (Signers{.residents = 20, .households = 10, .representatives = 6}));
  EXPECT_EQ(started.signed_count, (Signers{.residents = 1, .households = 1, .representatives = 1}));
  EXPECT_EQ(started.who->CountsOf(Nr(2)), (Signers{.residents = 1, .households = 0, .representatives = 1}));
  EXPECT_EQ(started.who->CountsOf(Nr(21)), Signers{});
}

// I30
TEST_F(PetitionTest, WhoMovesInLaterDoesNotCount) {
  people_.roster.persons.erase(Nr(20));
  Started(10);
  people_.Person(20);
  EXPECT_THAT(Sign(20), RefusedInBoth(Reason::kMayNotSign));
}

// I30
TEST_F(PetitionTest, ARepresentativeWhoseTermIsOverSignsAsNoneButAsAResident) {
  Started(10);
  people_.roster.persons.at(Nr(1)).elector = false;
  people_.roster.memberships.erase({SmallRoster::BodyOf(roster::BodyKind::kResidentRepresentatives), Nr(1)});
  EXPECT_THAT(Sign(1), RefusedInBoth(Reason::kMayNotSign));
}

// I8, I30
TEST_F(PetitionTest, ACustodialKeySignsNothing) {
  Started(10);
  roster::Acting acting = people_.ActingAs(11, now_);
  acting.custody = roster::Custody::kCustodial;
  const auto& [id, open] = *petitions_.begin();
  EXPECT_THAT(DecideSign(id, open, people_.roster, calendar_, acting, rules_),
              RefusedInBoth(Reason::kCustodialKey));
}

// I30. Whatever the order of signing and withdrawing, the count is that of who has signed.
TEST_F(PetitionTest, TheCountIsThatOfWhoSigned) {
  Started(14);
  std::mt19937_64 random(testing::TestSeed());
  for (int step = 0; step < 200 && petition().Collects(now_); ++step) {
    const int who = 10 + 2 * static_cast<int>(random() % 4);  // none who votes for a household
    const bool withdraw = petition().signed_by.contains(Nr(who)) || petition().signed_by.size() > 0;
    const auto& [id, open] = *petitions_.begin();
    v1::Command command;
    command.set_actor_id(Nr(who).str());
    const auto effects =
        withdraw ? DecideWithdrawSignature(id, open, calendar_, people_.ActingAs(who, now_))
                 : DecideSign(id, open, people_.roster, calendar_, people_.ActingAs(who, now_), rules_);
    if (effects.ok()) Fold(*effects, command);
    Signers sum;
    for (const PersonId& person : petition().signed_by) sum = sum + petition().who->CountsOf(person);
    ASSERT_EQ(petition().signed_count, sum) << "step " << step;
  }
}

TEST_F(PetitionTest, IsReachedByTheFirstThresholdThatHolds) {
  Started(8);
  EXPECT_FALSE(petition().reached);
  const auto effects = Sign(10);  // two of twenty residents are a tenth
  ASSERT_THAT(effects, IsOk());
  ASSERT_EQ(effects->size(), 2u);
  EXPECT_EQ((*effects)[1].petition_reached().threshold(), 0u);
  EXPECT_FALSE(Studied(petition(), now_));
  EXPECT_FALSE(Studied(petition(), petition().reached->study_due_ms - 1));
  EXPECT_TRUE(Studied(petition(), petition().reached->study_due_ms));
}

}  // namespace
}  // namespace yishi::petition
