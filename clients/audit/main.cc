// yishi-audit: checks one exported archive offline, links the engine and nothing else.
//
// Exit codes: 0 nothing found, 1 faults found, 2 wrong usage, 3 the file cannot be read.

#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "clients/audit/audit.h"
#include "clients/audit/text.h"

namespace {

constexpr char kUsage[] =
    "用法 usage: yishi-audit ARCHIVE [--json] [--quiet] [--lang zh|en|both] [--ledger HEX] [--vkey VKEY]\n"
    "  --ledger, --vkey   从别处得知的账本编号或日志公钥，用来发现整本伪造的账本\n"
    "                     the ledger's id or the log's key as known from elsewhere: finds a ledger forged as "
    "a whole\n";

struct Arguments {
  std::string file;
  bool json = false;
  bool quiet = false;
  bool wrong = false;
  yishi::audit::TextLanguage language = yishi::audit::TextLanguage::kBoth;
  yishi::audit::Options options;
};

void ReadValue(const std::string& name, const std::string& value, Arguments& out) {
  using yishi::audit::TextLanguage;
  if (name == "--vkey") {
    out.options.log_vkey = value;
  } else if (name == "--ledger") {
    const auto bytes = yishi::FromHex(value);
    out.options.ledger = bytes ? yishi::LedgerId::From(*bytes) : std::nullopt;
    out.wrong = out.wrong || !out.options.ledger;
  } else if (value == "zh" || value == "en" || value == "both") {
    out.language = value == "zh"   ? TextLanguage::kZh
                   : value == "en" ? TextLanguage::kEn
                                   : TextLanguage::kBoth;
  } else {
    out.wrong = true;
  }
}

Arguments Read(const std::vector<std::string>& words) {
  Arguments out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--json") {
      out.json = true;
    } else if (words[i] == "--quiet") {
      out.quiet = true;
    } else if (words[i] == "--vkey" || words[i] == "--ledger" || words[i] == "--lang") {
      if (i + 1 == words.size()) {
        out.wrong = true;
      } else {
        ReadValue(words[i], words[i + 1], out);
        ++i;
      }
    } else if (out.file.empty() && !words[i].starts_with("-")) {
      out.file = words[i];
    } else {
      out.wrong = true;
    }
  }
  out.wrong = out.wrong || out.file.empty();
  return out;
}

void ShowProgress(std::uint64_t done, std::uint64_t total) {
  if (done % 1000 == 0 || done == total) {
    std::fprintf(stderr, "\r%llu / %llu", static_cast<unsigned long long>(done),
                 static_cast<unsigned long long>(total));
  }
  if (done == total) std::fputc('\n', stderr);
}

}  // namespace

int main(int argc, char** argv) {
  const Arguments arguments = Read({argv + 1, argv + argc});
  if (arguments.wrong) {
    std::fputs(kUsage, stderr);
    return 2;
  }
  std::ifstream in(arguments.file, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  if (!in) {
    std::cerr << "yishi-audit: 无法读取 cannot read " << arguments.file << "\n";
    return 3;
  }
  const bool progress = !arguments.quiet && isatty(STDERR_FILENO) != 0;
  const yishi::audit::Report report = yishi::audit::Audit(bytes.view(), arguments.options,
                                                          progress ? ShowProgress : yishi::audit::Progress());
  if (arguments.json) {
    std::cout << yishi::audit::ToJson(report);
  } else {
    std::cout << yishi::audit::FaultsText(report, arguments.language);
    if (!arguments.quiet) std::cout << yishi::audit::SummaryText(report, arguments.language) << "\n";
    std::cout << (report.faults_found == 0
                      ? "没有发现问题 / nothing found\n"
                      : "发现问题 / faults found: " + std::to_string(report.faults_found) + "\n");
  }
  return report.faults_found == 0 ? 0 : 1;
}
