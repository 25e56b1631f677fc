// A ledger as the engine made it has no fault, and its report says what is in it.

#include <gtest/gtest.h>

#include "tests/unit/audit/report_matchers.h"
#include "tests/unit/audit/told_ledger.h"

namespace yishi::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST(CleanTest, ALedgerOfTheEngineHasNoFault) {
  const Parts parts = Told().All();
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, IsClean());
  EXPECT_EQ(report.completeness, Completeness::kFullReplay);
  EXPECT_FALSE(report.unknown_from);
  EXPECT_TRUE(report.signed_by_log);
  EXPECT_TRUE(report.unwitnessed);
  EXPECT_FALSE(report.anchored) << "nothing was given from outside";
  ASSERT_TRUE(report.checkpoint);
  EXPECT_EQ(report.checkpoint->head.size, parts.entries.size());
  ASSERT_TRUE(report.ledger);
  EXPECT_EQ(report.ledger->ledger, Told().ledger());
  EXPECT_EQ(report.ledger->name, "虹桥社区");
}

TEST(CleanTest, EverythingInItIsCounted) {
  const Report report = AuditOf(Told().All());
  const community::State& state = Told().community().state;
  EXPECT_EQ(report.counts.entries, Told().size());
  // A window closed, an objection went up a level, a posting was complete.
  EXPECT_EQ(report.counts.clock_entries, 3u);
  EXPECT_EQ(report.counts.commands, Told().size() - 3);
  EXPECT_EQ(report.counts.signatures_checked, Told().size() - 3);
  EXPECT_EQ(report.counts.signatures_passed_over, 0u);
  EXPECT_EQ(report.counts.persons, state.roster.persons.size());
  EXPECT_EQ(report.counts.keys, state.roster.keys.size());
  EXPECT_EQ(report.counts.meetings, 3u);
  EXPECT_EQ(report.counts.matters, 3u);
  EXPECT_EQ(report.counts.boxes, 3u);
  EXPECT_EQ(report.counts.records, 1u);
  EXPECT_EQ(report.counts.postings, 1u);
  EXPECT_EQ(report.counts.objections, 1u);
  EXPECT_EQ(report.counts.openings_released, 9u + 7u) << "two voters of the first box changed their ballots";
  EXPECT_EQ(report.counts.ballots_not_released, 3u);
  EXPECT_EQ(report.counts.documents_named, 4u);
  EXPECT_EQ(report.counts.documents_present, 3u);
}

TEST(CleanTest, BoxesAreCountedAgainWithTheirWorking) {
  const Report report = AuditOf(Told().All());
  ASSERT_THAT(report.boxes, SizeIs(3));
  const BoxLine& first = report.boxes[0];
  ASSERT_TRUE(first.result);
  EXPECT_EQ(first.result->channels.total(),
            (tally::ChannelCount{.yes = 4, .no = 2, .abstain = 1, .void_ballots = 0, .silent = 0}));
  EXPECT_EQ(first.result->outcome, box::Outcome::kPassed);
  EXPECT_EQ(first.matter_title, "第一项");
  ASSERT_THAT(first.threshold, SizeIs(1));
  EXPECT_EQ(
      first.threshold[0].en,
      "present 7 persons, yes 4; yes must be more than half of those present, that is at least 4: 4 >= 4, "
      "met");
  EXPECT_EQ(report.boxes[1].result->channels.device.yes, 7);
  const BoxLine& open = report.boxes[2];
  EXPECT_EQ(open.phase, box::BoxPhase::kCasting);
  EXPECT_EQ(open.ballots, 3u);
  EXPECT_EQ(open.not_released, 3u);
  EXPECT_FALSE(open.result);
}

TEST(CleanTest, MattersStandWhereTheEngineLeftThem) {
  const Report report = AuditOf(Told().All());
  ASSERT_THAT(report.matters, SizeIs(3));
  EXPECT_EQ(report.matters[0].phase, matter::Phase::kClosed);
  EXPECT_EQ(report.matters[1].phase, matter::Phase::kClosed);
  EXPECT_EQ(report.matters[2].phase, matter::Phase::kCasting);
  EXPECT_EQ(report.matters[2].title, "第三项");
}

TEST(CleanTest, ADocumentThatIsNotThereIsListedAndNoFault) {
  Parts parts = Told().All();
  parts.documents.clear();
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, IsClean());
  EXPECT_THAT(report.absent_documents, SizeIs(4));
}

TEST(CleanTest, EveryBeginningOfALedgerIsALedger) {
  for (std::size_t size = 1; size <= Told().size(); size += 7) {
    Parts parts = Told().Until(size);
    parts.documents.clear();
    const Report report = AuditOf(parts);
    EXPECT_THAT(report, IsClean()) << "the first " << size << " entries";
    EXPECT_EQ(report.completeness, Completeness::kFullReplay);
  }
}

TEST(CleanTest, TheGmSuiteIsAuditedAlike) {
  ToldLedger told(crypto::SuiteId::kGm);
  told.Vote("一", {v1::CHOICE_YES, v1::CHOICE_YES, v1::CHOICE_YES, v1::CHOICE_YES});
  const Report report = AuditOf(told.All());
  EXPECT_THAT(report, IsClean());
  EXPECT_EQ(report.completeness, Completeness::kFullReplay);
  EXPECT_EQ(report.ledger->suite, crypto::SuiteId::kGm);
}

TEST(CleanTest, ABundleMoreIsRead) {
  ToldLedger told;
  const testing::Poll poll = told.OpenBox("一");
  const testing::Actor& voter = *told.people().Voters()[0];
  while (told.size() < 300)
    ASSERT_TRUE(told.people().Submit(told.people().Ballot(voter, poll, v1::CHOICE_NO)).ok());
  const Report report = AuditOf(told.All());
  EXPECT_THAT(report, IsClean());
  EXPECT_EQ(report.counts.entries, 300u);
}

TEST(CleanTest, ProgressEndsAtTheLastEntry) {
  std::uint64_t last = 0;
  std::uint64_t of = 0;
  Audit(Pack(Told().All()), {}, [&](std::uint64_t done, std::uint64_t total) {
    EXPECT_GT(done, last);
    last = done;
    of = total;
  });
  EXPECT_EQ(last, Told().size());
  EXPECT_EQ(of, Told().size());
}

TEST(CleanTest, WhatIsKnownFromOutsideAnchorsIt) {
  const Parts parts = Told().All();
  const Report by_id = AuditOf(parts, {.ledger = Told().ledger(), .log_vkey = {}});
  EXPECT_THAT(by_id, IsClean());
  EXPECT_TRUE(by_id.anchored);
  const Report by_key = AuditOf(parts, {.ledger = {}, .log_vkey = Told().log().vkey()});
  EXPECT_THAT(by_key, IsClean());
  EXPECT_TRUE(by_key.anchored);
}

}  // namespace
}  // namespace yishi::audit
