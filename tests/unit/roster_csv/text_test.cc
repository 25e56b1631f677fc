#include "clients/roster_csv/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace yishi::roster_csv {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// 楼栋 in GBK.
constexpr char kBuildingInGbk[] = "\xc2\xa5\xb6\xb0";

TEST(TakeCodePoint, TakesThemOneByOne) {
  std::string_view text = "aé龙𠮷";
  EXPECT_EQ(TakeCodePoint(text), U'a');
  EXPECT_EQ(TakeCodePoint(text), U'é');
  EXPECT_EQ(TakeCodePoint(text), U'龙');
  EXPECT_EQ(TakeCodePoint(text), U'𠮷');
  EXPECT_EQ(text, "");
}

TEST(IsInvisible, SparesWhatNamesAreWrittenWith) {
  for (const char32_t point : std::u32string_view(U"龙𠮷é·• -'")) {
    EXPECT_FALSE(IsInvisible(point)) << static_cast<std::uint32_t>(point);
  }
  for (const char32_t point : std::initializer_list<char32_t>{0x01, 0x1f, 0x7f, 0x85, 0xad, 0x200b, 0x200f,
                                                              0x202e, 0x2066, 0xfeff, 0xfffd}) {
    EXPECT_TRUE(IsInvisible(point)) << static_cast<std::uint32_t>(point);
  }
}

TEST(SplitLines, EndsThemAtLfAndCrLfOnly) {
  EXPECT_THAT(SplitLines("", 9), IsEmpty());
  EXPECT_THAT(SplitLines("a\nb\r\nc", 9), ElementsAre("a", "b", "c"));
  EXPECT_THAT(SplitLines("a\n\nb\n", 9), ElementsAre("a", "", "b"));
  EXPECT_THAT(SplitLines("a\rb\n", 9), ElementsAre("a\rb"));
  EXPECT_THAT(SplitLines("a\r", 9), ElementsAre("a\r")) << "a CR that no LF follows is part of the line";
  EXPECT_THAT(SplitLines("a\nb\nc\n", 2), ElementsAre("a", "b"));
}

TEST(DetectEncoding, GoesByMostLines) {
  EXPECT_EQ(DetectEncoding({}), Encoding::kUtf8);
  EXPECT_EQ(DetectEncoding({"ascii", "only"}), Encoding::kUtf8);
  EXPECT_EQ(DetectEncoding({"楼栋"}), Encoding::kUtf8);
  EXPECT_EQ(DetectEncoding({kBuildingInGbk}), Encoding::kGb18030);
  EXPECT_EQ(DetectEncoding({"楼栋", "\xe9\xbe"}), Encoding::kUtf8) << "one spoilt line of two";
  // 联通 in GBK is well-formed UTF-8 by chance.
  EXPECT_EQ(DetectEncoding({kBuildingInGbk, kBuildingInGbk, "\xc1\xaa\xcd\xa8"}), Encoding::kGb18030);
}

TEST(LineDecoder, ReadsGb18030) {
  LineDecoder decoder(Encoding::kGb18030);
  EXPECT_EQ(decoder.Decode(kBuildingInGbk), "楼栋");
  EXPECT_EQ(decoder.Decode("\x95\x32\x82\x36"), "𠀀") << "four bytes, U+20000";
  EXPECT_EQ(decoder.Decode("\xc2"), std::nullopt) << "cut short";
  EXPECT_EQ(decoder.Decode("a\xffz"), std::nullopt);
  EXPECT_EQ(decoder.Decode(""), "");
  EXPECT_EQ(decoder.Decode(kBuildingInGbk), "楼栋") << "a failure must not stick";
}

TEST(LineDecoder, ChecksUtf8) {
  LineDecoder decoder(Encoding::kUtf8);
  EXPECT_EQ(decoder.Decode("楼栋"), "楼栋");
  EXPECT_EQ(decoder.Decode(kBuildingInGbk), std::nullopt);
}

}  // namespace
}  // namespace yishi::roster_csv
