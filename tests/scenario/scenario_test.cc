// Runs every script under scenarios/: commands, and after "----" the transcript that they must give.
//
// With YISHI_REWRITE=1 the expected transcripts are written anew; the change is then read before it is kept.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/scenario/script.h"

namespace yishi::scenario {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> Scripts() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(fs::path(YISHI_SOURCE_DIR) / "tests/scenario/scenarios")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

struct Case {
  fs::path path;
  crypto::SuiteId suite;
};

class Scenario : public ::testing::TestWithParam<Case> {};

TEST_P(Scenario, GivesItsTranscript) {
  const std::string script = ReadFile(GetParam().path);
  const std::string transcript = Transcript(script, GetParam().suite);
  if (std::getenv("YISHI_REWRITE") != nullptr && GetParam().suite == crypto::SuiteId::kIntl) {
    std::ofstream(GetParam().path) << transcript;
    return;
  }
  EXPECT_EQ(transcript, script) << "in " << GetParam().path;
}

std::vector<Case> Cases() {
  std::vector<Case> cases;
  for (const fs::path& path : Scripts()) {
    cases.push_back({path, crypto::SuiteId::kIntl});
    cases.push_back({path, crypto::SuiteId::kGm});
  }
  return cases;
}

INSTANTIATE_TEST_SUITE_P(Scripts, Scenario, ::testing::ValuesIn(Cases()), [](const auto& one) {
  std::string name =
      one.param.path.stem().string() + (one.param.suite == crypto::SuiteId::kGm ? "_gm" : "_intl");
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
  return name;
});

}  // namespace
}  // namespace yishi::scenario
