#include "clients/cli/help.h"

#include <gmock/gmock.h>

#include <cstdio>
#include <fstream>

#include "clients/cli/placeholders.h"
#include "tests/support/temporary_folder.h"

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

TEST(Help, OfAGroupShowsHowEachOfItsCommandsIsTyped) {
  for (const Group& group : Groups()) {
    const std::string help = HelpOf(group, Language::kChinese);
    EXPECT_THAT(help, HasSubstr(std::string(group.zh)));
    for (const Command& command : group.commands()) EXPECT_THAT(help, HasSubstr(UsageLine(command)));
  }
}

TEST(Help, ExplainsTheWordsInCapitals) {
  const Command& vote = RepresentativeCommands()[2];
  ASSERT_EQ(vote.name, "vote");
  EXPECT_THAT(HelpOf(vote, Language::kEnglish), HasSubstr("a matter's number, like 20260001"));
  EXPECT_THAT(HelpOf(vote, Language::kEnglish), Not(HasSubstr("1.2万"))) << "no MONEY in it";
}

TEST(Placeholders, StandInSomeUsageAndAsWordsOfTheirOwn) {
  for (const Placeholder& one : Placeholders()) {
    bool stands = false;
    for (const Command* command : AllCommands()) {
      for (const Placeholder* found : PlaceholdersIn(command->usage))
        stands = stands || found->name == one.name;
    }
    EXPECT_TRUE(stands) << one.name << " is in no usage";
  }
  EXPECT_TRUE(PlaceholdersIn("MATTERS [DAYS]").empty());
  ASSERT_EQ(PlaceholdersIn("[--budget ITEM=MONEY]...").size(), 1U);
}

// What bash offers for a command line, of which the last word is being typed.
std::string Offered(const std::string& words) {
  const yishi::testing::TemporaryFolder folder;
  const std::string script = (folder.path() / "yishi.bash").string();
  std::ofstream(script) << BashCompletion();
  const std::string command = "bash -c 'source " + script + "; COMP_WORDS=(" + words +
                              "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _yishi; echo \"${COMPREPLY[*]}\"'";
  FILE* pipe = popen(command.c_str(), "r");
  std::string out;
  for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) out += static_cast<char>(c);
  pclose(pipe);
  return out.substr(0, out.find('\n'));
}

TEST(Completion, OffersWhatFits) {
  EXPECT_EQ(Offered("yishi vo"), "vote");
  EXPECT_EQ(Offered("yishi vote 20260001 a"), "abstain");
  EXPECT_EQ(Offered("yishi teller s"), "sheet");
  EXPECT_EQ(Offered("yishi teller sheet 20260001 paper --ret"), "--returned");
  EXPECT_EQ(Offered("yishi help check-"), "check-ballot");
  EXPECT_EQ(Offered("yishi --ho"), "--home");
}

TEST(Completion, LooksPastTheOptionsBeforeTheCommand) {
  // As bash takes "--server 127.0.0.1:7420" and "--home=keys" apart.
  EXPECT_EQ(Offered("yishi --home keys --server 127.0.0.1 : 7420 vo"), "vote");
  EXPECT_EQ(Offered("yishi --home = keys --json vote 20260001 y"), "yes");
}

TEST(Completion, AfterAGroupOffersWhatIsFoundThere) {
  EXPECT_EQ(Offered("yishi motion ex"), "explain");
  EXPECT_EQ(Offered("yishi motion explain 20260001 --f"), "--for");
  EXPECT_EQ(Offered("yishi roster pre"), "preview");
  EXPECT_EQ(Offered("yishi roster imp"), "import");
  for (const Group& group : Groups()) {
    for (const Command* command : CommandsIn(group.name)) {
      const std::vector<std::string> words = {std::string(group.name), std::string(command->name)};
      const auto found = FindCommand(words);
      ASSERT_TRUE(found.ok()) << words[0] << " " << words[1];
      EXPECT_EQ(found->command->handler, command->handler);
    }
  }
}

TEST(Completion, OffersCommandsOptionsAndChoices) {
  const std::string script = BashCompletion();
  EXPECT_THAT(script, HasSubstr("complete -F _yishi yishi"));
  EXPECT_THAT(script, HasSubstr("vote) words=\"yes no abstain --for --server"));
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
