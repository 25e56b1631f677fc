#include <algorithm>
#include <vector>

#include "engine/base/limits.h"
#include "tests/contract/store_under_test.h"

namespace yishi::storage {
namespace {

using ::testing::IsEmpty;
using testing::IsOk;
using testing::IsOkAndHolds;
using testing::NumberedBytes;
using testing::NumberedHash;
using ::testing::Optional;
using testing::Refused;

class BlobContract : public StoreContract {};
YISHI_FOR_ALL_STORES(BlobContract);

TEST_P(BlobContract, ADocumentIsKeptUnderItsDigest) {
  const Blob blob = {.media_type = "application/pdf", .bytes = NumberedBytes(1, 10'000)};
  ASSERT_THAT(store().PutBlob(ledger_, NumberedHash(1), blob.media_type, blob.bytes), IsOk());
  EXPECT_THAT(store().GetBlob(ledger_, NumberedHash(1)), IsOkAndHolds(Optional(blob)));
  EXPECT_THAT(store().HasBlob(ledger_, NumberedHash(1)), IsOkAndHolds(true));
}

TEST_P(BlobContract, AnUnknownDigestOrLedgerHasNone) {
  ASSERT_THAT(store().PutBlob(ledger_, NumberedHash(1), "text/plain", "x"), IsOk());
  EXPECT_THAT(store().GetBlob(ledger_, NumberedHash(2)), IsOkAndHolds(std::nullopt));
  EXPECT_THAT(store().GetBlob(other_, NumberedHash(1)), IsOkAndHolds(std::nullopt));
  EXPECT_THAT(store().HasBlob(ledger_, NumberedHash(2)), IsOkAndHolds(false));
  EXPECT_THAT(store().HasBlob(other_, NumberedHash(1)), IsOkAndHolds(false));
  EXPECT_THAT(store().ListBlobs(other_, std::nullopt, 10), IsOkAndHolds(IsEmpty()));
  EXPECT_THAT(store().EraseBlob(other_, NumberedHash(1)), IsOk());
}

TEST_P(BlobContract, ADocumentDoesNotFoundALedger) {
  ASSERT_THAT(store().PutBlob(ledger_, NumberedHash(1), "text/plain", "x"), IsOk());
  EXPECT_THAT(store().Communities(), IsOkAndHolds(IsEmpty()));
  EXPECT_THAT(store().GetHead(ledger_), IsOkAndHolds(Head{}));
  EXPECT_THAT(AppendAfter(0, {}), IsOk());
  EXPECT_THAT(store().HasBlob(ledger_, NumberedHash(1)), IsOkAndHolds(true));
}

TEST_P(BlobContract, TheSameDocumentAgainKeepsTheFirstMediaType) {
  ASSERT_THAT(store().PutBlob(ledger_, NumberedHash(1), "image/png", "picture"), IsOk());
  EXPECT_THAT(store().PutBlob(ledger_, NumberedHash(1), "image/jpeg", "picture"), IsOk());
  EXPECT_THAT(store().GetBlob(ledger_, NumberedHash(1)),
              IsOkAndHolds(Optional(Blob{.media_type = "image/png", .bytes = "picture"})));
}

TEST_P(BlobContract, OtherBytesUnderTheSameDigestAreRefused) {
  ASSERT_THAT(store().PutBlob(ledger_, NumberedHash(1), "text/plain", "one"), IsOk());
  EXPECT_THAT(store().PutBlob(ledger_, NumberedHash(1), "text/plain", "two"),
              Refused(Reason::kAlreadyExists));
  EXPECT_THAT(store().PutBlob(other_, NumberedHash(1), "text/plain", "two"), IsOk());
  EXPECT_THAT(store().GetBlob(ledger_, NumberedHash(1)),
              IsOkAndHolds(Optional(Blob{.media_type = "text/plain", .bytes = "one"})));
}

TEST_P(BlobContract, TheLongestDocumentIsKeptAndALongerOneRefused) {
  const Bytes longest = NumberedBytes(1, limits::kBlobBytes);
  ASSERT_THAT(store().PutBlob(ledger_, NumberedHash(1), "image/png", longest), IsOk());
  const auto kept = store().GetBlob(ledger_, NumberedHash(1));
  ASSERT_THAT(kept, IsOk());
  EXPECT_TRUE((*kept)->bytes == longest);
  EXPECT_THAT(store().PutBlob(ledger_, NumberedHash(2), "image/png", longest + "x"),
              Refused(Reason::kOversized));
  EXPECT_THAT(store().HasBlob(ledger_, NumberedHash(2)), IsOkAndHolds(false));
}

TEST_P(BlobContract, AnEmptyDocumentIsOne) {
  ASSERT_THAT(store().PutBlob(ledger_, NumberedHash(1), "", ""), IsOk());
  EXPECT_THAT(store().GetBlob(ledger_, NumberedHash(1)), IsOkAndHolds(Optional(Blob{})));
}

TEST_P(BlobContract, DocumentsAreListedInPagesByDigest) {
  std::vector<BlobInfo> all;
  for (std::uint64_t number = 0; number < 25; ++number) {
    all.push_back({.digest = NumberedHash(number), .media_type = "text/plain", .size = number * 100});
    ASSERT_THAT(
        store().PutBlob(ledger_, all.back().digest, "text/plain", NumberedBytes(number, number * 100)),
        IsOk());
    ASSERT_THAT(store().PutBlob(other_, NumberedHash(1000 + number), "text/plain", "other"), IsOk());
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.digest < b.digest; });
  for (const std::size_t size : {1u, 7u, 25u, 100u}) {
    std::vector<BlobInfo> pages;
    while (true) {
      const auto after = pages.empty() ? std::nullopt : std::optional(pages.back().digest);
      const auto page = store().ListBlobs(ledger_, after, size);
      ASSERT_THAT(page, IsOk());
      ASSERT_LE(page->size(), size);
      if (page->empty()) break;
      pages.insert(pages.end(), page->begin(), page->end());
    }
    EXPECT_EQ(pages, all) << "pages of " << size;
  }
  EXPECT_THAT(store().ListBlobs(ledger_, std::nullopt, 0), IsOkAndHolds(IsEmpty()));
}

TEST_P(BlobContract, AnErasedDocumentIsGoneAndMayBePutAgain) {
  ASSERT_THAT(store().PutBlob(ledger_, NumberedHash(1), "text/plain", "one"), IsOk());
  ASSERT_THAT(store().PutBlob(ledger_, NumberedHash(2), "text/plain", "two"), IsOk());
  for (int round = 0; round < 3; ++round) {
    ASSERT_THAT(store().EraseBlob(ledger_, NumberedHash(1)), IsOk());
    EXPECT_THAT(store().EraseBlob(ledger_, NumberedHash(1)), IsOk());
    EXPECT_THAT(store().GetBlob(ledger_, NumberedHash(1)), IsOkAndHolds(std::nullopt));
    EXPECT_THAT(store().HasBlob(ledger_, NumberedHash(1)), IsOkAndHolds(false));
    EXPECT_THAT(store().ListBlobs(ledger_, std::nullopt, 10), IsOkAndHolds(::testing::SizeIs(1)));
    ASSERT_THAT(store().PutBlob(ledger_, NumberedHash(1), "text/html", "again"), IsOk());
    EXPECT_THAT(store().GetBlob(ledger_, NumberedHash(1)),
                IsOkAndHolds(Optional(Blob{.media_type = "text/html", .bytes = "again"})));
  }
}

}  // namespace
}  // namespace yishi::storage
