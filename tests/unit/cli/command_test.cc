#include "clients/cli/command.h"

#include <gmock/gmock.h>

#include <set>
#include <string>

#include "clients/cli/exit_code.h"
#include "clients/cli/help.h"
#include "tests/support/status_matchers.h"

namespace yishi::cli {
namespace {

using ::testing::HasSubstr;
using ::yishi::testing::IsOk;

// As a shell would split an example: at spaces, but for what stands in double quotes.
std::vector<std::string> ShellWords(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ' ' && !quoted) {
      if (!word.empty()) words.push_back(std::exchange(word, ""));
    } else {
      word += c;
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

TEST(Commands, EveryExampleIsReadAsTheCommandThatItIsAnExampleOf) {
  for (const Command* command : AllCommands()) {
    const std::vector<std::string> words = ShellWords(command->example);
    const auto found = FindCommand(words);
    ASSERT_THAT(found, IsOk()) << command->example;
    EXPECT_EQ(found->command->handler, command->handler) << command->example;
    std::vector<Part> parts = PartsOf(command->usage);
    for (Part& part : PartsOf(kCommonUsage)) parts.push_back(std::move(part));
    EXPECT_THAT(ReadArguments(parts, std::span(words).subspan(found->words)), IsOk()) << command->example;
  }
}

TEST(Commands, AreExplainedInBothLanguages) {
  for (const Command* command : AllCommands()) {
    EXPECT_FALSE(command->zh.empty() || command->en.empty()) << command->name;
    EXPECT_NE(command->zh, command->en) << command->name;
  }
}

TEST(Commands, HaveNamesOfTheirOwn) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const Command* command : AllCommands()) {
    EXPECT_TRUE(seen.insert({command->group, command->name}).second) << command->name;
    for (const Group& group : Groups()) EXPECT_NE(command->name, group.name);
    EXPECT_NE(command->name, "help");
    EXPECT_NE(command->name, "completion");
  }
}

TEST(Commands, NoOptionOfACommandIsOneThatEveryCommandHas) {
  for (const Command* command : AllCommands()) {
    for (const Part& part : PartsOf(command->usage)) {
      for (const Part& common : PartsOf(kCommonUsage)) EXPECT_NE(part.name, common.name) << command->name;
    }
  }
}

// A repeated positional before an optional one could swallow it: no usage is that unclear.
TEST(Commands, HaveAtMostOnePositionalOfUnknownNumber) {
  for (const Command* command : AllCommands()) {
    int open = 0;
    for (const Part& part : PartsOf(command->usage))
      open += !part.is_option() && (part.repeated || !part.required) ? 1 : 0;
    EXPECT_LE(open, 1) << command->name;
  }
}

TEST(FindCommand, TakesTheGroupOrLeavesItOut) {
  const std::vector<std::string> with = {"rep", "vote", "20260001", "yes"};
  const std::vector<std::string> without = {"vote", "20260001", "yes"};
  EXPECT_EQ(FindCommand(with)->words, 2U);
  EXPECT_EQ(FindCommand(without)->words, 1U);
  EXPECT_EQ(FindCommand(with)->command, FindCommand(without)->command);
}

TEST(FindCommand, FindsTheMeetingsWorkUnderSecretaryAsWell) {
  for (const char* name :
       {"convene", "checkin", "open-box", "close-box", "declare", "minutes", "close-meeting"}) {
    const std::vector<std::string> words = {"secretary", name};
    EXPECT_THAT(FindCommand(words), IsOk()) << name;
  }
}

TEST(FindCommand, SaysWhatThereIs) {
  const auto message = [](const std::vector<std::string>& words) {
    return std::string(FindCommand(words).status().message());
  };
  EXPECT_THAT(message({}), HasSubstr("help"));
  EXPECT_THAT(message({"votee"}), HasSubstr("no command votee; did you mean: vote"));
  EXPECT_THAT(message({"mater"}), HasSubstr("did you mean: matters"));
  EXPECT_THAT(message({"confirm-kys"}), HasSubstr("did you mean: confirm-keys"));
  EXPECT_THAT(message({"wrong"}), HasSubstr("no command wrong; see yishi help")) << "near to nothing";
  EXPECT_THAT(message({"teller"}), HasSubstr("sheet, confirm"));
  EXPECT_THAT(message({"teller", "vote"}), HasSubstr("teller has no command vote"));
}

}  // namespace
}  // namespace yishi::cli
