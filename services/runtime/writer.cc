#include "services/runtime/writer.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "engine/base/status.h"
#include "services/runtime/receipts.h"

namespace yishi::runtime {
namespace {

// How soon to try again what the store or the clock did not allow.
constexpr std::chrono::milliseconds kRetry{250};

std::uint64_t MicrosSince(std::chrono::steady_clock::time_point start) {
  const auto spent = std::chrono::steady_clock::now() - start;
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(spent).count());
}

}  // namespace

Writer::Writer(const LedgerId& ledger, const Surroundings& surroundings, const ChamberLimits& limits,
               Journal journal, const Committed& committed, Watchers& watchers, Gate& gate)
    : ledger_(ledger),
      surroundings_(surroundings),
      limits_(limits),
      committed_(committed),
      watchers_(watchers),
      gate_(gate),
      journal_(std::move(journal)),
      eraser_(surroundings.store, ledger) {
  Plan(Erase());
  thread_ = std::thread([this] { Run(); });
}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Writer::Push(std::unique_ptr<Waiting> waiting) {
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    incoming_.push_back(std::move(waiting));
    wake = std::exchange(asleep_, false);  // one call is enough, however many come before it is awake
  }
  if (wake) wake_.notify_one();
}

absl::Status Writer::Health() const {
  const std::lock_guard lock(mutex_);
  return health_;
}

void Writer::Run() {
  while (AwaitWork()) Turn();
}

// False when there is nothing left to do ever.
bool Writer::AwaitWork() {
  std::unique_lock lock(mutex_);
  while (!HasWork() && !stopping_) Sleep(lock);
  std::move(incoming_.begin(), incoming_.end(), std::back_inserter(taken_));
  incoming_.clear();
  return !stopping_ || !taken_.empty();
}

bool Writer::HasWork() const {
  if (!taken_.empty() || !incoming_.empty()) return true;
  if (retry_) return std::chrono::steady_clock::now() >= *retry_;
  return due_ && surroundings_.clock.clock().Now() >= *due_;
}

void Writer::Sleep(std::unique_lock<std::mutex>& lock) {
  asleep_ = true;
  if (retry_) {
    wake_.wait_until(lock, *retry_);
  } else if (due_) {
    surroundings_.clock.clock().WaitUntil(lock, wake_, *due_);
  } else {
    wake_.wait(lock);
  }
  asleep_ = false;
}

void Writer::Turn() {
  const auto start = std::chrono::steady_clock::now();
  const absl::StatusOr<Millis> now = Time();
  if (!now.ok()) {
    RefuseWaiting(now.status());
    return Plan(false);
  }
  Batch batch(journal_.working(), limits_, *now);
  absl::Status done = Fill(batch);
  if (done.ok()) {
    done = Close(batch);
  } else {
    journal_.Discard();
  }
  // Only what is committed: before the answer, so that "erased" is true once it is said.
  const bool erased = !done.ok() || Erase();
  AnswerAll(batch, done);
  surroundings_.counters.batch_micros.Record(MicrosSince(start));
  Plan(done.ok() && erased && (!batch.empty() || !due_ || *due_ > *now));
}

// Settles when to wake up next. Without progress, what is due is tried again a little later.
void Writer::Plan(bool progress) {
  retry_.reset();
  due_.reset();
  if (!journal_.broken().ok()) {
    const std::lock_guard lock(mutex_);
    health_ = journal_.broken();
    return;
  }
  if (!progress) retry_ = std::chrono::steady_clock::now() + kRetry;
  due_ = community::NextDue(journal_.working().state);
}

// The time at which this turn's entries are admitted.
absl::StatusOr<Millis> Writer::Time() {
  YISHI_RETURN_IF_ERROR(journal_.Ready());
  absl::StatusOr<Millis> now = surroundings_.clock.Read();
  if (!now.ok()) {
    surroundings_.counters.clock_jumps.fetch_add(1, std::memory_order_relaxed);
    return now;
  }
  return std::max(*now, journal_.working().state.last_admitted_ms);
}

