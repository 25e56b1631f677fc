#include "services/rpc/feed.h"

#include "engine/merkle/hash.h"
#include "gtest/gtest.h"
#include "services/storage/memory_store.h"
#include "tests/support/hall_host.h"
#include "tests/support/status_matchers.h"

namespace yishi::testing {
namespace {

class FeedTest : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_THAT(community_.OpenPoll("路灯"), IsOk()); }

  storage::MemoryStore store_;
  HallHost host_{store_};
  CommunityFixture community_{host_.Plan(), host_.host()};
};

TEST_F(FeedTest, GivesWhatTheStoreHasFromAnywhere) {
  const runtime::Chamber& chamber = host_.chamber(community_);
  const std::uint64_t size = chamber.Newest()->head.size;
  rpc::Feed feed(chamber);
  for (std::uint64_t from : {size - 3, std::uint64_t{0}, size / 2, std::uint64_t{5}, size - 1}) {
    const auto page = feed.Read(from, 9, 1'000'000);
    const auto stored = store_.Read(community_.ledger(), from, 9, 1'000'000);
    ASSERT_THAT(page, IsOk());
    ASSERT_FALSE(page->empty());
    ASSERT_LE(page->size(), stored->size());
    for (std::size_t i = 0; i < page->size(); ++i) {
      EXPECT_EQ((*page)[i]->seq, from + i);
      EXPECT_EQ((*page)[i]->bytes, (*stored)[i].bytes);
      EXPECT_EQ((*page)[i]->leaf, merkle::LeafHash(community_.suite(), (*stored)[i].bytes));
    }
  }
  EXPECT_TRUE(feed.Read(size, 9, 1'000'000)->empty());
}

TEST_F(FeedTest, EndsBeforeTheBytesAreTooManyButGivesOne) {
  rpc::Feed feed(host_.chamber(community_));
  EXPECT_EQ(feed.Read(0, 9, 1)->size(), 1u);
  const std::size_t two =
      (*feed.Read(0, 9, 1'000'000))[0]->bytes.size() + (*feed.Read(1, 1, 1'000'000))[0]->bytes.size();
  EXPECT_EQ(feed.Read(0, 9, two)->size(), 2u);
}

TEST_F(FeedTest, SecondReaderSharesTheEntriesOfTheFirst) {
  rpc::Feed feed(host_.chamber(community_));
  const auto first = feed.Read(3, 9, 1'000'000);
  const auto second = feed.Read(3, 9, 1'000'000);
  EXPECT_EQ((*first)[0].get(), (*second)[0].get());
}

}  // namespace
}  // namespace yishi::testing
