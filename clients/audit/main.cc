#include <unistd.h>

#include <iostream>
#include <string>
#include <vector>

#include "clients/audit/program.h"

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  const bool terminal = isatty(STDERR_FILENO) == 1;
  return static_cast<int>(yishi::audit::Run(arguments, {std::cout, std::cerr, terminal}));
}
