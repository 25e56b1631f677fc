// What each kind of record takes from what was typed.

#include "clients/cli/records.h"

#include "clients/cli/exit_code.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace yishi::cli {
namespace {

using ::yishi::testing::IsOk;

absl::StatusOr<v1::FileRecord> Read(v1::RecordKind kind, std::vector<std::string> options) {
  std::vector<std::string> words{"20260001", "plan"};
  words.insert(words.end(), options.begin(), options.end());
  YISHI_ASSIGN_OR_RETURN(const Arguments arguments, ReadArguments(PartsOf(YISHI_RECORD_USAGE), words));
  return ReadRecord(arguments, kind);
}

bool IsUsageError(const absl::StatusOr<v1::FileRecord>& read) {
  return ExitCodeOf(read.status()) == ExitCode::kUsage;
}

TEST(ReadRecord, APlanHasMilestones) {
  const auto read =
      Read(v1::RECORD_KIND_PLAN, {"--due", "2026-09-30", "--milestone", "2026-08-01=路面=完工"});
  ASSERT_THAT(read, IsOk());
  ASSERT_EQ(read->plan().milestones_size(), 1);
  EXPECT_EQ(read->plan().milestones(0).title(), "路面=完工");
  EXPECT_EQ(read->plan().milestones(0).due_day(), calendar::ParseDay("2026-08-01")->days_since_epoch);
  EXPECT_TRUE(IsUsageError(Read(v1::RECORD_KIND_PLAN, {"--due", "2026-09-30", "--milestone", "路面完工"})));
  EXPECT_TRUE(
      IsUsageError(Read(v1::RECORD_KIND_PLAN, {"--due", "2026-09-30", "--milestone", "2026-02-30=x"})));
}

TEST(ReadRecord, ProgressNamesAMilestone) {
  const auto read = Read(v1::RECORD_KIND_PROGRESS, {"--percent", "50", "--reached", "2"});
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->progress().milestone(), 2u);
}

TEST(ReadRecord, ATenderNeedsBidsWinnerAndAmount) {
  const auto read = Read(v1::RECORD_KIND_TENDER, {"--bids", "3", "--winner", "丙公司", "--amount", "120万"});
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->tender().bids(), 3u);
  EXPECT_EQ(read->tender().amount_fen(), 120'000'000);
  EXPECT_TRUE(IsUsageError(Read(v1::RECORD_KIND_TENDER, {"--bids", "3", "--amount", "120万"})));
}

TEST(ReadRecord, ADeclarationSaysWhetherThereIsAnInterest) {
  EXPECT_FALSE(Read(v1::RECORD_KIND_DECLARATION, {"--supplier", "丙公司"})->declaration().interested());
  EXPECT_TRUE(Read(v1::RECORD_KIND_DECLARATION, {"--supplier", "丙公司", "--interested"})
                  ->declaration()
                  .interested());
  EXPECT_TRUE(IsUsageError(Read(v1::RECORD_KIND_DECLARATION, {})));
}

TEST(ReadRecord, AChangeOrderAddsOrTakesAway) {
  EXPECT_EQ(Read(v1::RECORD_KIND_CHANGE_ORDER, {"--amount", "500"})->change_order().amount_fen(), 50'000);
  EXPECT_EQ(Read(v1::RECORD_KIND_CHANGE_ORDER, {"--amount", "500", "--less"})->change_order().amount_fen(),
            -50'000);
}

TEST(ContractOf, TheOnlyOneOrTheOneThatIsNamed) {
  v1::MatterView matter;
  EXPECT_FALSE(ContractOf(matter, "").ok());
  for (const char first : {'\x11', '\x22'}) {
    v1::RecordView* record = matter.add_records();
    record->set_kind(v1::RECORD_KIND_CONTRACT);
    record->set_id(std::string(16, first));
  }
  EXPECT_EQ(ExitCodeOf(ContractOf(matter, "").status()), ExitCode::kUsage);
  EXPECT_EQ(ContractOf(matter, "2222").value(), std::string(16, '\x22'));
}

}  // namespace
}  // namespace yishi::cli
