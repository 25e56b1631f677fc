#include "clients/cli/values.h"

#include <gmock/gmock.h>

#include "clients/cli/exit_code.h"
#include "tests/support/status_matchers.h"

namespace yishi::cli {
namespace {

using ::yishi::testing::IsOkAndHolds;

constexpr Millis kNow = 1'772'000'000'000;

calendar::Calendar China() {
  return *calendar::Calendar::Make({.offset_minutes = 480, .holidays = {}, .makeup_days = {}});
}

template <typename T>
bool IsUsage(const absl::StatusOr<T>& result) {
  return ExitCodeOf(result.status()) == ExitCode::kUsage;
}

TEST(ReadTime, IsCivilTime) {
  constexpr Millis kNineInTheMorning = 1'773'968'400'000;  // 2026-03-20T01:00:00Z
  EXPECT_THAT(ReadTime("2026-03-20 09:00", China(), kNow), IsOkAndHolds(kNineInTheMorning));
  EXPECT_THAT(ReadTime("2026-03-20T09:00", China(), kNow), IsOkAndHolds(kNineInTheMorning));
  EXPECT_THAT(ReadTime("2026-03-20", China(), kNow), IsOkAndHolds(kNineInTheMorning - 9 * kHourMs));
  EXPECT_THAT(ReadTime("2026-03-20 24:00", China(), kNow), IsOkAndHolds(kNineInTheMorning + 15 * kHourMs));
  EXPECT_EQ(China().Format(kNineInTheMorning), "2026-03-20 09:00");
}

TEST(ReadTime, CountsFromNow) {
  EXPECT_THAT(ReadTime("now", China(), kNow), IsOkAndHolds(kNow));
  EXPECT_THAT(ReadTime("+3d", China(), kNow), IsOkAndHolds(kNow + 3 * kDayMs));
  EXPECT_THAT(ReadTime("+45m", China(), kNow), IsOkAndHolds(kNow + 45 * kMinuteMs));
  EXPECT_THAT(ReadTime("+5s", China(), kNow), IsOkAndHolds(kNow + 5 * kSecondMs));
}

TEST(ReadTime, RefusesTheRest) {
  for (const char* text :
       {"", "9:00", "2026-02-30", "2026-03-20 9:00", "2026-03-20 25:00", "2026-03-20 24:01",
        "2026-03-20x09:00", "2026-03-20 09:60", "+", "+d", "+3y", "+-3d", "2026-3-20"}) {
    EXPECT_TRUE(IsUsage(ReadTime(text, China(), kNow))) << text;
  }
}

TEST(ReadMoney, IsExact) {
  EXPECT_THAT(ReadMoney("12345.67"), IsOkAndHolds(1'234'567));
  EXPECT_THAT(ReadMoney("12345"), IsOkAndHolds(1'234'500));
  EXPECT_THAT(ReadMoney("0.5元"), IsOkAndHolds(50));
  EXPECT_THAT(ReadMoney("9.8万"), IsOkAndHolds(9'800'000));
  EXPECT_THAT(ReadMoney("1.234567万"), IsOkAndHolds(1'234'567));
  EXPECT_THAT(ReadMoney("0"), IsOkAndHolds(0));
  for (const char* text : {"", "-1", "1.234", "1.", ".5", "1e3", "1,000", "1.2345678万", "万",
                           "99999999999999999999", "12 34", "+5"}) {
    EXPECT_TRUE(IsUsage(ReadMoney(text))) << text;
  }
}

TEST(ShowMoney, GroupsThousands) {
  EXPECT_EQ(ShowMoney(0), "0.00 元");
  EXPECT_EQ(ShowMoney(5), "0.05 元");
  EXPECT_EQ(ShowMoney(12'345'678), "123,456.78 元");
  EXPECT_EQ(ShowMoney(100'000'000'00), "100,000,000.00 元");
  EXPECT_EQ(ShowMoney(-1'234'50), "-1,234.50 元");
}

TEST(ReadChoice, TakesBothLanguagesAndTheFirstLetter) {
  for (const char* yes : {"yes", "y", "同意"})
    EXPECT_THAT(ReadChoice(yes), IsOkAndHolds(v1::CHOICE_YES)) << yes;
  for (const char* no : {"no", "n", "反对"}) EXPECT_THAT(ReadChoice(no), IsOkAndHolds(v1::CHOICE_NO)) << no;
  EXPECT_THAT(ReadChoice("弃权"), IsOkAndHolds(v1::CHOICE_ABSTAIN));
  for (const char* wrong : {"", "yess", "1", "赞成", "Y"}) EXPECT_TRUE(IsUsage(ReadChoice(wrong))) << wrong;
}

TEST(ReadBody, WantsMoreThanALetterWhereSeveralBeginAlike) {
  EXPECT_TRUE(IsUsage(ReadBody("p")));
  EXPECT_TRUE(IsUsage(ReadBody("representatives-")) == false);
  EXPECT_THAT(ReadBody("party-b"), IsOkAndHolds(v1::BODY_KIND_PARTY_BRANCH_COMMITTEE));
  EXPECT_THAT(ReadBody("representatives"), IsOkAndHolds(v1::BODY_KIND_RESIDENT_REPRESENTATIVES))
      << "a whole word wins over a longer one that begins like it";
}

TEST(ReadCount, IsAWholeNumber) {
  EXPECT_THAT(ReadCount("4294967295"), IsOkAndHolds(4'294'967'295U));
  for (const char* wrong : {"", "-1", "4294967296", "1.0", "x"})
    EXPECT_TRUE(IsUsage(ReadCount(wrong))) << wrong;
}

}  // namespace
}  // namespace yishi::cli
