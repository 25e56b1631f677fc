#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "engine/base/limits.h"
#include "tests/contract/store_under_test.h"

namespace yishi::storage {
namespace {

using testing::BatchShape;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::IsOkAndHolds;
using testing::NumberedBatch;
using testing::NumberedHash;
using testing::NumberedHead;
using testing::NumberedLedger;
using testing::Refused;
using ::testing::SizeIs;

constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

class AppendContract : public StoreContract {
 protected:
  // Nothing of the refused append may have been kept.
  void ExpectUnchanged(const std::vector<StoredEntry>& entries, const Head& head) {
    EXPECT_THAT(store().GetHead(ledger_), IsOkAndHolds(head));
    std::vector<StoredEntry> without_openings = entries;
    for (StoredEntry& entry : without_openings) entry.openings.clear();
    EXPECT_THAT(store().Read(ledger_, 0, kNoLimit, kNoLimit), IsOkAndHolds(without_openings));
  }
};
YISHI_FOR_ALL_STORES(AppendContract);

TEST_P(AppendContract, AnUnknownLedgerHasTheZeroHead) {
  EXPECT_THAT(store().GetHead(ledger_), IsOkAndHolds(Head{}));
  EXPECT_THAT(store().Communities(), IsOkAndHolds(IsEmpty()));
}

TEST_P(AppendContract, TheFirstBatchExpectsTheZeroHead) {
  ASSERT_THAT(AppendAfter(0, {.entries = 3}), IsOk());
  EXPECT_THAT(store().GetHead(ledger_), IsOkAndHolds(NumberedHead(3)));
  EXPECT_THAT(store().Communities(), IsOkAndHolds(ElementsAre(ledger_)));
}

TEST_P(AppendContract, TheFirstBatchIsRefusedUnderAnyOtherRoot) {
  const Head empty_tree = {.size = 0, .root = NumberedHash(99)};
  EXPECT_THAT(store().Append(ledger_, empty_tree, NumberedBatch(0, {}), NumberedHash(1)),
              Refused(Reason::kStoreWentBack));
  EXPECT_THAT(store().Communities(), IsOkAndHolds(IsEmpty()));
}

TEST_P(AppendContract, BatchesFollowOneAnother) {
  std::vector<StoredEntry> all;
  for (const std::size_t count : {1u, 2u, 300u, 1u}) {
    const std::uint64_t size = all.size();
    ASSERT_THAT(AppendAfter(size, {.entries = count}), IsOk());
    const auto batch = NumberedBatch(size, {.entries = count});
    all.insert(all.end(), batch.begin(), batch.end());
    ExpectUnchanged(all, NumberedHead(all.size()));
  }
}

TEST_P(AppendContract, MoreStoredThanExpectedIsAnotherWriter) {
  ASSERT_THAT(AppendAfter(0, {.entries = 5}), IsOk());
  const absl::Status status = store().Append(ledger_, NumberedHead(3), NumberedBatch(3, {}), NumberedHash(4));
  ASSERT_THAT(status, Refused(Reason::kHeadMoved));
  EXPECT_THAT(
      RefusalOf(status)->numbers,
      ElementsAre(std::pair("expected_size", "3"), std::pair("expected_root", ToHex(NumberedHash(3).view())),
                  std::pair("stored_size", "5"), std::pair("stored_root", ToHex(NumberedHash(5).view()))));
  ExpectUnchanged(NumberedBatch(0, {.entries = 5}), NumberedHead(5));
}

TEST_P(AppendContract, LessStoredThanExpectedIsAStoreThatWentBack) {
  ASSERT_THAT(AppendAfter(0, {.entries = 5}), IsOk());
  EXPECT_THAT(store().Append(ledger_, NumberedHead(6), NumberedBatch(6, {}), NumberedHash(7)),
              Refused(Reason::kStoreWentBack));
  ExpectUnchanged(NumberedBatch(0, {.entries = 5}), NumberedHead(5));
}

TEST_P(AppendContract, TheSameSizeUnderAnotherRootIsAStoreThatWentBack) {
  ASSERT_THAT(AppendAfter(0, {.entries = 5}), IsOk());
  const Head forked = {.size = 5, .root = NumberedHash(77)};
  EXPECT_THAT(store().Append(ledger_, forked, NumberedBatch(5, {}), NumberedHash(6)),
              Refused(Reason::kStoreWentBack));
  ExpectUnchanged(NumberedBatch(0, {.entries = 5}), NumberedHead(5));
}

TEST_P(AppendContract, AGapOrARepeatIsTheCallersFault) {
  ASSERT_THAT(AppendAfter(0, {.entries = 2}), IsOk());
  for (const std::vector<std::uint64_t>& seqs :
       {std::vector<std::uint64_t>{3}, {1}, {2, 4}, {2, 2}, {2, 3, 3}}) {
    std::vector<StoredEntry> batch;
    for (const std::uint64_t seq : seqs) batch.push_back({.seq = seq, .bytes = "x", .openings = {}});
    EXPECT_THAT(store().Append(ledger_, NumberedHead(2), batch, NumberedHash(9)), Refused(Reason::kInternal))
        << ::testing::PrintToString(seqs);
  }
  ExpectUnchanged(NumberedBatch(0, {.entries = 2}), NumberedHead(2));
}

TEST_P(AppendContract, AnEmptyBatchIsTheCallersFault) {
  EXPECT_THAT(store().Append(ledger_, Head{}, {}, NumberedHash(1)), Refused(Reason::kInternal));
  EXPECT_THAT(store().GetHead(ledger_), IsOkAndHolds(Head{}));
}

TEST_P(AppendContract, TheLongestEntryIsKeptAndALongerOneRefused) {
  ASSERT_THAT(AppendAfter(0, {.entries = 3, .entry_bytes = limits::kEntryBytes}), IsOk());
  ExpectUnchanged(NumberedBatch(0, {.entries = 3, .entry_bytes = limits::kEntryBytes}), NumberedHead(3));
  EXPECT_THAT(AppendAfter(3, {.entry_bytes = limits::kEntryBytes + 1}), Refused(Reason::kEntryTooLarge));
  EXPECT_THAT(AppendAfter(3, {.entry_bytes = 0}), Refused(Reason::kEntryTooLarge));
  EXPECT_THAT(store().GetHead(ledger_), IsOkAndHolds(NumberedHead(3)));
}

TEST_P(AppendContract, ABatchWithOneBadEntryLeavesNothing) {
  std::vector<StoredEntry> batch = NumberedBatch(0, {.entries = 5, .openings = 2});
  batch[4].bytes.clear();
  EXPECT_THAT(store().Append(ledger_, Head{}, batch, NumberedHash(5)), Refused(Reason::kEntryTooLarge));
  ExpectUnchanged({}, Head{});
  EXPECT_THAT(store().ReadOpenings(ledger_, 0, kNoLimit, kNoLimit), IsOkAndHolds(IsEmpty()));
}

TEST_P(AppendContract, BytesAreKeptAsTheyAre) {
  Bytes bytes;
  for (int value = 0; value < 256; ++value) bytes.push_back(static_cast<char>(value));
  const std::vector<StoredEntry> batch = {{.seq = 0, .bytes = bytes, .openings = {}},
                                          {.seq = 1, .bytes = Bytes(1, '\0'), .openings = {}}};
  ASSERT_THAT(store().Append(ledger_, Head{}, batch, NumberedHash(2)), IsOk());
  ExpectUnchanged(batch, NumberedHead(2));
}

TEST_P(AppendContract, LedgersAreApart) {
  for (std::uint64_t size = 0; size < 20; ++size) {
    ASSERT_THAT(AppendAfter(size, {.entry_bytes = 50, .openings = 1}, ledger_), IsOk());
    ASSERT_THAT(AppendAfter(size * 2, {.entries = 2, .entry_bytes = 70, .openings = 2}, other_), IsOk());
  }
  EXPECT_THAT(store().GetHead(ledger_), IsOkAndHolds(NumberedHead(20)));
  EXPECT_THAT(store().GetHead(other_), IsOkAndHolds(NumberedHead(40)));
  EXPECT_THAT(store().Read(ledger_, 0, kNoLimit, kNoLimit),
              IsOkAndHolds(NumberedBatch(0, {.entries = 20, .entry_bytes = 50})));
  EXPECT_THAT(store().Read(other_, 0, kNoLimit, kNoLimit),
              IsOkAndHolds(NumberedBatch(0, {.entries = 40, .entry_bytes = 70})));
  EXPECT_THAT(store().ReadOpenings(ledger_, 0, kNoLimit, kNoLimit), IsOkAndHolds(SizeIs(20)));
  EXPECT_THAT(store().ReadOpenings(other_, 0, kNoLimit, kNoLimit), IsOkAndHolds(SizeIs(80)));
}

TEST_P(AppendContract, CommunitiesAreInTheOrderOfTheirIds) {
  std::vector<LedgerId> ids;
  for (std::uint64_t number = 0; number < 30; ++number) {
    ids.push_back(NumberedLedger(number));
    ASSERT_THAT(AppendAfter(0, {}, ids.back()), IsOk());
  }
  std::sort(ids.begin(), ids.end());
  EXPECT_THAT(store().Communities(), IsOkAndHolds(ids));
}

}  // namespace
}  // namespace yishi::storage
