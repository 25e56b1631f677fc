#include "clients/load/drive.h"

#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/support/slice.h>

#include <algorithm>
#include <chrono>
#include <memory>

namespace yishi::load {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::minutes kPatience{1};

// One thread and one queue for all channels: on the cores that the server needs as well, that is the cheapest
// client.
class Window {
 public:
  Window(const Channels& channels, const std::string& method, std::span<const grpc::ByteBuffer> bodies)
      : method_(method), bodies_(bodies) {
    for (const auto& channel : channels) stubs_.push_back(std::make_unique<grpc::GenericStub>(channel));
    driven_.answers.resize(bodies.size());
  }
  ~Window() {
    queue_.Shutdown();
    void* tag = nullptr;
    bool ok = false;
    while (queue_.Next(&tag, &ok)) {
    }
  }
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  Driven Run(std::size_t in_flight, const OnAnswer& on_answer) {
    const Clock::time_point start = Clock::now();
    while (next_ < std::min(in_flight, bodies_.size())) Launch(next_ % stubs_.size());
    for (std::size_t landed = 0; landed < bodies_.size(); ++landed) {
      const std::unique_ptr<Flight> flight = Await();
      if (next_ < bodies_.size()) Launch(flight->stub);
      if (on_answer) on_answer(flight->body, driven_.answers[flight->body]);
    }
    driven_.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return std::move(driven_);
  }

 private:
  struct Flight {
    std::size_t body = 0;
    std::size_t stub = 0;
    Clock::time_point start;
    grpc::ClientContext context;
    std::unique_ptr<grpc::GenericClientAsyncResponseReader> reader;
  };

  void Launch(std::size_t stub) {
    auto flight = std::make_unique<Flight>();
    flight->body = next_++;
    flight->stub = stub;
    flight->context.set_deadline(std::chrono::system_clock::now() + kPatience);
    flight->start = Clock::now();
    flight->reader =
        stubs_[stub]->PrepareUnaryCall(&flight->context, method_, bodies_[flight->body], &queue_);
    flight->reader->StartCall();
    Answer& answer = driven_.answers[flight->body];
    grpc::GenericClientAsyncResponseReader& reader = *flight->reader;
    reader.Finish(&answer.body, &answer.status, flight.release());
  }

  std::unique_ptr<Flight> Await() {
    void* tag = nullptr;
    bool ok = false;
    queue_.Next(&tag, &ok);
    std::unique_ptr<Flight> flight(static_cast<Flight*>(tag));
    const auto spent = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - flight->start);
    driven_.answers[flight->body].micros = static_cast<std::uint32_t>(spent.count());
    return flight;
  }

  const std::string& method_;
  const std::span<const grpc::ByteBuffer> bodies_;
  grpc::CompletionQueue queue_;
  std::vector<std::unique_ptr<grpc::GenericStub>> stubs_;
  std::size_t next_ = 0;
  Driven driven_;
};

}  // namespace

Driven Drive(const Channels& channels, const std::string& method, std::span<const grpc::ByteBuffer> bodies,
             std::size_t in_flight, const OnAnswer& on_answer) {
  return Window(channels, method, bodies).Run(in_flight, on_answer);
}

std::string BytesOf(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (!buffer.Dump(&slices).ok()) return bytes;
  bytes.reserve(buffer.Length());
  for (const grpc::Slice& slice : slices) {
    bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return bytes;
}

grpc::ByteBuffer BufferOf(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return {&slice, 1};
}

}  // namespace yishi::load
