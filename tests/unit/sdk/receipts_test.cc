#include "clients/sdk/receipts.h"

#include <gmock/gmock.h>

#include "clients/sdk/command_builder.h"
#include "clients/sdk/files.h"
#include "clients/sdk/random.h"
#include "engine/wire/envelope.h"
#include "log.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_folder.h"

namespace yishi::sdk {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;
using ::yishi::testing::IsOk;
using ::yishi::testing::Refused;

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
