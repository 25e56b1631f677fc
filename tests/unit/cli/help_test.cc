#include "clients/cli/help.h"

#include <gmock/gmock.h>

namespace yishi::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Help, ListsEveryCommandAndTheExitCodes) {
  const std::string overview = Overview(Language::kBoth);
  for (const Command* command : AllCommands())
    EXPECT_THAT(overview, HasSubstr("  " + std::string(command->name)));
  EXPECT_THAT(overview, HasSubstr("4 核验不通过"));
  EXPECT_THAT(overview, HasSubstr("4 not proven"));
}

TEST(Help, OfACommandShowsUsageAndExample) {
  for (const Command* command : AllCommands()) {
    const std::string help = HelpOf(*command, Language::kEnglish);
    EXPECT_THAT(help, HasSubstr(std::string(command->usage)));
    EXPECT_THAT(help, HasSubstr("yishi " + std::string(command->example)));
    EXPECT_THAT(help, HasSubstr(std::string(command->en)));
    EXPECT_THAT(help, Not(HasSubstr(std::string(command->zh))));
  }
}

TEST(Completion, OffersCommandsOptionsAndChoices) {
  const std::string script = BashCompletion();
  EXPECT_THAT(script, HasSubstr("complete -F _yishi yishi"));
  EXPECT_THAT(script, HasSubstr("vote) words=\"yes no abstain --server"));
  for (const Command* command : AllCommands()) {
    EXPECT_THAT(script, HasSubstr("      " + std::string(command->name) + ") words="));
    for (const Part& part : PartsOf(command->usage)) {
      if (!part.is_option()) continue;
      EXPECT_THAT(script, HasSubstr(part.name));
    }
  }
}

}  // namespace
}  // namespace yishi::cli
