#include "engine/base/status.h"

#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace yishi {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::yishi::testing::IsOk;
using ::yishi::testing::IsOkAndHolds;
using ::yishi::testing::Refused;

Refusal NoQuorum() {
  return {.reason = Reason::kQuorumNotReached,
          .zh = "应到 37 人，实到 24 人，未达 25 人",
          .en = "24 of 37 are present, 25 are needed",
          .rule = "城市居民委员会组织法 art. 29",
          .numbers = {{"present", "24"}, {"needed", "25"}}};
}

TEST(StatusTest, CarriesTheRefusalWhole) {
  const absl::Status status = Refuse(NoQuorum());
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(std::string(status.message()), NoQuorum().en);
  EXPECT_EQ(RefusalOf(status), NoQuorum());
  EXPECT_EQ(ReasonOf(status), Reason::kQuorumNotReached);
}

TEST(StatusTest, CarriesEveryReason) {
  for (Reason reason : AllReasons()) {
    EXPECT_EQ(RefusalOf(Refuse(reason, "理由", "why")),
              (Refusal{.reason = reason, .zh = "理由", .en = "why", .rule = "", .numbers = {}}));
  }
}

TEST(StatusTest, CarriesTextOfAnyBytes) {
  Refusal odd = NoQuorum();
  odd.zh = std::string("\0\xff\n", 3);
  odd.rule = "";
  odd.numbers = {{"", ""}, {std::string(300, 'n'), std::string(70'000, 'v')}};
  EXPECT_EQ(RefusalOf(Refuse(odd)), odd);
}

TEST(StatusTest, StatusesMadeElsewhereCarryNone) {
  EXPECT_EQ(RefusalOf(absl::OkStatus()), std::nullopt);
  EXPECT_EQ(RefusalOf(absl::NotFoundError("elsewhere")), std::nullopt);
  EXPECT_EQ(ReasonOf(absl::NotFoundError("elsewhere")), Reason::kInternal);
}

// A payload may come from another process: whatever it holds, reading it does no harm.
TEST(StatusTest, DamagedPayloadsAreNoRefusals) {
  const absl::Status whole = Refuse(NoQuorum());
  std::string url;
  std::string payload;
  whole.ForEachPayload([&](const auto& type, const absl::Cord& cord) {
    url = std::string(type);
    payload = std::string(cord);
  });
  for (std::size_t size = 0; size < payload.size(); ++size) {
    absl::Status cut(whole.code(), "cut");
    cut.SetPayload(url, absl::Cord(payload.substr(0, size)));
    const auto refusal = RefusalOf(cut);
    EXPECT_TRUE(!refusal || refusal->numbers.size() < NoQuorum().numbers.size()) << "cut at " << size;
  }
  absl::Status unknown(whole.code(), "unknown");
  unknown.SetPayload(url, absl::Cord(std::string("\0\0\0\1?\0\0\0\0\0\0\0\0\0\0\0\0", 17)));
  ASSERT_TRUE(RefusalOf(unknown).has_value());
  EXPECT_EQ(RefusalOf(unknown)->reason, Reason::kInternal);
}

TEST(StatusTest, TextGivesReasonBothLanguagesAndRule) {
  EXPECT_EQ(ToText(Refuse(NoQuorum())),
            "QUORUM_NOT_REACHED: 应到 37 人，实到 24 人，未达 25 人 / 24 of 37 are present, 25 are needed "
            "[城市居民委员会组织法 art. 29]");
  EXPECT_EQ(ToText(Refuse(Reason::kTooLate, "太晚", "too late")), "TOO_LATE: 太晚 / too late");
  EXPECT_EQ(ToText(absl::OkStatus()), "OK");
  EXPECT_EQ(ToText(absl::NotFoundError("elsewhere")), "NOT_FOUND: elsewhere");
}

absl::Status FailIf(bool fail) { return fail ? Refuse(NoQuorum()) : absl::OkStatus(); }

absl::StatusOr<std::unique_ptr<int>> Make(bool fail) {
  YISHI_RETURN_IF_ERROR(FailIf(fail));
  return std::make_unique<int>(7);
}

absl::StatusOr<int> Use(bool fail, int* after) {
  YISHI_ASSIGN_OR_RETURN(const auto made, Make(fail));
  ++*after;
  return *made;
}

TEST(MacrosTest, PassErrorsOnAndValuesThrough) {
  int after = 0;
  EXPECT_THAT(Use(true, &after), Refused(Reason::kQuorumNotReached));
  EXPECT_EQ(after, 0);
  EXPECT_THAT(Use(false, &after), IsOkAndHolds(7));
  EXPECT_EQ(after, 1);
}

TEST(MatchersTest, TellStatusesApart) {
  EXPECT_THAT(absl::OkStatus(), IsOk());
  EXPECT_THAT(Refuse(NoQuorum()), Not(IsOk()));
  EXPECT_THAT(absl::StatusOr<int>(7), IsOkAndHolds(::testing::Gt(6)));
  EXPECT_THAT(absl::StatusOr<int>(7), Not(IsOkAndHolds(8)));
  EXPECT_THAT(absl::StatusOr<int>(Refuse(NoQuorum())), Not(IsOkAndHolds(7)));
  EXPECT_THAT(Refuse(NoQuorum()), Not(Refused(Reason::kTooLate)));
  EXPECT_THAT(absl::OkStatus(), Not(Refused(Reason::kInternal)));
  EXPECT_THAT(absl::InternalError("elsewhere"), Not(Refused(Reason::kInternal)));
  EXPECT_THAT(Refuse(NoQuorum()), Refused(Reason::kQuorumNotReached, HasSubstr("25 人")));
  EXPECT_THAT(Refuse(NoQuorum()), Refused(Reason::kQuorumNotReached, HasSubstr("24 of 37")));
  EXPECT_THAT(Refuse(NoQuorum()), Not(Refused(Reason::kQuorumNotReached, HasSubstr("26"))));
}

}  // namespace
}  // namespace yishi
