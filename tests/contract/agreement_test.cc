// The stores as each other's oracle: the same random calls must have the same outcomes.

#include <array>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "tests/contract/store_under_test.h"
#include "tests/support/seed.h"

namespace yishi::storage {
namespace {

using testing::BatchShape;
using testing::NumberedBatch;
using testing::NumberedBytes;
using testing::NumberedHash;
using testing::NumberedHead;
using testing::NumberedLedger;
using testing::NumberedOpening;

// Makes the same calls on each store, as `random` has it.
class Caller {
 public:
  explicit Caller(std::uint64_t seed) : random_(seed) {}

  // Calls some function of `left` and `right` with the same arguments.
  void CallBoth(EventStore& left, EventStore& right) {
    const LedgerId ledger = NumberedLedger(Draw(3));
    switch (Draw(9)) {
      case 0:
      case 1:
        return Append(left, right, ledger);
      case 2: {
        const std::uint64_t from = Draw(120);
        const std::size_t count = Draw(12);
        const std::size_t bytes = Draw(2000);
        EXPECT_EQ(*left.Read(ledger, from, count, bytes), *right.Read(ledger, from, count, bytes));
        return;
      }
      case 3: {
        const std::uint64_t from = Draw(120);
        const std::size_t count = Draw(12);
        const std::size_t bytes = Draw(2000);
        EXPECT_EQ(*left.ReadOpenings(ledger, from, count, bytes),
                  *right.ReadOpenings(ledger, from, count, bytes));
        return;
      }
      case 4: {
        const Hash commitment = SomeCommitment();
        EXPECT_EQ(*left.GetOpening(ledger, commitment), *right.GetOpening(ledger, commitment));
        return;
      }
      case 5: {
        const Hash commitment = SomeCommitment();
        EXPECT_EQ(left.EraseOpening(ledger, commitment), right.EraseOpening(ledger, commitment));
        return;
      }
      case 6: {
        const Hash digest = NumberedHash(Draw(20));
        const Bytes bytes = NumberedBytes(Draw(2), Draw(300));
        EXPECT_EQ(left.PutBlob(ledger, digest, "text/plain", bytes),
                  right.PutBlob(ledger, digest, "text/plain", bytes));
        return;
      }
      case 7: {
        const Hash digest = NumberedHash(Draw(20));
        EXPECT_EQ(left.EraseBlob(ledger, digest), right.EraseBlob(ledger, digest));
        return;
      }
      default: {
        const Hash digest = NumberedHash(Draw(20));
        const std::size_t count = Draw(8);
        EXPECT_EQ(*left.GetBlob(ledger, digest), *right.GetBlob(ledger, digest));
        EXPECT_EQ(*left.ListBlobs(ledger, digest, count), *right.ListBlobs(ledger, digest, count));
        EXPECT_EQ(*left.Communities(), *right.Communities());
        EXPECT_EQ(*left.GetHead(ledger), *right.GetHead(ledger));
        return;
      }
    }
  }

 private:
  std::uint64_t Draw(std::uint64_t below) { return random_() % below; }

  Hash SomeCommitment() { return NumberedOpening(Draw(120), Draw(3), 0).commitment; }

  // Mostly where the ledger ends, sometimes elsewhere or with a wrong root or a gap.
  void Append(EventStore& left, EventStore& right, const LedgerId& ledger) {
    Head expected = *left.GetHead(ledger);
    if (Draw(8) == 0) expected = NumberedHead(Draw(120));
    if (Draw(8) == 0) expected.root.data[Draw(32)] ^= 1;
    const BatchShape shape = {
        .entries = Draw(6), .entry_bytes = Draw(400), .openings = Draw(4), .opening_bytes = Draw(300)};
    const std::uint64_t first = Draw(16) == 0 ? expected.size + 1 : expected.size;
    const auto batch = NumberedBatch(first, shape);
    const Hash root = NumberedHash(expected.size + shape.entries);
    EXPECT_EQ(left.Append(ledger, expected, batch, root), right.Append(ledger, expected, batch, root));
  }

  std::mt19937_64 random_;
};

TEST(StoreAgreement, MemoryAndSqliteAnswerAlike) {
  const testing::TemporaryFolder folder;
  const std::string path = (folder.path() / "ledgers.db").string();
  MemoryStore memory;
  auto sqlite = SqliteStore::Open({.path = path});
  ASSERT_THAT(sqlite, testing::IsOk());
  Caller caller(testing::TestSeed());
  for (int call = 0; call < 1200 && !::testing::Test::HasFailure(); ++call) {
    SCOPED_TRACE("call " + std::to_string(call));
    caller.CallBoth(memory, **sqlite);
    if (call % 200 != 199) continue;
    sqlite->reset();
    sqlite = SqliteStore::Open({.path = path});
    ASSERT_THAT(sqlite, testing::IsOk());
  }
}

}  // namespace
}  // namespace yishi::storage
