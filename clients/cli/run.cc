#include "clients/cli/run.h"

#include <utility>

#include "clients/cli/command.h"
#include "clients/cli/help.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

// Language and JSON are wanted even for the message that the rest could not be read.
void ReadOutputOptions(const std::vector<std::string>& words, Output& output) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--json") output.json = true;
    std::string name;
    if (words[i] == "--lang" && i + 1 < words.size()) name = words[i + 1];
    if (words[i].starts_with("--lang=")) name = words[i].substr(7);
    if (const auto language = LanguageFromName(name)) output.language = *language;
  }
}

// Options of every command may stand before the command too: `words` without them, and they in `common`. A
// flag of the command itself may as well.
std::vector<std::string> WithoutLeadingOptions(const std::vector<std::string>& words,
                                               std::vector<std::string>& common) {
  std::size_t at = 0;
  while (at < words.size() && words[at].starts_with("--") && words[at] != "--") {
    std::size_t take = 1;
    for (const Part& part : PartsOf(kCommonUsage)) {
      if (part.name == words[at] && !part.is_flag()) take = 2;
    }
    while (take-- > 0 && at < words.size()) common.push_back(words[at++]);
  }
  return {words.begin() + static_cast<std::ptrdiff_t>(at), words.end()};
}

absl::StatusOr<CommonOptions> CommonFrom(const Arguments& arguments) {
  if (arguments.Has("--lang") && !LanguageFromName(arguments.Get("--lang"))) {
    return UsageError("--lang 只能是 zh、en 或 both", "--lang is zh, en or both");
  }
  return CommonOptions{.home = arguments.Get("--home"),
                       .server = arguments.Get("--server"),
                       .ca_file = arguments.Get("--ca"),
                       .community = arguments.Get("--community"),
                       .as = arguments.Get("--as"),
                       .passphrase_file = arguments.Get("--passphrase-file"),
                       .yes = arguments.Has("--yes")};
}

bool Asked(const std::vector<std::string>& words, std::string_view what) {
  for (const std::string& word : words) {
    if (word == "--") return false;
    if (word == what) return true;
  }
  return false;
}

absl::Status Help(std::span<const std::string> words, Output& output) {
  if (words.empty()) {
    output.Plain(Overview(output.language));
    return absl::OkStatus();
  }
  if (const Group* group = FindGroup(words[0]); group != nullptr && words.size() == 1) {
    output.Plain(HelpOf(*group, output.language));
    return absl::OkStatus();
  }
  YISHI_ASSIGN_OR_RETURN(const Found found, FindCommand(words));
  output.Plain(HelpOf(*found.command, output.language));
  return absl::OkStatus();
}

absl::Status RunCommand(const std::vector<std::string>& words, std::vector<std::string> leading,
                        Output& output, Surroundings surroundings) {
  const auto found = FindCommand(words);
  if (!found.ok()) {
    // The value of an option that there is not looks like the command.
    YISHI_RETURN_IF_ERROR(ReadArguments(PartsOf(kCommonUsage), leading).status());
    return found.status();
  }
  if (Asked(words, "--help")) return Help(std::span(words).first(found->words), output);
  std::vector<Part> parts = PartsOf(found->command->usage);
  for (Part& part : PartsOf(kCommonUsage)) parts.push_back(std::move(part));
  leading.insert(leading.end(), words.begin() + static_cast<std::ptrdiff_t>(found->words), words.end());
  const auto arguments = ReadArguments(parts, leading);
  if (!arguments.ok()) return WithUsage(arguments.status(), UsageLine(*found->command));
  YISHI_ASSIGN_OR_RETURN(CommonOptions common, CommonFrom(*arguments));
  Context context(std::move(common), output, std::move(surroundings));
  return found->command->handler(context, *arguments);
}

absl::Status Dispatch(const std::vector<std::string>& words, std::vector<std::string> leading, Output& output,
                      Surroundings surroundings) {
  if (words.empty()) {
    YISHI_RETURN_IF_ERROR(ReadArguments(PartsOf(kCommonUsage), leading).status());
    return Help({}, output);
  }
  if (words[0] == "help") return Help(std::span(words).subspan(1), output);
  if (FindGroup(words[0]) != nullptr && words.size() == 2 && words[1] == "--help") {
    return Help(std::span(words).first(1), output);
  }
  if (words[0] == "completion") {
    if (words.size() != 2 || words[1] != "bash")
      return UsageError("用法：yishi completion bash", "usage: yishi completion bash");
    output.Plain(BashCompletion());
    return absl::OkStatus();
  }
  return RunCommand(words, std::move(leading), output, std::move(surroundings));
}

}  // namespace

ExitCode Run(const std::vector<std::string>& words, std::ostream& out, std::ostream& err,
             Surroundings surroundings) {
  Output output(out, err);
  ReadOutputOptions(words, output);
  std::vector<std::string> leading;
  const std::vector<std::string> rest = WithoutLeadingOptions(words, leading);
  const absl::Status status = Dispatch(rest, std::move(leading), output, std::move(surroundings));
  if (!status.ok()) output.Error(status);
  return ExitCodeOf(status);
}

}  // namespace yishi::cli
