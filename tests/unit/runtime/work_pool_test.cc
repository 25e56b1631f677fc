#include "services/runtime/work_pool.h"

#include <atomic>
#include <future>
#include <vector>

#include "gmock/gmock.h"

namespace yishi::runtime {
namespace {

TEST(WorkPoolTest, BeginsJobsInOrder) {
  std::vector<int> order;
  {
    WorkPool pool(1, 100);
    for (int i = 0; i < 50; ++i) ASSERT_TRUE(pool.TryPost([&order, i] { order.push_back(i); }));
  }
  ASSERT_EQ(order.size(), 50u);
  EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
}

TEST(WorkPoolTest, RefusesWhenTooManyWaitAndLeavesTheJobWhole) {
  std::promise<void> begun;
  std::promise<void> release;
  std::atomic<int> ran = 0;
  {
    WorkPool pool(1, 2);
    ASSERT_TRUE(pool.TryPost([&] {
      begun.set_value();
      release.get_future().wait();
    }));
    begun.get_future().wait();
    EXPECT_TRUE(pool.TryPost([&] { ++ran; }));
    EXPECT_TRUE(pool.TryPost([&] { ++ran; }));
    WorkPool::Job third = [&] { ++ran; };
    EXPECT_FALSE(pool.TryPost(std::move(third)));
    release.set_value();
    third();
  }
  EXPECT_EQ(ran, 3);
}

TEST(WorkPoolTest, WorksOnSeveralThreadsAtOnce) {
  std::atomic<int> together = 0;
  std::promise<void> both;
  const auto meet = [&] {
    if (++together == 2) both.set_value();
    while (together < 2) std::this_thread::yield();
  };
  WorkPool pool(2, 10);
  ASSERT_TRUE(pool.TryPost(meet));
  ASSERT_TRUE(pool.TryPost(meet));
  both.get_future().wait();
}

}  // namespace
}  // namespace yishi::runtime
