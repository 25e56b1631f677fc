// Reading the configuration: a wrong one is refused before anything is opened, with the place and the reason.

#ifndef YISHI_SERVICES_SERVER_CONFIG_H_
#define YISHI_SERVICES_SERVER_CONFIG_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/server/config.pb.h"

namespace yishi::server {

// Where the fields of a file stand, by their path: "tls.key_file" -> "yishid.conf:3:9".
using Places = std::map<std::string, std::string>;

struct ConfigFile {
  Config config;
  Places places;
};

// Reads protobuf text. `name` is the file's, for messages: "yishid.conf:3:9: ...".
absl::StatusOr<ConfigFile> ReadConfig(const std::string& text, const std::string& name);

// Lays `--field=value` flags over a configuration; nested fields by dots, as "--tls.key_file=...".
absl::Status ApplyFlags(const std::vector<std::string>& flags, ConfigFile& file);

// Fills in defaults, then checks every value: addresses, files, keys, and that nothing listens beyond
// loopback without TLS. A refusal begins with the field's place, if it has one.
absl::StatusOr<Config> CheckConfig(Config config, const Places& places = {});

// Whether "host:port" is on this machine alone.
bool IsLoopback(const std::string& address);

}  // namespace yishi::server

#endif  // YISHI_SERVICES_SERVER_CONFIG_H_
