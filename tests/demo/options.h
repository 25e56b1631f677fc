// What the program is asked to do.

#ifndef YISHI_TESTS_DEMO_OPTIONS_H_
#define YISHI_TESTS_DEMO_OPTIONS_H_

#include <filesystem>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/crypto/suite_id.h"
#include "tests/demo/narrator.h"

namespace yishi::demo {

struct Options {
  std::filesystem::path folder;
  bool found = false;  // founds the sample community for serving, and tells no story
  std::filesystem::path roster;
  std::filesystem::path charter;
  crypto::SuiteId suite = crypto::SuiteId::kIntl;
  Language language = Language::kBoth;
  bool quiet = false;
};

// The arguments after the program's name. kFieldInvalid, kFieldMissing.
absl::StatusOr<Options> ReadOptions(const std::vector<std::string>& arguments);

extern const char kUsage[];

}  // namespace yishi::demo

#endif  // YISHI_TESTS_DEMO_OPTIONS_H_
