#include "clients/sdk/slip_code.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "engine/base/status.h"

namespace yishi::sdk {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int kData = 26;
constexpr int kSymbols = kData + 2;
constexpr int kGroup = 4;

// One symbol is an element of GF(32) = GF(2)[x] / (x^5 + x^2 + 1), in which x generates the 31 non-zero
// elements.
using Symbol = std::uint8_t;
using Word = std::array<Symbol, kSymbols>;

constexpr int kOrder = 31;

constexpr std::array<Symbol, kOrder> PowersOfX() {
  std::array<Symbol, kOrder> powers{};
  unsigned value = 1;
  for (Symbol& power : powers) {
    power = static_cast<Symbol>(value);
    value <<= 1;
    if (value & 32U) value ^= 0b100101U;
  }
  return powers;
}
constexpr std::array<Symbol, kOrder> kPower = PowersOfX();

// REQUIRES: symbol != 0.
int LogOf(Symbol symbol) {
  return static_cast<int>(std::find(kPower.begin(), kPower.end(), symbol) - kPower.begin());
}

Symbol Times(Symbol a, int power) {
  if (a == 0) return 0;
  return kPower[static_cast<std::size_t>((LogOf(a) + power) % kOrder)];
}

// A word is valid if both are zero: the sum of its symbols, and the sum of symbol i times x^i.
struct Syndrome {
  Symbol sum = 0;
  Symbol weighted = 0;
};

Syndrome SyndromeOf(const Word& word) {
  Syndrome out;
  for (int i = 0; i < kSymbols; ++i) {
    const Symbol symbol = word[static_cast<std::size_t>(i)];
    out.sum = static_cast<Symbol>(out.sum ^ symbol);
    out.weighted = static_cast<Symbol>(out.weighted ^ Times(symbol, i));
  }
  return out;
}

// The check symbols a, b solve a + b = sum and a x^26 + b x^27 = weighted.
void AddCheck(Word& word) {
  const Syndrome due = SyndromeOf(word);
  const auto rest = static_cast<Symbol>(due.weighted ^ Times(due.sum, kData));
  const auto denominator = static_cast<Symbol>(kPower[kData] ^ kPower[kData + 1]);
  const Symbol b = Times(rest, kOrder - LogOf(denominator));
  word[kData] = static_cast<Symbol>(due.sum ^ b);
  word[kData + 1] = b;
}

// Where the one wrong symbol stands, if one alone explains the syndrome.
std::optional<int> Suspect(const Syndrome& syndrome) {
  if (syndrome.sum == 0 || syndrome.weighted == 0) return std::nullopt;
  const int position = (LogOf(syndrome.weighted) - LogOf(syndrome.sum) + kOrder) % kOrder;
  if (position >= kSymbols) return std::nullopt;
  return position;
}

std::optional<Symbol> SymbolOf(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') c = '0';
  if (c == 'I' || c == 'L') c = '1';
  const auto at = kAlphabet.find(c);
  if (at == std::string_view::npos) return std::nullopt;
  return static_cast<Symbol>(at);
}

constexpr int kLines = 2;

absl::Status WrongLength(int symbols) {
  const std::string is = std::to_string(symbols);
  return Refuse(Reason::kFieldInvalid, "登记码应有两行共 56 个字符，这里是 " + is + " 个",
                "an enrolment code has two lines, 56 characters in all; this one has " + is);
}

absl::Status WrongCharacter(int position) {
  const std::string at = std::to_string(position / kGroup + 1);
  return Refuse(Reason::kFieldInvalid, "登记码第 " + at + " 组有不能用的字符",
                "group " + at + " of the enrolment code has a character that no code has");
}

// `line` counts from 0, groups from 1 through both lines.
absl::Status WrongCheck(const Syndrome& syndrome, int line) {
  if (const auto position = Suspect(syndrome)) {
    const std::string at = std::to_string((line * kSymbols + *position) / kGroup + 1);
    return Refuse(Reason::kFieldInvalid, "登记码有误，请核对第 " + at + " 组",
                  "the enrolment code is mistyped, look at group " + at);
  }
  const std::string which = std::to_string(line + 1);
  return Refuse(Reason::kFieldInvalid, "登记码第 " + which + " 行有误，请逐组核对",
                "line " + which + " of the enrolment code is mistyped, compare it group by group");
}

std::string FormatLine(const FixedBytes<16>& bytes) {
  Word word{};
  for (int bit = 0; bit < 128; ++bit) {
    const unsigned byte = bytes.data[static_cast<std::size_t>(bit / 8)];
    Symbol& symbol = word[static_cast<std::size_t>(bit / 5)];
    symbol = static_cast<Symbol>(symbol | (((byte >> (7 - bit % 8)) & 1U) << (4 - bit % 5)));
  }
  AddCheck(word);
  std::string text;
  for (int i = 0; i < kSymbols; ++i) {
    if (i > 0 && i % kGroup == 0) text += '-';
    text += kAlphabet[word[static_cast<std::size_t>(i)]];
  }
  return text;
}

absl::StatusOr<FixedBytes<16>> ReadLine(const Word& word, int line) {
  const Syndrome syndrome = SyndromeOf(word);
  const bool spare_bits = (word[kData - 1] & 3U) != 0;
  if (syndrome.sum != 0 || syndrome.weighted != 0 || spare_bits) return WrongCheck(syndrome, line);
  FixedBytes<16> bytes;
  for (int bit = 0; bit < 128; ++bit) {
    const unsigned symbol = word[static_cast<std::size_t>(bit / 5)];
    std::uint8_t& byte = bytes.data[static_cast<std::size_t>(bit / 8)];
    byte = static_cast<std::uint8_t>(byte | (((symbol >> (4 - bit % 5)) & 1U) << (7 - bit % 8)));
  }
  return bytes;
}

bool IsSeparator(char c) { return c == '-' || c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

}  // namespace

std::string FormatSlipCode(const Slip& slip) {
  return FormatLine(slip.seed) + "-" + FormatLine(slip.person.bytes);
}

absl::StatusOr<Slip> ParseSlipCode(std::string_view text) {
  std::array<Word, kLines> words{};
  int count = 0;
  for (const char c : text) {
    if (IsSeparator(c)) continue;
    const auto symbol = SymbolOf(c);
    if (!symbol) return WrongCharacter(count);
    if (count < kLines * kSymbols) {
      words[static_cast<std::size_t>(count / kSymbols)][static_cast<std::size_t>(count % kSymbols)] = *symbol;
    }
    ++count;
  }
  if (count != kLines * kSymbols) return WrongLength(count);
  Slip slip;
  YISHI_ASSIGN_OR_RETURN(slip.seed, ReadLine(words[0], 0));
  YISHI_ASSIGN_OR_RETURN(slip.person.bytes, ReadLine(words[1], 1));
  return slip;
}

absl::StatusOr<crypto::SigningKey> SlipKey(const crypto::Suite& suite, const SlipSeed& seed) {
  return suite.KeyFromSeed(suite.Tagged("slip", {seed.view()}).view());
}

}  // namespace yishi::sdk
