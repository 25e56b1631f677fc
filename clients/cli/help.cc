#include "clients/cli/help.h"

#include <algorithm>

#include "clients/cli/placeholders.h"

namespace yishi::cli {
namespace {

constexpr std::size_t kNameWidth = 16;

std::string CommonOptionsText(Language language) {
  const auto line = [&](std::string_view option, std::string_view zh, std::string_view en) {
    return "  " + Padded(option, 24) + In(language, zh, en) + "\n";
  };
  return In(language, "通用选项", "Options of every command") + ":\n" +
         line("--server HOST:PORT", "服务器（或 YISHI_SERVER）", "the server (or YISHI_SERVER)") +
         line("--ca FILE", "信任的证书机构（PEM）", "authorities to trust (PEM)") +
         line("--community NAME", "社区名或账本编号开头",
              "community: its name or the beginning of its ledger id") +
         line("--as WHO", "用谁的密钥：名称或编号开头", "whose key: its label or the beginning of an id") +
         line("--home DIR", "资料文件夹（或 YISHI_HOME）",
              "where keys and receipts are kept (or YISHI_HOME)") +
         line("--passphrase-file FILE", "口令文件（或 YISHI_PASSPHRASE）",
              "passphrase (or YISHI_PASSPHRASE)") +
         line("--lang zh|en|both", "语言，默认双语", "language, both by default") +
         line("--json", "输出 JSON", "print JSON") + line("--yes", "不再询问", "ask nothing");
}

std::string ExitCodesText(Language language) {
  return In(language, "退出码：0 成功  1 被拒绝  2 命令有误  3 联系不上  4 核验不通过",
            "Exit codes: 0 done  1 refused  2 usage  3 not reachable  4 not proven") +
         "\n";
}

std::string PlaceholdersText(std::string_view usage, Language language) {
  const auto used = PlaceholdersIn(usage);
  if (used.empty()) return "";
  std::string out = In(language, "其中", "Where") + ":\n";
  for (const Placeholder* one : used)
    out += "  " + Padded(one->name, kNameWidth) + In(language, one->zh, one->en) + "\n";
  return out + "\n";
}

std::string CommandsText(const Group& group, Language language) {
  std::string out = std::string(group.name) + "  " + In(language, group.zh, group.en) + "\n";
  for (const Command& command : group.commands()) {
    out += "  " + Padded(command.name, kNameWidth) + In(language, command.zh, command.en) + "\n";
  }
  return out;
}

// Bash takes "127.0.0.1:7420" and "--home=x" for three words each.
constexpr char kCompletionBegin[] = R"(# bash completion of yishi: source <(yishi completion bash)
_yishi() {
  local cur=${COMP_WORDS[COMP_CWORD]} words= at=1
  while ((at < COMP_CWORD)); do  # past the options that stand before the command
    case ${COMP_WORDS[at]} in
      @VALUED@) if [[ ${COMP_WORDS[at + 1]} == = ]]; then ((at += 3)); else ((at += 2)); fi ;;
      --*) ((at += 1)) ;;
      *) break ;;
    esac
    while [[ ${COMP_WORDS[at]} == : ]]; do ((at += 2)); done
  done
  local first=${COMP_WORDS[at]} second=${COMP_WORDS[at + 1]}
  if ((COMP_CWORD == at)); then
    words="@FIRST@"
  elif ((COMP_CWORD > at)); then
    case $first in
)";
constexpr char kCompletionEnd[] = R"(    esac
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
  [[ -n ${COMPREPLY[0]} ]] || mapfile -t COMPREPLY < <(compgen -f -- "$cur")
}
complete -F _yishi yishi
)";

void Replace(std::string& text, std::string_view name, const std::string& value) {
  const std::size_t at = text.find(name);
  if (at != std::string::npos) text.replace(at, name.size(), value);
}

enum class Valued { kOnly, kToo };

// The options of every command, with something between them.
std::string NamesOfCommonOptions(Valued valued, std::string_view between) {
  std::string out;
  for (const Part& part : PartsOf(kCommonUsage)) {
    if (valued == Valued::kOnly && part.is_flag()) continue;
    if (!out.empty()) out += between;
    out += part.name;
  }
  return out;
}

// All names of one kind that start a command line.
std::string FirstWords() {
  std::vector<std::string> words = {"help", "completion"};
  for (const Group& group : Groups()) words.emplace_back(group.name);
  for (const Command* command : AllCommands()) words.emplace_back(command->name);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

void AppendPart(std::string& out, const Part& part) {
  if (part.is_option()) {
    out += " " + part.name;
    return;
  }
  if (part.name.find('|') == std::string::npos) return;
  for (const char c : " " + part.name) out += c == '|' ? ' ' : c;
}

std::string OffersOf(const Command& command) {
  std::string offers;
  for (const Part& part : PartsOf(command.usage)) AppendPart(offers, part);
  for (const Part& part : PartsOf(kCommonUsage)) AppendPart(offers, part);
  return offers.substr(1);
}

std::string NamesOf(const Group& group) {
  std::string names;
  for (const Command* command : CommandsIn(group.name))
    names += (names.empty() ? "" : " ") + std::string(command->name);
  return names;
}

}  // namespace

std::string Overview(Language language) {
  std::string out =
      In(language, "yishi：社区议事与表决", "yishi: a community's deliberations and votes") + "\n\n";
  out += "  yishi [GROUP] COMMAND ...      " + In(language, "组名可省略", "the group may be left out") + "\n";
  out += "  yishi help COMMAND             " + In(language, "用法和例子", "usage and an example") + "\n";
  out += "  source <(yishi completion bash)  " + In(language, "按 Tab 补全", "completion with Tab") + "\n\n";
  for (const Group& group : Groups()) out += CommandsText(group, language) + "\n";
  return out + CommonOptionsText(language) + "\n" + ExitCodesText(language);
}

std::string HelpOf(const Command& command, Language language) {
  std::string out = In(language, command.zh, command.en) + "\n\n";
  out += "  " + UsageLine(command) + "\n\n";
  out += In(language, "例", "Example") + ":\n  yishi " + std::string(command.example) + "\n\n";
  out += PlaceholdersText(command.usage, language);
  return out + CommonOptionsText(language) + "\n" + ExitCodesText(language);
}

std::string HelpOf(const Group& group, Language language) {
  std::string out = CommandsText(group, language) + "\n";
  for (const Command& command : group.commands()) out += "  " + UsageLine(command) + "\n";
  return out + "\n" + Label(language, "每个命令的例子：", "An example of each: ") + "yishi help COMMAND\n";
}

std::string BashCompletion() {
  std::string out = kCompletionBegin;
  Replace(out, "@VALUED@", NamesOfCommonOptions(Valued::kOnly, "|"));
  Replace(out, "@FIRST@", FirstWords() + " " + NamesOfCommonOptions(Valued::kToo, " "));
  for (const Group& group : Groups()) {
    out += "      " + std::string(group.name) + ") if ((COMP_CWORD == at + 1)); then words=\"" +
           NamesOf(group) + "\"; else first=$second; fi ;;\n";
  }
  out += "      help) words=\"" + FirstWords() + "\" ;;\n      completion) words=bash ;;\n    esac\n";
  out += "    [[ -n $words ]] || case $first in\n";
  std::vector<std::string_view> seen;
  for (const Command* command : AllCommands()) {
    if (std::find(seen.begin(), seen.end(), command->name) != seen.end()) continue;
    seen.push_back(command->name);
    out += "      " + std::string(command->name) + ") words=\"" + OffersOf(*command) + "\" ;;\n";
  }
  return out + kCompletionEnd;
}

}  // namespace yishi::cli
