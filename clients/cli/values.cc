#include "clients/cli/values.h"

#include <charconv>
#include <span>

#include "clients/cli/exit_code.h"
#include "clients/cli/words.h"
#include "engine/base/limits.h"
#include "engine/base/status.h"
#include "engine/base/text.h"

namespace yishi::cli {
namespace {

std::optional<std::int64_t> Digits(std::string_view text) {
  std::int64_t value = 0;
  if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

absl::Status BadTime(std::string_view text) {
  const std::string is(text);
  return UsageError("时间“" + is + "”看不懂，应如 2026-03-20 09:00 或 +3d",
                    "cannot read the time \"" + is + "\"; write it like 2026-03-20 09:00, or +3d");
}

std::optional<Millis> ReadOffset(std::string_view text) {
  if (text.size() < 2) return std::nullopt;
  const auto count = Digits(text.substr(0, text.size() - 1));
  if (!count || *count > 100'000) return std::nullopt;
  switch (text.back()) {
    case 'd':
      return *count * kDayMs;
    case 'h':
      return *count * kHourMs;
    case 'm':
      return *count * kMinuteMs;
    case 's':
      return *count * kSecondMs;
    default:
      return std::nullopt;
  }
}

// "09:00"
std::optional<Millis> ReadClock(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hours = Digits(text.substr(0, 2));
  const auto minutes = Digits(text.substr(3));
  if (!hours || !minutes || *hours > 24 || *minutes > 59 || (*hours == 24 && *minutes != 0))
    return std::nullopt;
  return *hours * kHourMs + *minutes * kMinuteMs;
}

absl::Status BadMoney(std::string_view text) {
  const std::string is(text);
  return UsageError("金额“" + is + "”看不懂，应如 12345.67（元）或 1.2万",
                    "cannot read the amount \"" + is + "\"; write it in yuan, like 12345.67");
}

// The one word that begins with `text`: "y" for "yes".
const Word* OnlyBeginning(std::span<const Word> words, std::string_view text) {
  const Word* found = nullptr;
  for (const Word& word : words) {
    if (text.empty() || !word.typed.starts_with(text)) continue;
    if (found != nullptr) return nullptr;
    found = &word;
  }
  return found;
}

absl::StatusOr<int> ReadWord(std::span<const Word> words, std::string_view text) {
  std::string all;
  for (const Word& word : words) {
    if (text == word.typed || text == word.zh) return word.value;
    if (!all.empty()) all += ", ";
    all += word.typed;
  }
  if (const Word* only = OnlyBeginning(words, text)) return only->value;
  const std::string is(text);
  return UsageError("“" + is + "”不在可选之列：" + all, "\"" + is + "\" is none of: " + all);
}

template <typename Enum>
absl::StatusOr<Enum> ReadEnum(std::span<const Word> words, std::string_view text) {
  YISHI_ASSIGN_OR_RETURN(const int value, ReadWord(words, text));
  return static_cast<Enum>(value);
}

}  // namespace

absl::StatusOr<Millis> ReadTime(std::string_view text, const calendar::Calendar& calendar, Millis now) {
  if (text == "now") return now;
  if (text.starts_with('+')) {
    const auto offset = ReadOffset(text.substr(1));
    if (!offset) return BadTime(text);
    return now + *offset;
  }
  const auto day = calendar::ParseDay(text.substr(0, 10));
  if (!day) return BadTime(text);
  if (text.size() == 10) return calendar.StartOf(*day);
  const auto clock = text[10] == ' ' || text[10] == 'T' ? ReadClock(text.substr(11)) : std::nullopt;
  if (!clock) return BadTime(text);
  return calendar.StartOf(*day) + *clock;
}

absl::StatusOr<std::int64_t> ReadMoney(std::string_view text) {
  std::string_view rest = text;
  std::size_t decimals_max = 2;
  if (constexpr std::string_view wan = "万"; rest.ends_with(wan)) {
    rest.remove_suffix(wan.size());
    decimals_max = 6;
  } else if (constexpr std::string_view yuan = "元"; rest.ends_with(yuan)) {
    rest.remove_suffix(yuan.size());
  }
  const std::size_t point = rest.find('.');
  std::string digits(rest.substr(0, point));
  std::string decimals = point == std::string_view::npos ? "" : std::string(rest.substr(point + 1));
  if (digits.empty() || decimals.size() > decimals_max ||
      (point != std::string_view::npos && decimals.empty())) {
    return BadMoney(text);
  }
  decimals.resize(decimals_max, '0');
  const auto fen = Digits(digits + decimals);
  if (!fen || *fen > limits::kMoneyFen) return BadMoney(text);
  return *fen;
}

std::string ShowMoney(std::int64_t fen) { return InYuan(fen) + " 元"; }

absl::StatusOr<std::uint32_t> ReadCount(std::string_view text) {
  const auto value = Digits(text);
  if (value && *value <= 0xFFFF'FFFF) return static_cast<std::uint32_t>(*value);
  const std::string is(text);
  return UsageError("“" + is + "”不是整数", "\"" + is + "\" is no whole number");
}

absl::StatusOr<v1::Choice> ReadChoice(std::string_view text) { return ReadEnum<v1::Choice>(Choices(), text); }
absl::StatusOr<v1::Channel> ReadChannel(std::string_view text) {
  return ReadEnum<v1::Channel>(Channels(), text);
}
absl::StatusOr<v1::BodyKind> ReadBody(std::string_view text) {
  return ReadEnum<v1::BodyKind>(BodyKinds(), text);
}
absl::StatusOr<v1::Origin> ReadOrigin(std::string_view text) { return ReadEnum<v1::Origin>(Origins(), text); }
absl::StatusOr<v1::Ownership> ReadOwnership(std::string_view text) {
  return ReadEnum<v1::Ownership>(Ownerships(), text);
}
absl::StatusOr<v1::OpinionVerdict> ReadVerdict(std::string_view text) {
  return ReadEnum<v1::OpinionVerdict>(Verdicts(), text);
}
absl::StatusOr<v1::ErasureGround> ReadErasureGround(std::string_view text) {
  return ReadEnum<v1::ErasureGround>(ErasureGrounds(), text);
}
absl::StatusOr<v1::InterruptionCause> ReadCause(std::string_view text) {
  return ReadEnum<v1::InterruptionCause>(Causes(), text);
}
absl::StatusOr<v1::ObjectionOutcome> ReadOutcome(std::string_view text) {
  return ReadEnum<v1::ObjectionOutcome>(ObjectionOutcomes(), text);
}
absl::StatusOr<v1::Suite> ReadSuite(std::string_view text) { return ReadEnum<v1::Suite>(Suites(), text); }
absl::StatusOr<v1::RecordKind> ReadRecordKind(std::string_view text) {
  return ReadEnum<v1::RecordKind>(RecordKinds(), text);
}
absl::StatusOr<v1::RollChangeCause> ReadRollChangeCause(std::string_view text) {
  return ReadEnum<v1::RollChangeCause>(RollChangeCauses(), text);
}

}  // namespace yishi::cli
