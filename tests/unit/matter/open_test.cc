// Opening a matter: by whom, under which charter, and what a content must say.

#include <functional>
#include <string>
#include <vector>

#include "engine/base/limits.h"
#include "gmock/gmock.h"
#include "tests/support/refusal_matchers.h"
#include "tests/unit/matter/matter_fixture.h"

namespace yishi::matter {
namespace {

using ::testing::ElementsAre;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::Nr;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

class OpenTest : public MatterFixture {
 protected:
  static v1::OpenMatter Motion() {
    v1::OpenMatter act;
    act.set_charter_id(kCharterId);
    act.set_origin(v1::ORIGIN_RESIDENTS);
    *act.mutable_content() = Content();
    return act;
  }
  absl::StatusOr<Effects> Try(const v1::OpenMatter& act, int actor = kMember,
                              std::uint32_t before = 0) const {
    return DecideOpen(Around(), matters_, As(actor), before, act);
  }
};

TEST_F(OpenTest, ItWaitsForItsBodyWithANumberOfTheYear) {
  const auto effects = Try(Motion(), kMember, 17);
  ASSERT_THAT(effects, IsOk());
  EXPECT_THAT(NamesOf(*effects), ElementsAre("matter_opened", "stage_entered"));
  EXPECT_EQ((*effects)[0].matter_opened().number(), 20'260'018u);
  EXPECT_EQ((*effects)[0].matter_opened().charter_digest(), digest_.str());
  v1::Command command;
  command.set_actor_id(Nr(kMember).str());
  *command.mutable_open_matter() = Motion();
  Fold(*effects, command);
  ASSERT_EQ(matters_.size(), 2u);
  const Matter& opened = matters_.at(As(kMember).NewId<MatterId>());
  EXPECT_EQ(opened.phase, Phase::kAwaitingMeeting);
  EXPECT_EQ(opened.version(), 1u);
  EXPECT_EQ(opened.content().title(), "临时停车场");
  EXPECT_EQ(opened.opened_by, Nr(kMember));
  EXPECT_EQ(opened.visits.size(), 1u);
}

// The civil year, not that of UTC: eight hours ahead.
TEST_F(OpenTest, TheYearIsTheCommunitysOwn) {
  now_ = testing::At("2027-01-01 00:00");
  EXPECT_EQ((*Try(Motion()))[0].matter_opened().number(), 20'270'001u);
  now_ -= 1;
  EXPECT_EQ((*Try(Motion()))[0].matter_opened().number(), 20'260'001u);
}

TEST_F(OpenTest, OnlyTheFirstStagesBodyProposes) {
  EXPECT_THAT(Try(Motion(), kResident), RefusedInBoth(Reason::kNotAuthorised));
  roster::Acting acting = As(kMember);
  acting.custody = roster::Custody::kCustodial;
  EXPECT_THAT(DecideOpen(Around(), matters_, acting, 0, Motion()), RefusedInBoth(Reason::kCustodialKey));
}

TEST_F(OpenTest, TheCharterExistsAndCoversTheMatter) {
  v1::OpenMatter act = Motion();
  act.set_charter_id("village");
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kCharterUnknown, Names{"village"}));
  act = Motion();
  act.mutable_content()->set_kind("ELECTION");
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kMatterNotCovered, Names{"ELECTION"}));
}

