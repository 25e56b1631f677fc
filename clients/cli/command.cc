#include "clients/cli/command.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <string>
#include <utility>

#include "clients/cli/exit_code.h"

namespace yishi::cli {
namespace {

constexpr std::array kGroups = {
    Group{"me", "本人：连接、登记、回执", "Yourself: connect, enrol, receipts", MyCommands},
    Group{"anyone", "任何人：看事项、会议、结果", "Anyone: read matters, meetings, results", AnyoneCommands},
    Group{"motion", "任何人：一个事项的来龙去脉", "Anyone: a matter explained", MotionCommands},
    Group{"resident", "居民：看公示栏、提异议", "Residents: read the board, object", ResidentCommands},
    Group{"rep", "居民代表和委员：议程、签到、投票", "Representatives and members: agenda, check in, vote",
          RepresentativeCommands},
    Group{"petition", "联名：发起、签名、罢免时的申辩", "Petitions: start, sign, defend against a recall",
          PetitionCommands},
    Group{"proxy", "委托投票", "Voting for another", ProxyCommands},
    Group{"secretary", "社区干部：提事项、公示、实施", "Officers: matters, postings, carrying out",
          SecretaryCommands},
    Group{"meeting", "会议工作人员：召集、主持、记录", "Officers of a meeting: convene, chair, minute",
          MeetingCommands},
    Group{"teller", "计票人和监票人", "Tellers and scrutineers", TellerCommands},
    Group{"supervisor", "居务监督委员会", "Supervision committee", SupervisorCommands},
    Group{"township", "镇政府（街道办）：责令改正、登记判决", "Township: orders to correct, judgments",
          TownshipCommands},
    Group{"clerk", "登记员：建社区、名册、登记单", "Registrars: found, roster, slips", ClerkCommands},
    Group{"roster", "登记员：名册文件的样本和预览", "Registrars: a roster file's template and preview",
          RosterCommands},
    Group{"archive", "档案", "Archive", ArchiveCommands},
    Group{"charter", "程序规则和事项清单：检查、说明", "Charters and the catalogue: check, explain",
          CharterCommands},
};

// The number of letters to insert, remove or change between the two (Levenshtein).
std::size_t Distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

// The commands that were perhaps meant: within two letters, and not another word altogether.
std::string NearNames(std::string_view word) {
  std::set<std::string_view> near;
  for (const Command* command : AllCommands()) {
    const std::size_t distance = Distance(word, command->name);
    if (distance <= 2 && 2 * distance < command->name.size()) near.insert(command->name);
  }
  std::string names;
  for (const std::string_view name : near) {
    if (!names.empty()) names += ", ";
    names += name;
  }
  return names;
}

absl::Status NoSuchCommand(const std::string& word) {
  const std::string near = NearNames(word);
  if (near.empty()) {
    return UsageError("没有命令 " + word + "；见 yishi help",
                      "there is no command " + word + "; see yishi help");
  }
  return UsageError("没有命令 " + word + "；是不是：" + near,
                    "there is no command " + word + "; did you mean: " + near);
}

// What is found under another heading as well: one officer often does all of a meeting's work, everybody may
// read, and a motion or a roster is where people look for what is done with it.
std::string_view SecondGroup(std::string_view group) {
  if (group == "secretary") return "meeting";
  if (group == "motion") return "anyone";
  if (group == "roster") return "clerk";
  return group == "anyone" ? "me" : "";
}

std::string NamesIn(std::string_view group) {
  std::string names;
  for (const Command* command : CommandsIn(group)) {
    if (!names.empty()) names += ", ";
    names += command->name;
  }
  return names;
}

absl::StatusOr<Found> FindInGroup(const std::string& group, std::span<const std::string> words) {
  if (words.empty()) {
    return UsageError(group + " 后面要有一个命令：" + NamesIn(group),
                      group + " needs a command: " + NamesIn(group));
  }
  for (const Command* command : CommandsIn(group)) {
    if (command->name == words[0]) return Found{command, 2};
  }
  return UsageError(group + " 没有命令 " + words[0] + "；有：" + NamesIn(group),
                    group + " has no command " + words[0] + "; there are: " + NamesIn(group));
}

}  // namespace

std::string UsageLine(const Command& command) {
  std::string line = "yishi " + std::string(command.group) + " " + std::string(command.name);
  if (!command.usage.empty()) line += " " + std::string(command.usage);
  return line;
}

std::span<const Group> Groups() { return kGroups; }

const Group* FindGroup(std::string_view name) {
  for (const Group& group : Groups()) {
    if (group.name == name) return &group;
  }
  return nullptr;
}

std::vector<const Command*> AllCommands() {
  std::vector<const Command*> out;
  for (const Group& group : Groups()) {
    for (const Command& command : group.commands()) out.push_back(&command);
  }
  return out;
}

std::vector<const Command*> CommandsIn(std::string_view group) {
  std::vector<const Command*> out;
  for (const std::string_view place : {group, SecondGroup(group)}) {
    for (const Command* command : AllCommands()) {
      if (command->group == place) out.push_back(command);
    }
  }
  return out;
}

absl::StatusOr<Found> FindCommand(std::span<const std::string> words) {
  if (words.empty()) return UsageError("要做什么？见 yishi help", "do what? See yishi help");
  if (FindGroup(words[0]) != nullptr) return FindInGroup(words[0], words.subspan(1));
  const Command* found = nullptr;
  std::string places;
  for (const Command* command : AllCommands()) {
    if (command->name != words[0]) continue;
    if (found != nullptr && found->handler != command->handler) {
      places += ", " + std::string(command->group) + " " + words[0];
    }
    if (found == nullptr) {
      found = command;
      places = std::string(command->group) + " " + words[0];
    }
  }
  if (found == nullptr) return NoSuchCommand(words[0]);
  if (places.find(',') != std::string::npos) {
    return UsageError(words[0] + " 不止一个，请写明：" + places,
                      words[0] + " means several things, say which: " + places);
  }
  return Found{found, 1};
}

}  // namespace yishi::cli
