#include "clients/load/options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "engine/base/limits.h"
#include "engine/base/status.h"

namespace yishi::load {

const char kUsage[] =
    "用法 usage: yishi-load [--yishid PROGRAM | --server HOST:PORT] [--floor PROGRAM | --floor-server "
    "HOST:PORT]\n"
    "                  [--voters N] [--in-flight N] [--connections N] [--rounds N] [--json] ...\n"
    "\n"
    "测量 yishid 每秒受理多少张电子选票，并核验每一张回执和宣布的结果。\n"
    "Measures how many electronic ballots a second yishid admits, and checks every receipt and the declared "
    "result.\n"
    "\n"
    "建立一个虚构的社区，每个选民一把密钥；每一轮开一个票箱，每人投一票，选票事先签好；然后核验回执、关箱、宣"
    "布结果。\n"
    "An invented community is founded, with a key for each voter. Each round opens a box and casts one "
    "ballot of every\n"
    "voter, signed beforehand; then the receipts are verified, the box is closed and the result declared.\n"
    "\n"
    "  --yishid PROGRAM      启动此程序，默认为本程序旁边的 yishid\n"
    "                        start this program; default: the yishid beside yishi-load\n"
    "  --server HOST:PORT    或使用已在运行的服务器：虚构的社区会留在其中\n"
    "                        or use one that runs: the invented community stays on it\n"
    "  --ca FILE             其证书的签发者（PEM） who vouches for its certificate, PEM\n"
    "  --operator-token T    其运营者的口令，或 YISHI_OPERATOR_TOKEN its operator's token, or from that "
    "variable\n"
    "  --floor PROGRAM       启动此程序作比较：只验签、存盘、答复 start this one to compare with: it checks "
    "the\n"
    "                        signature, stores and answers, and nothing more (tests/bench/floor)\n"
    "  --floor-server HOST:PORT\n"
    "                        或使用已在运行的 or use one that runs\n"
    "  --voters N            选民人数，即每轮票数 voters, and so ballots a round (20000; 10 to 200000)\n"
    "  --in-flight N         同时在途的票数 ballots in flight (64; 1 to 8192)\n"
    "  --connections N       分用的连接数 connections that they are spread over (4; 1 to 64)\n"
    "  --rounds N            轮数 rounds (3; 1 to 50)\n"
    "  --dir DIR             所启动服务器的数据，保留；默认用临时文件夹，用完删除\n"
    "                        data of the servers that are started, kept; default: a temporary folder, "
    "removed\n"
    "  --json                输出 JSON report as JSON (clients/load/report.proto)\n"
    "  --quiet               不显示进度 no progress\n"
    "\n"
    "退出码 exit code: 0 每项核验都成立 every check holds, 1 有的不成立 some do not, 2 用法有误 usage,\n"
    "                  3 未能测量 nothing could be measured\n";

namespace {

absl::Status Wrong(const std::string& zh, const std::string& en) {
  return Refuse(Reason::kFieldInvalid, zh, en);
}

struct TextOption {
  std::string_view name;
  std::string Options::*value;
};

struct CountOption {
  std::string_view name;
  std::size_t Options::*value;
  std::size_t least;
  std::size_t most;
};

struct FlagOption {
  std::string_view name;
  bool Options::*value;
};

constexpr std::array kTexts{
    TextOption{"--yishid", &Options::yishid}, TextOption{"--server", &Options::server},
    TextOption{"--floor", &Options::floor},   TextOption{"--floor-server", &Options::floor_server},
    TextOption{"--ca", &Options::ca_file},    TextOption{"--operator-token", &Options::operator_token},
    TextOption{"--dir", &Options::folder},
};

// A roster has limits::kRosterRows rows, of which a voter takes one and a part of a household's; a meeting's
// agenda has a matter for each round.
constexpr std::size_t kMostVoters = 200'000;
constexpr std::array kCounts{
    CountOption{"--voters", &Options::voters, 10, kMostVoters},
    CountOption{"--in-flight", &Options::in_flight, 1, 8'192},
    CountOption{"--connections", &Options::connections, 1, 64},
    CountOption{"--rounds", &Options::rounds, 1, limits::kAgendaItems},
};

constexpr std::array kFlags{
    FlagOption{"--json", &Options::json},
    FlagOption{"--quiet", &Options::quiet},
    FlagOption{"--help", &Options::help},
    FlagOption{"-h", &Options::help},
};

template <typename List>
auto Named(const List& list, std::string_view name) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const auto& each) { return each.name == name; });
  return found == list.end() ? nullptr : &*found;
}

absl::Status ReadCount(const CountOption& option, const std::string& text, Options& options) {
  std::size_t count = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, count);
  if (read.ec == std::errc() && read.ptr == end && count >= option.least && count <= option.most) {
    options.*option.value = count;
    return absl::OkStatus();
  }
  const std::string name(option.name);
  const std::string least = std::to_string(option.least);
  const std::string most = std::to_string(option.most);
  return Wrong(name + " 须为 " + least + " 至 " + most + " 的整数，不能是“" + text + "”",
               name + " is a whole number from " + least + " to " + most + ", not \"" + text + "\"");
}

absl::Status CheckTogether(const Options& options) {
  if (!options.yishid.empty() && !options.server.empty()) {
    return Wrong("--yishid 与 --server 只能用一个", "--yishid and --server exclude each other");
  }
  if (!options.floor.empty() && !options.floor_server.empty()) {
    return Wrong("--floor 与 --floor-server 只能用一个", "--floor and --floor-server exclude each other");
  }
  if (options.connections > options.in_flight) {
    return Wrong("连接数不能多于在途票数", "there can be no more connections than ballots in flight");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Options> ReadOptions(std::span<const std::string> words, std::string operator_token) {
  Options options;
  options.operator_token = std::move(operator_token);
  bool connections_given = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t equals = words[i].find('=');
    const std::string name = words[i].substr(0, equals);
    if (const auto* flag = Named(kFlags, name); flag != nullptr && equals == std::string::npos) {
      options.*flag->value = true;
      continue;
    }
    const auto* text = Named(kTexts, name);
    const auto* count = Named(kCounts, name);
    if (text == nullptr && count == nullptr)
      return Wrong("没有选项 " + words[i], "there is no option " + words[i]);
    if (equals == std::string::npos && i + 1 == words.size()) {
      return Refuse(Reason::kFieldMissing, name + " 后面缺少取值", name + " needs a value");
    }
    const std::string value = equals == std::string::npos ? words[++i] : words[i].substr(equals + 1);
    if (text != nullptr) {
      options.*text->value = value;
    } else {
      YISHI_RETURN_IF_ERROR(ReadCount(*count, value, options));
      connections_given = connections_given || count->value == &Options::connections;
    }
  }
  if (!connections_given) options.connections = std::min(options.connections, options.in_flight);
  YISHI_RETURN_IF_ERROR(CheckTogether(options));
  return options;
}

}  // namespace yishi::load
