#include "engine/base/text.h"

#include <limits>

#include "gtest/gtest.h"

namespace yishi {
namespace {

TEST(AppendJoined, ListsEndWithoutASeparator) {
  std::string text;
  AppendJoined(text, "；", "一");
  EXPECT_EQ(text, "一");
  AppendJoined(text, "；", "二");
  EXPECT_EQ(text, "一；二");
}

TEST(InYuan, GroupsThousands) {
  EXPECT_EQ(InYuan(0), "0.00");
  EXPECT_EQ(InYuan(5), "0.05");
  EXPECT_EQ(InYuan(99'999), "999.99");
  EXPECT_EQ(InYuan(4'860'000), "48,600.00");
  EXPECT_EQ(InYuan(-123'456'789), "-1,234,567.89");
  EXPECT_EQ(InYuan(std::numeric_limits<std::int64_t>::min()), "-92,233,720,368,547,758.08");
}

}  // namespace
}  // namespace yishi
