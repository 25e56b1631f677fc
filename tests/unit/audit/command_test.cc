// Commands that nobody signed, that were signed for something else, or that are there twice.

#include <gtest/gtest.h>

#include "engine/wire/envelope.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/audit/report_matchers.h"
#include "tests/unit/audit/told_ledger.h"

namespace yishi::audit {
namespace {

using ledger::v1::Effect;
using ledger::v1::Entry;
using testing::IsOk;

v1::Command CommandIn(const Entry& entry) {
  v1::SignedCommand envelope;
  v1::Command command;
  EXPECT_TRUE(envelope.ParseFromString(entry.signed_command()) &&
              command.ParseFromString(envelope.payload()));
  return command;
}

// `entry` with its command changed under the old signature.
void ChangeCommand(Entry& entry, const std::function<void(v1::Command&)>& change) {
  v1::SignedCommand envelope;
  ASSERT_TRUE(envelope.ParseFromString(entry.signed_command()));
  v1::Command command = CommandIn(entry);
  change(command);
  envelope.set_payload(command.SerializeAsString());
  entry.set_signed_command(wire::SerializeSignedCommand(envelope));
}

// The same signed anew, by a key.
void SignAnew(Entry& entry, const crypto::SigningKey& key, const std::function<void(v1::Command&)>& change) {
  v1::Command command = CommandIn(entry);
  change(command);
  entry.set_signed_command(
      wire::SerializeSignedCommand(*wire::SignCommand(key, command.SerializeAsString())));
}

TEST(CommandTest, ARewrittenCommandHasNoSignatureWhateverTheLogSigns) {
  Parts parts = Told().Until(FindEffect(Told().All(), &Effect::has_matter_opened) + 1);
  const std::size_t at = parts.entries.size() - 1;
  Change(parts, at, [](Entry& entry) {
    ChangeCommand(entry, [](v1::Command& command) {
      command.mutable_open_matter()->mutable_content()->set_title("换过的标题");
    });
  });
  Told().log().Cover(parts);
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasAt(FaultKind::kSignatureInvalid, at));
  EXPECT_TRUE(report.signed_by_log);
  EXPECT_THAT(report, ::testing::Not(Has(FaultKind::kRootDiffers)));
}

TEST(CommandTest, AChangedCharterTextIsFound) {
  Parts parts = Told().All();
  const std::size_t at = FindEffect(parts, &Effect::has_charter_adopted);
  Change(parts, at, [](Entry& entry) {
    ChangeCommand(entry, [](v1::Command& command) {
      std::string& text = *command.mutable_adopt_charter()->mutable_text();
      const std::size_t two_thirds = text.find("numerator: 2 denominator: 3");
      ASSERT_NE(two_thirds, std::string::npos);
      text.replace(two_thirds, 27, "numerator: 1 denominator: 3");
    });
  });
  Told().log().Cover(parts);
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasAt(FaultKind::kSignatureInvalid, at));
  EXPECT_THAT(report, HasAt(FaultKind::kEffectsDiffer, at)) << "the digest is another";
  EXPECT_EQ(report.unknown_from, at);
}

TEST(CommandTest, ASignatureByARevokedKeyIsFound) {
  ToldLedger told;
  ASSERT_THAT(told.people().SetUp(), IsOk());
  const testing::Actor& member = told.people().committee[1];
  v1::Command revoke;
  revoke.mutable_revoke_key()->set_key_id(member.key_id.str());
  revoke.mutable_revoke_key()->set_reason("手机遗失");
  ASSERT_THAT(told.people().Do(member, std::move(revoke)), IsOk());
  ASSERT_THAT(AuditOf(told.All()), IsClean());
  told.careless = true;
  v1::Command act;
  auto* open = act.mutable_open_matter();
  open->set_charter_id("plain");
  open->set_origin(v1::ORIGIN_OFFICERS);
  open->mutable_content()->set_title("用已吊销的密钥提出");
  open->mutable_content()->set_text("正文");
  open->mutable_content()->set_kind("GENERAL_AFFAIRS");
  open->mutable_content()->set_ownership(v1::OWNERSHIP_COMMUNITY);
  ASSERT_THAT(told.people().Do(member, std::move(act)), IsOk());
  const Report report = AuditOf(told.All());
  EXPECT_THAT(report, HasOnlyAt(FaultKind::kKeyRevoked, told.size() - 1));
  EXPECT_FALSE(report.unknown_from);
}

TEST(CommandTest, AForgedSignatureUnderARevokedKeyIsBoth) {
  ToldLedger told;
  ASSERT_THAT(told.people().SetUp(), IsOk());
  v1::Command revoke;
  revoke.mutable_revoke_key()->set_key_id(told.people().committee[1].key_id.str());
  revoke.mutable_revoke_key()->set_reason("手机遗失");
  ASSERT_THAT(told.people().Do(told.people().committee[1], revoke), IsOk());
  Parts parts = told.All();
  // Its owner revokes it a second time, says somebody else.
  Entry entry = EntryIn(parts, parts.entries.size() - 1);
  ChangeCommand(entry, [](v1::Command& command) { command.set_nonce(Bytes(16, 'n')); });
  parts.entries.emplace_back();
  Put(parts, parts.entries.size() - 1, entry);
  told.log().Cover(parts);
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasAt(FaultKind::kKeyRevoked, parts.entries.size() - 1));
  EXPECT_THAT(report, HasAt(FaultKind::kSignatureInvalid, parts.entries.size() - 1));
  EXPECT_THAT(report, HasAt(FaultKind::kDecisionRefused, parts.entries.size() - 1));
}

