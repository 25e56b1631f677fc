// Where every call comes in: which community it is about, who asks, and what they may be shown.

#ifndef YISHI_SERVICES_RPC_RECEPTION_H_
#define YISHI_SERVICES_RPC_RECEPTION_H_

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/rpc/feed.h"
#include "services/rpc/name_book.h"
#include "services/rpc/sessions.h"
#include "services/rpc/streams.h"
#include "services/runtime/hall.h"
#include "services/runtime/work_pool.h"
#include "services/storage/event_store.h"
#include "services/view/reading.h"

namespace yishi::rpc {

// A call that has ended, for counters and logs: nothing of what was said in it.
struct Call {
  std::string_view method;  // "yishi.v1.MatterService/GetMatter"; lives for ever
  absl::StatusCode code = absl::StatusCode::kOk;
  std::string_view reason;  // the refusal's published name; empty if there is none
  std::int64_t micros = 0;
};

// Who may reserve an origin, and so found a community here.
enum class Founding { kNobody, kOperator, kAnyone };

struct ReceptionOptions {
  std::string domain = "localhost";  // the first part of origins
  Founding founding = Founding::kNobody;
  std::string operator_token{};  // of a kOperator
  std::vector<AuditorKey> auditors{};
  std::size_t reading_threads = 4;  // that wait for the store
  std::size_t reading_waiting = 4'096;
  std::size_t streams = 2'000;         // open at once
  std::size_t exports = 2;             // under way at once
  Millis stalled_ms = 60 * kSecondMs;  // a reader that takes nothing for so long is let go
  std::function<void(const Call&)> on_call{};
};

// Whom a call is for.
struct Visit {
  runtime::Chamber* chamber = nullptr;
  view::Reader reader;
  std::string token;
};

// Thread-safe.
class Reception {
 public:
  // All of these must outlive it.
  static absl::StatusOr<std::unique_ptr<Reception>> Make(runtime::Hall& hall, storage::EventStore& store,
                                                         runtime::Clock& clock, ReceptionOptions options);

  // `token` is that of the call's "authorization: Bearer", or empty. kCommunityUnknown, kFieldInvalid;
  // kSessionExpired for a token that stands for no session (any more); kSessionRequired for one of another
  // community.
  absl::StatusOr<Visit> Receive(std::string_view token, BytesView ledger_id);

  // make(const view::Reading&) -> absl::StatusOr<T> or T, as absl::StatusOr<T>, over the committed state.
  template <typename Make>
  auto View(const Visit& visit, Make&& make) {
    return ViewWhole(
        visit, [&](const community::Community&, const view::Reading& reading) { return make(reading); });
  }
  // make(const community::Community&, const view::Reading&): the same with the community itself, for views
  // that ask the engine what it would decide.
  template <typename Make>
  auto ViewWhole(const Visit& visit, Make&& make) {
    using Made = decltype(ToStatusOr(
        make(std::declval<const community::Community&>(), std::declval<const view::Reading&>())));
    return names_.Fill(visit.chamber->ledger(), [&](const view::NameOf& name_of) -> Made {
      return visit.chamber->Read([&](const community::Community& community) -> Made {
        return make(community, view::Reading(community.state, visit.reader, clock_.Now(), name_of));
      });
    });
  }

  Feed& FeedOf(const runtime::Chamber& chamber);

  // Whether `token` is the operator's. Takes as long for any.
  bool IsOperator(std::string_view token) const;

  runtime::Hall& hall() { return hall_; }
  storage::EventStore& store() { return store_; }
  runtime::Clock& clock() { return clock_; }
  Sessions& sessions() { return *sessions_; }
  Streams& streams() { return streams_; }
  runtime::WorkPool& pool() { return pool_; }
  const ReceptionOptions& options() const { return options_; }

  void Ended(const Call& call) const {
    if (options_.on_call) options_.on_call(call);
  }

 private:
  template <typename T>
  static absl::StatusOr<T> ToStatusOr(absl::StatusOr<T> value) {
    return value;
  }
  template <typename T>
  static absl::StatusOr<T> ToStatusOr(T value) {
    return value;
  }

  Reception(runtime::Hall& hall, storage::EventStore& store, runtime::Clock& clock, ReceptionOptions options,
            std::unique_ptr<Sessions> sessions);

  // Whom the session's key stands for now, since it may have been confirmed meanwhile. kKeyRevoked ends the
  // session.
  absl::StatusOr<view::Reader> ReaderOf(const runtime::Chamber& chamber, const Session& session,
                                        std::string_view token);

  runtime::Hall& hall_;
  storage::EventStore& store_;
  runtime::Clock& clock_;
  const ReceptionOptions options_;
  const std::unique_ptr<Sessions> sessions_;
  NameBook names_;
  Streams streams_;
  std::mutex feeds_mutex_;
  std::map<LedgerId, std::unique_ptr<Feed>> feeds_;
  runtime::WorkPool pool_;  // the last: its threads end before what they use
};

}  // namespace yishi::rpc

#endif  // YISHI_SERVICES_RPC_RECEPTION_H_
