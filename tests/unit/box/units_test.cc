// Households and areas: counted from the frozen roll, each household once (engine/README.md, I17).

#include "engine/box/outcome.h"
#include "tests/support/refusal_matchers.h"
#include "tests/unit/box/box_fixture.h"

namespace yishi::box {
namespace {

using meeting::Channel;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::Nr;
using ::yishi::testing::NumberedId;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

// More than half of those voting, by heads and by area.
class OwnersTest : public BoxFixture {
 protected:
  OwnersTest() : BoxFixture(4) {
    meeting().body = roster::BodyKind::kOwnersMeeting;
    const std::int64_t areas[] = {10'000, 8'000, 6'000, 20'000};
    for (std::size_t i = 0; i < 4; ++i) {
      meeting().roll[i].represents = true;
      meeting().roll[i].area_dm2 = areas[i];
    }
    rules().set_body(v1::BODY_KIND_OWNERS_MEETING);
    rules().clear_hands();
    Both(*rules().mutable_threshold(), v1::BASE_KIND_VOTING);
    Present(1, 4, Channel::kDevice);
  }

  static void Both(v1::Rule& rule, v1::BaseKind base) {
    v1::Rule by_heads = rule;
    by_heads.mutable_criterion()->set_base(base);
    by_heads.mutable_criterion()->set_unit(v1::UNIT_KIND_HOUSEHOLDS);
    v1::Rule by_area = by_heads;
    by_area.mutable_criterion()->set_unit(v1::UNIT_KIND_WEIGHT);
    rule.Clear();
    *rule.mutable_all()->add_rules() = by_heads;
    *rule.mutable_all()->add_rules() = by_area;
  }

