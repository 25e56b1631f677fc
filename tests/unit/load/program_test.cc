#include "clients/load/program.h"

#include <sstream>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/temporary_folder.h"

namespace yishi::load {
namespace {

using ::testing::HasSubstr;

class ProgramTest : public ::testing::Test {
 protected:
  ExitCode RunWith(const std::vector<std::string>& words) {
    return load::Run(words, {.out = out_, .err = err_, .folder = folder_.path().string()});
  }

  testing::TemporaryFolder folder_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(ProgramTest, HelpGoesToStandardOutput) {
  EXPECT_EQ(RunWith({"--help"}), ExitCode::kHolds);
  EXPECT_THAT(out_.str(), HasSubstr("usage: yishi-load"));
  EXPECT_EQ(err_.str(), "");
}

TEST_F(ProgramTest, AWrongWordIsNamedWithTheUsage) {
  EXPECT_EQ(RunWith({"--votes=5"}), ExitCode::kUsage);
  EXPECT_EQ(out_.str(), "");
  EXPECT_THAT(err_.str(), HasSubstr("there is no option --votes=5"));
  EXPECT_THAT(err_.str(), HasSubstr("usage: yishi-load"));
}

TEST_F(ProgramTest, WithoutAServerNothingIsMeasured) {
  EXPECT_EQ(RunWith({"--quiet", "--dir", (folder_.path() / "data").string()}), ExitCode::kNotMeasured);
  EXPECT_THAT(err_.str(), HasSubstr("cannot start " + (folder_.path() / "yishid").string()));
  EXPECT_EQ(out_.str(), "");
}

}  // namespace
}  // namespace yishi::load
