// A new version of a matter that came back, and where it starts again.

#include <functional>
#include <string>
#include <vector>

#include "tests/support/refusal_matchers.h"
#include "tests/unit/matter/matter_fixture.h"

namespace yishi::matter {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

using Change = std::function<void(v1::MatterContent&)>;

class ReviseTest : public MatterFixture {
 protected:
  // Returned from a stage, to start again there at the latest.
  void Returned(std::uint32_t from, std::uint32_t restart, ledger::v1::ReturnCause cause) {
    Put(from, Phase::kReturned);
    matter().restart_stage = restart;
    matter().return_cause = cause;
  }
  static v1::ReviseMatter Version(const Change& change = [](auto& c) { c.set_text("改为 38 个车位"); }) {
    v1::ReviseMatter act;
    act.set_matter_id(TheMatter().str());
    act.set_replaces_version(1);
    *act.mutable_content() = Content();
    change(*act.mutable_content());
    act.set_answer("按意见修改");
    return act;
  }
  absl::StatusOr<Effects> Try(const v1::ReviseMatter& act, int actor = kMember) const {
    return DecideRevise(TheMatter(), matters_, Around(), As(actor), act);
  }
  // A second body votes, before what is disclosed and carried out.
  void WithASecondVote() {
    v1::Stage second = charter_.stages(0);
    second.set_id("second");
    *charter_.add_stages() = second;
    for (int i = charter_.stages_size() - 1; i > 1; --i) charter_.mutable_stages()->SwapElements(i, i - 1);
    charters_.by_digest[digest_] = std::make_shared<const v1::Charter>(charter_);
  }
  // The stage at which the version starts again.
  int RestartOf(const Change& change) {
    const auto decided = Try(Version(change));
    EXPECT_THAT(decided, IsOk());
    if (!decided.ok()) return -1;
    v1::Command command;
    *command.mutable_revise_matter() = Version(change);
    Effects effects = *decided;
    matter::React(matters_, Around(), command, effects);
    EXPECT_EQ(effects.size(), 2u);
    return effects.size() < 2 ? -1 : static_cast<int>(effects[1].stage_entered().stage());
  }
};

TEST_F(ReviseTest, ANewVersionTakesThePlaceOfTheOld) {
  Returned(0, 0, ledger::v1::RETURN_CAUSE_REJECTED);
  const auto effects = Try(Version());
  ASSERT_THAT(effects, IsOk());
  EXPECT_EQ((*effects)[0].matter_revised().version(), 2u);
  v1::Command command;
  *command.mutable_revise_matter() = Version();
  Effects all = *effects;
  matter::React(matters_, Around(), command, all);
  Fold(all, command);
  EXPECT_EQ(matter().version(), 2u);
  EXPECT_EQ(matter().content().text(), "改为 38 个车位");
  EXPECT_EQ(matter().versions[1].answer, "按意见修改");
  EXPECT_EQ(matter().phase, Phase::kAwaitingMeeting);
  EXPECT_EQ(matter().visits.back().version, 2u);
  EXPECT_FALSE(matter().return_cause.has_value());
}

TEST_F(ReviseTest, OnlyWhatCameBackIsRevised) {
  for (Phase phase : {Phase::kAwaitingMeeting, Phase::kNoticed, Phase::kCasting, Phase::kCounting,
                      Phase::kAwaitingPosting, Phase::kPosted, Phase::kSuspended, Phase::kWorking}) {
    matter().phase = phase;
    EXPECT_THAT(Try(Version()), RefusedNaming(Reason::kWrongPhase, Names{"20260001"})) << NameEn(phase);
  }
  matter().phase = Phase::kClosed;
  EXPECT_THAT(Try(Version()), RefusedNaming(Reason::kMatterClosed, Names{"20260001"}));
}

TEST_F(ReviseTest, TheVersionThatIsReplacedIsTheNewest) {
  Returned(0, 0, ledger::v1::RETURN_CAUSE_REJECTED);
  v1::ReviseMatter act = Version();
  act.set_replaces_version(2);
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kVersionStale, Names{"1", "2"}));
}

TEST_F(ReviseTest, OnlyTheProposersReviseAndTheySayWhatChanged) {
  Returned(0, 0, ledger::v1::RETURN_CAUSE_REJECTED);
  EXPECT_THAT(Try(Version(), kResident), RefusedInBoth(Reason::kNotAuthorised));
  v1::ReviseMatter act = Version();
  act.clear_answer();
  EXPECT_THAT(Try(act), RefusedNaming(Reason::kFieldMissing, Names{"answer"}));
}