  static v1::EnterSheet WithArea(v1::EnterSheet act, std::uint64_t yes, std::uint64_t no) {
    act.mutable_paper()->mutable_area()->set_yes(yes);
    act.mutable_paper()->mutable_area()->set_no(no);
    return act;
  }
};

TEST_F(OwnersTest, HeadsAloneDoNotPass) {
  Open();
  for (int owner = 1; owner <= 3; ++owner) Cast(owner, owner == 3 ? v1::CHOICE_NO : v1::CHOICE_YES);
  Cast(4, v1::CHOICE_NO);
  Close();
  const ledger::v1::BoxDeclared declared = Declare();
  EXPECT_EQ(declared.area().expected(), 44'000u);
  EXPECT_EQ(declared.area().yes(), 18'000u);
  EXPECT_EQ(declared.area().no(), 26'000u);
  EXPECT_EQ(declared.households().yes(), 2u);
  EXPECT_EQ(declared.outcome(), ledger::v1::BOX_OUTCOME_REJECTED);
}

TEST_F(OwnersTest, HeadsAndAreaPass) {
  Open();
  for (int owner : {1, 2, 4}) Cast(owner, v1::CHOICE_YES);
  Cast(3, v1::CHOICE_NO);
  Close();
  EXPECT_EQ(Declare().outcome(), ledger::v1::BOX_OUTCOME_PASSED);
  EXPECT_TRUE(WorkingOf(rules(), FiguresOf(*box().result)).passed()) << "readers compute the same again";
}

TEST_F(OwnersTest, PapersStateTheirArea) {
  Open();
  Cast(1, v1::CHOICE_YES);
  HandOut({2, 4});
  Close();
  EXPECT_THAT(TryEnter(kTeller, Paper(2, 1, 1, 0, 0)), RefusedInBoth(Reason::kFieldMissing));
  EXPECT_THAT(TryEnter(kTeller, WithArea(Paper(2, 1, 1, 0, 0), 20'000, 7'999)),
              RefusedNaming(Reason::kSheetDoesNotAddUp, Names{"280.00", "279.99"}));
  EXPECT_THAT(TryEnter(kTeller, WithArea(Paper(2, 1, 0, 0, 0), 28'001, 0)),
              RefusedNaming(Reason::kSheetDoesNotAddUp, Names{"280.00", "280.01"}));
  EXPECT_THAT(TryEnter(kTeller, WithArea(Paper(2, 2, 0, 0, 0), 20'000, 8'000)),
              RefusedInBoth(Reason::kSheetDoesNotAddUp));
  EnterAndConfirm(WithArea(Paper(2, 1, 1, 0, 0), 20'000, 8'000));
  const ledger::v1::BoxDeclared declared = Declare();
  EXPECT_EQ(declared.area().yes(), 30'000u);
  EXPECT_EQ(declared.area().no(), 8'000u);
  EXPECT_EQ(declared.households().yes(), 2u);
  EXPECT_EQ(declared.outcome(), ledger::v1::BOX_OUTCOME_PASSED) << "2 of 3, 300 of 380 square metres";
}

TEST_F(OwnersTest, AreasThatNobodyCountsAreRefused) {
  rules() = testing::SmallCharter().stages(0).vote();
  Open();
  HandOut({2, 4});
  Close();
  EXPECT_THAT(TryEnter(kTeller, WithArea(Paper(2, 1, 1, 0, 0), 20'000, 8'000)),
              RefusedInBoth(Reason::kFieldInvalid));
}

TEST_F(OwnersTest, AnEnormousAreaIsRefused) {
  Open();
  HandOut({2});
  Close();
  EXPECT_THAT(TryEnter(kTeller, WithArea(Paper(1, 1, 0, 0, 0), ~std::uint64_t{0}, 0)),
              RefusedInBoth(Reason::kFieldInvalid));
}

// Urban law, art. 27: more than half of the residents of 18 and over, or of the households' representatives.
class AssemblyTest : public BoxFixture {
 protected:
  AssemblyTest() {
    meeting().body = roster::BodyKind::kResidentsAssembly;
    for (int i = 1; i <= 10; ++i) {
      roster::RollEntry& entry = meeting().roll[static_cast<std::size_t>(i - 1)];
      entry.household = NumberedId<HouseholdId>((i + 1) / 2);
      entry.represents = i % 2 == 1;
    }
    const v1::Rule half = testing::SmallCharter().stages(0).vote().quorum();
    v1::RuleList* any = rules().mutable_quorum()->mutable_any();
    for (v1::UnitKind unit : {v1::UNIT_KIND_PERSONS, v1::UNIT_KIND_HOUSEHOLDS}) {
      v1::Criterion* criterion = any->add_rules()->mutable_criterion();
      *criterion = half.criterion();
      criterion->set_comparison(v1::COMPARISON_KIND_MORE_THAN);
      criterion->set_unit(unit);
    }
  }
};

TEST_F(AssemblyTest, ThreeOfFiveHouseholdsAreAQuorumThoughThreeOfTenPersonsAreNot) {
  for (int person : {1, 3, 5}) meeting().attendance[Nr(person)] = Channel::kDevice;
  EXPECT_THAT(TryOpen(kChair, 3), IsOk());
}

// Who holds up a hand is no household: none is made up from it.
TEST_F(AssemblyTest, WhereHandsAreAllowedHouseholdsArePresentAndDoNotVote) {
  Present(1, 6, Channel::kHands);
  Present(7, 7, Channel::kDevice);
  Open();
  Cast(7, v1::CHOICE_YES);
  Close();
  EnterAndConfirm(Hands(6, 0, 0, 0));
  const ledger::v1::BoxDeclared declared = Declare();
  EXPECT_EQ(declared.yes(), 7u);
  EXPECT_EQ(declared.households().present(), 4u);
  EXPECT_EQ(declared.households().yes(), 0u);
}

TEST_F(AssemblyTest, FiveWhoRepresentTwoHouseholdsAreNone) {
  for (int person : {1, 2, 3, 4, 6}) meeting().attendance[Nr(person)] = Channel::kDevice;
  EXPECT_THAT(TryOpen(kChair, 5), RefusedInBoth(Reason::kQuorumNotReached));
}

// Void ballots count in the total (四川省城市居民委员会选举条例 art. 30) unless the charter leaves them out.
TEST(VoidBallotsTest, TakePartAsTheCharterSays) {
  v1::VoteRules rules = testing::SmallCharter().stages(0).vote();
  rules.mutable_threshold()->mutable_criterion()->set_base(v1::BASE_KIND_VOTING);
  tally::Figures figures;
  figures.persons = {.expected = 10, .present = 10, .yes = 5, .no = 4, .abstain = 0, .void_ballots = 1};
  for (v1::VoidRule counted : {v1::VOID_RULE_UNSPECIFIED, v1::VOID_RULE_COUNTED}) {
    rules.set_void_ballots(counted);
    EXPECT_EQ(WorkingOf(rules, figures).threshold.base, 10);
    EXPECT_FALSE(WorkingOf(rules, figures).passed()) << "5 of 10 is not more than half";
  }
  rules.set_void_ballots(v1::VOID_RULE_LEFT_OUT);
  EXPECT_EQ(WorkingOf(rules, figures).threshold.base, 9);
  EXPECT_TRUE(WorkingOf(rules, figures).passed()) << "5 of 9 is";
}

}  // namespace
}  // namespace yishi::box
