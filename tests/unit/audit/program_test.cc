// yishi-audit: what it takes, what it writes, and what it says by its exit code.

#include "clients/audit/program.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/support/status_matchers.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/audit/report_matchers.h"
#include "tests/unit/audit/told_ledger.h"

namespace yishi::audit {
namespace {

using ::testing::HasSubstr;
using testing::Refused;

using Words = std::vector<std::string>;

TEST(ArgumentsTest, AllThatCanBeSaid) {
  const auto read = ReadArguments(Words{"a.yishi", "--json", "--quiet", "--lang", "zh", "--ledger",
                                        std::string(64, 'a'), "--vkey", Told().log().vkey()});
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->archive, "a.yishi");
  EXPECT_TRUE(read->json);
  EXPECT_TRUE(read->quiet);
  EXPECT_EQ(read->language, Language::kZh);
  EXPECT_EQ(read->options.ledger->hex(), std::string(64, 'a'));
  EXPECT_EQ(read->options.log_vkey, Told().log().vkey());
  const auto plain = ReadArguments(Words{"--lang", "en", "b"});
  ASSERT_TRUE(plain.ok());
  EXPECT_EQ(plain->language, Language::kEn);
  EXPECT_FALSE(plain->json || plain->quiet || plain->options.ledger || plain->options.log_vkey);
}

TEST(ArgumentsTest, AllThatCannot) {
  EXPECT_THAT(ReadArguments(Words{}), Refused(Reason::kFieldMissing));
  EXPECT_THAT(ReadArguments(Words{"a", "b"}), Refused(Reason::kFieldInvalid, HasSubstr("one archive")));
  EXPECT_THAT(ReadArguments(Words{"a", "--fast"}), Refused(Reason::kFieldInvalid, HasSubstr("--fast")));
  EXPECT_THAT(ReadArguments(Words{"a", "--vkey"}), Refused(Reason::kFieldInvalid, HasSubstr("value")));
  EXPECT_THAT(ReadArguments(Words{"a", "--vkey", "x"}), Refused(Reason::kFieldInvalid, HasSubstr("vkey")));
  EXPECT_THAT(ReadArguments(Words{"a", "--ledger", "abcd"}), Refused(Reason::kFieldInvalid, HasSubstr("64")));
  EXPECT_THAT(ReadArguments(Words{"a", "--lang", "fr"}), Refused(Reason::kFieldInvalid, HasSubstr("both")));
}

class ProgramTest : public ::testing::Test {
 protected:
  std::string Save(const Bytes& bytes) {
    const std::string path = folder_.path() / "archive.yishi";
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  ExitCode RunOn(Words words, bool terminal = false) {
    out_.str("");
    err_.str("");
    return audit::Run(words, {out_, err_, terminal});
  }

  testing::TemporaryFolder folder_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(ProgramTest, ACleanArchive) {
  EXPECT_EQ(RunOn({Save(Pack(Told().All())), "--vkey", Told().log().vkey()}), ExitCode::kClean);
  EXPECT_THAT(out_.str(), HasSubstr("No fault was found."));
  EXPECT_EQ(err_.str(), "") << "no progress but on a terminal";
}

TEST_F(ProgramTest, FaultsAreInTheExitCode) {
  Parts parts = Told().All();
  parts.entries.pop_back();
  const std::string path = Save(Pack(parts));
  EXPECT_EQ(RunOn({path}), ExitCode::kFaults);
  EXPECT_THAT(out_.str(), HasSubstr("SIZE_DIFFERS"));
  EXPECT_EQ(RunOn({path, "--quiet", "--lang", "en"}), ExitCode::kFaults);
  EXPECT_TRUE(out_.str().starts_with("[grave] SIZE_DIFFERS checkpoint"));
  EXPECT_THAT(out_.str(), ::testing::Not(HasSubstr("signatures")));
  EXPECT_EQ(RunOn({path, "--json"}), ExitCode::kFaults);
  EXPECT_TRUE(out_.str().starts_with("{\"format\":1,\"faults_found\":1,"));
}

TEST_F(ProgramTest, ProgressIsForTerminals) {
  const std::string path = Save(Pack(Told().All()));
  const std::string end = std::to_string(Told().size()) + " / " + std::to_string(Told().size()) + "\n";
  RunOn({path}, true);
  EXPECT_TRUE(err_.str().ends_with(end));
  RunOn({path, "--quiet"}, true);
  EXPECT_EQ(err_.str(), "");
}

TEST_F(ProgramTest, AnEmptyFileIsAFaultAndNoFileIsNone) {
  EXPECT_EQ(RunOn({Save("")}), ExitCode::kFaults);
  EXPECT_EQ(RunOn({folder_.path() / "nothing"}), ExitCode::kUnreadable);
  EXPECT_THAT(err_.str(), HasSubstr("cannot read"));
  EXPECT_EQ(RunOn({folder_.path()}), ExitCode::kUnreadable) << "a folder";
}

TEST_F(ProgramTest, WrongUsageIsExplained) {
  EXPECT_EQ(RunOn({"--what"}), ExitCode::kUsage);
  EXPECT_THAT(err_.str(), HasSubstr("usage: yishi-audit ARCHIVE"));
  EXPECT_EQ(out_.str(), "");
}

}  // namespace
}  // namespace yishi::audit
