// Many commands over one stream: each is answered for itself.

#ifndef YISHI_SERVICES_RPC_SUBMIT_STREAM_H_
#define YISHI_SERVICES_RPC_SUBMIT_STREAM_H_

#include <grpcpp/support/server_callback.h>

#include <deque>
#include <memory>
#include <mutex>

#include "services/rpc/reception.h"
#include "services/rpc/unary.h"
#include "yishi/v1/command_service.pb.h"

namespace yishi::rpc {

// The server reads no further while so many commands of a stream are unanswered, or answered and not taken.
inline constexpr std::size_t kStreamUnanswered = 64;

// Hands a command to the chamber that it names, or founds a community. `done` is called exactly once.
void Route(Reception& reception, runtime::Submission submission, runtime::Done done);

class SubmitStream final : public grpc::ServerBidiReactor<v1::SubmitStreamRequest, v1::SubmitStreamResponse>,
                           public Stream,
                           public std::enable_shared_from_this<SubmitStream> {
 public:
  static grpc::ServerBidiReactor<v1::SubmitStreamRequest, v1::SubmitStreamResponse>* Start(
      Reception& reception, const Ending& ending);

  // Reads no more; what was taken is answered first.
  void End(const absl::Status& status) override;

  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

 private:
  SubmitStream(Reception& reception, const Ending& ending) : reception_(reception), ending_(ending) {}

  void Answered(std::uint64_t correlation, absl::StatusOr<v1::Receipt> result);
  // These REQUIRE: mutex_ is held.
  void ReadMore();
  void WriteMore();
  void FinishIfDone();
  void FinishNow(const absl::Status& status);

  Reception& reception_;
  const Ending ending_;

  std::mutex mutex_;
  v1::SubmitStreamRequest request_;  // of the read that is under way
  std::deque<v1::SubmitStreamResponse> answers_;
  std::size_t unanswered_ = 0;  // taken, and the answer not sent yet
  bool reading_ = false;
  bool writing_ = false;
  bool last_read_ = false;
  bool finished_ = false;
  absl::Status final_;
  std::shared_ptr<SubmitStream>
      self_;  // shared: alive until OnDone, and as long as a chamber holds a command of it
};

}  // namespace yishi::rpc

#endif  // YISHI_SERVICES_RPC_SUBMIT_STREAM_H_
