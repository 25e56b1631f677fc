#include "services/runtime/hall.h"

#include <algorithm>
#include <optional>
#include <thread>
#include <utility>

#include "engine/base/status.h"
#include "engine/community/community.h"
#include "services/runtime/founding.h"
#include "services/runtime/private_file.h"

namespace yishi::runtime {
namespace {

std::size_t ThreadsFor(const HallLimits& limits) {
  return limits.threads > 0 ? limits.threads : std::max(1u, std::thread::hardware_concurrency());
}

absl::Status TooMany(std::size_t limit) {
  const std::string most = std::to_string(limit);
  return Refuse({.reason = Reason::kLimitExceeded,
                 .zh = "本服务器最多服务 " + most + " 个社区",
                 .en = "this server serves at most " + most + " communities",
                 .rule = "",
                 .numbers = {{"limit", most}}});
}

absl::Status AlreadyFounded(const std::string& origin, const LedgerId& ledger) {
  return Refuse({.reason = Reason::kAlreadyFounded,
                 .zh = "来源 " + origin + " 已有账本 " + ledger.hex(),
                 .en = "the origin " + origin + " has a ledger already: " + ledger.hex(),
                 .rule = "一个来源只有一部账本 (one origin, one ledger)",
                 .numbers = {{"ledger", ledger.hex()}}});
}

}  // namespace

Hall::Hall(storage::EventStore& store, LogKeys& keys, std::filesystem::path heads, Clock& clock,
           const HallLimits& limits)
    : store_(store),
      keys_(keys),
      heads_(std::move(heads)),
      limits_(limits),
      clock_(clock),
      pool_(ThreadsFor(limits), limits.waiting) {}

absl::StatusOr<std::unique_ptr<Hall>> Hall::Open(storage::EventStore& store, LogKeys& keys,
                                                 std::filesystem::path heads, Clock& clock,
                                                 const HallLimits& limits, const Progress& progress) {
  YISHI_RETURN_IF_ERROR(MakePrivateFolder(heads));
  std::unique_ptr<Hall> hall(new Hall(store, keys, std::move(heads), clock, limits));
  YISHI_RETURN_IF_ERROR(hall->OpenAll(progress));
  return hall;
}

Hall::~Hall() { Stop(); }

Surroundings Hall::surroundings() { return {store_, keys_, heads_, clock_, pool_, counters_}; }

absl::Status Hall::OpenAll(const Progress& progress) {
  const std::lock_guard founding(founding_);
  YISHI_ASSIGN_OR_RETURN(const std::vector<LedgerId> ledgers, store_.Communities());
  if (ledgers.size() > limits_.communities) return TooMany(limits_.communities);
  for (const LedgerId& ledger : ledgers) {
    const absl::StatusOr<std::string> origin = OriginOf(store_, ledger);
    const bool first = origin.ok() && origins_.emplace(*origin, ledger).second;
    if (!first) {
      const std::lock_guard lock(mutex_);
      unserved_[ledger] = origin.ok() ? AlreadyFounded(*origin, origins_[*origin]) : origin.status();
      continue;
    }
    // What went wrong stands in unserved_.
    (void)Serve(ledger, [&](std::uint64_t done, std::uint64_t total) {
      if (progress) progress(ledger, done, total);
    });
  }
  return absl::OkStatus();
}

absl::StatusOr<Chamber*> Hall::Serve(const LedgerId& ledger, const runtime::Progress& progress) {
  absl::StatusOr<std::unique_ptr<Chamber>> opened =
      Chamber::Open(ledger, surroundings(), limits_.chamber, progress);
  const std::lock_guard lock(mutex_);
  if (!opened.ok()) return unserved_[ledger] = opened.status();
  unserved_.erase(ledger);
  return (chambers_[ledger] = *std::move(opened)).get();
}

absl::StatusOr<std::string> Hall::ReserveOrigin(const std::string& origin, crypto::SuiteId suite) {
  return keys_.Reserve(origin, suite);
}

void Hall::Found(Submission submission, Done done) {
  const auto answer = [this](const Done& to, absl::StatusOr<v1::Receipt> result) {
    counters_.CountAnswer(result);
    to(std::move(result));
  };
  if (pool_.TryPost(
          [this, answer, submission = std::move(submission), done] { answer(done, FoundNow(submission)); })) {
    return;
  }
  answer(done,
         Refuse(Reason::kOverloaded, "服务器繁忙，请稍后重试", "the server is busy; try again shortly"));
}

absl::StatusOr<v1::Receipt> Hall::FoundNow(const Submission& submission) {
  YISHI_ASSIGN_OR_RETURN(const community::Request request, ReadFounding(submission));
  const std::lock_guard founding(founding_);
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return Refuse(Reason::kStopping, "服务器正在停机", "the server is stopping");
  }
  const auto taken = origins_.find(request.command.found_community().origin());
  if (taken != origins_.end()) return FoundAgain(taken->second, request);
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, FoundNew(request));
  YISHI_ASSIGN_OR_RETURN(const Chamber* chamber, Serve(ledger, {}));
  return chamber->ReceiptFor(0);
}

