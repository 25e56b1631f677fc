#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "clients/load/program.h"

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  std::error_code ignored;
  const char* token = std::getenv("YISHI_OPERATOR_TOKEN");
  return static_cast<int>(yishi::load::Run(
      arguments, {.out = std::cout,
                  .err = std::cerr,
                  .err_is_terminal = isatty(STDERR_FILENO) == 1,
                  .folder = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path().string(),
                  .operator_token = token == nullptr ? "" : token}));
}
