#include "clients/load/figures.h"

#include <numeric>

#include "gtest/gtest.h"

namespace yishi::load {
namespace {

// 1, 2, … `count`.
std::vector<std::uint32_t> UpTo(std::uint32_t count) {
  std::vector<std::uint32_t> values(count);
  std::iota(values.begin(), values.end(), 1);
  return values;
}

TEST(PercentileTest, IsTheNearestRank) {
  EXPECT_EQ(Percentile(UpTo(1'000), 500), 500u);
  EXPECT_EQ(Percentile(UpTo(1'000), 990), 990u);
  EXPECT_EQ(Percentile(UpTo(1'000), 999), 999u);
  EXPECT_EQ(Percentile(UpTo(1'000), 1'000), 1'000u);
  EXPECT_EQ(Percentile(UpTo(20'000), 999), 19'980u);
  // 99.9 % of 1,001 values are more than 999 of them.
  EXPECT_EQ(Percentile(UpTo(1'001), 999), 1'000u);
}

TEST(PercentileTest, OfFewIsOneOfThem) {
  EXPECT_EQ(Percentile({}, 500), 0u);
  EXPECT_EQ(Percentile(UpTo(1), 1), 1u);
  EXPECT_EQ(Percentile(UpTo(2), 500), 1u);
  EXPECT_EQ(Percentile(UpTo(2), 501), 2u);
  EXPECT_EQ(Percentile(UpTo(50), 990), 50u);
  EXPECT_EQ(Percentile(UpTo(50), 999), 50u);
}

TEST(LatenciesTest, SortsFirst) {
  std::vector<std::uint32_t> micros = UpTo(2'000);
  std::swap(micros.front(), micros.back());
  EXPECT_EQ(LatenciesOf(micros),
            (Latencies{.p50_micros = 1'000, .p99_micros = 1'980, .p999_micros = 1'998, .max_micros = 2'000}));
  EXPECT_EQ(LatenciesOf({}), Latencies{});
}

TEST(MedianTest, MiddleOrMeanOfTheMiddleTwo) {
  EXPECT_EQ(Median({}), 0);
  EXPECT_EQ(Median({7}), 7);
  EXPECT_EQ(Median({9, 1, 5}), 5);
  EXPECT_EQ(Median({9, 1, 5, 2}), 3.5);
}

}  // namespace
}  // namespace yishi::load
