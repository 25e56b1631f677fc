#include "clients/cli/text.h"

#include <gtest/gtest.h>

namespace yishi::cli {
namespace {

TEST(In, GivesTheLanguagesAskedFor) {
  EXPECT_EQ(In(Language::kBoth, "同意", "yes"), "同意 / yes");
  EXPECT_EQ(In(Language::kChinese, "同意", "yes"), "同意");
  EXPECT_EQ(In(Language::kEnglish, "同意", "yes"), "yes");
  EXPECT_EQ(In(Language::kEnglish, "虹桥社区", ""), "虹桥社区") << "what has no English name keeps its own";
  EXPECT_EQ(In(Language::kBoth, "—", "—"), "—");
}

TEST(Label, HasOneColonAndOneSpace) {
  EXPECT_EQ(Label(Language::kBoth, "结果：", "Result: "), "结果 Result: ");
  EXPECT_EQ(Label(Language::kChinese, "结果：", "Result: "), "结果：");
  EXPECT_EQ(Label(Language::kBoth, "应到 ", "expected "), "应到 expected ");
  EXPECT_EQ(Aside(Language::kBoth, "逾期", "overdue"), " (逾期 / overdue)");
}

TEST(DisplayWidth, CountsIdeographsTwice) {
  EXPECT_EQ(DisplayWidth("abc"), 3U);
  EXPECT_EQ(DisplayWidth("议事"), 4U);
  EXPECT_EQ(DisplayWidth("，A。"), 5U);
  EXPECT_EQ(DisplayWidth("✓──▶"), 4U);
  EXPECT_EQ(DisplayWidth("e\xCC\x81"), 1U) << "a combining accent takes no column";
  EXPECT_EQ(DisplayWidth("\xFF\xFE"), 2U);
  EXPECT_EQ(DisplayWidth("\xE8\xAE"), 2U) << "an ideograph cut short";
}

TEST(ShellWord, QuotesOnlyWhatAShellWouldTakeApart) {
  EXPECT_EQ(ShellWord("keys/teller-1"), "keys/teller-1");
  EXPECT_EQ(ShellWord("虹桥社区"), "虹桥社区");
  EXPECT_EQ(ShellWord("my keys"), "'my keys'");
  EXPECT_EQ(ShellWord("$(rm)"), "'$(rm)'");
  EXPECT_EQ(ShellWord("it's"), "'it'\\''s'");
  EXPECT_EQ(ShellWord(""), "''");
}

TEST(Padded, FillsUpToAColumn) {
  EXPECT_EQ(Padded("石磊", 6), "石磊  ");
  EXPECT_EQ(Padded("too long", 3), "too long");
}

TEST(Shortened, CutsBetweenCharacters) {
  EXPECT_EQ(Shortened("新建停车位", 10), "新建停车位");
  EXPECT_EQ(Shortened("新建停车位", 9), "新建停车…");
  EXPECT_EQ(Shortened("新建停车位", 8), "新建停…");
  EXPECT_EQ(Shortened("abcdef", 4), "abc…");
}

TEST(Harmless, ShowsWhatWouldDisturbATerminal) {
  EXPECT_EQ(Harmless("议事\nA"), "议事\nA");
  EXPECT_EQ(Harmless("\x1b[2J\x07"), "\\u{1B}[2J\\u{7}");
  EXPECT_EQ(Harmless("a\rb"), "a\\u{D}b");
  EXPECT_EQ(Harmless("\xC2\x9B"), "\\u{9B}") << "an escape sequence in one character";
  EXPECT_EQ(Harmless("\xE2\x80\xAE"), "\\u{202E}") << "text turned around";
  EXPECT_EQ(Harmless("\xE2\x80\x8B"), "\\u{200B}") << "a space that cannot be seen";
  EXPECT_EQ(Harmless("\xFF"), "\\xFF");
}

}  // namespace
}  // namespace yishi::cli
