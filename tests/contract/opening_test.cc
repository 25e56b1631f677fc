#include <limits>
#include <vector>

#include "engine/base/limits.h"
#include "tests/contract/store_under_test.h"

namespace yishi::storage {
namespace {

using ::testing::IsEmpty;
using testing::IsOk;
using testing::IsOkAndHolds;
using testing::NumberedBatch;
using testing::NumberedHash;
using testing::NumberedHead;
using testing::NumberedOpening;
using ::testing::Optional;
using ::testing::SizeIs;

constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

class OpeningContract : public StoreContract {};
YISHI_FOR_ALL_STORES(OpeningContract);

TEST_P(OpeningContract, AnOpeningIsFoundByItsCommitment) {
  ASSERT_THAT(AppendAfter(0, {.entries = 50, .openings = 3}), IsOk());
  for (std::uint64_t seq = 0; seq < 50; seq += 7) {
    const StoredOpening opening = NumberedOpening(seq, 1, 120);
    EXPECT_THAT(store().GetOpening(ledger_, opening.commitment), IsOkAndHolds(Optional(opening.bytes)));
  }
}

TEST_P(OpeningContract, WhatWasAppendedAfterALookupIsFoundToo) {
  ASSERT_THAT(AppendAfter(0, {.openings = 1}), IsOk());
  const StoredOpening later = NumberedOpening(1, 0, 120);
  EXPECT_THAT(store().GetOpening(ledger_, later.commitment), IsOkAndHolds(std::nullopt));
  ASSERT_THAT(AppendAfter(1, {.openings = 1}), IsOk());
  EXPECT_THAT(store().GetOpening(ledger_, later.commitment), IsOkAndHolds(Optional(later.bytes)));
}

TEST_P(OpeningContract, AnUnknownCommitmentOrLedgerHasNone) {
  ASSERT_THAT(AppendAfter(0, {.openings = 1}), IsOk());
  EXPECT_THAT(store().GetOpening(ledger_, NumberedHash(5)), IsOkAndHolds(std::nullopt));
  EXPECT_THAT(store().GetOpening(other_, NumberedOpening(0, 0, 1).commitment), IsOkAndHolds(std::nullopt));
  EXPECT_THAT(store().EraseOpening(ledger_, NumberedHash(5)), IsOk());
  EXPECT_THAT(store().EraseOpening(other_, NumberedHash(5)), IsOk());
}

TEST_P(OpeningContract, CommitmentsThatBeginAlikeAreToldApart) {
  std::vector<StoredEntry> batch = NumberedBatch(0, {.openings = 2});
  StoredOpening& first = batch[0].openings[0];
  StoredOpening& second = batch[0].openings[1];
  second.commitment = first.commitment;
  second.commitment.data[31] ^= 1;
  ASSERT_THAT(store().Append(ledger_, Head{}, batch, NumberedHash(1)), IsOk());
  EXPECT_THAT(store().GetOpening(ledger_, second.commitment), IsOkAndHolds(Optional(second.bytes)));
  ASSERT_THAT(store().EraseOpening(ledger_, first.commitment), IsOk());
  EXPECT_THAT(store().GetOpening(ledger_, first.commitment), IsOkAndHolds(std::nullopt));
  EXPECT_THAT(store().GetOpening(ledger_, second.commitment), IsOkAndHolds(Optional(second.bytes)));
}

TEST_P(OpeningContract, ErasingLeavesTheEntryAndTheOtherOpenings) {
  ASSERT_THAT(AppendAfter(0, {.entries = 3, .openings = 2}), IsOk());
  const StoredOpening erased = NumberedOpening(1, 0, 120);
  ASSERT_THAT(store().EraseOpening(ledger_, erased.commitment), IsOk());

  EXPECT_THAT(store().GetOpening(ledger_, erased.commitment), IsOkAndHolds(std::nullopt));
  EXPECT_THAT(store().GetHead(ledger_), IsOkAndHolds(NumberedHead(3)));
  EXPECT_THAT(store().Read(ledger_, 0, kNoLimit, kNoLimit), IsOkAndHolds(NumberedBatch(0, {.entries = 3})));
  std::vector<OpeningAt> left;
  for (std::uint64_t seq = 0; seq < 3; ++seq) {
    for (std::uint64_t n = 0; n < 2; ++n) {
      if (seq == 1 && n == 0) continue;
      left.push_back({.seq = seq, .opening = NumberedOpening(seq, n, 120)});
    }
  }
  EXPECT_THAT(store().ReadOpenings(ledger_, 0, kNoLimit, kNoLimit), IsOkAndHolds(left));
}

TEST_P(OpeningContract, ErasingTwiceIsErasingOnce) {
  ASSERT_THAT(AppendAfter(0, {.openings = 2}), IsOk());
  const Hash commitment = NumberedOpening(0, 0, 120).commitment;
  ASSERT_THAT(store().EraseOpening(ledger_, commitment), IsOk());
  EXPECT_THAT(store().EraseOpening(ledger_, commitment), IsOk());
  EXPECT_THAT(store().ReadOpenings(ledger_, 0, kNoLimit, kNoLimit), IsOkAndHolds(SizeIs(1)));
}

TEST_P(OpeningContract, ErasingReachesEveryEntryThatItCameWith) {
  std::vector<StoredEntry> batch = NumberedBatch(0, {.entries = 3, .openings = 1});
  batch[2].openings[0].commitment = batch[0].openings[0].commitment;
  ASSERT_THAT(store().Append(ledger_, Head{}, batch, NumberedHash(3)), IsOk());
  const Hash commitment = batch[0].openings[0].commitment;
  EXPECT_THAT(store().GetOpening(ledger_, commitment), IsOkAndHolds(Optional(batch[0].openings[0].bytes)));
  ASSERT_THAT(store().EraseOpening(ledger_, commitment), IsOk());
  EXPECT_THAT(store().GetOpening(ledger_, commitment), IsOkAndHolds(std::nullopt));
  EXPECT_THAT(store().ReadOpenings(ledger_, 0, kNoLimit, kNoLimit), IsOkAndHolds(SizeIs(1)));
}

TEST_P(OpeningContract, ErasingInOneLedgerLeavesTheOther) {
  ASSERT_THAT(AppendAfter(0, {.openings = 1}, ledger_), IsOk());
  ASSERT_THAT(AppendAfter(0, {.openings = 1}, other_), IsOk());
  const StoredOpening opening = NumberedOpening(0, 0, 120);
  ASSERT_THAT(store().EraseOpening(ledger_, opening.commitment), IsOk());
  EXPECT_THAT(store().ReadOpenings(ledger_, 0, kNoLimit, kNoLimit), IsOkAndHolds(IsEmpty()));
  EXPECT_THAT(store().GetOpening(other_, opening.commitment), IsOkAndHolds(Optional(opening.bytes)));
}

TEST_P(OpeningContract, EmptyAndLongOpeningsAreKept) {
  std::vector<StoredEntry> batch = NumberedBatch(0, {.entries = 1, .openings = 1, .opening_bytes = 0});
  batch[0].openings.push_back(NumberedOpening(0, 1, limits::kOpeningBytes));
  batch[0].openings.push_back(NumberedOpening(0, 2, 10 * limits::kOpeningBytes));
  ASSERT_THAT(store().Append(ledger_, Head{}, batch, NumberedHash(1)), IsOk());
  for (const StoredOpening& opening : batch[0].openings) {
    EXPECT_THAT(store().GetOpening(ledger_, opening.commitment), IsOkAndHolds(Optional(opening.bytes)));
  }
}

}  // namespace
}  // namespace yishi::storage
