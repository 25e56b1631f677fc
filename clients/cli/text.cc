#include "clients/cli/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

#include "engine/base/utf8.h"

namespace yishi::cli {
namespace {

struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 1;
  bool valid = false;
};

// The first code point of `text`. REQUIRES: !text.empty().
CodePoint First(std::string_view text) {
  const auto lead = static_cast<std::uint8_t>(text[0]);
  std::size_t bytes = 1;
  if (lead >= 0xF0) {
    bytes = 4;
  } else if (lead >= 0xE0) {
    bytes = 3;
  } else if (lead >= 0xC0) {
    bytes = 2;
  }
  if (bytes > text.size() || !IsUtf8(text.substr(0, bytes)))
    return {.value = lead, .bytes = 1, .valid = false};
  if (bytes == 1) return {.value = lead, .bytes = 1, .valid = true};
  char32_t value = lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) value = value << 6 | (static_cast<std::uint8_t>(text[i]) & 0x3FU);
  return {.value = value, .bytes = bytes, .valid = true};
}

struct Range {
  char32_t from;
  char32_t to;
};

// East Asian wide and full-width (Unicode Standard Annex 11), in the coarse blocks that terminals use.
constexpr std::array kWide = {Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},  Range{0x3041, 0x33FF},
                              Range{0x3400, 0x4DBF},   Range{0x4E00, 0x9FFF},  Range{0xA000, 0xA4CF},
                              Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},  Range{0xFE30, 0xFE4F},
                              Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},  Range{0x1F300, 0x1F64F},
                              Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD}};
constexpr std::array kNoWidth = {Range{0x0300, 0x036F}, Range{0x200B, 0x200D}, Range{0xFE00, 0xFE0F}};
// Controls, marks of direction, and the invisible.
constexpr std::array kHarmful = {Range{0x00, 0x09},     Range{0x0B, 0x1F},     Range{0x7F, 0x9F},
                                 Range{0x061C, 0x061C}, Range{0x200B, 0x200F}, Range{0x2028, 0x202E},
                                 Range{0x2060, 0x206F}, Range{0xFEFF, 0xFEFF}, Range{0xE0000, 0xE007F}};

template <std::size_t N>
bool IsIn(const std::array<Range, N>& ranges, char32_t value) {
  for (const Range& range : ranges) {
    if (value >= range.from && value <= range.to) return true;
  }
  return false;
}

std::size_t WidthOf(const CodePoint& point) {
  if (!point.valid) return 1;
  if (IsIn(kNoWidth, point.value)) return 0;
  return IsIn(kWide, point.value) ? 2 : 1;
}

}  // namespace

std::optional<Language> LanguageFromName(std::string_view name) {
  if (name == "zh") return Language::kChinese;
  if (name == "en") return Language::kEnglish;
  if (name == "both") return Language::kBoth;
  return std::nullopt;
}

std::string In(Language language, std::string_view zh, std::string_view en) {
  if (en.empty() || zh == en) return std::string(zh);
  if (zh.empty()) return std::string(en);
  switch (language) {
    case Language::kChinese:
      return std::string(zh);
    case Language::kEnglish:
      return std::string(en);
    case Language::kBoth:
      break;
  }
  return std::string(zh) + " / " + std::string(en);
}

std::string Label(Language language, std::string_view zh, std::string_view en) {
  if (language != Language::kBoth) return In(language, zh, en);
  constexpr std::string_view kColon = "：";
  if (zh.ends_with(kColon)) zh.remove_suffix(kColon.size());
  while (zh.ends_with(' ')) zh.remove_suffix(1);
  return std::string(zh) + " " + std::string(en);
}

std::string Aside(Language language, std::string_view zh, std::string_view en) {
  return " (" + In(language, zh, en) + ")";
}

std::string In(Language language, const Phrase& phrase) { return In(language, phrase.zh, phrase.en); }

std::size_t DisplayWidth(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const CodePoint point = First(text);
    width += WidthOf(point);
    text.remove_prefix(point.bytes);
  }
  return width;
}

std::string Padded(std::string_view text, std::size_t width) {
  std::string out(text);
  const std::size_t has = DisplayWidth(text);
  if (has < width) out.append(width - has, ' ');
  return out;
}

std::string Shortened(std::string_view text, std::size_t width) {
  if (DisplayWidth(text) <= width) return std::string(text);
  std::string out;
  std::size_t used = 1;  // the ellipsis
  while (!text.empty()) {
    const CodePoint point = First(text);
    used += WidthOf(point);
    if (used > width) break;
    out.append(text.substr(0, point.bytes));
    text.remove_prefix(point.bytes);
  }
  return out + "…";
}

std::string Harmless(std::string_view text) {
  std::string out;
  char shown[24];
  while (!text.empty()) {
    const CodePoint point = First(text);
    if (!point.valid) {
      std::snprintf(shown, sizeof shown, "\\x%02X", static_cast<unsigned>(point.value));
      out += shown;
    } else if (IsIn(kHarmful, point.value)) {
      std::snprintf(shown, sizeof shown, "\\u{%X}", static_cast<unsigned>(point.value));
      out += shown;
    } else {
      out.append(text.substr(0, point.bytes));
    }
    text.remove_prefix(point.bytes);
  }
  return out;
}

std::string ShellWord(std::string_view text) {
  constexpr std::string_view kSafe =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./:@%+=,";
  const bool safe = std::all_of(text.begin(), text.end(), [&](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || kSafe.find(c) != std::string_view::npos;
  });
  if (safe && !text.empty()) return std::string(text);
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace yishi::cli
