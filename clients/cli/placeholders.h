// The words in capitals of a usage text, explained where they do not explain themselves.

#ifndef YISHI_CLIENTS_CLI_PLACEHOLDERS_H_
#define YISHI_CLIENTS_CLI_PLACEHOLDERS_H_

#include <span>
#include <string_view>
#include <vector>

namespace yishi::cli {

struct Placeholder {
  std::string_view name;  // "MATTER"
  std::string_view zh;    // what may be typed there
  std::string_view en;
};

std::span<const Placeholder> Placeholders();

// Those that stand in `usage`, in the order of the table.
std::vector<const Placeholder*> PlaceholdersIn(std::string_view usage);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_PLACEHOLDERS_H_
