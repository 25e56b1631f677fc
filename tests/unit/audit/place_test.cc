// Entries taken out, moved, put in or renumbered, and heads that do not fit.

#include <gtest/gtest.h>

#include "tests/unit/audit/report_matchers.h"
#include "tests/unit/audit/told_ledger.h"

namespace yishi::audit {
namespace {

using ledger::v1::Effect;
using ledger::v1::Entry;
using ::testing::HasSubstr;

// A ballot of the first box: others follow.
std::size_t BallotIn(const Parts& parts) { return FindEffect(parts, &Effect::has_ballot_cast); }

TEST(PlaceTest, ADroppedEntryBreaksNumberChainAndTree) {
  Parts parts = Told().All();
  const std::size_t gone = BallotIn(parts);
  parts.entries.erase(parts.entries.begin() + static_cast<std::ptrdiff_t>(gone));
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasAt(FaultKind::kSequenceBroken, gone));
  EXPECT_THAT(report, HasAt(FaultKind::kChainBroken, gone));
  EXPECT_THAT(report, Has(FaultKind::kSizeDiffers));
  EXPECT_THAT(report, HasAt(FaultKind::kSeenHeadUnknown, gone)) << "its signer had seen one entry more";
  std::size_t numbers = 0;
  for (const Fault& fault : report.faults) numbers += fault.kind == FaultKind::kSequenceBroken ? 1 : 0;
  EXPECT_EQ(numbers, 1u) << "one entry gone is one break";
}

TEST(PlaceTest, ADroppedEntryIsFoundThoughTheLogCoversIt) {
  Parts parts = Told().All();
  const std::size_t gone = BallotIn(parts);
  parts.entries.erase(parts.entries.begin() + static_cast<std::ptrdiff_t>(gone));
  Told().log().Cover(parts);
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasAt(FaultKind::kSeenHeadUnknown, gone)) << "its signer had seen one entry more";
  EXPECT_THAT(report, Has(FaultKind::kSeenHeadDiffers)) << "to those after a pause, the past was another";
  EXPECT_TRUE(report.signed_by_log);
  EXPECT_EQ(report.unknown_from, gone);
}

TEST(PlaceTest, TheLastEntryDroppedIsMissedByTheHead) {
  Parts parts = Told().All();
  parts.entries.pop_back();
  EXPECT_THAT(AuditOf(parts), HasOnly(FaultKind::kSizeDiffers));
}

TEST(PlaceTest, EntriesThatTheLogDidNotSignForAreMissedByTheHead) {
  Parts parts = Told().All();
  parts.checkpoint = Told().Until(Told().size() - 1).checkpoint;
  EXPECT_THAT(AuditOf(parts), HasOnly(FaultKind::kSizeDiffers));
}

TEST(PlaceTest, ASwappedPairBreaksNumbersChainAndTree) {
  Parts parts = Told().All();
  const std::size_t first = BallotIn(parts);
  std::swap(parts.entries[first], parts.entries[first + 1]);
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasAt(FaultKind::kSequenceBroken, first));
  EXPECT_THAT(report, HasAt(FaultKind::kSequenceBroken, first + 1));
  EXPECT_THAT(report, HasAt(FaultKind::kChainBroken, first));
  EXPECT_THAT(report, HasAt(FaultKind::kTimeBackwards, first + 1));
  EXPECT_THAT(report, Has(FaultKind::kRootDiffers));
}

TEST(PlaceTest, ASwappedPairIsFoundThoughTheLogCoversIt) {
  Parts parts = Told().All();
  const std::size_t first = BallotIn(parts);
  std::swap(parts.entries[first], parts.entries[first + 1]);
  Told().log().Cover(parts);
  EXPECT_THAT(AuditOf(parts), HasAt(FaultKind::kSeenHeadUnknown, first));
}

TEST(PlaceTest, AWrongNumberIsAFault) {
  Parts parts = Told().All();
  Change(parts, parts.entries.size() - 1, [](Entry& entry) { entry.set_seq(entry.seq() + 5); });
  parts.checkpoint = Told().log().Sign(parts.entries);
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasOnlyAt(FaultKind::kSequenceBroken, parts.entries.size() - 1));
  EXPECT_FALSE(report.unknown_from) << "what it decides is right";
}

TEST(PlaceTest, ATimeThatGoesBackIsAFault) {
  Parts parts = Told().All();
  Change(parts, parts.entries.size() - 1,
         [](Entry& entry) { entry.set_admitted_ms(entry.admitted_ms() - 2 * kSecondMs); });
  parts.checkpoint = Told().log().Sign(parts.entries);
  EXPECT_THAT(AuditOf(parts), HasOnlyAt(FaultKind::kTimeBackwards, parts.entries.size() - 1));
}

TEST(PlaceTest, ATimeThatCannotBeIsAFault) {
  for (Millis time : {Millis{-1}, Millis{0}, std::numeric_limits<Millis>::max(),
                      std::numeric_limits<Millis>::min(), Millis{253'402'300'800'000}}) {
    Parts parts = Told().All();
    Change(parts, parts.entries.size() - 1, [&](Entry& entry) { entry.set_admitted_ms(time); });
    parts.checkpoint = Told().log().Sign(parts.entries);
    const Report report = AuditOf(parts);
    EXPECT_THAT(report, HasAt(FaultKind::kTimeInvalid, parts.entries.size() - 1));
    EXPECT_EQ(report.unknown_from, parts.entries.size() - 1);
  }
}

