// yishi-load: the program around a run.

#ifndef YISHI_CLIENTS_LOAD_PROGRAM_H_
#define YISHI_CLIENTS_LOAD_PROGRAM_H_

#include <iosfwd>
#include <span>
#include <string>

namespace yishi::load {

// What the program says with its exit code.
enum class ExitCode { kHolds = 0, kFaults = 1, kUsage = 2, kNotMeasured = 3 };

// What is around the program.
struct Surroundings {
  std::ostream& out;
  std::ostream& err;  // progress and errors
  bool err_is_terminal = false;
  std::string folder{};          // in which the program lies, and perhaps a yishid
  std::string operator_token{};  // of the environment
};

// `arguments` without the program's name.
ExitCode Run(std::span<const std::string> arguments, const Surroundings& surroundings);

}  // namespace yishi::load

#endif  // YISHI_CLIENTS_LOAD_PROGRAM_H_
