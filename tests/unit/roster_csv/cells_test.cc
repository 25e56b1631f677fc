#include "clients/roster_csv/cells.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace yishi::roster_csv {
namespace {

using ::testing::ElementsAre;
using ::testing::Optional;

TEST(SplitCells, TakesPlainAndQuotedCells) {
  EXPECT_THAT(SplitCells(""), Optional(ElementsAre("")));
  EXPECT_THAT(SplitCells("a,b"), Optional(ElementsAre("a", "b")));
  EXPECT_THAT(SplitCells(",a,"), Optional(ElementsAre("", "a", "")));
  EXPECT_THAT(SplitCells(R"("a,b","")"), Optional(ElementsAre("a,b", "")));
  EXPECT_THAT(SplitCells(R"("say ""yes""",x)"), Optional(ElementsAre("say \"yes\"", "x")));
  EXPECT_THAT(SplitCells(R"("""")"), Optional(ElementsAre("\"")));
}

TEST(SplitCells, RefusesQuotesOutOfPlace) {
  EXPECT_EQ(SplitCells(R"(a"b)"), std::nullopt);
  EXPECT_EQ(SplitCells(R"(a "b")"), std::nullopt);
  EXPECT_EQ(SplitCells(R"("a"b,c)"), std::nullopt);
  EXPECT_EQ(SplitCells(R"("a,b)"), std::nullopt);
  EXPECT_EQ(SplitCells(R"(")"), std::nullopt);
  EXPECT_EQ(SplitCells(R"(""")"), std::nullopt);
}

TEST(AppendCell, QuotesOnlyWhereNeeded) {
  std::string line;
  AppendCell(line, "plain");
  line += ',';
  AppendCell(line, "a,b");
  line += ',';
  AppendCell(line, "a\"b");
  EXPECT_EQ(line, R"(plain,"a,b","a""b")");
}

}  // namespace
}  // namespace yishi::roster_csv
