#include <atomic>
#include <limits>
#include <thread>
#include <vector>

#include "tests/contract/store_under_test.h"

namespace yishi::storage {
namespace {

using testing::BatchShape;
using testing::IsOk;
using testing::IsOkAndHolds;
using testing::NumberedBatch;
using testing::NumberedHash;
using testing::NumberedHead;
using testing::NumberedLedger;
using testing::NumberedOpening;

constexpr std::uint64_t kBatch = 8;
constexpr std::uint64_t kBatches = 60;

// Threads share one store: a reopened one would be taken from under them.
class ConcurrencyContract : public StoreContract {};
INSTANTIATE_TEST_SUITE_P(Stores, ConcurrencyContract, ::testing::Values(Backend::kMemory, Backend::kSqlite),
                         [](const auto& instance) { return BackendName(instance.param); });

absl::Status AppendBatches(EventStore& store, const LedgerId& ledger) {
  for (std::uint64_t size = 0; size < kBatch * kBatches; size += kBatch) {
    YISHI_RETURN_IF_ERROR(store.Append(ledger, NumberedHead(size),
                                       NumberedBatch(size, {.entries = kBatch, .openings = 1}),
                                       NumberedHash(size + kBatch)));
  }
  return absl::OkStatus();
}

// Whatever a reader sees is the state after some whole batch, and never an earlier one than it saw before.
void ReadWhileAppending(EventStore& store, const LedgerId& ledger, const std::atomic<bool>& done) {
  std::uint64_t seen = 0;
  while (!done) {
    const auto head = store.GetHead(ledger);
    ASSERT_THAT(head, IsOk());
    ASSERT_EQ(*head, NumberedHead(head->size));
    ASSERT_EQ(head->size % kBatch, 0u);
    ASSERT_GE(head->size, seen);
    seen = head->size;
    const std::uint64_t from = seen < kBatch ? 0 : seen - kBatch;
    const auto entries = store.Read(ledger, from, kBatch, 1'000'000);
    ASSERT_THAT(entries, IsOk());
    ASSERT_TRUE(entries->empty() || *entries == NumberedBatch(from, {.entries = kBatch}));
    ASSERT_GE(from + entries->size(), seen);
    if (seen == 0) continue;
    const StoredOpening opening = NumberedOpening(seen - 1, 0, 120);
    ASSERT_THAT(store.GetOpening(ledger, opening.commitment),
                IsOkAndHolds(::testing::Optional(opening.bytes)));
  }
}

TEST_P(ConcurrencyContract, ReadersSeeWholeBatchesWhileWritersAppend) {
  EventStore& shared = store();
  std::atomic<bool> done = false;
  std::vector<std::thread> readers;
  for (int i = 0; i < 6; ++i) {  // more than there are connections to read with
    readers.emplace_back([&, i] { ReadWhileAppending(shared, NumberedLedger(i % 2 == 0 ? 1 : 2), done); });
  }
  std::vector<absl::Status> outcomes(2);
  std::thread first([&] { outcomes[0] = AppendBatches(shared, NumberedLedger(1)); });
  std::thread second([&] { outcomes[1] = AppendBatches(shared, NumberedLedger(2)); });
  first.join();
  second.join();
  done = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_THAT(outcomes[0], IsOk());
  EXPECT_THAT(outcomes[1], IsOk());
  EXPECT_THAT(shared.GetHead(NumberedLedger(1)), IsOkAndHolds(NumberedHead(kBatch * kBatches)));
}

TEST_P(ConcurrencyContract, OfTwoWritersOnOneHeadOneWins) {
  EventStore& shared = store();
  for (std::uint64_t size = 0; size < 40; ++size) {
    std::atomic<int> won = 0;
    std::atomic<int> moved = 0;
    const auto append = [&] {
      const absl::Status status =
          shared.Append(ledger_, NumberedHead(size), NumberedBatch(size, {}), NumberedHash(size + 1));
      if (status.ok()) ++won;
      if (!status.ok() && ReasonOf(status) == Reason::kHeadMoved) ++moved;
    };
    std::thread one(append);
    std::thread two(append);
    one.join();
    two.join();
    ASSERT_EQ(won, 1) << "at size " << size;
    ASSERT_EQ(moved, 1) << "at size " << size;
  }
  EXPECT_THAT(shared.GetHead(ledger_), IsOkAndHolds(NumberedHead(40)));
}

TEST_P(ConcurrencyContract, ErasureAndDocumentsDoNotDisturbReaders) {
  EventStore& shared = store();
  ASSERT_THAT(AppendBatches(shared, ledger_), IsOk());
  std::atomic<bool> done = false;
  std::thread reader([&] { ReadWhileAppending(shared, other_, done); });
  std::thread lister([&] {
    while (!done) {
      ASSERT_THAT(shared.ReadOpenings(ledger_, 0, 100, 1'000'000), IsOk());
      ASSERT_THAT(shared.ListBlobs(ledger_, std::nullopt, 100), IsOk());
    }
  });
  for (std::uint64_t seq = 0; seq < 20; ++seq) {
    EXPECT_THAT(shared.EraseOpening(ledger_, NumberedOpening(seq, 0, 120).commitment), IsOk());
    EXPECT_THAT(shared.PutBlob(ledger_, NumberedHash(seq), "text/plain", "x"), IsOk());
  }
  done = true;
  reader.join();
  lister.join();
  EXPECT_THAT(shared.ReadOpenings(ledger_, 0, 1'000'000, 1'000'000),
              IsOkAndHolds(::testing::SizeIs(kBatch * kBatches - 20)));
}

}  // namespace
}  // namespace yishi::storage
