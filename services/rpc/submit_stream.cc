#include "services/rpc/submit_stream.h"

#include <utility>

#include "services/rpc/routing.h"

namespace yishi::rpc {
namespace {

// Stands for a stream that may not begin.
class Refused final : public grpc::ServerBidiReactor<v1::SubmitStreamRequest, v1::SubmitStreamResponse> {
 public:
  Refused(const Ending& ending, const absl::Status& status) {
    ending.Report(status);
    Finish(ToGrpc(status));
  }
  void OnDone() override { delete this; }
};

}  // namespace

void Route(Reception& reception, runtime::Submission submission, runtime::Done done) {
  const absl::StatusOr<LedgerId> ledger = LedgerOf(submission.signed_command);
  if (!ledger.ok()) return done(ledger.status());
  if (ledger->is_zero()) return reception.hall().Found(std::move(submission), std::move(done));
  const absl::StatusOr<runtime::Chamber*> chamber = reception.hall().Find(*ledger);
  if (!chamber.ok()) return done(chamber.status());
  (*chamber)->Submit(std::move(submission), std::move(done));
}

grpc::ServerBidiReactor<v1::SubmitStreamRequest, v1::SubmitStreamResponse>* SubmitStream::Start(
    Reception& reception, const Ending& ending) {
  auto stream = std::shared_ptr<SubmitStream>(new SubmitStream(reception, ending));
  if (const absl::Status status = reception.streams().Enter(stream); !status.ok())
    return new Refused(ending, status);
  const std::lock_guard lock(stream->mutex_);
  stream->self_ = stream;
  stream->ReadMore();
  return stream.get();
}

void SubmitStream::ReadMore() {
  if (finished_ || last_read_ || reading_ || unanswered_ >= kStreamUnanswered) return;
  reading_ = true;
  StartRead(&request_);
}

void SubmitStream::OnReadDone(bool ok) {
  runtime::Submission submission;
  std::uint64_t correlation = 0;
  {
    const std::lock_guard lock(mutex_);
    reading_ = false;
    if (!ok || last_read_) {
      last_read_ = true;
      return FinishIfDone();
    }
    ++unanswered_;
    correlation = request_.correlation();
    submission.signed_command = std::move(*request_.mutable_signed_command());
    submission.openings.assign(request_.openings().begin(), request_.openings().end());
  }
  Route(reception_, std::move(submission),
        [self = shared_from_this(), correlation](absl::StatusOr<v1::Receipt> result) {
          self->Answered(correlation, std::move(result));
        });
  const std::lock_guard lock(mutex_);
  ReadMore();
}

void SubmitStream::Answered(std::uint64_t correlation, absl::StatusOr<v1::Receipt> result) {
  v1::SubmitStreamResponse answer;
  answer.set_correlation(correlation);
  if (result.ok()) {
    *answer.mutable_receipt() = *std::move(result);
  } else {
    answer.mutable_refused()->set_code(static_cast<int>(result.status().code()));
    *answer.mutable_refused()->mutable_refusal() = ToRefusal(result.status());
  }
  const std::lock_guard lock(mutex_);
  if (finished_) return;
  answers_.push_back(std::move(answer));
  WriteMore();
}

void SubmitStream::WriteMore() {
  if (finished_ || writing_ || answers_.empty()) return;
  writing_ = true;
  StartWrite(&answers_.front());
}

void SubmitStream::OnWriteDone(bool ok) {
  const std::lock_guard lock(mutex_);
  writing_ = false;
  if (!ok) return FinishNow(absl::CancelledError());
  answers_.pop_front();
  --unanswered_;
  WriteMore();
  ReadMore();
  FinishIfDone();
}

void SubmitStream::FinishIfDone() {
  if (last_read_ && unanswered_ == 0) FinishNow(final_);
}

void SubmitStream::FinishNow(const absl::Status& status) {
  if (finished_) return;
  finished_ = true;
  final_ = status;
  Finish(ToGrpc(status));
}

void SubmitStream::End(const absl::Status& status) {
  const std::lock_guard lock(mutex_);
  last_read_ = true;
  final_ = status;
  FinishIfDone();
}

void SubmitStream::OnCancel() {
  const std::lock_guard lock(mutex_);
  FinishNow(absl::CancelledError());
}

void SubmitStream::OnDone() {
  reception_.streams().Leave(this);
  ending_.Report(final_);
  self_.reset();
}

}  // namespace yishi::rpc
