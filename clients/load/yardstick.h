// The server that yishid is compared with (yardstick.proto).

#ifndef YISHI_CLIENTS_LOAD_YARDSTICK_H_
#define YISHI_CLIENTS_LOAD_YARDSTICK_H_

#include <cstdint>
#include <span>

#include "absl/status/status.h"
#include "clients/load/channels.h"
#include "clients/load/drive.h"
#include "clients/sdk/signer.h"

namespace yishi::load {

inline constexpr char kYardstickSubmit[] = "/yishi.load.Yardstick/Submit";

// Makes the voters' keys known to it.
absl::Status Introduce(const std::shared_ptr<grpc::Channel>& channel, std::span<const sdk::Signer> voters);

// How many of the answers bear a number that no other bears: all of them, unless it says the same to two.
std::uint32_t DistinctNumbers(std::span<const Answer> answers);

}  // namespace yishi::load

#endif  // YISHI_CLIENTS_LOAD_YARDSTICK_H_
