#include "engine/tally/words.h"

#include <limits>

#include "gtest/gtest.h"

namespace yishi::tally {
namespace {

TEST(FractionTest, IsSaidAsPeopleSayIt) {
  EXPECT_EQ(FractionInWords({1, 2}), (Words{"半数", "half"}));
  EXPECT_EQ(FractionInWords({2, 3}), (Words{"三分之二", "2/3"}));
  EXPECT_EQ(FractionInWords({3, 4}), (Words{"四分之三", "3/4"}));
  EXPECT_EQ(FractionInWords({4, 5}), (Words{"五分之四", "4/5"}));
  EXPECT_EQ(FractionInWords({1, 3}), (Words{"三分之一", "1/3"}));
  EXPECT_EQ(FractionInWords({1, 5}), (Words{"五分之一", "1/5"}));
  EXPECT_EQ(FractionInWords({1, 10}), (Words{"十分之一", "1/10"}));
  EXPECT_EQ(FractionInWords({1, 1}), (Words{"全部", "all"}));
  EXPECT_EQ(FractionInWords({0, 7}), (Words{"零", "none"}));
}

TEST(FractionTest, IsInLowestTerms) {
  EXPECT_EQ(FractionInWords({50, 100}), FractionInWords({1, 2}));
  EXPECT_EQ(FractionInWords({26, 39}), FractionInWords({2, 3}));
  EXPECT_EQ(FractionInWords({9, 9}), FractionInWords({1, 1}));
}

TEST(FractionTest, ReadsChineseNumbersUpToNinetyNine) {
  EXPECT_EQ(FractionInWords({10, 11}).zh, "十一分之十");
  EXPECT_EQ(FractionInWords({11, 20}).zh, "二十分之十一");
  EXPECT_EQ(FractionInWords({37, 99}).zh, "九十九分之三十七");
  EXPECT_EQ(FractionInWords({67, 100}).zh, "100分之六十七");
  EXPECT_EQ(FractionInWords({667, 1000}), (Words{"1000分之667", "667/1000"}));
}

TEST(DemandTest, SaysWhetherTheNumberItselfIsEnough) {
  EXPECT_EQ(DemandInWords(Comparison::kMoreThan, {1, 2}), (Words{"超过半数", "more than half"}));
  EXPECT_EQ(DemandInWords(Comparison::kAtLeast, {1, 2}), (Words{"不少于半数", "at least half"}));
  EXPECT_EQ(DemandInWords(Comparison::kAtLeast, {2, 3}), (Words{"不少于三分之二", "at least 2/3"}));
  EXPECT_EQ(DemandInWords(Comparison::kMoreThan, {2, 3}), (Words{"超过三分之二", "more than 2/3"}));
}

TEST(DecimalTest, PutsThePointBeforeTheLastDigits) {
  EXPECT_EQ(Decimal(12'345, 0), "12345");
  EXPECT_EQ(Decimal(12'345, 2), "123.45");
  EXPECT_EQ(Decimal(345, 3), "0.345");
  EXPECT_EQ(Decimal(5, 2), "0.05");
  EXPECT_EQ(Decimal(0, 2), "0.00");
  EXPECT_EQ(Decimal(std::numeric_limits<std::int64_t>::max(), 18), "9.223372036854775807");
}

TEST(WordsTest, AComparisonOfALaterVersionIsTheFractionAlone) {
  EXPECT_EQ(DemandInWords(static_cast<Comparison>(99), {2, 3}), FractionInWords({2, 3}));
}

}  // namespace
}  // namespace yishi::tally
