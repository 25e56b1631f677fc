#include "engine/base/utf8.h"

#include <cstdint>
#include <set>

#include "gtest/gtest.h"

namespace yishi {
namespace {

// By the definition (RFC 3629, section 3), without a table of lead bytes.
Bytes Encode(std::uint32_t point) {
  const auto tail = [point](int shift) { return static_cast<char>(0x80 | ((point >> shift) & 0x3f)); };
  if (point < 0x80) return {static_cast<char>(point)};
  if (point < 0x800) return {static_cast<char>(0xc0 | (point >> 6)), tail(0)};
  if (point < 0x10000) return {static_cast<char>(0xe0 | (point >> 12)), tail(6), tail(0)};
  return {static_cast<char>(0xf0 | (point >> 18)), tail(12), tail(6), tail(0)};
}

bool IsScalar(std::uint32_t point) { return point <= 0x10ffff && (point < 0xd800 || point > 0xdfff); }

TEST(IsUtf8, EveryCodePointButSurrogatesIsText) {
  for (std::uint32_t point = 0; point < 0x1fffff; ++point) {
    ASSERT_EQ(IsUtf8(Encode(point)), IsScalar(point)) << std::hex << point;
  }
}

TEST(IsUtf8, NoOtherBytesAreACodePoint) {
  std::set<Bytes> encodings;
  for (std::uint32_t point = 0; point < 0x10000; ++point) {
    if (IsScalar(point)) encodings.insert(Encode(point));
  }
  // All of two bytes, and all of three that begin as a sequence of three does.
  for (int i = 0; i < 0x10000; ++i) {
    const Bytes two = {static_cast<char>(i >> 8), static_cast<char>(i)};
    const bool ascii = (i & 0x8080) == 0;
    ASSERT_EQ(IsUtf8(two), ascii || encodings.contains(two)) << ToHex(two);
    for (int lead = 0xe0; lead <= 0xef; ++lead) {
      const Bytes three = static_cast<char>(lead) + two;
      ASSERT_EQ(IsUtf8(three), encodings.contains(three)) << ToHex(three);
    }
  }
}

TEST(IsUtf8, AWrongByteAnywhereSpoilsTheText) {
  const Bytes text = "a议é😀z";
  EXPECT_TRUE(IsUtf8(""));
  EXPECT_TRUE(IsUtf8(text));
  for (std::size_t at = 0; at <= text.size(); ++at) {
    Bytes wrong = text;
    wrong.insert(at, 1, '\xff');
    EXPECT_FALSE(IsUtf8(wrong)) << at;
  }
  for (std::size_t size : {2u, 3u, 5u, 7u, 8u, 9u}) EXPECT_FALSE(IsUtf8(text.substr(0, size))) << size;
}

}  // namespace
}  // namespace yishi
