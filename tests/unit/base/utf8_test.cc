#include "engine/base/utf8.h"

#include <cstdint>
#include <set>
#include <string>

#include "gtest/gtest.h"

namespace yishi {
namespace {

// The encoding of one code point, as RFC 3629 lays the bits out.
Bytes Encode(std::uint32_t point) {
  const auto low = [&](unsigned shift) { return static_cast<char>(0x80 | ((point >> shift) & 0x3f)); };
  if (point < 0x80) return {static_cast<char>(point)};
  if (point < 0x800) return {static_cast<char>(0xc0 | (point >> 6)), low(0)};
  if (point < 0x10000) return {static_cast<char>(0xe0 | (point >> 12)), low(6), low(0)};
  return {static_cast<char>(0xf0 | (point >> 18)), low(12), low(6), low(0)};
}

bool IsSurrogate(std::uint32_t point) { return point >= 0xd800 && point <= 0xdfff; }

TEST(Utf8Test, TakesEveryCodePointAndNoSurrogate) {
  for (std::uint32_t point = 0; point < 0x140000; ++point) {
    const bool exists = point <= 0x10ffff && !IsSurrogate(point);
    ASSERT_EQ(IsUtf8(Encode(point)), exists) << std::hex << point;
  }
}

// Up to three bytes are text if, and only if, encodings of code points make them up.
TEST(Utf8Test, TakesNothingElseOfUpToThreeBytes) {
  std::set<Bytes> texts[4];
  texts[0] = {""};
  for (std::uint32_t point = 0; point <= 0xffff; ++point) {
    if (!IsSurrogate(point)) texts[Encode(point).size()].insert(Encode(point));
  }
  const auto is_text = [&](BytesView bytes, const auto& self) -> bool {
    if (bytes.empty()) return true;
    for (std::size_t size = 1; size <= bytes.size(); ++size) {
      if (texts[size].contains(Bytes(bytes.substr(0, size)))) return self(bytes.substr(size), self);
    }
    return false;
  };
  // One byte of each class that the rules tell apart, and the bytes on either side of each border.
  const Bytes edges(
      "\x00\x41\x7f\x80\x8f\x90\x9f\xa0\xbf\xc0\xc1\xc2\xdf\xe0\xe1\xec\xed\xee\xef\xf0\xf1\xf3\xf4\xf5\xff",
      25);
  for (char a : edges) {
    ASSERT_EQ(IsUtf8(Bytes{a}), is_text(Bytes{a}, is_text));
    for (char b : edges) {
      ASSERT_EQ(IsUtf8(Bytes{a, b}), is_text(Bytes{a, b}, is_text)) << ToHex(Bytes{a, b});
      for (char c : edges) {
        ASSERT_EQ(IsUtf8(Bytes{a, b, c}), is_text(Bytes{a, b, c}, is_text)) << ToHex(Bytes{a, b, c});
      }
    }
  }
}

TEST(Utf8Test, RefusesLongFormsCutsAndStrayBytes) {
  for (const char* bytes :
       {"\xc0\xaf", "\xe0\x80\xaf", "\xf0\x80\x80\xaf", "\xf5\x80\x80\x80", "\xf4\x90\x80\x80",
        "\xf0\x9f\x98", "\xf0\x9f\x98\x41", "\xed\xa0\x80\xed\xb0\x80", "\xff", "\xfe",
        "\xf8\x88\x80\x80\x80", "\xe8\xae\xae\x80"}) {
    EXPECT_FALSE(IsUtf8(bytes)) << ToHex(bytes);
  }
}

TEST(Utf8Test, TakesTextWithEveryLength) {
  EXPECT_TRUE(IsUtf8(""));
  EXPECT_TRUE(IsUtf8("议事 a\xc3\xa9 \xf0\x9f\x98\x80"));
  EXPECT_TRUE(IsUtf8(Bytes("a\0b", 3)));
}

}  // namespace
}  // namespace yishi
