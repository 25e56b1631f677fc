// Reading the configuration: a wrong one is refused before anything is opened, with the place and the reason.

#ifndef YISHI_SERVICES_SERVER_CONFIG_H_
#define YISHI_SERVICES_SERVER_CONFIG_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/server/config.pb.h"

namespace yishi::server {

// Reads protobuf text. `name` is the file's, for messages: "yishid.conf:3:9: ...".
absl::StatusOr<Config> ReadConfig(const std::string& text, const std::string& name);

// Lays `--field=value` flags over a configuration; nested fields by dots, as "--tls.key_file=...".
absl::Status ApplyFlags(const std::vector<std::string>& flags, Config& config);

// Fills in defaults, then checks every value: addresses, files, keys, and that nothing listens beyond
// loopback without TLS.
absl::StatusOr<Config> CheckConfig(Config config);

// Whether "host:port" is on this machine alone.
bool IsLoopback(const std::string& address);

}  // namespace yishi::server

#endif  // YISHI_SERVICES_SERVER_CONFIG_H_
