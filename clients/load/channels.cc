#include "clients/load/channels.h"

#include <grpc/grpc.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

#include <chrono>

#include "clients/sdk/client.h"

namespace yishi::load {
namespace {

constexpr std::chrono::seconds kConnect{10};

std::shared_ptr<grpc::ChannelCredentials> CredentialsFor(const std::string& address,
                                                         const std::string& ca_pem) {
  if (ca_pem.empty() && sdk::IsLoopback(address)) return grpc::InsecureChannelCredentials();
  grpc::SslCredentialsOptions tls;
  tls.pem_root_certs = ca_pem;
  return grpc::SslCredentials(tls);
}

// False as soon as an attempt has failed.
bool Connect(grpc::Channel& channel, std::chrono::system_clock::time_point until) {
  grpc_connectivity_state state = channel.GetState(true);
  while (state != GRPC_CHANNEL_READY) {
    const bool over = state == GRPC_CHANNEL_TRANSIENT_FAILURE || state == GRPC_CHANNEL_SHUTDOWN;
    if (over || !channel.WaitForStateChange(state, until)) return false;
    state = channel.GetState(true);
  }
  return true;
}

}  // namespace

absl::StatusOr<Channels> OpenChannels(const std::string& address, const std::string& ca_pem,
                                      std::size_t count) {
  grpc::ChannelArguments arguments;
  // Otherwise channels to one address share a connection.
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  Channels channels;
  for (std::size_t i = 0; i < count; ++i) {
    channels.push_back(grpc::CreateCustomChannel(address, CredentialsFor(address, ca_pem), arguments));
  }
  const auto until = std::chrono::system_clock::now() + kConnect;
  for (const auto& channel : channels) {
    if (!Connect(*channel, until)) return absl::UnavailableError("cannot connect to " + address);
  }
  return channels;
}

}  // namespace yishi::load
