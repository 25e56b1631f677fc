#include "tests/demo/options.h"

#include <optional>

#include "engine/base/status.h"

namespace yishi::demo {
namespace {

const std::filesystem::path kSource = YISHI_SOURCE_DIR;

std::optional<Language> LanguageFrom(const std::string& name) {
  if (name == "zh") return Language::kZh;
  if (name == "en") return Language::kEn;
  return name == "both" ? std::optional(Language::kBoth) : std::nullopt;
}

std::optional<crypto::SuiteId> SuiteFrom(const std::string& name) {
  if (name == "intl") return crypto::SuiteId::kIntl;
  return name == "gm" ? std::optional(crypto::SuiteId::kGm) : std::nullopt;
}

// False for a name that is no option, or a value that it cannot have.
bool Set(const std::string& name, const std::string& value, Options& options) {
  if (name == "--dir" || name == "--found") {
    options.folder = value;
    options.found = name == "--found";
  } else if (name == "--roster") {
    options.roster = value;
  } else if (name == "--charter") {
    options.charter = value;
  } else if (name == "--lang") {
    const auto language = LanguageFrom(value);
    if (language) options.language = *language;
    return language.has_value();
  } else if (name == "--suite") {
    const auto suite = SuiteFrom(value);
    if (suite) options.suite = *suite;
    return suite.has_value();
  } else {
    return false;
  }
  return true;
}

}  // namespace

const char kUsage[] =
    "用法 usage:\n"
    "  yishi-demo --dir DIR     在 DIR 中演示虹桥社区一个议题的全过程\n"
    "                           plays the whole life of a motion of the sample community in DIR\n"
    "  yishi-demo --found DIR   在 DIR 中建立样例社区，供 yishid --config=DIR/yishid.conf 使用\n"
    "                           founds the sample community in DIR, for yishid --config=DIR/yishid.conf\n"
    "  --lang zh|en|both        讲述所用的语言 the story's language (both)\n"
    "  --quiet                  只说结尾 tells the end alone\n"
    "  --suite intl|gm          Ed25519 与 SHA-256，或 SM2 与 SM3 (intl)\n"
    "  --roster FILE            名册 the roster\n"
    "  --charter FILE           程序规则 the charter\n";

absl::StatusOr<Options> ReadOptions(const std::vector<std::string>& arguments) {
  Options options;
  options.roster = kSource / "tests/demo/hongqiao/roster.csv";
  options.charter = kSource / "engine/charter/charters/urban-four-two.txtpb";
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--quiet") {
      options.quiet = true;
      continue;
    }
    const std::string name = arguments[i];
    if (i + 1 == arguments.size() || !Set(name, arguments[i + 1], options)) {
      return Refuse(Reason::kFieldInvalid, "看不懂的参数：" + name,
                    "an argument that is not understood: " + name);
    }
    ++i;
  }
  if (!options.folder.empty()) return options;
  return Refuse(Reason::kFieldMissing, "须用 --dir 或 --found 指明目录",
                "give a folder, with --dir or --found");
}

}  // namespace yishi::demo
