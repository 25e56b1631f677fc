#include "clients/sdk/receipts.h"

#include <gmock/gmock.h>

#include "clients/sdk/command_builder.h"
#include "clients/sdk/files.h"
#include "clients/sdk/random.h"
#include "engine/merkle/hash.h"
#include "engine/merkle/tree.h"
#include "engine/wire/envelope.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_folder.h"

namespace yishi::sdk {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;
using ::yishi::testing::IsOk;
using ::yishi::testing::Refused;

constexpr char kOrigin[] = "yishi.example/ledger/hongqiao/sha256";

const crypto::Suite& Intl() { return crypto::Suite::Get(crypto::SuiteId::kIntl); }

// A log as a server would run it, with a key that may sign more than one history.
class Log {
 public:
  explicit Log(BytesView seed) : key_(*Intl().KeyFromSeed(seed)), tree_(Intl()) {}

  merkle::NoteKey note_key() const {
    return *merkle::NoteKey::Make(kOrigin, key_.suite(), key_.public_key());
  }
  std::string Note() const { return *merkle::SignCheckpoint({kOrigin, {tree_.size(), tree_.Root()}}, key_); }

  void AppendNoise() { tree_.Append(RandomFixed<32>()); }

  v1::Receipt Admit(const SignedAct& act) {
    ledger::v1::Entry entry;
    entry.set_version(1);
    entry.set_suite(1);
    entry.set_kind(ledger::v1::ENTRY_KIND_COMMAND);
    entry.set_seq(tree_.size());
    entry.set_admitted_ms(1);
    entry.set_signed_command(wire::SerializeSignedCommand(act.command));
    entry.add_effects()->mutable_meeting_closed()->set_meeting_id("0123456789abcdef");
    v1::Receipt receipt;
    receipt.set_entry(entry.SerializeAsString());
    receipt.set_index(tree_.size());
    tree_.Append(merkle::LeafHash(Intl(), receipt.entry()));
    const auto proof = tree_.InclusionProof(receipt.index(), tree_.size());
    for (const Hash& hash : *proof) {
      receipt.add_inclusion_proof(hash.str());
    }
    receipt.set_checkpoint(Note());
    return receipt;
  }

  ConsistencySource Proofs() const {
    return [this](std::uint64_t from, std::uint64_t to) { return tree_.ConsistencyProof(from, to); };
  }

 private:
  crypto::SigningKey key_;
  merkle::Tree tree_;
};

SignedAct SomeAct() {
  const auto signer =
      SignerFromSeed(crypto::SuiteId::kIntl, RandomId<LedgerId>(), RandomId<PersonId>(), RandomBytes(32));
  v1::CloseMeeting act;
  act.set_meeting_id(RandomBytes(16));
  return *SignAct(*signer, {.issued_ms = 1}, act);
}

class ReceiptsTest : public ::testing::Test {
 protected:
  ReceiptBook OpenBook() { return *ReceiptBook::Open(folder_.path() / "ledger", log_.note_key()); }

