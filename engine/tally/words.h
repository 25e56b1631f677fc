// Numbers and fractions as people say them.

#ifndef YISHI_ENGINE_TALLY_WORDS_H_
#define YISHI_ENGINE_TALLY_WORDS_H_

#include <cstdint>
#include <string>

#include "engine/base/ratio.h"

namespace yishi::tally {

// The same sentence, or part of one, in both languages.
struct Words {
  std::string zh;
  std::string en;

  bool operator==(const Words&) const = default;
};

// "三分之二" / "2/3", "半数" / "half", "全部" / "all"; in lowest terms. Chinese words up to ninety-nine, and
// digits beyond ("1000分之667"). REQUIRES: ratio.valid().
Words FractionInWords(Ratio ratio);

// {"超过半数", "more than half"}, {"不少于三分之二", "at least 2/3"}. REQUIRES: ratio.valid().
Words DemandInWords(Comparison comparison, Ratio ratio);

// `number` with its last `decimals` digits behind the point: Decimal(12345, 2) is "123.45".
// REQUIRES: number >= 0, 0 <= decimals <= 18.
std::string Decimal(std::int64_t number, int decimals);

}  // namespace yishi::tally

#endif  // YISHI_ENGINE_TALLY_WORDS_H_
