// Checking rules before they are adopted: no server, no key, and exit codes for scripts.

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "clients/cli/run.h"
#include "tests/support/shipped_charter.h"
#include "tests/support/temporary_folder.h"

namespace yishi::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using ::yishi::testing::ShippedCatalogueText;
using ::yishi::testing::ShippedCharterText;

class CharterTest : public ::testing::Test {
 protected:
  std::string File(const std::string& text) {
    const std::filesystem::path path = folder_.path() / "rules.txtpb";
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }
  ExitCode Run(std::vector<std::string> words) {
    out_.str("");
    err_.str("");
    return cli::Run(words, out_, err_, {});
  }
  static std::string Weakened() {
    std::string text = ShippedCharterText("urban-four-two");
    const std::size_t at = text.find("min_days: 15");
    return text.replace(at, 12, "min_days: 10");
  }
  std::string out() const { return out_.str(); }
  std::string err() const { return err_.str(); }

  yishi::testing::TemporaryFolder folder_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(CharterTest, LintExplainsAndDrawsWithoutAServer) {
  EXPECT_EQ(Run({"charter", "lint", File(ShippedCharterText("urban-four-two"))}), ExitCode::kDone);
  EXPECT_THAT(out(), AllOf(HasSubstr("可以开会：到会人数不少于应到人数的三分之二"),
                           HasSubstr("quorum: those present are at least 2/3 of those expected"),
                           HasSubstr("[4] 居民代表会议决议 ──▷ 未通过：退回修改"),
                           HasSubstr("不低于法定底线"), HasSubstr("keeps to the statutory floor")));
}

TEST_F(CharterTest, LintSpeaksOneLanguageWhereAsked) {
  EXPECT_EQ(Run({"charter", "lint", File(ShippedCharterText("small-purchase")), "--lang", "en"}),
            ExitCode::kDone);
  EXPECT_THAT(out(), AllOf(HasSubstr("no statutory floor"), Not(HasSubstr("可以开会"))));
}

TEST_F(CharterTest, WhatIsBelowTheFloorIsExplainedAndRefused) {
  EXPECT_EQ(Run({"charter", "lint", File(Weakened())}), ExitCode::kRefused);
  EXPECT_THAT(out(), HasSubstr("公示不少于 10 日"));
  EXPECT_THAT(err(), AllOf(HasSubstr("第三十四条"), HasSubstr("10 days"), HasSubstr("15 days")));
}

TEST_F(CharterTest, ATextThatCannotBeReadIsRefusedWithItsLine) {
  EXPECT_EQ(Run({"charter", "lint", File("id: \"a\"\nversoin: 1")}), ExitCode::kRefused);
  EXPECT_THAT(err(), HasSubstr("2:"));
  EXPECT_EQ(Run({"charter", "lint"}), ExitCode::kUsage);
}

TEST_F(CharterTest, JsonIsOneValue) {
  EXPECT_EQ(Run({"charter", "lint", File(ShippedCharterText("party-members")), "--json"}), ExitCode::kDone);
  EXPECT_THAT(out(), AllOf(StartsWith("{\"ok\":true"), HasSubstr("\"basis\":\"LEGAL_BASIS_PARTY\""),
                           Not(HasSubstr("──▷"))));
  EXPECT_EQ(Run({"charter", "lint", File(Weakened()), "--json"}), ExitCode::kRefused);
  EXPECT_THAT(out(), AllOf(StartsWith("{\"ok\":false"), HasSubstr("CHARTER_BELOW_FLOOR"),
                           HasSubstr("stages[4].disclose.min_days")));
}

TEST_F(CharterTest, ACatalogueIsCheckedAndExplained) {
  EXPECT_EQ(Run({"charter", "lint-catalogue", File(ShippedCatalogueText("urban-sample"))}), ExitCode::kDone);
  EXPECT_THAT(out(), AllOf(HasSubstr("PROCUREMENT"), HasSubstr("不超过 2,000.00 元"),
                           HasSubstr("the owners' own to decide")));
  EXPECT_EQ(Run({"charter", "lint-catalogue", File("version: 1")}), ExitCode::kRefused);
}

}  // namespace
}  // namespace yishi::cli
