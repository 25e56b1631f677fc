// Decisions that do not follow from the rules, covered up by the log: numbers, times, links and head all fit.

#include <gtest/gtest.h>

#include <random>

#include "engine/wire/deterministic.h"
#include "tests/support/seed.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/audit/report_matchers.h"
#include "tests/unit/audit/told_ledger.h"

namespace yishi::audit {
namespace {

using ledger::v1::Effect;
using ledger::v1::Entry;
using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::IsOk;

// The ledger up to the first entry with such an effect, which is its last.
Parts UpTo(HasEffect has, std::size_t from = 0) {
  return Told().Until(FindEffect(Told().All(), has, from) + 1);
}

std::size_t Last(const Parts& parts) { return parts.entries.size() - 1; }

Report Tampered(Parts parts, const std::function<void(Entry&)>& change) {
  parts.documents.clear();
  Change(parts, Last(parts), change);
  Told().log().Cover(parts);
  return AuditOf(parts);
}

TEST(DecisionTest, ATallyOffByOneIsToldWithItsBoxAndNumbers) {
  const Parts parts = UpTo(&Effect::has_box_declared);
  std::string box;
  const Report report = Tampered(parts, [&](Entry& entry) {
    auto* declared = entry.mutable_effects(0)->mutable_box_declared();
    box = ToHex(declared->box_id());
    declared->set_yes(declared->yes() + 1);
    declared->mutable_channels(0)->set_yes(declared->channels(0).yes() + 1);
  });
  ASSERT_THAT(report, HasOnlyAt(FaultKind::kTallyDiffers, Last(parts)));
  EXPECT_THAT(report.faults[0].en, AllOf(HasSubstr(box), HasSubstr("yes is recorded as 5 and comes to 4"),
                                         HasSubstr("CHANNEL_DEVICE yes is recorded as 5 and comes to 4")));
  EXPECT_THAT(report.faults[0].zh, AllOf(HasSubstr(box), HasSubstr("同意记为 5，复算为 4")));
  EXPECT_EQ(report.unknown_from, Last(parts));
  EXPECT_FALSE(report.boxes.at(0).result) << "what was recorded is not repeated as a result";
}

TEST(DecisionTest, EveryNumberOfADeclarationIsCompared) {
  const std::vector<std::function<void(ledger::v1::BoxDeclared&)>> changes = {
      [](auto& declared) { declared.set_expected(declared.expected() + 1); },
      [](auto& declared) { declared.set_present(declared.present() - 1); },
      [](auto& declared) { declared.set_no(declared.no() + 1); },
      [](auto& declared) { declared.set_abstain(declared.abstain() + 1); },
      [](auto& declared) { declared.set_void_ballots(1); },
      [](auto& declared) { declared.mutable_channels(0)->set_silent(1); },
      [](auto& declared) { declared.mutable_channels(0)->set_superseded(1); },
      [](auto& declared) { declared.mutable_channels(0)->set_channel(v1::CHANNEL_PAPER); }};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const Parts parts = UpTo(&Effect::has_box_declared);
    const Report report =
        Tampered(parts, [&](Entry& entry) { changes[i](*entry.mutable_effects(0)->mutable_box_declared()); });
    EXPECT_THAT(report, HasOnlyAt(FaultKind::kTallyDiffers, Last(parts))) << i;
  }
}

TEST(DecisionTest, AnotherOutcomeOfTheSameCountIsFound) {
  const Parts parts = UpTo(&Effect::has_box_declared);
  const Report report = Tampered(parts, [](Entry& entry) {
    entry.mutable_effects(0)->mutable_box_declared()->set_outcome(ledger::v1::BOX_OUTCOME_REJECTED);
  });
  ASSERT_THAT(report, HasOnlyAt(FaultKind::kOutcomeDiffers, Last(parts)));
  EXPECT_THAT(report.faults[0].en, HasSubstr("recorded as BOX_OUTCOME_REJECTED"));
}

TEST(DecisionTest, AStageSkippedIsFound) {
  const Parts parts =
      UpTo(&Effect::has_box_declared, FindEffect(Told().All(), &Effect::has_box_declared) + 1);
  const Report report = Tampered(parts, [](Entry& entry) {
    // Declared, the first stage passed: and the posting is passed over, the matter closed.
    ASSERT_EQ(entry.effects_size(), 3);
    ASSERT_TRUE(entry.effects(2).has_stage_entered());
    const Bytes matter = entry.effects(2).stage_entered().matter_id();
    auto* closed = entry.mutable_effects(2)->mutable_matter_closed();
    closed->set_matter_id(matter);
    closed->set_cause(ledger::v1::CLOSE_CAUSE_COMPLETED);
  });
  ASSERT_THAT(report, HasOnlyAt(FaultKind::kEffectsDiffer, Last(parts)));
  EXPECT_THAT(report.faults[0].en, AllOf(HasSubstr("effect 3 is recorded as matter_closed"),
                                         HasSubstr("by the rules it is stage_entered")));
}

TEST(DecisionTest, AnEffectTooManyOrTooFewIsFound) {
  const Parts parts = UpTo(&Effect::has_box_declared);
  const Report fewer = Tampered(parts, [](Entry& entry) { entry.mutable_effects()->RemoveLast(); });
  ASSERT_THAT(fewer, HasOnlyAt(FaultKind::kEffectsDiffer, Last(parts)));
  EXPECT_THAT(fewer.faults[0].en, HasSubstr("is recorded as (none)"));
  const Report more =
      Tampered(parts, [](Entry& entry) { *entry.add_effects() = entry.effects(entry.effects_size() - 1); });
  ASSERT_THAT(more, HasOnlyAt(FaultKind::kEffectsDiffer, Last(parts)));
  EXPECT_THAT(more.faults[0].en, HasSubstr("by the rules it is (none)"));
}

TEST(DecisionTest, ASwappedRollIsFound) {
  const Parts meeting = UpTo(&Effect::has_meeting_convened);
  EXPECT_THAT(Tampered(meeting,
                       [](Entry& entry) {
                         entry.mutable_effects(0)->mutable_meeting_convened()->set_roll_root(Bytes(32, 'r'));
                       }),
              HasOnlyAt(FaultKind::kRollDiffers, Last(meeting)));
  EXPECT_THAT(
      Tampered(meeting,
               [](Entry& entry) { entry.mutable_effects(0)->mutable_meeting_convened()->set_expected(6); }),
      HasOnlyAt(FaultKind::kRollDiffers, Last(meeting)));
  const Parts box = UpTo(&Effect::has_box_opened);
  EXPECT_THAT(Tampered(box,
                       [](Entry& entry) {
                         entry.mutable_effects(0)->mutable_box_opened()->set_roll_root(Bytes(32, 'r'));
                       }),
              HasOnlyAt(FaultKind::kRollDiffers, Last(box)));
}

TEST(DecisionTest, AnEntryInAnothersChainIsFound) {
  const Parts parts = UpTo(&Effect::has_box_declared);
  const Report report = Tampered(parts, [](Entry& entry) {
    entry.add_also()->set_subject_id(entry.subject_id());
    entry.clear_subject_id();
  });
  ASSERT_THAT(report, HasOnlyAt(FaultKind::kEffectsDiffer, Last(parts)));
  EXPECT_THAT(report.faults[0].en, HasSubstr("it belongs into that of"));
}

TEST(DecisionTest, WhatTheRulesRefuseIsFound) {
  ToldLedger told;
  ASSERT_THAT(told.people().SetUp(), IsOk());
  const auto matter = told.people().OpenMotion("一");
  ASSERT_THAT(matter, IsOk());
  // A representative is no member of the committee and withdraws somebody else's motion, says the log.
  v1::Command act;
  act.mutable_withdraw_matter()->set_matter_id(matter->str());
  act.mutable_withdraw_matter()->set_reason("不要了");
  Entry entry;
  entry.set_version(1);
  entry.set_suite(1);
  entry.set_kind(ledger::v1::ENTRY_KIND_COMMAND);
  entry.set_admitted_ms(told.now());
  entry.set_subject_id(matter->str());
  entry.set_signed_command(told.people().Sign(told.people().representatives[0], std::move(act)).bytes);
  auto* closed = entry.add_effects()->mutable_matter_closed();
  closed->set_matter_id(matter->str());
  closed->set_cause(ledger::v1::CLOSE_CAUSE_WITHDRAWN);
  Parts parts = told.All();
  parts.entries.emplace_back();
  Put(parts, Last(parts), entry);
  told.log().Cover(parts);
  const Report report = AuditOf(parts);
  ASSERT_THAT(report, HasOnlyAt(FaultKind::kDecisionRefused, Last(parts)));
  EXPECT_THAT(report.faults[0].en, HasSubstr("NOT_AUTHORISED"));
}

TEST(DecisionTest, AClockThatRunsAheadIsFound) {
  const Parts parts = UpTo(&Effect::has_box_closed, FindEffect(Told().All(), &Effect::has_box_closed) + 1);
  ASSERT_EQ(EntryIn(parts, Last(parts)).kind(), ledger::v1::ENTRY_KIND_CLOCK);
  const Report report =
      Tampered(parts, [](Entry& entry) { entry.set_admitted_ms(entry.admitted_ms() - 2 * kDayMs); });
  ASSERT_THAT(report, HasOnlyAt(FaultKind::kClockEarly, Last(parts)));
  EXPECT_THAT(report.faults[0].en, HasSubstr("the next deadline is"));
  EXPECT_EQ(report.unknown_from, Last(parts));
}

TEST(DecisionTest, AClockEntryAsTheFirstIsFound) {
  Parts parts = Told().All();
  parts.entries = {parts.entries.at(FindEffect(parts, &Effect::has_objection_escalated))};
  parts.openings.clear();
  parts.documents.clear();
  Told().log().Cover(parts);
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasAt(FaultKind::kClockEarly, 0u));
  EXPECT_THAT(report, HasAt(FaultKind::kEntryHeaderInvalid, 0u));
  EXPECT_THAT(report, Has(FaultKind::kCheckpointUnsigned)) << "no founding, no key";
  EXPECT_EQ(report.completeness, Completeness::kStructure);
}

