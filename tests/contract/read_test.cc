#include <cstdint>
#include <limits>
#include <vector>

#include "tests/contract/store_under_test.h"

namespace yishi::storage {
namespace {

using ::testing::IsEmpty;
using testing::IsOk;
using testing::IsOkAndHolds;
using testing::NumberedBatch;
using testing::NumberedOpening;

constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();
constexpr std::uint64_t kPastAll = std::numeric_limits<std::uint64_t>::max();

class ReadContract : public StoreContract {
 protected:
  std::vector<std::uint64_t> SeqsOf(const absl::StatusOr<std::vector<StoredEntry>>& entries) {
    EXPECT_THAT(entries, IsOk());
    std::vector<std::uint64_t> seqs;
    for (const StoredEntry& entry : *entries) seqs.push_back(entry.seq);
    return seqs;
  }
  std::vector<std::uint64_t> SeqsOf(const absl::StatusOr<std::vector<OpeningAt>>& openings) {
    EXPECT_THAT(openings, IsOk());
    std::vector<std::uint64_t> seqs;
    for (const OpeningAt& opening : *openings) seqs.push_back(opening.seq);
    return seqs;
  }
};
YISHI_FOR_ALL_STORES(ReadContract);

using Seqs = std::vector<std::uint64_t>;

TEST_P(ReadContract, NothingIsReadOfAnUnknownLedger) {
  ASSERT_THAT(AppendAfter(0, {.entries = 3, .openings = 1}), IsOk());
  EXPECT_THAT(store().Read(other_, 0, kNoLimit, kNoLimit), IsOkAndHolds(IsEmpty()));
  EXPECT_THAT(store().ReadOpenings(other_, 0, kNoLimit, kNoLimit), IsOkAndHolds(IsEmpty()));
}

TEST_P(ReadContract, EntriesComeWithoutTheirOpenings) {
  ASSERT_THAT(AppendAfter(0, {.entries = 3, .openings = 2}), IsOk());
  EXPECT_THAT(store().Read(ledger_, 0, kNoLimit, kNoLimit), IsOkAndHolds(NumberedBatch(0, {.entries = 3})));
}

TEST_P(ReadContract, APageEndsAtItsNumberOfEntries) {
  ASSERT_THAT(AppendAfter(0, {.entries = 10}), IsOk());
  EXPECT_EQ(SeqsOf(store().Read(ledger_, 0, 4, kNoLimit)), (Seqs{0, 1, 2, 3}));
  EXPECT_EQ(SeqsOf(store().Read(ledger_, 8, 4, kNoLimit)), (Seqs{8, 9}));
  EXPECT_EQ(SeqsOf(store().Read(ledger_, 0, 0, kNoLimit)), Seqs{});
}

TEST_P(ReadContract, APageEndsBeforeTheEntryThatExceedsItsBytes) {
  ASSERT_THAT(AppendAfter(0, {.entries = 10, .entry_bytes = 100}), IsOk());
  EXPECT_EQ(SeqsOf(store().Read(ledger_, 2, kNoLimit, 299)), (Seqs{2, 3}));
  EXPECT_EQ(SeqsOf(store().Read(ledger_, 2, kNoLimit, 300)), (Seqs{2, 3, 4}));
}

TEST_P(ReadContract, OneEntryIsReadHoweverLong) {
  ASSERT_THAT(AppendAfter(0, {.entries = 2, .entry_bytes = 100}), IsOk());
  EXPECT_EQ(SeqsOf(store().Read(ledger_, 0, kNoLimit, 0)), Seqs{0});
  EXPECT_EQ(SeqsOf(store().Read(ledger_, 1, kNoLimit, 99)), Seqs{1});
}

TEST_P(ReadContract, PastTheEndThereIsNothing) {
  ASSERT_THAT(AppendAfter(0, {.entries = 3, .openings = 1}), IsOk());
  ASSERT_THAT(AppendAfter(0, {.entries = 9, .openings = 1}, other_), IsOk());
  for (const std::uint64_t seq :
       {std::uint64_t{3}, std::uint64_t{1} << 40, std::uint64_t{1} << 63, kPastAll}) {
    EXPECT_THAT(store().Read(ledger_, seq, kNoLimit, kNoLimit), IsOkAndHolds(IsEmpty())) << seq;
    EXPECT_THAT(store().ReadOpenings(ledger_, seq, kNoLimit, kNoLimit), IsOkAndHolds(IsEmpty())) << seq;
  }
}

TEST_P(ReadContract, OpeningsComeInTheOrderOfTheirAppending) {
  ASSERT_THAT(AppendAfter(0, {.entries = 2, .openings = 3}), IsOk());
  ASSERT_THAT(AppendAfter(2, {.entries = 1, .openings = 0}), IsOk());
  ASSERT_THAT(AppendAfter(3, {.entries = 1, .openings = 2}), IsOk());
  std::vector<OpeningAt> expected;
  for (const auto& [seq, count] :
       std::vector<std::pair<std::uint64_t, std::uint64_t>>{{0, 3}, {1, 3}, {3, 2}}) {
    for (std::uint64_t n = 0; n < count; ++n) {
      expected.push_back({.seq = seq, .opening = NumberedOpening(seq, n, 120)});
    }
  }
  EXPECT_THAT(store().ReadOpenings(ledger_, 0, kNoLimit, kNoLimit), IsOkAndHolds(expected));
}

TEST_P(ReadContract, APageOfOpeningsNeverPartsAnEntry) {
  ASSERT_THAT(AppendAfter(0, {.entries = 4, .openings = 3, .opening_bytes = 10}), IsOk());
  EXPECT_EQ(SeqsOf(store().ReadOpenings(ledger_, 0, 1, kNoLimit)), (Seqs{0, 0, 0}));
  EXPECT_EQ(SeqsOf(store().ReadOpenings(ledger_, 1, 5, kNoLimit)), (Seqs{1, 1, 1}));
  EXPECT_EQ(SeqsOf(store().ReadOpenings(ledger_, 1, 6, kNoLimit)), (Seqs{1, 1, 1, 2, 2, 2}));
  EXPECT_EQ(SeqsOf(store().ReadOpenings(ledger_, 0, kNoLimit, 0)), (Seqs{0, 0, 0}));
  EXPECT_EQ(SeqsOf(store().ReadOpenings(ledger_, 0, kNoLimit, 59)), (Seqs{0, 0, 0}));
  EXPECT_EQ(SeqsOf(store().ReadOpenings(ledger_, 0, kNoLimit, 60)), (Seqs{0, 0, 0, 1, 1, 1}));
  EXPECT_EQ(SeqsOf(store().ReadOpenings(ledger_, 0, 0, kNoLimit)), Seqs{});
}

TEST_P(ReadContract, PagesOfEverySizeMakeUpTheWhole) {
  ASSERT_THAT(AppendAfter(0, {.entries = 7, .openings = 2}), IsOk());
  ASSERT_THAT(AppendAfter(7, {.entries = 5, .openings = 0}), IsOk());
  ASSERT_THAT(AppendAfter(12, {.entries = 3, .openings = 5}), IsOk());
  const auto whole = store().ReadOpenings(ledger_, 0, kNoLimit, kNoLimit);
  ASSERT_THAT(whole, IsOk());
  for (std::size_t size = 1; size <= whole->size() + 1; ++size) {
    std::vector<OpeningAt> pages;
    while (true) {
      const std::uint64_t from = pages.empty() ? 0 : pages.back().seq + 1;
      const auto page = store().ReadOpenings(ledger_, from, size, kNoLimit);
      ASSERT_THAT(page, IsOk());
      if (page->empty()) break;
      pages.insert(pages.end(), page->begin(), page->end());
    }
    EXPECT_EQ(pages, *whole) << "pages of " << size;
  }
}

}  // namespace
}  // namespace yishi::storage
