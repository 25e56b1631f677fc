#include "clients/sdk/client.h"

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <mutex>
#include <thread>
#include <utility>

#include "clients/sdk/random.h"
#include "clients/sdk/status_from_wire.h"
#include "engine/base/status.h"
#include "engine/wire/envelope.h"
#include "yishi/v1/archive_service.grpc.pb.h"
#include "yishi/v1/blob_service.grpc.pb.h"
#include "yishi/v1/command_service.grpc.pb.h"
#include "yishi/v1/community_service.grpc.pb.h"
#include "yishi/v1/ledger_service.grpc.pb.h"
#include "yishi/v1/matter_service.grpc.pb.h"
#include "yishi/v1/meeting_service.grpc.pb.h"
#include "yishi/v1/posting_service.grpc.pb.h"
#include "yishi/v1/roster_service.grpc.pb.h"
#include "yishi/v1/session_service.grpc.pb.h"

namespace yishi::sdk {
namespace {

constexpr Millis kFirstPauseMs = 200;
// An archive's pieces and a page of entries fit in this; a blob may have 3 MiB.
constexpr int kMessageBytesMax = 8 * 1024 * 1024;

absl::Status FromGrpc(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  return StatusFromWire(static_cast<int>(status.error_code()), status.error_message(),
                        status.error_details());
}

bool MayTryAgain(const absl::Status& status) {
  return absl::IsUnavailable(status) || absl::IsDeadlineExceeded(status) || absl::IsResourceExhausted(status);
}

// Doubles with each attempt; a random part keeps a hall full of devices from coming back at once.
void PauseBefore(int attempt) {
  const Millis base = kFirstPauseMs << (attempt - 1);
  const Millis jitter = static_cast<std::uint8_t>(RandomBytes(1)[0]) * base / 512;
  std::this_thread::sleep_for(std::chrono::milliseconds(base / 2 + jitter));
}

class GrpcClient final : public Client {
 public:
  GrpcClient(ConnectOptions options, const std::shared_ptr<grpc::Channel>& channel)
      : Client(std::move(options)),
        ArchiveService_(v1::ArchiveService::NewStub(channel)),
        BlobService_(v1::BlobService::NewStub(channel)),
        CommandService_(v1::CommandService::NewStub(channel)),
        CommunityService_(v1::CommunityService::NewStub(channel)),
        LedgerService_(v1::LedgerService::NewStub(channel)),
        MatterService_(v1::MatterService::NewStub(channel)),
        MeetingService_(v1::MeetingService::NewStub(channel)),
        PostingService_(v1::PostingService::NewStub(channel)),
        RosterService_(v1::RosterService::NewStub(channel)),
        SessionService_(v1::SessionService::NewStub(channel)) {}

