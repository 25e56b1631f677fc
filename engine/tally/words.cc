#include "engine/tally/words.h"

#include <array>
#include <numeric>
#include <string_view>

namespace yishi::tally {
namespace {

constexpr std::array<std::string_view, 10> kChineseDigits{"零", "一", "二", "三", "四",
                                                          "五", "六", "七", "八", "九"};

// 二十五 for 25; digits from 100 on, where reading is easier than words.
std::string ChineseNumber(std::int64_t number) {
  if (number >= 100) return std::to_string(number);
  const auto tens = static_cast<std::size_t>(number / 10);
  const auto ones = static_cast<std::size_t>(number % 10);
  if (tens == 0) return std::string(kChineseDigits[ones]);
  std::string text;
  if (tens > 1) text += kChineseDigits[tens];
  text += "十";
  if (ones > 0) text += kChineseDigits[ones];
  return text;
}

Ratio LowestTerms(Ratio ratio) {
  const std::int64_t divisor = std::gcd(ratio.numerator, ratio.denominator);
  return {ratio.numerator / divisor, ratio.denominator / divisor};
}

}  // namespace

Words FractionInWords(Ratio ratio) {
  const Ratio lowest = LowestTerms(ratio);
  if (lowest == Ratio{1, 2}) return {"半数", "half"};
  if (lowest == Ratio{1, 1}) return {"全部", "all"};
  if (lowest == Ratio{0, 1}) return {"零", "none"};
  return {ChineseNumber(lowest.denominator) + "分之" + ChineseNumber(lowest.numerator),
          std::to_string(lowest.numerator) + "/" + std::to_string(lowest.denominator)};
}

Words DemandInWords(Comparison comparison, Ratio ratio) {
  const Words fraction = FractionInWords(ratio);
  switch (comparison) {
    case Comparison::kAtLeast:
      return {"不少于" + fraction.zh, "at least " + fraction.en};
    case Comparison::kMoreThan:
      return {"超过" + fraction.zh, "more than " + fraction.en};
  }
  return fraction;
}

std::string Decimal(std::int64_t number, int decimals) {
  std::string digits = std::to_string(number);
  if (decimals == 0) return digits;
  const auto behind = static_cast<std::size_t>(decimals);
  if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
  digits.insert(digits.size() - behind, ".");
  return digits;
}

}  // namespace yishi::tally
