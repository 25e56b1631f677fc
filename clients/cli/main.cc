#include <unistd.h>

#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "clients/cli/run.h"
#include "clients/sdk/clock.h"

namespace {

// Nobody is asked where nobody types.
std::optional<std::string> AnswerFromTerminal() {
  std::string line;
  if (isatty(STDIN_FILENO) == 0 || !std::getline(std::cin, line)) return std::nullopt;
  return line;
}

}  // namespace

int main(int argc, char** argv) {
  yishi::cli::Surroundings surroundings;
  surroundings.answer = AnswerFromTerminal;
  surroundings.now = yishi::sdk::NowMs;
  const std::vector<std::string> words(argv + 1, argv + argc);
  return static_cast<int>(yishi::cli::Run(words, std::cout, std::cerr, surroundings));
}
