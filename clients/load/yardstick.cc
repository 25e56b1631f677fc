#include "clients/load/yardstick.h"

#include <grpcpp/client_context.h>

#include <algorithm>
#include <set>
#include <string>

#include "clients/load/yardstick.grpc.pb.h"

namespace yishi::load {
namespace {

constexpr std::size_t kKeysPerCall = 10'000;

}  // namespace

absl::Status Introduce(const std::shared_ptr<grpc::Channel>& channel, std::span<const sdk::Signer> voters) {
  const auto stub = Yardstick::NewStub(channel);
  for (std::size_t from = 0; from < voters.size(); from += kKeysPerCall) {
    LearnRequest request;
    for (const sdk::Signer& voter : voters.subspan(from, std::min(kKeysPerCall, voters.size() - from))) {
      request.add_public_keys(voter.key.public_key());
    }
    grpc::ClientContext context;
    LearnResponse response;
    const grpc::Status status = stub->Learn(&context, request, &response);
    if (!status.ok()) {
      return absl::UnavailableError("the floor server learns no keys: " + status.error_message());
    }
  }
  return absl::OkStatus();
}

std::uint32_t DistinctNumbers(std::span<const Answer> answers) {
  std::set<std::uint64_t> numbers;
  for (const Answer& answer : answers) {
    TakenResponse taken;
    if (answer.status.ok() && taken.ParseFromString(BytesOf(answer.body))) numbers.insert(taken.number());
  }
  return static_cast<std::uint32_t>(numbers.size());
}

}  // namespace yishi::load
