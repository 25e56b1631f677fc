// Driving a server: requests that were made beforehand, a given number of them in flight, nothing read of the
// answers while the clock runs.

#ifndef YISHI_CLIENTS_LOAD_DRIVE_H_
#define YISHI_CLIENTS_LOAD_DRIVE_H_

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/status.h>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "clients/load/channels.h"

namespace yishi::load {

struct Answer {
  grpc::Status status;
  grpc::ByteBuffer body;  // as it came
  std::uint32_t micros = 0;
};

struct Driven {
  std::vector<Answer> answers;  // in the order of the requests
  double seconds = 0;           // from the first request to the last answer
};

// Called with the number and the answer of a request, while others are in flight.
using OnAnswer = std::function<void(std::size_t, const Answer&)>;

// Sends each of `bodies` to the unary `method` ("/yishi.v1.CommandService/Submit") once, in order,
// `in_flight` at a time, spread evenly over the channels. A call that is not answered within a minute ends
// with DEADLINE_EXCEEDED.
Driven Drive(const Channels& channels, const std::string& method, std::span<const grpc::ByteBuffer> bodies,
             std::size_t in_flight, const OnAnswer& on_answer = {});

// A request or an answer as one string.
std::string BytesOf(const grpc::ByteBuffer& buffer);
grpc::ByteBuffer BufferOf(const std::string& bytes);

}  // namespace yishi::load

#endif  // YISHI_CLIENTS_LOAD_DRIVE_H_
