// What the ledger says is erased leaves the store: nothing else, whatever fails.

#include "services/runtime/eraser.h"

#include "gtest/gtest.h"
#include "services/storage/memory_store.h"
#include "tests/support/fault_store.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/stored_batch.h"

namespace yishi::runtime {
namespace {

using ::yishi::testing::Fault;
using ::yishi::testing::IsOk;
using ::yishi::testing::NumberedHash;
using ::yishi::testing::NumberedOpening;
using ::yishi::testing::Refused;

class EraserTest : public ::testing::Test {
 protected:
  EraserTest() {
    storage::StoredEntry entry{.seq = 0, .bytes = "entry", .openings = {first_, second_}};
    EXPECT_THAT(memory_.Append(ledger_, {}, std::vector{entry}, NumberedHash(1)), IsOk());
  }
  bool Kept(const storage::StoredOpening& opening) {
    return memory_.GetOpening(ledger_, opening.commitment)->has_value();
  }

  const LedgerId ledger_ = testing::NumberedLedger(1);
  const storage::StoredOpening first_ = NumberedOpening(0, 1, 40);
  const storage::StoredOpening second_ = NumberedOpening(0, 2, 40);
  storage::MemoryStore memory_;
  testing::FaultStore store_{memory_};
  vault::Vault vault_;
};

TEST_F(EraserTest, NothingIsErasedThatTheLedgerDoesNotSay) {
  Eraser eraser(store_, ledger_);
  vault_.erasures[ErasureId{}].commitment = first_.commitment;  // only proposed
  EXPECT_THAT(eraser.Run(vault_), IsOk());
  EXPECT_TRUE(Kept(first_));
  vault_.erased[first_.commitment] = ErasureId{};
  EXPECT_THAT(eraser.Run(vault_), IsOk());
  EXPECT_FALSE(Kept(first_));
  EXPECT_TRUE(Kept(second_));
}

TEST_F(EraserTest, WhatTheStoreCouldNotDoIsDoneLater) {
  Eraser eraser(store_, ledger_);
  vault_.erased[first_.commitment] = ErasureId{};
  vault_.erased[second_.commitment] = ErasureId{};
  for (std::uint64_t call = 1; call <= 2; ++call) {  // looking, erasing
    store_.FailCall(call, Fault::kBefore);
    EXPECT_THAT(eraser.Run(vault_), Refused(Reason::kStoreFailed)) << call;
  }
  EXPECT_THAT(eraser.Run(vault_), IsOk());
  EXPECT_FALSE(Kept(first_));
  EXPECT_FALSE(Kept(second_));
}

TEST_F(EraserTest, ANewServerErasesWhatACrashLeftAndAsksNoMoreOnceItIsDone) {
  vault_.erased[first_.commitment] = ErasureId{};
  Eraser eraser(store_, ledger_);
  EXPECT_THAT(eraser.Run(vault_), IsOk());
  EXPECT_FALSE(Kept(first_));
  const std::uint64_t calls = store_.calls();
  EXPECT_THAT(eraser.Run(vault_), IsOk());
  EXPECT_EQ(store_.calls(), calls);
}

}  // namespace
}  // namespace yishi::runtime
