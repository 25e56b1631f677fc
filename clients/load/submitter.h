// Acts on one ledger, one by one or in bulk, believed only when their receipt was checked.

#ifndef YISHI_CLIENTS_LOAD_SUBMITTER_H_
#define YISHI_CLIENTS_LOAD_SUBMITTER_H_

#include <grpcpp/channel.h>
#include <grpcpp/support/sync_stream.h>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/load/progress.h"
#include "clients/sdk/client.h"
#include "clients/sdk/command_builder.h"
#include "clients/sdk/receipt_check.h"
#include "engine/merkle/note_key.h"
#include "yishi/v1/command_service.pb.h"

namespace yishi::load {

using SubmitStream = grpc::ClientReaderWriter<v1::SubmitStreamRequest, v1::SubmitStreamResponse>;

// How many commands of a stream may wait for their answers. In order: each waits for the one before.
enum class Pace { kInOrder, kTogether };

// For one thread.
class Submitter {
 public:
  // `client` and `progress` outlive this. `founding`: the newest head so far.
  Submitter(sdk::Client& client, std::shared_ptr<grpc::Channel> channel, merkle::NoteKey log_key,
            LedgerId ledger, merkle::Head founding, Progress& progress);

  sdk::Client& client() { return client_; }
  Progress& progress() { return progress_; }
  const LedgerId& ledger() const { return ledger_; }
  const merkle::NoteKey& log_key() const { return log_key_; }
  // What a command is signed over now: the newest head that any receipt proved.
  sdk::Draft Draft() const;

  // Signs, submits, checks. What the server refuses, and what is wrong with the receipt.
  absl::StatusOr<sdk::CheckedReceipt> Do(const sdk::Signer& signer, const google::protobuf::Message& act);

  // Submits all of them over one bidirectional stream and checks every receipt; `what` is shown with their
  // count. The first refusal ends it: some of those after it may have been admitted.
  absl::Status DoAll(const std::string& what, std::span<const sdk::SignedAct> acts, Pace pace);

 private:
  absl::Status Exchange(SubmitStream& stream, const std::string& what, std::span<const sdk::SignedAct> acts,
                        std::size_t most);
  absl::StatusOr<sdk::CheckedReceipt> Believe(const sdk::SignedAct& act, const v1::Receipt& receipt);

  sdk::Client& client_;
  const std::shared_ptr<grpc::Channel> channel_;
  const merkle::NoteKey log_key_;
  const LedgerId ledger_;
  merkle::Head seen_;
  Progress& progress_;
};

}  // namespace yishi::load

#endif  // YISHI_CLIENTS_LOAD_SUBMITTER_H_
