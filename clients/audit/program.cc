#include "clients/audit/program.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <ostream>
#include <sstream>
#include <utility>

#include "clients/audit/json.h"
#include "clients/audit/words.h"
#include "engine/base/status.h"
#include "engine/merkle/note_key.h"

namespace yishi::audit {
namespace {

constexpr std::string_view kUsage =
    "用法：yishi-audit 归档 [--json] [--vkey 日志公钥] [--ledger 账本编号] [--lang zh|en|both] [--quiet]\n"
    "usage: yishi-audit ARCHIVE [--json] [--vkey VKEY] [--ledger HEX] [--lang zh|en|both] [--quiet]\n"
    "  --json         输出 JSON / report as JSON\n"
    "  --vkey VKEY    日志的公钥，如张贴所示 / the log's public key, as published\n"
    "  --ledger HEX   账本编号，如张贴所示 / the ledger's id, as published\n"
    "  --lang         报告的语言 / language of the report (both)\n"
    "  --quiet        只列问题 / list the faults and nothing else\n"
    "退出码 exit code: 0 没有问题 no fault, 1 有问题 faults, 2 用法有误 usage, 3 读不到文件 cannot read\n";

absl::Status Wrong(std::string_view zh, std::string_view en, std::string_view argument) {
  return Refuse(Reason::kFieldInvalid, std::string(zh) + "：" + Shown(argument),
                std::string(en) + ": " + Shown(argument));
}

absl::Status ReadOption(std::string_view name, const std::string& value, Arguments& arguments) {
  if (name == "--vkey") {
    if (!merkle::NoteKey::FromVkey(value).ok()) return Wrong("不是日志公钥", "this is no vkey", value);
    arguments.options.log_vkey = value;
    return absl::OkStatus();
  }
  if (name == "--ledger") {
    arguments.options.ledger = LedgerId::From(FromHex(value).value_or(""));
    return arguments.options.ledger
               ? absl::OkStatus()
               : Wrong("账本编号须为 64 位十六进制", "a ledger's id is 64 hex digits", value);
  }
  if (value == "zh") {
    arguments.language = Language::kZh;
  } else if (value == "en") {
    arguments.language = Language::kEn;
  } else if (value != "both") {
    return Wrong("语言须为 zh、en 或 both", "the language is zh, en or both", value);
  }
  return absl::OkStatus();
}

// Absent, with errno set, if the file cannot be read.
std::optional<Bytes> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  if (file.peek() == std::ifstream::traits_type::eof())
    return file.bad() ? std::nullopt : std::optional(Bytes());  // a folder, or an empty file
  std::ostringstream content;
  content << file.rdbuf();
  if (file.bad() || content.fail()) return std::nullopt;
  return std::move(content).str();
}

Progress ShownOn(const Streams& streams, bool quiet) {
  if (quiet || !streams.err_is_terminal) return {};
  return [&err = streams.err](std::uint64_t done, std::uint64_t total) {
    err << "\r" << done << " / " << total << (done == total ? "\n" : "") << std::flush;
  };
}

}  // namespace

absl::StatusOr<Arguments> ReadArguments(std::span<const std::string> arguments) {
  Arguments read;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--json") {
      read.json = true;
    } else if (argument == "--quiet") {
      read.quiet = true;
    } else if (argument == "--vkey" || argument == "--ledger" || argument == "--lang") {
      if (++i == arguments.size()) return Wrong("缺少取值", "a value is missing after", argument);
      YISHI_RETURN_IF_ERROR(ReadOption(argument, arguments[i], read));
    } else if (argument.starts_with("-")) {
      return Wrong("没有此选项", "there is no such option", argument);
    } else if (!read.archive.empty()) {
      return Wrong("只能有一个归档", "there can be one archive only", argument);
    } else {
      read.archive = argument;
    }
  }
  if (read.archive.empty()) return Refuse(Reason::kFieldMissing, "没有写明归档文件", "no archive is named");
  return read;
}

ExitCode Run(std::span<const std::string> arguments, const Streams& streams) {
  if (arguments.size() == 1 && (arguments[0] == "--help" || arguments[0] == "-h")) {
    streams.out << kUsage;
    return ExitCode::kClean;
  }
  const auto read = ReadArguments(arguments);
  if (!read.ok()) {
    const Refusal refusal = RefusalOf(read.status()).value_or(Refusal{});
    streams.err << refusal.zh << "\n" << refusal.en << "\n" << kUsage;
    return ExitCode::kUsage;
  }
  const std::optional<Bytes> archive = ReadFile(read->archive);
  if (!archive) {
    streams.err << "读不到文件 / cannot read " << Shown(read->archive) << ": " << std::strerror(errno)
                << "\n";
    return ExitCode::kUnreadable;
  }
  const Report report = Audit(*archive, read->options, ShownOn(streams, read->quiet));
  if (read->json) {
    streams.out << ToJson(report);
  } else {
    streams.out << FaultsInWords(report, read->language);
    if (!read->quiet) streams.out << SummaryInWords(report, read->language);
  }
  streams.out.flush();
  if (!streams.out) return ExitCode::kUnreadable;
  return report.faults_found == 0 ? ExitCode::kClean : ExitCode::kFaults;
}

}  // namespace yishi::audit
