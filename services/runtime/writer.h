// The one thread that changes a community.
//
// A turn: what waits is decided together, committed by the journal, and answered. While it is being
// committed, the next batch gathers.

#ifndef YISHI_SERVICES_RUNTIME_WRITER_H_
#define YISHI_SERVICES_RUNTIME_WRITER_H_

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "services/runtime/batch.h"
#include "services/runtime/committed.h"
#include "services/runtime/eraser.h"
#include "services/runtime/gate.h"
#include "services/runtime/journal.h"
#include "services/runtime/surroundings.h"
#include "services/runtime/waiting.h"
#include "services/runtime/watchers.h"

namespace yishi::runtime {

class Writer {
 public:
  // Begins to write. References must outlive this.
  Writer(const LedgerId& ledger, const Surroundings& surroundings, const ChamberLimits& limits,
         Journal journal, const Committed& committed, Watchers& watchers, Gate& gate);
  // REQUIRES: everything that was pushed has been answered, and nobody pushes any more.
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // Answers in its own time, and then lets it leave the gate. Thread-safe.
  void Push(std::unique_ptr<Waiting> waiting);

  // OK, or why there will be no more writing. Thread-safe.
  absl::Status Health() const;

 private:
  void Run();
  bool AwaitWork();
  bool HasWork() const;
  void Sleep(std::unique_lock<std::mutex>& lock);

  void Turn();
  void Plan(bool progress);
  absl::StatusOr<Millis> Time();
  absl::Status Fill(Batch& batch);
  absl::Status Close(const Batch& batch);
  bool Erase();

  void RefuseWaiting(const absl::Status& why);
  void AnswerAll(Batch& batch, const absl::Status& committed);
  absl::StatusOr<v1::Receipt> ReceiptFor(const Batch::Admitted& admitted, const Batch& batch,
                                         const SignedHead& head);
  void Answer(const Done& done, absl::StatusOr<v1::Receipt> result);

  const LedgerId ledger_;
  const Surroundings surroundings_;
  const ChamberLimits limits_;
  const Committed& committed_;
  Watchers& watchers_;
  Gate& gate_;

  // The thread's own.
  Journal journal_;
  Eraser eraser_;
  std::deque<std::unique_ptr<Waiting>> taken_;
  std::optional<Millis> due_;  // when the clock next brings something about
  std::optional<std::chrono::steady_clock::time_point>
      retry_;  // set while something that is due could not be done

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<std::unique_ptr<Waiting>> incoming_;
  bool asleep_ = false;
  bool stopping_ = false;
  absl::Status health_;

  std::thread thread_;  // the last: it uses all of the above
};

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_WRITER_H_
