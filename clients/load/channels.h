// Connections of one's own to a server.

#ifndef YISHI_CLIENTS_LOAD_CHANNELS_H_
#define YISHI_CLIENTS_LOAD_CHANNELS_H_

#include <grpcpp/channel.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace yishi::load {

using Channels = std::vector<std::shared_ptr<grpc::Channel>>;

// That many connections, each its own, all of them made: no first call waits for one. TLS as
// sdk::Client::Connect has it. Without refusal, kUnavailable, if the server cannot be reached.
absl::StatusOr<Channels> OpenChannels(const std::string& address, const std::string& ca_pem,
                                      std::size_t count);

}  // namespace yishi::load

#endif  // YISHI_CLIENTS_LOAD_CHANNELS_H_