// The origin has a ledger: founded by this very command, whose answer was lost, or by another.
absl::StatusOr<v1::Receipt> Hall::FoundAgain(const LedgerId& ledger, const community::Request& request) {
  absl::StatusOr<Chamber*> chamber = Find(ledger);
  // Perhaps the store recovered from what kept it from being served.
  if (!chamber.ok() && ReasonOf(chamber.status()) == Reason::kStoreFailed) chamber = Serve(ledger, {});
  YISHI_RETURN_IF_ERROR(chamber.status());
  const auto index = (*chamber)->Read([&](const community::Community& community) {
    return community::FindDuplicate(community.state, request.id);
  });
  if (!index) return AlreadyFounded(request.command.found_community().origin(), ledger);
  YISHI_ASSIGN_OR_RETURN(v1::Receipt receipt, (*chamber)->ReceiptFor(*index));
  receipt.set_duplicate(true);
  return receipt;
}

absl::StatusOr<LedgerId> Hall::FoundNew(const community::Request& request) {
  const v1::FoundCommunity& act = request.command.found_community();
  if (doubtful_origins_.contains(act.origin())) {
    return Refuse(
        Reason::kStoreFailed, "存储出错，此来源是否已建立社区尚不清楚，须由管理员重启服务器",
        "the store failed, and it is not known whether this origin was founded; the operator must restart");
  }
  if (origins_.size() >= limits_.communities) return TooMany(limits_.communities);
  YISHI_RETURN_IF_ERROR(CheckLogKey(keys_, act));
  YISHI_ASSIGN_OR_RETURN(const Millis now, clock_.Read());
  YISHI_ASSIGN_OR_RETURN(const NewLedger founded, DecideFounding(request, now));
  bool unknown = false;
  const absl::Status stored = StoreFounding(store_, founded, unknown);
  if (unknown) doubtful_origins_.insert(act.origin());
  YISHI_RETURN_IF_ERROR(stored);
  origins_[act.origin()] = founded.ledger;
  counters_.commands.fetch_add(1, std::memory_order_relaxed);
  return founded.ledger;
}

absl::StatusOr<Chamber*> Hall::Find(const LedgerId& ledger) const {
  const std::lock_guard lock(mutex_);
  if (const auto found = chambers_.find(ledger); found != chambers_.end()) return found->second.get();
  if (const auto found = unserved_.find(ledger); found != unserved_.end()) return found->second;
  return Refuse(Reason::kCommunityUnknown, "本服务器没有这个社区的账本", "this server has no such community");
}

std::vector<Chamber*> Hall::Chambers() const {
  const std::lock_guard lock(mutex_);
  std::vector<Chamber*> all;
  for (const auto& [ledger, chamber] : chambers_) all.push_back(chamber.get());
  return all;
}

std::map<LedgerId, absl::Status> Hall::Unserved() const {
  const std::lock_guard lock(mutex_);
  return unserved_;
}

void Hall::AcknowledgeClock() { clock_.Acknowledge(); }

void Hall::Stop() {
  {
    const std::lock_guard founding(founding_);
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  for (Chamber* chamber : Chambers()) chamber->Stop();
}

}  // namespace yishi::runtime