  void SetToken(std::string token) override {
    const std::lock_guard lock(mutex_);
    token_ = std::move(token);
  }

#define YISHI_DEFINE_CALL(service, call)                                               \
  absl::StatusOr<v1::call##Response> Call(const v1::call##Request& request) override { \
    grpc::ClientContext context;                                                       \
    Prepare(context, options().deadline_ms);                                           \
    v1::call##Response response;                                                       \
    YISHI_RETURN_IF_ERROR(FromGrpc(service##_->call(&context, request, &response)));   \
    return response;                                                                   \
  }
  YISHI_UNARY_CALLS(YISHI_DEFINE_CALL)
#undef YISHI_DEFINE_CALL

  absl::StatusOr<v1::Receipt> Submit(const SignedAct& act) override {
    v1::SubmitRequest request;
    request.set_signed_command(wire::SerializeSignedCommand(act.command));
    for (const v1::Opening& opening : act.openings) *request.add_openings() = opening;
    for (int attempt = 1;; ++attempt) {
      auto receipt = SubmitOnce(request);
      if (receipt.ok() || !MayTryAgain(receipt.status()) || attempt >= options().submit_attempts)
        return receipt;
      PauseBefore(attempt);
    }
  }

  absl::Status Watch(const v1::WatchMattersRequest& request,
                     const OnMessage<v1::WatchMattersResponse>& on_message) override {
    grpc::ClientContext context;
    Prepare(context, 0);
    return Drain<v1::WatchMattersResponse>(context, MatterService_->WatchMatters(&context, request),
                                           on_message);
  }

  absl::Status Watch(const v1::WatchEntriesRequest& request,
                     const OnMessage<v1::WatchEntriesResponse>& on_message) override {
    grpc::ClientContext context;
    Prepare(context, 0);
    return Drain<v1::WatchEntriesResponse>(context, LedgerService_->WatchEntries(&context, request),
                                           on_message);
  }

  absl::Status Export(const v1::ExportArchiveRequest& request,
                      const OnMessage<v1::ExportArchiveResponse>& on_message) override {
    grpc::ClientContext context;
    Prepare(context, 0);
    return Drain<v1::ExportArchiveResponse>(context, ArchiveService_->ExportArchive(&context, request),
                                            on_message);
  }

 private:
  void Prepare(grpc::ClientContext& context, Millis deadline_ms) {
    if (deadline_ms > 0) {
      context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(deadline_ms));
    }
    const std::lock_guard lock(mutex_);
    if (!token_.empty()) context.AddMetadata("authorization", "Bearer " + token_);
  }

  absl::StatusOr<v1::Receipt> SubmitOnce(const v1::SubmitRequest& request) {
    grpc::ClientContext context;
    Prepare(context, options().deadline_ms);
    v1::SubmitResponse response;
    YISHI_RETURN_IF_ERROR(FromGrpc(CommandService_->Submit(&context, request, &response)));
    return std::move(*response.mutable_receipt());
  }

  template <typename Message, typename Reader>
  static absl::Status Drain(grpc::ClientContext& context, Reader reader,
                            const OnMessage<Message>& on_message) {
    Message message;
    bool stopped = false;
    while (!stopped && reader->Read(&message)) stopped = !on_message(message);
    if (stopped) context.TryCancel();
    const grpc::Status status = reader->Finish();
    return stopped ? absl::OkStatus() : FromGrpc(status);
  }

  std::unique_ptr<v1::ArchiveService::Stub> ArchiveService_;
  std::unique_ptr<v1::BlobService::Stub> BlobService_;
  std::unique_ptr<v1::CommandService::Stub> CommandService_;
  std::unique_ptr<v1::CommunityService::Stub> CommunityService_;
  std::unique_ptr<v1::LedgerService::Stub> LedgerService_;
  std::unique_ptr<v1::MatterService::Stub> MatterService_;
  std::unique_ptr<v1::MeetingService::Stub> MeetingService_;
  std::unique_ptr<v1::PostingService::Stub> PostingService_;
  std::unique_ptr<v1::RosterService::Stub> RosterService_;
  std::unique_ptr<v1::SessionService::Stub> SessionService_;
  std::mutex mutex_;
  std::string token_;
};

std::shared_ptr<grpc::ChannelCredentials> CredentialsFor(const ConnectOptions& options) {
  if (options.ca_pem.empty() && IsLoopback(options.address)) return grpc::InsecureChannelCredentials();
  grpc::SslCredentialsOptions tls;
  tls.pem_root_certs = options.ca_pem;
  return grpc::SslCredentials(tls);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Client>> Client::Connect(ConnectOptions options) {
  if (!options.address.starts_with("unix:") && options.address.find(':') == std::string::npos) {
    return Refuse(
        Reason::kFieldInvalid, "服务器地址“" + options.address + "”没有端口，应如 127.0.0.1:7420",
        "the server's address \"" + options.address + "\" has no port; write it like 127.0.0.1:7420");
  }
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMessageBytesMax);
  arguments.SetMaxSendMessageSize(kMessageBytesMax);
  const auto channel = grpc::CreateCustomChannel(options.address, CredentialsFor(options), arguments);
  return std::make_unique<GrpcClient>(std::move(options), channel);
}

}  // namespace yishi::sdk
