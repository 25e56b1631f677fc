// yishi-audit: the program around the audit.

#ifndef YISHI_CLIENTS_AUDIT_PROGRAM_H_
#define YISHI_CLIENTS_AUDIT_PROGRAM_H_

#include <iosfwd>
#include <span>
#include <string>

#include "absl/status/statusor.h"
#include "clients/audit/audit.h"
#include "clients/audit/text.h"

namespace yishi::audit {

// What the program says with its exit code.
enum class ExitCode { kClean = 0, kFaults = 1, kUsage = 2, kUnreadable = 3 };

struct Arguments {
  std::string archive;  // path
  Options options;
  Language language = Language::kBoth;
  bool json = false;
  bool quiet = false;  // faults alone: neither summary nor progress
};

// kFieldInvalid or kFieldMissing, with what is wrong with the command line.
absl::StatusOr<Arguments> ReadArguments(std::span<const std::string> arguments);

// Where the program writes. Progress is shown on `err`, over and over on one line, if it is a terminal.
struct Streams {
  std::ostream& out;
  std::ostream& err;
  bool err_is_terminal = false;
};

// `arguments` without the program's name. Reads the archive's file and nothing else.
ExitCode Run(std::span<const std::string> arguments, const Streams& streams);

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_PROGRAM_H_