  const Bytes log_seed_ = RandomBytes(32);
  Log log_{log_seed_};
  yishi::testing::TemporaryFolder folder_;
};

TEST_F(ReceiptsTest, AnHonestReceiptIsProven) {
  for (int i = 0; i < 5; ++i) log_.AppendNoise();
  const SignedAct act = SomeAct();
  const v1::Receipt receipt = log_.Admit(act);
  const auto checked = CheckReceiptFor(receipt, log_.note_key(), wire::SerializeSignedCommand(act.command));
  ASSERT_THAT(checked, IsOk());
  EXPECT_EQ(checked->index, 5U);
  EXPECT_EQ(checked->command, act.id);
  EXPECT_EQ(checked->checkpoint.head.size, 6U);
}

TEST_F(ReceiptsTest, EveryPartOfAReceiptMatters) {
  for (int i = 0; i < 5; ++i) log_.AppendNoise();
  const SignedAct act = SomeAct();
  const v1::Receipt good = log_.Admit(act);
  const Bytes command = wire::SerializeSignedCommand(act.command);

  v1::Receipt entry = good;
  entry.mutable_entry()->back() ^= 1;
  EXPECT_FALSE(CheckReceiptFor(entry, log_.note_key(), command).ok());
  v1::Receipt index = good;
  index.set_index(4);
  EXPECT_THAT(CheckReceiptFor(index, log_.note_key(), command),
              Refused(Reason::kProofInvalid, HasSubstr("no. 5")));
  v1::Receipt proof = good;
  proof.mutable_inclusion_proof(0)->front() ^= 1;
  EXPECT_THAT(CheckReceiptFor(proof, log_.note_key(), command), Refused(Reason::kProofInvalid));
  v1::Receipt short_proof = good;
  short_proof.mutable_inclusion_proof()->RemoveLast();
  EXPECT_THAT(CheckReceiptFor(short_proof, log_.note_key(), command), Refused(Reason::kProofInvalid));
  EXPECT_THAT(CheckReceiptFor(good, Log(RandomBytes(32)).note_key(), command), Refused(Reason::kKeyUnknown));
  EXPECT_THAT(CheckReceiptFor(good, log_.note_key(), wire::SerializeSignedCommand(SomeAct().command)),
              Refused(Reason::kProofInvalid, HasSubstr("another command")));
}

TEST_F(ReceiptsTest, ABookFollowsOneHistoryAcrossPrograms) {
  log_.AppendNoise();
  ReceiptBook first = OpenBook();
  EXPECT_FALSE(first.head());
  ASSERT_THAT(first.Advance(log_.Note(), log_.Proofs()), IsOk());
  const std::string older = log_.Note();
  for (int i = 0; i < 6; ++i) log_.AppendNoise();
  ReceiptBook second = OpenBook();
  ASSERT_TRUE(second.head());
  EXPECT_EQ(second.head()->head.size, 1U);
  ASSERT_THAT(second.Advance(log_.Note(), log_.Proofs()), IsOk());
  EXPECT_EQ(OpenBook().head()->head.size, 7U);
  ASSERT_THAT(second.Advance(older, log_.Proofs()), IsOk())
      << "an older checkpoint of the same history is fine";
  EXPECT_EQ(OpenBook().head()->head.size, 7U);
}

TEST_F(ReceiptsTest, ASplitViewIsRefusedAndKeptAsEvidence) {
  Log fork(log_seed_);
  log_.AppendNoise();
  fork.AppendNoise();
  for (const bool longer : {false, true}) {
    if (longer) fork.AppendNoise();
    ReceiptBook book = OpenBook();
    ASSERT_THAT(book.Advance(log_.Note(), log_.Proofs()), IsOk());
    EXPECT_THAT(book.Advance(fork.Note(), fork.Proofs()), Refused(Reason::kSeenHeadDiffers));
    EXPECT_EQ(OpenBook().head()->head, book.head()->head) << "the kept head stays";
  }
  const auto evidence = FilesIn(OpenBook().evidence_folder());
  ASSERT_THAT(evidence, IsOk());
  ASSERT_THAT(*evidence, SizeIs(4));
  for (const std::string& name : *evidence) {
    const auto note = ReadFile(OpenBook().evidence_folder() / name, 1 << 16);
    EXPECT_THAT(merkle::OpenCheckpoint(*note, log_.note_key()), IsOk()) << name;
  }
}

TEST_F(ReceiptsTest, KeptReceiptsAreCheckedAgain) {
  ReceiptBook book = OpenBook();
  for (int i = 0; i < 3; ++i) {
    log_.AppendNoise();
    const SignedAct act = SomeAct();
    const v1::Receipt receipt = log_.Admit(act);
    const auto checked = CheckReceipt(receipt, log_.note_key());
    ASSERT_THAT(checked, IsOk());
    ASSERT_THAT(book.Advance(receipt.checkpoint(), log_.Proofs()), IsOk());
    KeptReceipt kept{
        .receipt = receipt, .openings = {v1::Opening()}, .summary = "第 " + std::to_string(i) + " 次"};
    kept.openings[0].set_schema(1);
    ASSERT_THAT(book.Keep(*checked, kept), IsOk());
    ASSERT_THAT(book.Keep(*checked, kept), IsOk()) << "keeping it again changes nothing";
  }
  const auto files = book.Files();
  ASSERT_THAT(*files, SizeIs(3));
  const auto loaded = book.Load(files->at(1));
  ASSERT_THAT(loaded, IsOk());
  EXPECT_EQ(loaded->summary, "第 1 次");
  ASSERT_THAT(loaded->openings, SizeIs(1));
  EXPECT_EQ(loaded->openings[0].schema(), 1U);

  const auto path = folder_.path() / "ledger" / "receipts" / files->at(2);
  std::string damaged = *ReadFile(path, 1 << 20);
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
  ASSERT_THAT(WriteFileAtomically(path, damaged), IsOk());
  const auto rechecks = book.RecheckAll(log_.Proofs());
  ASSERT_THAT(rechecks, IsOk());
  ASSERT_THAT(*rechecks, SizeIs(3));
  EXPECT_THAT((*rechecks)[0].status, IsOk());
  EXPECT_THAT((*rechecks)[1].status, IsOk());
  EXPECT_FALSE((*rechecks)[2].status.ok());
}

}  // namespace
}  // namespace yishi::sdk
