// What can be said on the command line.

#ifndef YISHI_CLIENTS_LOAD_OPTIONS_H_
#define YISHI_CLIENTS_LOAD_OPTIONS_H_

#include <cstddef>
#include <span>
#include <string>

#include "absl/status/statusor.h"

namespace yishi::load {

struct Options {
  std::string yishid{};        // program to start; empty with a `server`, or the one beside this program
  std::string server{};        // "host:port" of one that runs
  std::string floor{};         // program to start
  std::string floor_server{};  // "host:port" of one that runs; neither: nothing to compare with
  std::string ca_file{};
  std::string operator_token{};
  std::string folder{};  // of the servers that are started; empty: a temporary one
  std::size_t voters = 20'000;
  std::size_t in_flight = 64;
  std::size_t connections = 4;
  std::size_t rounds = 3;
  bool json = false;
  bool quiet = false;
  bool help = false;

  bool has_floor() const { return !floor.empty() || !floor_server.empty(); }
};

// Usage, in Chinese and English.
extern const char kUsage[];

// `words` without the program's name; `operator_token` is what the environment says of it. kFieldInvalid,
// kFieldMissing or kLimitExceeded with what is wrong.
absl::StatusOr<Options> ReadOptions(std::span<const std::string> words, std::string operator_token);

}  // namespace yishi::load

#endif  // YISHI_CLIENTS_LOAD_OPTIONS_H_
