// The commands: one table, from which come the parser, the help and the completion.

#ifndef YISHI_CLIENTS_CLI_COMMAND_H_
#define YISHI_CLIENTS_CLI_COMMAND_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/context.h"
#include "clients/cli/usage.h"

namespace yishi::cli {

using Handler = absl::Status (*)(Context&, const Arguments&);

struct Command {
  std::string_view group;  // who does it: "clerk"
  std::string_view name;   // "import"
  std::string_view usage;  // its arguments (usage.h)
  std::string_view zh;     // what it does, a sentence
  std::string_view en;
  Handler handler;
  std::string_view example;  // what follows "yishi "
};

struct Group {
  std::string_view name;
  std::string_view zh;
  std::string_view en;
  std::span<const Command> (*commands)();
};

// "yishi rep vote MATTER yes|no|abstain"
std::string UsageLine(const Command& command);

// In the order in which help lists them.
std::span<const Group> Groups();
// Null if there is none of this name.
const Group* FindGroup(std::string_view name);
std::vector<const Command*> AllCommands();
// What may be typed after the group's name: its own commands first, then those of the group that goes with
// it.
std::vector<const Command*> CommandsIn(std::string_view group);

// Each group's part of the table, in a file of its own.
std::span<const Command> MyCommands();
std::span<const Command> AnyoneCommands();
std::span<const Command> MotionCommands();
std::span<const Command> ResidentCommands();
std::span<const Command> RepresentativeCommands();
std::span<const Command> PetitionCommands();
std::span<const Command> ProxyCommands();
std::span<const Command> SecretaryCommands();
std::span<const Command> MeetingCommands();
std::span<const Command> TellerCommands();
std::span<const Command> SupervisorCommands();
std::span<const Command> TownshipCommands();
std::span<const Command> ClerkCommands();
std::span<const Command> RosterCommands();
std::span<const Command> ArchiveCommands();
std::span<const Command> CharterCommands();

// The command that `words` begin with, and how many of them name it: "clerk import", or just "import" where
// only one command has that name. Usage errors say what is near.
struct Found {
  const Command* command;
  std::size_t words;
};
absl::StatusOr<Found> FindCommand(std::span<const std::string> words);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_COMMAND_H_
