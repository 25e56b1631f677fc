// yishi-demo: plays the whole life of a motion in an invented community over gRPC, and has it audited; or
// founds that community for a daemon to serve. Exits 0 only if everything came out as told, 2 for wrong
// arguments.

#include <iostream>

#include "engine/base/status.h"
#include "tests/demo/demonstration.h"
#include "tests/demo/options.h"

int main(int argc, char** argv) {
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
