// The program: words in, exit code out.

#ifndef YISHI_CLIENTS_CLI_RUN_H_
#define YISHI_CLIENTS_CLI_RUN_H_

#include <ostream>
#include <string>
#include <vector>

#include "clients/cli/context.h"
#include "clients/cli/exit_code.h"

namespace yishi::cli {

// `words` is the command line without the program's name.
ExitCode Run(const std::vector<std::string>& words, std::ostream& out, std::ostream& err,
             Surroundings surroundings);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_RUN_H_
