// Roster files without a server: the template, faults, previews.

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "clients/cli/run.h"
#include "tests/support/temporary_folder.h"

namespace yishi::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class RosterTest : public ::testing::Test {
 protected:
  ExitCode Run(std::vector<std::string> words) {
    out_.str("");
    err_.str("");
    Surroundings surroundings;
    surroundings.now = [] { return Millis{1'772'000'000'000}; };
    words.insert(words.end(), {"--home", folder_.path().string()});
    return cli::Run(words, out_, err_, std::move(surroundings));
  }

  std::string FileWith(const std::string& rows) {
    const auto path = folder_.path() / "roster.csv";
    std::ofstream(path) << "楼栋,户号,姓名,性别,出生日期,电话,小组,机构与职务,任期起,任期止,面积,户代表\n"
                        << rows;
    return path.string();
  }

  std::string out() const { return out_.str(); }
  std::string err() const { return err_.str(); }

  yishi::testing::TemporaryFolder folder_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(RosterTest, TheTemplateCanBePreviewed) {
  ASSERT_EQ(Run({"roster", "template"}), ExitCode::kDone);
  const auto path = folder_.path() / "template.csv";
  std::ofstream(path) << out();
  EXPECT_EQ(Run({"roster", "preview", path.string()}), ExitCode::kDone);
  EXPECT_THAT(out(), HasSubstr("户 / households"));
  EXPECT_THAT(out(), HasSubstr("没有居民代表"));
}

TEST_F(RosterTest, EveryFaultIsNamedByLineAndColumn) {
  const std::string file = FileWith(
      "1号楼,101,甲,男,1980-13-01,,,,,,,\n"
      "1号楼,102,,男,1980-01-01,,,,,,12.345,\n");
  EXPECT_EQ(Run({"roster", "preview", file}), ExitCode::kRefused);
  EXPECT_THAT(err(), AllOf(HasSubstr("第 2 行 出生日期"), HasSubstr("line 3 姓名"), HasSubstr("第 3 行 面积"),
                           HasSubstr("名册有 3 处错误，一行也没有导入")));
  EXPECT_EQ(Run({"roster", "preview", file, "--json"}), ExitCode::kRefused);
  EXPECT_THAT(out(), AllOf(HasSubstr("ROSTER_ROW_INVALID"), HasSubstr("line 3 面积")));
}

TEST_F(RosterTest, AFirstImportIsCountedAndWarnedOf) {
  const std::string file = FileWith(
      "1号楼,101,甲,女,1980-01-01,,,居民代表:居民代表,2026-01-01,2031-03-15,98.50,\n"
      "1号楼,102,乙,男,2015-01-01,,,,,,,是\n");
  EXPECT_EQ(Run({"roster", "preview", file}), ExitCode::kDone);
  EXPECT_THAT(out(), AllOf(HasSubstr("新增的人"), HasSubstr("户数与代表 2 : 1"), HasSubstr("⚠"),
                           HasSubstr("户 102 的户代表乙未满 18 岁")));
  EXPECT_EQ(Run({"roster", "preview", file, "--json"}), ExitCode::kDone);
  EXPECT_THAT(out(),
              AllOf(HasSubstr("\"added\":[{"), HasSubstr("\"left_out\":[]"), HasSubstr("\"warnings\"")));
}

TEST_F(RosterTest, AFileThatIsNotThereIsRefused) {
  EXPECT_NE(Run({"roster", "preview", (folder_.path() / "none.csv").string()}), ExitCode::kDone);
}

}  // namespace
}  // namespace yishi::cli
