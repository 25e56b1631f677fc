// Streams that follow a ledger.
//
// A watcher keeps no queue: it holds a position, and when its reader has taken one message and there is more,
// the next page is read, mostly from the feed's memory. A slow reader therefore costs nothing and misses
// nothing. One that takes nothing at all for Reception's stalled_ms is let go with OVERLOADED, and may come
// back with its last position.

#ifndef YISHI_SERVICES_RPC_WATCH_H_
#define YISHI_SERVICES_RPC_WATCH_H_

#include <grpcpp/alarm.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "services/rpc/reception.h"
#include "services/rpc/unary.h"
#include "services/runtime/watchers.h"

namespace yishi::rpc {

inline constexpr std::size_t kWatchEntries = 256;
inline constexpr std::size_t kWatchBytes = 1024 * 1024;

// A stream that is refused before it begins.
template <typename Response>
class RefusedStream final : public grpc::ServerWriteReactor<Response> {
 public:
  RefusedStream(const Ending& ending, const absl::Status& status) {
    ending.Report(status);
    this->Finish(ToGrpc(status));
  }
  void OnDone() override { delete this; }
};

template <typename Response>
class WatchStream final : public grpc::ServerWriteReactor<Response>,
                          public Stream,
                          public std::enable_shared_from_this<WatchStream<Response>> {
 public:
  // What is said of a page of entries, which is not empty. Called from the reading threads.
  using Fill = std::function<Response(const FeedPage&)>;

  // Follows the ledger from the position `from` on.
  static grpc::ServerWriteReactor<Response>* Start(Reception& reception, grpc::CallbackServerContext* context,
                                                   const Ending& ending, const Visit& visit,
                                                   std::uint64_t from, Fill fill) {
    const std::uint64_t size = visit.chamber->Newest()->head.size;
    if (from > size) {
      return new RefusedStream<Response>(ending, Beyond(from, size));
    }
    auto stream = std::shared_ptr<WatchStream>(
        new WatchStream(reception, context, ending, *visit.chamber, from, std::move(fill)));
    if (const absl::Status status = reception.streams().Enter(stream); !status.ok()) {
      return new RefusedStream<Response>(ending, status);
    }
    stream->Begin(stream);
    return stream.get();
  }

  void End(const absl::Status& status) override {
    const std::lock_guard lock(mutex_);
    EndLocked(status);
  }

  void OnWriteDone(bool ok) override {
    {
      const std::lock_guard lock(mutex_);
      busy_ = false;
      ++writes_;
      if (!ok) return EndLocked(absl::CancelledError());
    }
    Pump();
  }

  void OnCancel() override { End(absl::CancelledError()); }

  void OnDone() override {
    reception_.streams().Leave(this);
    subscription_ = runtime::Subscription();
    if (stall_) stall_->Cancel();
    ending_.Report(final_);
    self_.reset();
  }

 private:
  WatchStream(Reception& reception, grpc::CallbackServerContext* context, const Ending& ending,
              runtime::Chamber& chamber, std::uint64_t from, Fill fill)
      : reception_(reception),
        context_(context),
        ending_(ending),
        chamber_(chamber),
        feed_(reception.FeedOf(chamber)),
        fill_(std::move(fill)),
        position_(from) {}

  static absl::Status Beyond(std::uint64_t from, std::uint64_t size) {
    return Refuse(
        {.reason = Reason::kFieldInvalid,
         .zh = "起始位置 " + std::to_string(from) + " 超过账本现有的 " + std::to_string(size) + " 条记录",
         .en = "position " + std::to_string(from) + " is beyond the ledger's " + std::to_string(size) +
               " entries",
         .rule = "",
         .numbers = {{"position", std::to_string(from)}, {"size", std::to_string(size)}}});
  }

  void Begin(std::shared_ptr<WatchStream> self) {
    self_ = std::move(self);
    const std::weak_ptr<WatchStream> weak = self_;
    auto subscription = chamber_.Subscribe([weak](std::uint64_t size) {
      if (const auto stream = weak.lock()) stream->Grown(size);
    });
    subscription_ = std::move(subscription);
    Grown(chamber_.Newest()->head.size);
  }

  void Grown(std::uint64_t size) {
    {
      const std::lock_guard lock(mutex_);
      size_ = std::max(size_, size);
    }
    Pump();
  }

  // Has the next page read and sent, unless that is under way or there is none.
  void Pump() {
    {
      const std::lock_guard lock(mutex_);
      if (ended_ || busy_ || position_ >= size_) return;
      busy_ = true;
    }
    const auto self = this->shared_from_this();
    if (reception_.pool().TryPost([self] { self->ReadAndSend(); })) return;
    End(Refuse(Reason::kOverloaded, "服务器繁忙，请从上一位置继续",
               "the server is busy; come back with the last position"));
  }

  void ReadAndSend() {
    const absl::StatusOr<FeedPage> page = feed_.Read(position_, kWatchEntries, kWatchBytes);
    std::optional<Response> response;
    if (page.ok() && !page->empty()) response = fill_(*page);
    const std::lock_guard lock(mutex_);
    if (ended_) return;
    if (!response) {
      return EndLocked(page.ok()
                           ? Refuse(Reason::kStoreFailed, "记录缺失", "entries are missing from the store")
                           : page.status());
    }
    position_ = page->back()->seq + 1;
    response_ = std::move(*response);
    this->StartWrite(&response_);
    Watch(writes_);
  }

  // Looks in stalled_ms whether write number `write` is still under way. REQUIRES: mutex_ is held.
  void Watch(std::uint64_t write) {
    const std::weak_ptr<WatchStream> weak = self_;
    // An alarm that is still pending may not be set again (the library aborts): the old one goes, which
    // cancels it.
    stall_ = std::make_unique<grpc::Alarm>();
    stall_->Set(std::chrono::system_clock::now() + std::chrono::milliseconds(reception_.options().stalled_ms),
                [weak, write](bool ok) {
                  const auto stream = weak.lock();
                  if (ok && stream) stream->LookAfter(write);
                });
  }

  void LookAfter(std::uint64_t write) {
    const std::lock_guard lock(mutex_);
    if (writes_ != write) return;
    if (ended_) return context_->TryCancel();  // not even the status was taken
    EndLocked(Refuse(Reason::kOverloaded, "读取过慢，请从上一位置继续",
                     "nothing was taken for too long; come back with the last position"));
    Watch(write);
  }

  void EndLocked(const absl::Status& status) {
    if (ended_) return;
    ended_ = true;
    final_ = status;
    this->Finish(ToGrpc(status));
  }

  Reception& reception_;
  grpc::CallbackServerContext* const context_;
  const Ending ending_;
  runtime::Chamber& chamber_;
  Feed& feed_;
  const Fill fill_;

  std::mutex mutex_;
  std::uint64_t position_;  // changed only while busy_, by the one who is
  std::uint64_t size_ = 0;
  std::uint64_t writes_ = 0;  // that ended
  bool busy_ = false;         // a page is being read or sent
  bool ended_ = false;
  absl::Status final_;
  Response response_;
  std::unique_ptr<grpc::Alarm> stall_;  // of the write that is under way
  runtime::Subscription subscription_;
  std::shared_ptr<WatchStream> self_;  // shared: alive until OnDone, and as long as a reading thread is at it
};

}  // namespace yishi::rpc

#endif  // YISHI_SERVICES_RPC_WATCH_H_
