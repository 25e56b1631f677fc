#include "services/runtime/watchers.h"

#include <vector>

#include "gmock/gmock.h"

namespace yishi::runtime {
namespace {

using ::testing::ElementsAre;

TEST(WatchersTest, TellsUntilTheSubscriptionEnds) {
  Watchers watchers;
  std::vector<std::uint64_t> first;
  std::vector<std::uint64_t> second;
  Subscription kept = watchers.Add([&](std::uint64_t size) { first.push_back(size); });
  {
    const Subscription ended = watchers.Add([&](std::uint64_t size) { second.push_back(size); });
    watchers.Tell(1);
  }
  watchers.Tell(2);
  EXPECT_THAT(first, ElementsAre(1, 2));
  EXPECT_THAT(second, ElementsAre(1));
}

TEST(WatchersTest, ASubscriptionCanBeMoved) {
  Watchers watchers;
  std::vector<std::uint64_t> told;
  Subscription outer;
  {
    Subscription inner = watchers.Add([&](std::uint64_t size) { told.push_back(size); });
    outer = std::move(inner);
  }
  watchers.Tell(7);
  outer = Subscription();
  watchers.Tell(8);
  EXPECT_THAT(told, ElementsAre(7));
}

}  // namespace
}  // namespace yishi::runtime
