// Help, and completion for the shell.

#ifndef YISHI_CLIENTS_CLI_HELP_H_
#define YISHI_CLIENTS_CLI_HELP_H_

#include <string>

#include "clients/cli/command.h"
#include "clients/cli/text.h"

namespace yishi::cli {

// The options of every command, in the grammar of usage.h.
inline constexpr std::string_view kCommonUsage =
    "[--server HOST:PORT] [--ca FILE] [--community NAME] [--home DIR] [--as WHO] [--passphrase-file FILE] "
    "[--lang LANG] "
    "[--json] [--yes] [--help]";

std::string Overview(Language language);
std::string HelpOf(const Command& command, Language language);
// Its commands, and how each is typed.
std::string HelpOf(const Group& group, Language language);

// A script for bash: source <(yishi completion bash)
std::string BashCompletion();

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_HELP_H_
