#include "services/rpc/services.h"
#include "services/rpc/submit_stream.h"
#include "services/rpc/unary.h"
#include "yishi/v1/command_service.grpc.pb.h"

namespace yishi::rpc {
namespace {

class CommandService final : public v1::CommandService::CallbackService {
 public:
  explicit CommandService(Reception& reception) : reception_(reception) {}

  grpc::ServerUnaryReactor* Submit(grpc::CallbackServerContext* context, const v1::SubmitRequest* request,
                                   v1::SubmitResponse* response) override {
    const Ending ending(reception_, "yishi.v1.CommandService/Submit");
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    runtime::Submission submission;
    submission.signed_command = request->signed_command();
    submission.openings.assign(request->openings().begin(), request->openings().end());
    Route(reception_, std::move(submission),
          [ending, reactor, response](absl::StatusOr<v1::Receipt> receipt) {
            if (receipt.ok()) *response->mutable_receipt() = *std::move(receipt);
            ending.Report(receipt.status());
            reactor->Finish(ToGrpc(receipt.status()));
          });
    return reactor;
  }

  grpc::ServerBidiReactor<v1::SubmitStreamRequest, v1::SubmitStreamResponse>* SubmitStream(
      grpc::CallbackServerContext* /*context*/) override {
    return rpc::SubmitStream::Start(reception_, Ending(reception_, "yishi.v1.CommandService/SubmitStream"));
  }

 private:
  Reception& reception_;
};

}  // namespace

ServicePtr MakeCommandService(Reception& reception) { return std::make_shared<CommandService>(reception); }

}  // namespace yishi::rpc
