#include "clients/sdk/files.h"

#include <gmock/gmock.h>

#include "tests/support/status_matchers.h"
#include "tests/support/temporary_folder.h"

namespace yishi::sdk {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::yishi::testing::IsOk;
using ::yishi::testing::IsOkAndHolds;
using ::yishi::testing::Refused;

TEST(Files, AreReplacedAsAWholeAndLeaveNothingBeside) {
  const yishi::testing::TemporaryFolder folder;
  const auto path = folder.path() / "a" / "b" / "file";
  ASSERT_THAT(WriteFileAtomically(path, "first, and longer"), IsOk());
  ASSERT_THAT(WriteFileAtomically(path, "second"), IsOk());
  EXPECT_THAT(ReadFile(path, 100), IsOkAndHolds(std::string("second")));
  EXPECT_THAT(FilesIn(path.parent_path()), IsOkAndHolds(ElementsAre("file")));
}

TEST(Files, CreatingKeepsWhatIsThere) {
  const yishi::testing::TemporaryFolder folder;
  const auto path = folder.path() / "file";
  ASSERT_THAT(CreateFileAtomically(path, "first"), IsOk());
  EXPECT_THAT(CreateFileAtomically(path, "second"), Refused(Reason::kAlreadyExists));
  EXPECT_THAT(ReadFile(path, 100), IsOkAndHolds(std::string("first")));
  EXPECT_THAT(FilesIn(folder.path()), IsOkAndHolds(ElementsAre("file")));
}

TEST(Files, ReadingSaysWhatIsMissingAndWhatIsTooLong) {
  const yishi::testing::TemporaryFolder folder;
  EXPECT_TRUE(absl::IsNotFound(ReadFile(folder.path() / "none", 10).status()));
  ASSERT_THAT(WriteFileAtomically(folder.path() / "ten", "0123456789"), IsOk());
  EXPECT_THAT(ReadFile(folder.path() / "ten", 10), IsOk());
  EXPECT_THAT(ReadFile(folder.path() / "ten", 9), Refused(Reason::kOversized));
  EXPECT_THAT(FilesIn(folder.path() / "none"), IsOkAndHolds(IsEmpty()));
}

}  // namespace
}  // namespace yishi::sdk
