#include <atomic>

#include "services/rpc/archive.h"
#include "services/rpc/entitlement.h"
#include "services/rpc/services.h"
#include "services/rpc/watch.h"
#include "yishi/v1/archive_service.grpc.pb.h"

namespace yishi::rpc {
namespace {

constexpr std::size_t kChunkBytes = 256 * 1024;

// One export: built on a reading thread, then sent piece by piece.
class ExportStream final : public grpc::ServerWriteReactor<v1::ExportArchiveResponse>,
                           public Stream,
                           public std::enable_shared_from_this<ExportStream> {
 public:
  ExportStream(Reception& reception, const Ending& ending, const Visit& visit,
               std::atomic<std::size_t>& under_way)
      : reception_(reception), ending_(ending), visit_(visit), under_way_(under_way) {}

  static grpc::ServerWriteReactor<v1::ExportArchiveResponse>* Start(
      const std::shared_ptr<ExportStream>& stream) {
    stream->self_ = stream;
    ++stream->under_way_;
    if (const absl::Status status = stream->reception_.streams().Enter(stream); !status.ok()) {
      stream->End(status);
    } else if (!stream->reception_.pool().TryPost([stream] { stream->Build(); })) {
      stream->End(
          Refuse(Reason::kOverloaded, "服务器繁忙，请稍后再试", "the server is busy; try again later"));
    }
    return stream.get();
  }

  void End(const absl::Status& status) override {
    const std::lock_guard lock(mutex_);
    EndLocked(status);
  }

  void OnWriteDone(bool ok) override {
    const std::lock_guard lock(mutex_);
    if (!ok) return EndLocked(absl::CancelledError());
    SendNext();
  }

  void OnCancel() override { End(absl::CancelledError()); }

  void OnDone() override {
    reception_.streams().Leave(this);
    --under_way_;
    ending_.Report(final_);
    self_.reset();
  }

 private:
  void Build() {
    absl::StatusOr<Bytes> archive =
        BuildArchive(reception_.store(), *visit_.chamber, reception_.FeedOf(*visit_.chamber),
                     [this] { return ended_.load(); });
    const std::lock_guard lock(mutex_);
    if (!archive.ok()) return EndLocked(archive.status());
    archive_ = *std::move(archive);
    SendNext();
  }

  // REQUIRES: mutex_ is held, as does EndLocked.
  void SendNext() {
    if (ended_) return;
    if (offset_ == archive_.size()) return EndLocked(absl::OkStatus());
    response_.set_chunk(archive_.substr(offset_, kChunkBytes));
    response_.set_offset(offset_);
    response_.set_total(archive_.size());
    offset_ += response_.chunk().size();
    StartWrite(&response_);
  }

  void EndLocked(const absl::Status& status) {
    if (ended_.exchange(true)) return;
    final_ = status;
    Finish(ToGrpc(status));
  }

  Reception& reception_;
  const Ending ending_;
  const Visit visit_;
  std::atomic<std::size_t>& under_way_;

  std::mutex mutex_;
  std::atomic<bool> ended_ = false;
  Bytes archive_;
  std::size_t offset_ = 0;
  v1::ExportArchiveResponse response_;
  absl::Status final_;
  std::shared_ptr<ExportStream>
      self_;  // shared: alive until OnDone, and as long as a reading thread is at it
};

class ArchiveService final : public v1::ArchiveService::CallbackService {
 public:
  explicit ArchiveService(Reception& reception) : reception_(reception) {}

  grpc::ServerWriteReactor<v1::ExportArchiveResponse>* ExportArchive(
      grpc::CallbackServerContext* context, const v1::ExportArchiveRequest* request) override {
    const Ending ending(reception_, "yishi.v1.ArchiveService/ExportArchive");
    const absl::StatusOr<Visit> visit = Admit(*context, *request);
    if (!visit.ok()) return new RefusedStream<v1::ExportArchiveResponse>(ending, visit.status());
    return ExportStream::Start(std::make_shared<ExportStream>(reception_, ending, *visit, under_way_));
  }

 private:
  absl::StatusOr<Visit> Admit(const grpc::CallbackServerContext& context,
                              const v1::ExportArchiveRequest& request) {
    YISHI_ASSIGN_OR_RETURN(Visit visit, reception_.Receive(TokenOf(context), request.ledger_id()));
    YISHI_ASSIGN_OR_RETURN(const Entitlement entitlement, reception_.View(visit, EntitlementOf));
    YISHI_RETURN_IF_ERROR(RequireEntry(visit.reader, entitlement, true));
    if (under_way_ >= reception_.options().exports) {
      return Refuse(Reason::kOverloaded, "正在导出的存档过多，请稍后再试",
                    "too many exports are under way; try again later");
    }
    return visit;
  }

  Reception& reception_;
  std::atomic<std::size_t> under_way_ = 0;
};

}  // namespace

ServicePtr MakeArchiveService(Reception& reception) { return std::make_shared<ArchiveService>(reception); }

}  // namespace yishi::rpc