TEST(CommandTest, AKeyThatNobodyRegisteredIsFound) {
  Parts parts = Told().All();
  const std::size_t last = parts.entries.size() - 1;
  const crypto::SigningKey stranger = *Told().suite().KeyFromSeed(Bytes(32, 's'));
  Change(parts, last, [&](Entry& entry) {
    SignAnew(entry, stranger, [&](v1::Command& command) {
      command.set_key_id(Told().suite().KeyIdOf(stranger.public_key()).str());
    });
  });
  Told().log().Cover(parts);
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasOnlyAt(FaultKind::kKeyUnknown, last));
  EXPECT_EQ(report.unknown_from, last);
}

TEST(CommandTest, ASlipMayDoNothingButEnrol) {
  Parts parts = Told().All();
  const std::size_t enrolled = FindEffect(parts, &Effect::has_key_enrolled);
  const v1::Command slip = CommandIn(EntryIn(parts, enrolled));
  const std::size_t last = parts.entries.size() - 1;
  Change(parts, last, [&](Entry& entry) {
    v1::SignedCommand envelope;
    ASSERT_TRUE(envelope.ParseFromString(entry.signed_command()));
    envelope.set_key_id(slip.key_id());
    v1::Command command = CommandIn(entry);
    command.set_key_id(slip.key_id());
    command.set_actor_id(slip.actor_id());
    envelope.set_payload(command.SerializeAsString());
    entry.set_signed_command(wire::SerializeSignedCommand(envelope));
  });
  Told().log().Cover(parts);
  EXPECT_THAT(AuditOf(parts), HasAt(FaultKind::kKeyWrongPurpose, last));
}

TEST(CommandTest, ACommandOfAnotherLedgerIsFound) {
  ToldLedger other(crypto::SuiteId::kIntl, 9);
  ASSERT_THAT(other.people().SetUp(), IsOk());
  const Parts theirs = other.All();
  Parts parts = Told().All();
  parts.entries.push_back(theirs.entries.back());
  Told().log().Cover(parts);
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasAt(FaultKind::kWrongLedger, parts.entries.size() - 1));
  EXPECT_EQ(report.unknown_from, parts.entries.size() - 1);
}

TEST(CommandTest, OneCommandInTwoEntriesIsFound) {
  Parts parts = Told().All();
  const std::size_t last = parts.entries.size() - 1;  // a ballot: cast once more it would replace itself
  parts.entries.push_back(parts.entries[last]);
  Change(parts, last + 1,
         [](Entry& entry) { entry.mutable_effects(0)->mutable_ballot_cast()->set_replaces(true); });
  Told().log().Cover(parts);
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasOnlyAt(FaultKind::kCommandRepeated, last + 1));
  EXPECT_EQ(report.unknown_from, last + 1);
}

TEST(CommandTest, AnEntryOutsideItsCommandsWindowIsFound) {
  Parts parts = Told().All();
  const std::size_t last = parts.entries.size() - 1;
  Change(parts, last, [](Entry& entry) { entry.set_admitted_ms(entry.admitted_ms() + 2 * kDayMs); });
  Told().log().Cover(parts);
  EXPECT_THAT(AuditOf(parts), HasOnlyAt(FaultKind::kOutsideWindow, last));
}

TEST(CommandTest, ASignerWhoSawAnotherHistoryIsHeard) {
  const testing::Actor& voter = *const_cast<ToldLedger&>(Told()).people().Voters()[2];
  for (std::uint64_t size : {std::uint64_t{4}, std::uint64_t{1'000'000}}) {
    Parts parts = Told().All();
    const std::size_t last = parts.entries.size() - 1;
    ASSERT_EQ(CommandIn(EntryIn(parts, last)).key_id(), voter.key_id.view());
    Change(parts, last, [&](Entry& entry) {
      SignAnew(entry, voter.key, [&](v1::Command& command) {
        command.set_seen_size(size);
        command.set_seen_root(Bytes(32, 'r'));
      });
    });
    Told().log().Cover(parts);
    EXPECT_THAT(AuditOf(parts),
                HasOnlyAt(size == 4 ? FaultKind::kSeenHeadDiffers : FaultKind::kSeenHeadUnknown, last));
  }
}

TEST(CommandTest, ACommandInAnotherFormIsFound) {
  Parts parts = Told().All();
  const std::size_t last = parts.entries.size() - 1;
  Change(parts, last, [](Entry& entry) { entry.mutable_signed_command()->append("\x98\x06\x01"); });
  Told().log().Cover(parts);
  const Report report = AuditOf(parts);
  EXPECT_THAT(report, HasOnlyAt(FaultKind::kCommandMalformed, last));
  EXPECT_EQ(report.unknown_from, last);
}

TEST(CommandTest, SignaturesAreCheckedWithTheKeysKnownUntilTheStateWasLost) {
  Parts parts = Told().All();
  const std::size_t lost = FindEffect(parts, &Effect::has_roster_confirmed);
  Change(parts, lost,
         [](Entry& entry) { entry.mutable_effects(0)->mutable_roster_confirmed()->set_roster_version(7); });
  Told().log().Cover(parts);
  const Report report = AuditOf(parts);
  EXPECT_EQ(report.unknown_from, lost);
  EXPECT_GT(report.counts.signatures_passed_over, 0u) << "keys enrolled since are not known";
  EXPECT_GT(report.counts.signatures_checked, lost) << "the registrars' keys are";
  EXPECT_EQ(report.counts.signatures_checked + report.counts.signatures_passed_over, report.counts.commands);
  EXPECT_THAT(report, ::testing::Not(Has(FaultKind::kKeyUnknown)));
}

}  // namespace
}  // namespace yishi::audit