absl::Status Writer::Fill(Batch& batch) {
  YISHI_ASSIGN_OR_RETURN(const bool all_due, batch.DecideDue());
  while (all_due && !batch.full() && !taken_.empty()) {
    const std::unique_ptr<Waiting> waiting = std::move(taken_.front());
    taken_.pop_front();
    YISHI_RETURN_IF_ERROR(batch.Decide(std::move(*waiting)));
  }
  return absl::OkStatus();
}

absl::Status Writer::Close(const Batch& batch) {
  if (batch.empty()) return absl::OkStatus();
  YISHI_RETURN_IF_ERROR(journal_.Commit(batch));
  Counters& counters = surroundings_.counters;
  counters.batch_entries.Record(batch.steps().size());
  const auto by_clock = std::count_if(batch.steps().begin(), batch.steps().end(),
                                      [](const Step& step) { return step.decided.id.is_zero(); });
  counters.clock_entries.fetch_add(static_cast<std::uint64_t>(by_clock), std::memory_order_relaxed);
  counters.commands.fetch_add(batch.steps().size() - static_cast<std::uint64_t>(by_clock),
                              std::memory_order_relaxed);
  watchers_.Tell(batch.first() + batch.steps().size());
  return absl::OkStatus();
}

// Whether nothing is left to erase; if the store failed, it is tried again a little later.
bool Writer::Erase() {
  const bool done = eraser_.Run(journal_.working().state.vault).ok();
  if (!done) surroundings_.counters.store_failures.fetch_add(1, std::memory_order_relaxed);
  return done;
}

// Nothing can be decided now. What was admitted before is answered nevertheless.
void Writer::RefuseWaiting(const absl::Status& why) {
  std::size_t bytes = 0;
  for (const std::unique_ptr<Waiting>& waiting : taken_) {
    bytes += waiting->bytes;
    const auto index = committed_.Read([&](const community::Community& community) {
      return community::FindDuplicate(community.state, waiting->request.id);
    });
    if (!index) {
      Answer(waiting->done, why);
      continue;
    }
    absl::StatusOr<v1::Receipt> receipt = FetchReceipt(surroundings_.store, ledger_, committed_, *index);
    if (receipt.ok()) receipt->set_duplicate(true);
    Answer(waiting->done, std::move(receipt));
  }
  const std::size_t count = taken_.size();
  taken_.clear();
  gate_.Leave(count, bytes);
}

// If the batch was not committed, even its refusals rest on entries that never were.
void Writer::AnswerAll(Batch& batch, const absl::Status& committed) {
  std::size_t bytes = 0;
  const std::shared_ptr<const SignedHead> head = committed_.newest();
  for (Batch::Reply& reply : batch.replies()) {
    bytes += reply.bytes;
    if (!committed.ok()) {
      Answer(reply.done, committed);
    } else if (auto* refusal = std::get_if<absl::Status>(&reply.outcome)) {
      Answer(reply.done, std::move(*refusal));
    } else {
      Answer(reply.done, ReceiptFor(std::get<Batch::Admitted>(reply.outcome), batch, *head));
    }
  }
  gate_.Leave(batch.replies().size(), bytes);
}

absl::StatusOr<v1::Receipt> Writer::ReceiptFor(const Batch::Admitted& admitted, const Batch& batch,
                                               const SignedHead& head) {
  absl::StatusOr<v1::Receipt> receipt =
      admitted.index < batch.first()
          ? FetchReceipt(surroundings_.store, ledger_, committed_, admitted.index)
          : MakeReceipt(batch.steps()[admitted.index - batch.first()].decided.bytes, admitted.index,
                        journal_.working().tree, head);
  if (receipt.ok() && admitted.duplicate) receipt->set_duplicate(true);
  return receipt;
}

void Writer::Answer(const Done& done, absl::StatusOr<v1::Receipt> result) {
  surroundings_.counters.CountAnswer(result);
  done(std::move(result));
}

}  // namespace yishi::runtime
