#include "tests/support/fault_store.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/storage/memory_store.h"
#include "tests/support/status_matchers.h"
#include "tests/support/stored_batch.h"

namespace yishi::testing {
namespace {

using storage::Head;

absl::Status AppendOne(storage::EventStore& store, std::uint64_t size) {
  return store.Append(NumberedLedger(1), NumberedHead(size), NumberedBatch(size, {}), NumberedHash(size + 1));
}

TEST(FaultStore, HandsOnWhatIsNotToFail) {
  storage::MemoryStore memory;
  FaultStore store(memory);
  EXPECT_THAT(AppendOne(store, 0), IsOk());
  EXPECT_THAT(store.GetHead(NumberedLedger(1)), IsOkAndHolds(NumberedHead(1)));
  EXPECT_EQ(store.calls(), 2u);
}

TEST(FaultStore, FailsTheChosenCallOnlyAndBeforeItsWork) {
  storage::MemoryStore memory;
  FaultStore store(memory);
  store.FailCall(2, Fault::kBefore);
  EXPECT_THAT(AppendOne(store, 0), IsOk());
  EXPECT_THAT(AppendOne(store, 1), Refused(Reason::kStoreFailed));
  EXPECT_THAT(memory.GetHead(NumberedLedger(1)), IsOkAndHolds(NumberedHead(1)));
  EXPECT_THAT(AppendOne(store, 1), IsOk());
}

TEST(FaultStore, ReportsFailureAfterTheCommit) {
  storage::MemoryStore memory;
  FaultStore store(memory);
  store.FailAppend(1, Fault::kAfter);
  EXPECT_THAT(store.GetHead(NumberedLedger(1)), IsOkAndHolds(Head{})) << "not an append";
  EXPECT_THAT(AppendOne(store, 0), Refused(Reason::kStoreFailed));
  EXPECT_THAT(memory.GetHead(NumberedLedger(1)), IsOkAndHolds(NumberedHead(1)));
  EXPECT_THAT(AppendOne(store, 0), Refused(Reason::kHeadMoved));
}

}  // namespace
}  // namespace yishi::testing