TEST_F(ReviseTest, TheNewContentIsCheckedLikeTheFirst) {
  Returned(0, 0, ledger::v1::RETURN_CAUSE_REJECTED);
  EXPECT_THAT(Try(Version([](auto& c) { c.clear_title(); })),
              RefusedNaming(Reason::kFieldMissing, Names{"content.title"}));
  EXPECT_THAT(Try(Version([](auto& c) { c.set_kind("ELECTION"); })),
              RefusedNaming(Reason::kMatterNotCovered, Names{"ELECTION"}));
  EXPECT_THAT(Try(Version([](auto& c) { c.set_ownership(v1::OWNERSHIP_OWNERS_COMMON); })),
              RefusedInBoth(Reason::kMatterBelongsToOwners));
}

TEST_F(ReviseTest, WhatMakesItAnotherProposalStartsAtTheFirstStage) {
  Returned(3, 1, ledger::v1::RETURN_CAUSE_REJECTED);
  const std::vector<Change> changes{
      [](auto& c) {
        c.set_amount_fen(300'001);
        c.mutable_budget(0)->set_amount_fen(100'001);
      },
      [](auto& c) { c.set_place("5栋西侧"); },
      [](auto& c) { c.set_funding("居民捐款"); },
      [](auto& c) { c.set_parties(0, "某公司"); },
      [](auto& c) { c.add_parties("某公司"); },
      [](auto& c) { c.set_beneficiaries("3栋居民"); },
      [](auto& c) { c.set_kind("PROCUREMENT"); },
      [](auto& c) { c.set_ownership(v1::OWNERSHIP_PUBLIC_LENT); },
  };
  for (std::size_t i = 0; i < changes.size(); ++i) {
    EXPECT_TRUE((*Try(Version(changes[i])))[0].matter_revised().substantive()) << "change " << i;
    EXPECT_EQ(RestartOf(changes[i]), 0) << "change " << i;
  }
}

TEST_F(ReviseTest, AnotherWordingNeverPassesTheOnlyVote) {
  Returned(3, 2, ledger::v1::RETURN_CAUSE_OBJECTION);
  EXPECT_EQ(RestartOf([](auto& c) { c.set_text("改为 38 个车位"); }), 0);
}

TEST_F(ReviseTest, AnotherWordingStartsAtTheSecondStageAndNeverLaterThanItFell) {
  WithASecondVote();
  Returned(3, 1, ledger::v1::RETURN_CAUSE_REJECTED);
  EXPECT_EQ(RestartOf([](auto& c) { c.set_text("改为 38 个车位"); }), 1);
  EXPECT_EQ(RestartOf([](auto& c) { c.set_title("停车位"); }), 1);
  Returned(0, 0, ledger::v1::RETURN_CAUSE_REJECTED);
  EXPECT_EQ(RestartOf([](auto& c) { c.set_text("改为 38 个车位"); }), 0);
}

// What an objection found wrong was the procedure: the same text is done again from the stage that was named.
TEST_F(ReviseTest, AfterAnObjectionTheSameTextStartsAtTheStageThatWasNamed) {
  WithASecondVote();
  Returned(3, 2, ledger::v1::RETURN_CAUSE_OBJECTION);
  EXPECT_EQ(RestartOf([](auto&) {}), 2);
  EXPECT_EQ(RestartOf([](auto& c) { c.set_text("改为 38 个车位"); }), 1);
  EXPECT_EQ(RestartOf([](auto& c) { c.set_place("5栋西侧"); }), 0);
}

// Nothing of what a body votes on may change on a way that leads past it.
TEST_F(ReviseTest, AfterAnObjectionOtherPapersOrOtherBudgetLinesAreNotTheSame) {
  WithASecondVote();
  Returned(3, 2, ledger::v1::RETURN_CAUSE_OBJECTION);
  EXPECT_EQ(RestartOf([](auto& c) {
              c.mutable_budget(0)->set_amount_fen(99'000);
              c.mutable_budget(1)->set_amount_fen(201'000);
            }),
            1);
  EXPECT_EQ(RestartOf([](auto& c) { c.mutable_budget(0)->set_item("咨询费"); }), 1);
  EXPECT_EQ(RestartOf([](auto& c) {
              v1::BlobRef* paper = c.add_papers();
              paper->set_digest(Bytes(32, 'd'));
              paper->set_size(9);
              paper->set_media_type("application/pdf");
              paper->set_title("新方案");
            }),
            1);
}

TEST_F(ReviseTest, AfterARejectionTheSameTextDoesNotSkipAStage) {
  WithASecondVote();
  Returned(3, 1, ledger::v1::RETURN_CAUSE_REJECTED);
  EXPECT_EQ(RestartOf([](auto&) {}), 1);
}

}  // namespace
}  // namespace yishi::matter
