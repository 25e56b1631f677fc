// All communities of a server.

#ifndef YISHI_SERVICES_RUNTIME_HALL_H_
#define YISHI_SERVICES_RUNTIME_HALL_H_

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/runtime/chamber.h"

namespace yishi::runtime {

struct HallLimits {
  std::size_t threads = 0;          // that check signatures; 0: as many as the machine has cores
  std::size_t waiting = 16'384;     // submissions of all communities whose check has not begun
  std::size_t communities = 1'000;  // each has a thread of its own, and its state in memory
  ChamberLimits chamber;
};

// Thread-safe.
class Hall {
 public:
  // How the opening of a community goes on.
  using Progress = std::function<void(const LedgerId& ledger, std::uint64_t done, std::uint64_t total)>;

  // Opens every community in the store. One that cannot be opened does not keep the others from being served:
  // Find says why. kStoreFailed if the store cannot even list them; kLimitExceeded if there are too many. The
  // store, the guard, the keys and the clock must outlive the hall.
  static absl::StatusOr<std::unique_ptr<Hall>> Open(storage::EventStore& store, storage::HeadGuard& guard,
                                                    LogKeys& keys, Clock& clock, const HallLimits& limits,
                                                    const Progress& progress);
  // As Stop.
  ~Hall();
  Hall(const Hall&) = delete;
  Hall& operator=(const Hall&) = delete;

  // Makes and keeps the log's key for an origin, and gives its vkey: a founding command must name both.
  // Asking again gives the same. Errors as LogKeys::Reserve.
  absl::StatusOr<std::string> ReserveOrigin(const std::string& origin, crypto::SuiteId suite);

  // Founds a community by its founding command; never waits. The answer is the receipt of its first entry,
  // whose leaf hash is the ledger's id. The same command again gets the same entry. kKeyUnknown if the origin
  // was not reserved here, kFieldInvalid if the command names another log key, kAlreadyFounded if the origin
  // has a ledger, kLimitExceeded, and what Chamber::Submit answers.
  void Found(Submission submission, Done done);

  // Valid as long as the hall. kCommunityUnknown, or why it could not be opened.
  absl::StatusOr<Chamber*> Find(const LedgerId& ledger) const;

  // Those that are served, in ascending order of ledger.
  std::vector<Chamber*> Chambers() const;

  // Those that could not be opened, and why.
  std::map<LedgerId, absl::Status> Unserved() const;

  // See ClockGuard.
  void AcknowledgeClock();

  const Counters& counters() const { return counters_; }

  // Takes no more commands, answers all that were taken, and ends the writers. Reading goes on.
  void Stop();

 private:
  Hall(storage::EventStore& store, storage::HeadGuard& guard, LogKeys& keys, Clock& clock,
       const HallLimits& limits);

  Surroundings surroundings();
  absl::Status OpenAll(const Progress& progress);
  // Answers on the spot; waits for the store.
  absl::StatusOr<v1::Receipt> FoundNow(const Submission& submission);
  Chamber* FindByOrigin(const std::string& origin) const;

  storage::EventStore& store_;
  storage::HeadGuard& guard_;
  LogKeys& keys_;
  const HallLimits limits_;
  Counters counters_;
  ClockGuard clock_;

  std::mutex founding_;  // one founding at a time
  std::set<std::string>
      doubtful_origins_;  // of which it is unknown whether their founding was stored; under founding_

  mutable std::mutex mutex_;
  bool stopping_ = false;
  std::map<LedgerId, std::unique_ptr<Chamber>> chambers_;
  std::map<LedgerId, absl::Status> unserved_;

  WorkPool pool_;  // the last: its threads end before anything that they use
};

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_HALL_H_
