#include "services/runtime/counters.h"

#include "engine/base/status.h"
#include "gmock/gmock.h"

namespace yishi::runtime {
namespace {

using ::testing::ElementsAre;

TEST(HistogramTest, PutsABoundIntoItsOwnBucketAndTheRestAtTheEnd) {
  static constexpr std::array<std::uint64_t, 3> kBounds = {1, 10, 100};
  Histogram histogram(kBounds);
  for (std::uint64_t value : {0u, 1u, 2u, 10u, 11u, 100u, 101u, 5000u}) histogram.Record(value);
  const Histogram::Reading reading = histogram.Read();
  EXPECT_THAT(reading.buckets, ElementsAre(2, 2, 2, 2));
  EXPECT_EQ(reading.count, 8u);
  EXPECT_EQ(reading.sum, 5'225u);
}

TEST(CountersTest, CountsRefusalsByReasonAndDuplicates) {
  Counters counters;
  counters.CountAnswer(Refuse(Reason::kOverloaded, "忙", "busy"));
  counters.CountAnswer(Refuse(Reason::kOverloaded, "忙", "busy"));
  counters.CountAnswer(absl::UnknownError("from elsewhere"));
  v1::Receipt receipt;
  counters.CountAnswer(receipt);
  receipt.set_duplicate(true);
  counters.CountAnswer(receipt);
  EXPECT_EQ(counters.duplicates, 1u);
  EXPECT_EQ(counters.RefusalsOf(Reason::kOverloaded), 2u);
  EXPECT_EQ(counters.RefusalsOf(Reason::kInternal), 1u);
  EXPECT_EQ(counters.RefusalsOf(Reason::kAlreadyVoted), 0u);
}

}  // namespace
}  // namespace yishi::runtime
