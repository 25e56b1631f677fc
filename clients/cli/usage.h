// The grammar of a command's arguments, written as people read it, and reading arguments by it:
//
//   MATTER yes|no|abstain [TEXT] NAME... [NAME...] --start TIME [--end TIME] [--json] [--teller NAME]...
//   --item X...
//
// One text serves the parser, the help and the completion, so that they cannot say different things.

#ifndef YISHI_CLIENTS_CLI_USAGE_H_
#define YISHI_CLIENTS_CLI_USAGE_H_

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace yishi::cli {

// One part of a usage text.
struct Part {
  std::string name;   // "--start", or "MATTER", "yes|no|abstain"
  std::string value;  // "TIME"; empty for a flag and for a positional
  bool required = false;
  bool repeated = false;

  bool is_option() const { return name.starts_with("--"); }
  bool is_flag() const { return is_option() && value.empty(); }
  bool operator==(const Part&) const = default;
};

// REQUIRES: a usage text as above; the command table's test reads every one.
std::vector<Part> PartsOf(std::string_view usage);

// What was typed, by the names of the usage text.
class Arguments {
 public:
  bool Has(std::string_view name) const { return values_.contains(std::string(name)); }
  // The first value; empty if there is none.
  const std::string& Get(std::string_view name) const;
  const std::vector<std::string>& All(std::string_view name) const;

  void Add(std::string_view name, std::string value) {
    values_[std::string(name)].push_back(std::move(value));
  }

 private:
  std::map<std::string, std::vector<std::string>> values_;
};

// Reads the words after a command. "--name=value" and "--name value" are the same; after "--" nothing is an
// option. Usage errors name what is missing, left over or unknown.
absl::StatusOr<Arguments> ReadArguments(std::span<const Part> parts, std::span<const std::string> words);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_USAGE_H_
