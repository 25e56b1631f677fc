#include "clients/cli/exit_code.h"

#include <gtest/gtest.h>

#include "engine/base/status.h"

namespace yishi::cli {
namespace {

TEST(ExitCode, SaysWhatKindOfNo) {
  EXPECT_EQ(ExitCodeOf(absl::OkStatus()), ExitCode::kDone);
  EXPECT_EQ(ExitCodeOf(Refuse(Reason::kQuorumNotReached, "", "")), ExitCode::kRefused);
  EXPECT_EQ(ExitCodeOf(absl::CancelledError("")), ExitCode::kRefused);
  EXPECT_EQ(ExitCodeOf(UsageError("", "")), ExitCode::kUsage);
  EXPECT_EQ(ExitCodeOf(absl::UnavailableError("")), ExitCode::kNotReachable);
  EXPECT_EQ(ExitCodeOf(absl::DeadlineExceededError("")), ExitCode::kNotReachable);
  EXPECT_EQ(ExitCodeOf(Refuse(Reason::kOverloaded, "", "")), ExitCode::kNotReachable);
  EXPECT_EQ(ExitCodeOf(Refuse(Reason::kStopping, "", "")), ExitCode::kNotReachable);
  EXPECT_EQ(ExitCodeOf(Refuse(Reason::kProofInvalid, "", "")), ExitCode::kNotProven);
  EXPECT_EQ(ExitCodeOf(Refuse(Reason::kSeenHeadDiffers, "", "")), ExitCode::kNotProven);
}

TEST(ExitCode, HasThePublishedNumbers) {
  EXPECT_EQ(static_cast<int>(ExitCode::kDone), 0);
  EXPECT_EQ(static_cast<int>(ExitCode::kRefused), 1);
  EXPECT_EQ(static_cast<int>(ExitCode::kUsage), 2);
  EXPECT_EQ(static_cast<int>(ExitCode::kNotReachable), 3);
  EXPECT_EQ(static_cast<int>(ExitCode::kNotProven), 4);
}

}  // namespace
}  // namespace yishi::cli
