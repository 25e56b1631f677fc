#include "clients/roster_csv/text.h"

#include <algorithm>
#include <cstdint>

#include "engine/base/utf8.h"

namespace yishi::roster_csv {
namespace {

constexpr iconv_t NoConverter() { return nullptr; }

std::size_t SizeFromLead(std::uint8_t lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

bool IsAscii(BytesView bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<std::uint8_t>(c) < 0x80; });
}

}  // namespace

char32_t TakeCodePoint(std::string_view& text) {
  const auto lead = static_cast<std::uint8_t>(text.front());
  const std::size_t size = std::min(SizeFromLead(lead), text.size());
  char32_t point = size == 1 ? lead : lead & (0xffu >> (size + 1));
  for (const char next : text.substr(1, size - 1))
    point = point << 6 | (static_cast<std::uint8_t>(next) & 0x3fu);
  text.remove_prefix(size);
  return point;
}

bool IsInvisible(char32_t point) {
  const auto within = [point](char32_t low, char32_t high) { return low <= point && point <= high; };
  return point < 0x20 || within(0x7f, 0x9f) || point == 0xad || within(0x200b, 0x200f) ||
         within(0x2028, 0x202e) || within(0x2060, 0x206f) || point == 0xfeff || within(0xfff9, 0xffff) ||
         within(0xe0000, 0xe007f);
}

std::vector<BytesView> SplitLines(BytesView bytes, std::size_t lines_max) {
  std::vector<BytesView> lines;
  while (!bytes.empty() && lines.size() < lines_max) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    BytesView line = bytes.substr(0, end);
    if (end < bytes.size() && line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return lines;
}

Encoding DetectEncoding(const std::vector<BytesView>& lines) {
  std::size_t kept = 0;
  std::size_t broken = 0;
  for (const BytesView line : lines) {
    if (IsAscii(line)) continue;
    ++(IsUtf8(line) ? kept : broken);
  }
  return broken > kept ? Encoding::kGb18030 : Encoding::kUtf8;
}

LineDecoder::LineDecoder(Encoding encoding) : encoding_(encoding), converter_(NoConverter()) {
  if (encoding_ == Encoding::kUtf8) return;
  converter_ = iconv_open("UTF-8", "GB18030");
  // iconv_open says "no" with (iconv_t)-1, as a system without the conversion tables does.
  if (reinterpret_cast<std::intptr_t>(converter_) == -1) converter_ = NoConverter();
}

LineDecoder::~LineDecoder() {
  if (converter_ != NoConverter()) iconv_close(converter_);
}

std::optional<std::string> LineDecoder::Decode(BytesView line) {
  if (encoding_ == Encoding::kUtf8) {
    if (!IsUtf8(line)) return std::nullopt;
    return std::string(line);
  }
  if (converter_ == NoConverter()) return std::nullopt;
  iconv(converter_, nullptr, nullptr, nullptr, nullptr);  // forget an earlier line's failure
  std::string in(line);
  std::string out(line.size() * 2, '\0');  // two bytes of GB18030 become at most three, four at most four
  char* from = in.data();
  char* to = out.data();
  std::size_t left = in.size();
  std::size_t room = out.size();
  const std::size_t result = iconv(converter_, &from, &left, &to, &room);
  if (result == static_cast<std::size_t>(-1) || left != 0) return std::nullopt;
  out.resize(out.size() - room);
  if (!IsUtf8(out)) return std::nullopt;
  return out;
}

}  // namespace yishi::roster_csv
