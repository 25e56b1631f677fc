// Reading a charter's text: what cannot be read is told where.

#include <string>

#include "engine/charter/charter.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/small_charter.h"

namespace yishi::charter {
namespace {

using ::testing::HasSubstr;
using ::testing::Pair;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;
using ::yishi::testing::SmallCharterText;

constexpr std::size_t kMostBytes = 24 * 1024;

TEST(ReadTest, GivesTheCharterThatTheTextSays) {
  const auto charter = Read(SmallCharterText());
  ASSERT_THAT(charter, IsOk());
  EXPECT_EQ((*charter)->id(), "small");
  EXPECT_EQ((*charter)->stages_size(), 4);
}

struct Unreadable {
  std::string text;
  std::string line;
  std::string column;
};

TEST(ReadTest, SaysLineAndColumnOfWhatItCannotRead) {
  for (const Unreadable& bad :
       {Unreadable{"id: \"a\"\n  colour: 3\n", "2", "9"}, Unreadable{"id: ", "1", "5"},
        Unreadable{"\n\nversion: \"one\"", "3", "10"}, Unreadable{"id: \"a\"\nid: \"b\"", "2", "3"}}) {
    const auto charter = Read(bad.text);
    EXPECT_THAT(charter, RefusedInBoth(Reason::kCharterUnreadable)) << bad.text;
    const auto refusal = RefusalOf(charter.status());
    ASSERT_TRUE(refusal.has_value());
    EXPECT_THAT(refusal->numbers, ::testing::ElementsAre(Pair("line", bad.line), Pair("column", bad.column)))
        << bad.text;
    EXPECT_THAT(refusal->zh, HasSubstr("第 " + bad.line + " 行第 " + bad.column + " 列")) << bad.text;
    EXPECT_THAT(refusal->en, HasSubstr(bad.line + ":" + bad.column)) << bad.text;
  }
}

// Deep nesting must end in an answer and not in an exhausted stack.
TEST(ReadTest, EndlessNestingIsRefused) {
  std::string text = "stages { vote { quorum {";
  for (int i = 0; i < 500; ++i) text += " all { rules {";
  EXPECT_THAT(Read(text), RefusedInBoth(Reason::kCharterUnreadable));
}

// Titles are shown to everybody: one that is no text would keep every list of matters from being read.
TEST(ReadTest, WhatIsNotTextIsRefused) {
  std::string text(SmallCharterText());
  const std::string_view before = "title_en: \"";
  text.insert(text.find(before) + before.size(), "\\377");
  EXPECT_THAT(Read(text), RefusedNaming(Reason::kCharterUnreadable, Names{"title_en"}));
}

TEST(ReadTest, TextUpTo24KiBIsRead) {
  std::string text(SmallCharterText());
  text += "#" + std::string(kMostBytes - text.size() - 1, 'x');
  ASSERT_EQ(text.size(), kMostBytes);
  EXPECT_THAT(Read(text), IsOk());
  EXPECT_THAT(Read(text + "x"), RefusedNaming(Reason::kOversized, Names{"24"}));
}

TEST(ReadTest, NamesEveryContradictionInBothLanguages) {
  std::string text(SmallCharterText());
  for (const char* gone : {"change: CHANGE_RULE_LAST", "opinion_days: 3 answer_days: 10"}) {
    text.replace(text.find(gone), std::string(gone).size(), "");
  }
  EXPECT_THAT(Read(text), RefusedNaming(Reason::kCharterContradicts,
                                        Names{"stages[0].vote.change", "stages[1].disclose.answer_days"}));
}

TEST(ReadTest, ParseLeavesTheCheckAside) {
  EXPECT_THAT(Parse("id: \"x\""), IsOk());
  EXPECT_THAT(Read("id: \"x\""), RefusedInBoth(Reason::kCharterContradicts));
}

TEST(ReadTest, StagesAreFoundByTheirIds) {
  const auto charter = Read(SmallCharterText());
  ASSERT_THAT(charter, IsOk());
  EXPECT_EQ(StageIndex(**charter, "resolve"), 0);
  EXPECT_EQ(StageIndex(**charter, "result"), 3);
  EXPECT_EQ(StageIndex(**charter, "results"), -1);
  EXPECT_EQ(StageIndex(**charter, ""), -1);
}

}  // namespace
}  // namespace yishi::charter
