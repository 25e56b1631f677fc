#include "clients/cli/usage.h"

#include <gmock/gmock.h>

#include "clients/cli/exit_code.h"
#include "tests/support/status_matchers.h"

namespace yishi::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::yishi::testing::IsOk;

absl::StatusOr<Arguments> Read(std::string_view usage, const std::vector<std::string>& words) {
  return ReadArguments(PartsOf(usage), words);
}

// The English sentence of a usage error; "" for what is none.
std::string UsageErrorOf(const absl::StatusOr<Arguments>& result) {
  return ExitCodeOf(result.status()) == ExitCode::kUsage ? std::string(result.status().message()) : "";
}

TEST(PartsOf, ReadsEveryFormOfTheGrammar) {
  EXPECT_THAT(PartsOf("MATTER yes|no [TEXT] NAME... [ID...] --start TIME [--end TIME] [--all] [--teller "
                      "WHO]... --item X..."),
              ElementsAre(Part{.name = "MATTER", .value = "", .required = true, .repeated = false},
                          Part{.name = "yes|no", .value = "", .required = true, .repeated = false},
                          Part{.name = "TEXT", .value = "", .required = false, .repeated = false},
                          Part{.name = "NAME", .value = "", .required = true, .repeated = true},
                          Part{.name = "ID", .value = "", .required = false, .repeated = true},
                          Part{.name = "--start", .value = "TIME", .required = true, .repeated = false},
                          Part{.name = "--end", .value = "TIME", .required = false, .repeated = false},
                          Part{.name = "--all", .value = "", .required = false, .repeated = false},
                          Part{.name = "--teller", .value = "WHO", .required = false, .repeated = true},
                          Part{.name = "--item", .value = "X", .required = true, .repeated = true}));
  EXPECT_THAT(PartsOf(""), ElementsAre());
}

TEST(ReadArguments, TakesOptionsAnywhereAndInBothForms) {
  const auto read = Read("MATTER [TEXT] [--end TIME] [--all]", {"--end=now", "20260001", "--all", "words"});
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->Get("MATTER"), "20260001");
  EXPECT_EQ(read->Get("TEXT"), "words");
  EXPECT_EQ(read->Get("--end"), "now");
  EXPECT_TRUE(read->Has("--all"));
  EXPECT_FALSE(read->Has("--start"));
  EXPECT_EQ(read->Get("--start"), "");
}

TEST(ReadArguments, AfterTwoDashesNothingIsAnOption) {
  const auto read = Read("TEXT", {"--", "--not-an-option"});
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->Get("TEXT"), "--not-an-option");
}

TEST(ReadArguments, ARepeatedPositionalLeavesWhatOthersNeed) {
  const auto read = Read("NAME... LAST", {"a", "b", "c"});
  ASSERT_THAT(read, IsOk());
  EXPECT_THAT(read->All("NAME"), ElementsAre("a", "b"));
  EXPECT_EQ(read->Get("LAST"), "c");
  const auto optional = Read("FIRST [NAME...]", {"a"});
  ASSERT_THAT(optional, IsOk());
  EXPECT_THAT(optional->All("NAME"), ElementsAre());
}

TEST(ReadArguments, AnOptionsValueMayBeginWithAMinus) {
  const auto read = Read("[--utc-offset MINUTES]", {"--utc-offset", "-480"});
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->Get("--utc-offset"), "-480");
}

TEST(ReadArguments, SaysWhatIsWrong) {
  EXPECT_THAT(UsageErrorOf(Read("MATTER", {})), HasSubstr("missing: MATTER"));
  EXPECT_THAT(UsageErrorOf(Read("NAME... LAST", {"a"})), HasSubstr("missing: LAST"));
  EXPECT_THAT(UsageErrorOf(Read("MATTER", {"a", "b"})), HasSubstr("one word too many: b"));
  EXPECT_THAT(UsageErrorOf(Read("MATTER", {"a", "--what"})), HasSubstr("no option --what"));
  EXPECT_THAT(UsageErrorOf(Read("--start TIME", {})), HasSubstr("missing: --start TIME"));
  EXPECT_THAT(UsageErrorOf(Read("--start TIME", {"--start"})), HasSubstr("--start needs a TIME"));
  EXPECT_THAT(UsageErrorOf(Read("[--end T]", {"--end", "1", "--end", "2"})), HasSubstr("given twice"));
  EXPECT_THAT(UsageErrorOf(Read("[--all]", {"--all=yes"})), HasSubstr("takes no value"));
}

}  // namespace
}  // namespace yishi::cli