TEST(PlaceTest, ABrokenLinkIsAFault) {
  Parts parts = Told().All();
  Change(parts, parts.entries.size() - 1, [](Entry& entry) { entry.set_subject_prev(Bytes(32, 'x')); });
  parts.checkpoint = Told().log().Sign(parts.entries);
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasOnlyAt(FaultKind::kChainBroken, parts.entries.size() - 1));
  EXPECT_THAT(report.faults[0].en, HasSubstr("does not name the entry before it"));
}

TEST(PlaceTest, NothingMayFollowTheEndOfASubject) {
  Parts parts = Told().All();
  const std::size_t closed = FindEffect(parts, &Effect::has_matter_closed);
  const Bytes over = EntryIn(parts, closed).subject_id();
  Change(parts, parts.entries.size() - 1, [&](Entry& entry) { entry.set_subject_id(over); });
  Told().log().Cover(parts);
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasAt(FaultKind::kChainContinued, parts.entries.size() - 1));
  EXPECT_THAT(report, HasAt(FaultKind::kEffectsDiffer, parts.entries.size() - 1)) << "it belongs elsewhere";
}

TEST(PlaceTest, HeadersThatNoEngineWrites) {
  const std::vector<std::function<void(Entry&)>> changes = {
      [](Entry& entry) { entry.set_version(2); },
      [](Entry& entry) { entry.set_suite(2); },
      [](Entry& entry) { entry.set_kind(ledger::v1::ENTRY_KIND_CLOCK); },
      [](Entry& entry) { entry.set_kind(ledger::v1::ENTRY_KIND_GENESIS); },
      [](Entry& entry) { entry.clear_kind(); },
      [](Entry& entry) { entry.clear_effects(); },
      [](Entry& entry) { entry.clear_signed_command(); },
      [](Entry& entry) { entry.set_subject_id(Bytes(16, '\0')); },
      [](Entry& entry) { entry.set_subject_id("short"); }};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    Parts parts = Told().All();
    Change(parts, parts.entries.size() - 1, changes[i]);
    parts.checkpoint = Told().log().Sign(parts.entries);
    EXPECT_THAT(AuditOf(parts), HasAt(FaultKind::kEntryHeaderInvalid, parts.entries.size() - 1)) << i;
  }
}

TEST(PlaceTest, AnEntryInAnotherFormIsAFaultAndTheRestIsReadOn) {
  Parts parts = Told().All();
  const std::size_t at = BallotIn(parts);
  parts.entries[at].append("\x98\x06\x01");  // an unknown field
  parts.checkpoint = Told().log().Sign(parts.entries);
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasAt(FaultKind::kEntryMalformed, at));
  EXPECT_EQ(report.unknown_from, at);
  EXPECT_EQ(report.completeness, Completeness::kPartReplay);
  EXPECT_GT(report.counts.signatures_checked, at) << "signatures are checked to the end";
}

TEST(PlaceTest, AForeignCheckpointIsAFault) {
  Parts parts = Told().All();
  const Log other("example.org/ledger/hongqiao/sha256", crypto::SuiteId::kIntl, "another log");
  parts.checkpoint = other.Sign(parts.entries);
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasOnly(FaultKind::kCheckpointUnsigned));
  EXPECT_FALSE(report.signed_by_log);
  EXPECT_EQ(report.completeness, Completeness::kPartReplay);
  const Log elsewhere("example.org/ledger/xinzhuang/sha256", crypto::SuiteId::kIntl, "1");
  parts.checkpoint = elsewhere.Sign(parts.entries);
  EXPECT_THAT(AuditOf(parts), HasOnly(FaultKind::kCheckpointUnsigned));
  parts.checkpoint = ToldLedger(crypto::SuiteId::kIntl, 2).log().Sign(parts.entries);
  EXPECT_THAT(AuditOf(parts), HasOnly(FaultKind::kCheckpointUnsigned));
}

TEST(PlaceTest, ACheckpointThatIsNoneIsAFault) {
  for (const char* text : {"", "x", "example.org/ledger/hongqiao/sha256\n1\n\n"}) {
    Parts parts = Told().All();
    parts.checkpoint = text;
    EXPECT_THAT(AuditOf(parts), HasOnly(FaultKind::kCheckpointMalformed)) << text;
  }
}

TEST(PlaceTest, ALedgerForgedFromItsFoundingIsFoundByWhatIsKnownOutside) {
  ToldLedger forged(crypto::SuiteId::kIntl, 7);
  ASSERT_TRUE(forged.people().SetUp().ok());
  const Parts parts = forged.All();
  EXPECT_THAT(AuditOf(parts), IsClean()) << "by itself it is in order";
  EXPECT_THAT(AuditOf(parts, {.ledger = Told().ledger(), .log_vkey = {}}),
              HasOnlyAt(FaultKind::kLedgerUnexpected, 0u));
  const Report report = AuditOf(parts, {.ledger = {}, .log_vkey = Told().log().vkey()});
  EXPECT_THAT(report, HasOnlyAt(FaultKind::kLogKeyUnexpected, 0u));
  EXPECT_FALSE(report.anchored);
}

}  // namespace
}  // namespace yishi::audit
