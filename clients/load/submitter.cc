#include "clients/load/submitter.h"

#include <grpcpp/client_context.h>

#include <utility>

#include "clients/sdk/clock.h"
#include "clients/sdk/status_from_wire.h"
#include "engine/base/status.h"
#include "engine/wire/envelope.h"
#include "yishi/v1/command_service.grpc.pb.h"

namespace yishi::load {
namespace {

using Stream = SubmitStream;

// The server reads on while fewer than 64 of a stream are unanswered (CommandService.SubmitStream), so that
// writing never waits for reading.
constexpr std::size_t kTogether = 64;

v1::SubmitStreamRequest RequestFor(const sdk::SignedAct& act, std::size_t number) {
  v1::SubmitStreamRequest request;
  request.set_correlation(number);
  request.set_signed_command(wire::SerializeSignedCommand(act.command));
  for (const v1::Opening& opening : act.openings) *request.add_openings() = opening;
  return request;
}

absl::Status FromGrpc(const grpc::Status& status) {
  return sdk::StatusFromWire(static_cast<int>(status.error_code()), status.error_message(),
                             status.error_details());
}

absl::Status RefusedIn(const v1::RefusedCommand& refused) {
  const v1::Refusal& why = refused.refusal();
  const auto reason = ReasonFromName(why.reason());
  if (!reason)
    return absl::Status(static_cast<absl::StatusCode>(refused.code()), why.reason() + ": " + why.en());
  return Refuse(*reason, why.zh(), why.en(), why.rule());
}

// Ends the stream and says how: as the server says, or else by `otherwise`.
absl::Status End(grpc::ClientContext& context, Stream& stream, const absl::Status& otherwise) {
  if (!otherwise.ok()) context.TryCancel();
  const grpc::Status status = stream.Finish();
  if (!otherwise.ok() || status.ok()) return otherwise;
  return FromGrpc(status);
}

}  // namespace

Submitter::Submitter(sdk::Client& client, std::shared_ptr<grpc::Channel> channel, merkle::NoteKey log_key,
                     LedgerId ledger, merkle::Head founding, Progress& progress)
    : client_(client),
      channel_(std::move(channel)),
      log_key_(std::move(log_key)),
      ledger_(ledger),
      seen_(founding),
      progress_(progress) {}

sdk::Draft Submitter::Draft() const {
  return {.issued_ms = sdk::NowMs(), .lifetime_ms = 12 * kHourMs, .seen = seen_, .expect = std::nullopt};
}

absl::StatusOr<sdk::CheckedReceipt> Submitter::Believe(const sdk::SignedAct& act,
                                                       const v1::Receipt& receipt) {
  YISHI_ASSIGN_OR_RETURN(sdk::CheckedReceipt checked,
                         sdk::CheckReceiptFor(receipt, log_key_, wire::SerializeSignedCommand(act.command)));
  if (checked.checkpoint.head.size > seen_.size) seen_ = checked.checkpoint.head;
  return checked;
}

absl::StatusOr<sdk::CheckedReceipt> Submitter::Do(const sdk::Signer& signer,
                                                  const google::protobuf::Message& act) {
  YISHI_ASSIGN_OR_RETURN(const sdk::SignedAct ready, sdk::SignAct(signer, Draft(), act));
  YISHI_ASSIGN_OR_RETURN(const v1::Receipt receipt, client_.Submit(ready));
  return Believe(ready, receipt);
}

absl::Status Submitter::DoAll(const std::string& what, std::span<const sdk::SignedAct> acts, Pace pace) {
  grpc::ClientContext context;
  const auto stub = v1::CommandService::NewStub(channel_);
  const std::unique_ptr<Stream> stream = stub->SubmitStream(&context);
  const absl::Status exchanged = Exchange(*stream, what, acts, pace == Pace::kInOrder ? 1 : kTogether);
  if (exchanged.ok()) stream->WritesDone();
  return End(context, *stream, exchanged);
}

absl::Status Submitter::Exchange(Stream& stream, const std::string& what,
                                 std::span<const sdk::SignedAct> acts, std::size_t most) {
  const auto broken = [] {
    return absl::UnavailableError("the server ended the stream before all was answered");
  };
  std::vector<bool> answered(acts.size());
  std::size_t sent = 0;
  for (std::size_t done = 0; done < acts.size();) {
    while (sent < acts.size() && sent - done < most) {
      if (!stream.Write(RequestFor(acts[sent], sent))) return broken();
      ++sent;
    }
    v1::SubmitStreamResponse response;
    if (!stream.Read(&response)) return broken();
    if (!response.has_receipt()) return RefusedIn(response.refused());
    const std::uint64_t number = response.correlation();
    if (number >= sent || answered[number]) return absl::InternalError("an answer to nothing that was asked");
    YISHI_RETURN_IF_ERROR(Believe(acts[number], response.receipt()).status());
    answered[number] = true;
    progress_.Count(what, ++done, acts.size());
  }
  return absl::OkStatus();
}

}  // namespace yishi::load
