#include "engine/base/ratio.h"

#include <limits>
#include <random>

#include "gtest/gtest.h"
#include "tests/support/rational.h"
#include "tests/support/seed.h"

namespace yishi {
namespace {

using ::yishi::testing::LeastCount;
using ::yishi::testing::Rational;
using ::yishi::testing::Reaches;

constexpr Comparison kBoth[] = {Comparison::kAtLeast, Comparison::kMoreThan};

TEST(RatioTest, IsAFractionOfTheWhole) {
  EXPECT_TRUE((Ratio{0, 1}.valid()));
  EXPECT_TRUE((Ratio{2, 3}.valid()));
  EXPECT_TRUE((Ratio{3, 3}.valid()));
  EXPECT_FALSE((Ratio{4, 3}.valid()));
  EXPECT_FALSE((Ratio{-1, 3}.valid()));
  EXPECT_FALSE((Ratio{0, 0}.valid()));
  EXPECT_FALSE((Ratio{-1, -3}.valid()));
}

TEST(RatioTest, AtLeastIncludesTheNumberAndMoreThanDoesNot) {
  EXPECT_TRUE(Satisfies(26, Comparison::kAtLeast, {2, 3}, 39));
  EXPECT_FALSE(Satisfies(26, Comparison::kMoreThan, {2, 3}, 39));
  EXPECT_TRUE(Satisfies(27, Comparison::kMoreThan, {2, 3}, 39));
  EXPECT_FALSE(Satisfies(25, Comparison::kAtLeast, {2, 3}, 39));
}

TEST(RatioTest, LeastMayExceedTheBase) {
  EXPECT_EQ(LeastThatSatisfies(Comparison::kMoreThan, {1, 1}, 7), 8);
  EXPECT_EQ(LeastThatSatisfies(Comparison::kMoreThan, {1, 2}, 0), 1);
  EXPECT_EQ(LeastThatSatisfies(Comparison::kAtLeast, {1, 2}, 0), 0);
}

TEST(RatioTest, AgreesWithTheOracleOnEveryFractionOfSmallNumbers) {
  for (std::int64_t denominator = 1; denominator <= 12; ++denominator) {
    for (std::int64_t numerator = 0; numerator <= denominator; ++numerator) {
      for (std::int64_t base = 0; base <= 40; ++base) {
        for (Comparison comparison : kBoth) {
          const bool more_than = comparison == Comparison::kMoreThan;
          const Rational share(numerator, denominator);
          ASSERT_EQ(LeastThatSatisfies(comparison, {numerator, denominator}, base),
                    LeastCount(more_than, share, base))
              << share << " of " << base;
          for (std::int64_t count = 0; count <= base + 1; ++count) {
            ASSERT_EQ(Satisfies(count, comparison, {numerator, denominator}, base),
                      Reaches(count, more_than, share, base))
                << count << " against " << share << " of " << base;
          }
        }
      }
    }
  }
}

// No product of two 64-bit numbers may wrap around: the least count holds, and one less does not.
TEST(RatioTest, StaysExactAtTheGreatestNumbers) {
  constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
  EXPECT_TRUE(Satisfies(kMax, Comparison::kAtLeast, {kMax, kMax}, kMax));
  EXPECT_FALSE(Satisfies(kMax - 1, Comparison::kAtLeast, {kMax, kMax}, kMax));
  EXPECT_FALSE(Satisfies(kMax, Comparison::kMoreThan, {kMax, kMax}, kMax));
  std::mt19937_64 random(testing::TestSeed());
  for (int i = 0; i < 20'000; ++i) {
    const auto denominator = static_cast<std::int64_t>(random() >> 1) + 1;
    const Ratio ratio{static_cast<std::int64_t>(random() >> 1) % denominator, denominator};
    const auto base = static_cast<std::int64_t>(random() >> 1);
    for (Comparison comparison : kBoth) {
      const std::int64_t least = LeastThatSatisfies(comparison, ratio, base);
      ASSERT_TRUE(Satisfies(least, comparison, ratio, base))
          << ratio.numerator << "/" << denominator << " " << base;
      if (least > 0) {
        ASSERT_FALSE(Satisfies(least - 1, comparison, ratio, base))
            << ratio.numerator << "/" << denominator << " " << base;
      }
    }
  }
}

}  // namespace
}  // namespace yishi