TEST_F(OpenTest, ALightCharterDoesNotDecideLargeAmounts) {
  v1::OpenMatter act = Motion();
  act.mutable_content()->set_kind("PROCUREMENT");
  act.mutable_content()->set_amount_fen(500'000);
  act.mutable_content()->mutable_budget(0)->set_amount_fen(300'000);
  EXPECT_THAT(Try(act), IsOk());
  act.mutable_content()->set_amount_fen(500'001);
  act.mutable_content()->mutable_budget(0)->set_amount_fen(300'001);
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kCharterTooLight, Names{"5,000.01", "5,000.00"}));
}

TEST_F(OpenTest, WhatBelongsToTheOwnersIsTheirsToDecide) {
  v1::OpenMatter act = Motion();
  act.mutable_content()->set_ownership(v1::OWNERSHIP_OWNERS_COMMON);
  const auto effects = Try(act);
  EXPECT_THAT(effects, RefusedInBoth(Reason::kMatterBelongsToOwners));
  EXPECT_THAT(RefusalOf(effects.status())->rule, ::testing::HasSubstr("278"));
}

TEST_F(OpenTest, TheBudgetsLinesSumToTheAmount) {
  v1::OpenMatter act = Motion();
  act.mutable_content()->set_amount_fen(300'001);
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kFieldInvalid, Names{"3,000.00", "3,000.01"}));
}

TEST_F(OpenTest, AMatterWithoutMoneyNeedsNoBudgetAndNoFunding) {
  v1::OpenMatter act = Motion();
  act.mutable_content()->clear_budget();
  act.mutable_content()->clear_amount_fen();
  act.mutable_content()->clear_funding();
  EXPECT_THAT(Try(act), IsOk());
}

struct Fault {
  const char* field;
  Reason reason;
  std::function<void(v1::MatterContent&)> spoil;
};

TEST_F(OpenTest, WhatAContentLacksOrHasTooMuchOfIsNamed) {
  const std::string title(limits::kTitleBytes + 1, 't');
  const std::vector<Fault> faults{
      {"content.title", Reason::kFieldMissing, [](auto& c) { c.clear_title(); }},
      {"content.title", Reason::kLimitExceeded, [&](auto& c) { c.set_title(title); }},
      {"content.text", Reason::kFieldMissing, [](auto& c) { c.clear_text(); }},
      {"content.text", Reason::kLimitExceeded,
       [](auto& c) { c.set_text(std::string(limits::kTextBytes + 1, 'x')); }},
      {"content.kind", Reason::kFieldMissing, [](auto& c) { c.clear_kind(); }},
      {"content.place", Reason::kLimitExceeded, [&](auto& c) { c.set_place(title); }},
      {"content.beneficiaries", Reason::kLimitExceeded, [&](auto& c) { c.set_beneficiaries(title); }},
      {"content.parties", Reason::kFieldMissing, [](auto& c) { c.add_parties(""); }},
      {"content.parties", Reason::kLimitExceeded,
       [](auto& c) {
         while (c.parties_size() <= 20) c.add_parties("甲");
       }},
      {"content.amount_fen", Reason::kFieldInvalid, [](auto& c) { c.set_amount_fen(-1); }},
      {"content.amount_fen", Reason::kFieldInvalid, [](auto& c) { c.set_amount_fen(limits::kMoneyFen + 1); }},
      {"content.budget", Reason::kLimitExceeded,
       [](auto& c) {
         while (c.budget_size() <= 100) *c.add_budget() = c.budget(0);
       }},
      {"content.budget.item", Reason::kFieldMissing, [](auto& c) { c.mutable_budget(0)->clear_item(); }},
      {"content.budget.amount_fen", Reason::kFieldInvalid,
       [](auto& c) { c.mutable_budget(0)->set_amount_fen(-1); }},
      {"content.funding", Reason::kFieldMissing, [](auto& c) { c.clear_funding(); }},
      {"content.ownership", Reason::kFieldMissing, [](auto& c) { c.clear_ownership(); }},
      {"content.papers.digest", Reason::kFieldMissing, [](auto& c) { c.add_papers(); }},
  };
  for (const Fault& fault : faults) {
    v1::OpenMatter act = Motion();
    fault.spoil(*act.mutable_content());
    EXPECT_THAT(Try(act), RefusedNaming(fault.reason, Names{fault.field})) << fault.field;
  }
  v1::OpenMatter act = Motion();
  act.clear_origin();
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kFieldMissing, Names{"origin"}));
}

TEST_F(OpenTest, TheQuestionIsOfThatMatterStageAndVersion) {
  const auto& suite = crypto::Suite::Get(crypto::SuiteId::kIntl);
  const Hash question = QuestionDigest(suite, TheMatter(), matter());
  Matter other = matter();
  other.stage = 1;
  EXPECT_NE(QuestionDigest(suite, TheMatter(), other), question);
  other = matter();
  other.versions.push_back(other.versions[0]);
  EXPECT_NE(QuestionDigest(suite, TheMatter(), other), question);
  other = matter();
  other.versions[0].command = testing::NumberedId<CommandId>(9);
  EXPECT_NE(QuestionDigest(suite, TheMatter(), other), question);
  EXPECT_NE(QuestionDigest(suite, testing::NumberedId<MatterId>(2), matter()), question);
}

TEST_F(OpenTest, AMatterIsFoundByItsId) {
  EXPECT_THAT(Find(matters_, TheMatter().view()), IsOk());
  EXPECT_THAT(Find(matters_, testing::NumberedId<MatterId>(2).view()), RefusedInBoth(Reason::kNotFound));
  EXPECT_THAT(Find(matters_, "short"), RefusedNaming(Reason::kFieldInvalid, Names{"matter_id", "16", "5"}));
}

}  // namespace
}  // namespace yishi::matter