TEST(DecisionTest, ADeadlinePassedOverIsFound) {
  Parts parts = Told().All();
  const std::size_t gone = FindEffect(parts, &Effect::has_objection_escalated);
  ASSERT_EQ(EntryIn(parts, gone).kind(), ledger::v1::ENTRY_KIND_CLOCK);
  parts = Told().Until(gone + 2);
  parts.entries.erase(parts.entries.begin() + static_cast<std::ptrdiff_t>(gone));
  parts.documents.clear();
  Told().log().Cover(parts);
  const Report report = AuditOf(parts);
  ASSERT_THAT(report, HasAt(FaultKind::kDueSkipped, gone));
  EXPECT_THAT(report, HasAt(FaultKind::kDecisionRefused, gone)) << "it is not the supervisors' turn yet";
}

TEST(DecisionTest, ADeadlineNotedLateIsToldOnce) {
  ToldLedger told;
  ASSERT_THAT(told.people().SetUp(), IsOk());
  const auto late = told.VoteWithLateClock("迟到的时钟");
  const Report report = AuditOf(told.All());
  EXPECT_THAT(report, HasOnlyAt(FaultKind::kDueSkipped, late));
  EXPECT_FALSE(report.unknown_from) << "what follows can be decided all the same";
}

TEST(DecisionTest, EveryChangedEffectIsFoundAndNoneDoesHarm) {
  const Parts clean = Told().All();
  std::mt19937_64 random(testing::TestSeed());
  for (int i = 0; i < 300; ++i) {
    Parts parts = clean;
    const std::size_t at = random() % parts.entries.size();
    const std::size_t other = random() % parts.entries.size();
    const Entry from = EntryIn(parts, other);
    Change(parts, at, [&](Entry& entry) {
      // Effects of one entry under the command of another: their ids may mean nothing here.
      const bool same =
          wire::SerializeDeterministic(entry.effects(0)) == wire::SerializeDeterministic(from.effects(0));
      if (same) {
        entry.clear_effects();
      } else {
        *entry.mutable_effects() = from.effects();
      }
    });
    Told().log().Cover(parts);
    const Report report = AuditOf(parts);
    EXPECT_GT(report.faults_found, 0u) << at << " with the effects of " << other;
    EXPECT_EQ(report.unknown_from, at);
  }
}

TEST(DecisionTest, AForeignFoundingCommandDecidesNothing) {
  ToldLedger other(crypto::SuiteId::kIntl, 9);
  ASSERT_THAT(other.people().Found(), IsOk());
  Parts parts = Told().All();
  const Entry founding = EntryIn(other.All(), 0);
  Change(parts, 0, [&](Entry& entry) { entry.set_signed_command(founding.signed_command()); });
  Told().log().Cover(parts);
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, Has(FaultKind::kWrongLedger));
  EXPECT_THAT(report, Has(FaultKind::kCheckpointUnsigned));
}

}  // namespace
}  // namespace yishi::audit
