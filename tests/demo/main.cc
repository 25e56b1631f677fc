// yishi-demo: plays the whole life of a motion in an invented community over gRPC, and has it audited; or
// founds that community for a daemon to serve. Exits 0 only if everything came out as told, 2 for wrong
// arguments.

#include <iostream>
#include <string_view>

#include "engine/base/status.h"
#include "tests/demo/demonstration.h"
#include "tests/demo/options.h"

int main(int argc, char** argv) {
  if (argc == 2 && (argv[1] == std::string_view("--help") || argv[1] == std::string_view("-h"))) {
    std::cout << yishi::demo::kUsage;
    return 0;
  }
  const auto options = yishi::demo::ReadOptions({argv + 1, argv + argc});
  if (!options.ok()) {
    std::cerr << "yishi-demo: " << yishi::ToText(options.status()) << '\n' << yishi::demo::kUsage;
    return 2;
  }
  yishi::demo::Narrator narrator(std::cout, options->language, options->quiet || options->found);
  const absl::Status status = options->found ? yishi::demo::FoundForServing(*options, narrator)
                                             : yishi::demo::TellStory(*options, narrator);
  if (status.ok()) return 0;
  std::cerr << "yishi-demo: " << yishi::ToText(status) << '\n';
  return 1;
}
