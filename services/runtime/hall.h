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

  // Opens every community in the store. `heads` is a folder for the records of what was signed, made if it is
  // not there; it must not be restored together with a backup of the store. One that cannot be opened does
  // not keep the others from being served: Find says why. kStoreFailed if the store cannot even list them;
  // kLimitExceeded if there are too many. The store, the keys and the clock must outlive the hall.
  static absl::StatusOr<std::unique_ptr<Hall>> Open(storage::EventStore& store, LogKeys& keys,
                                                    std::filesystem::path heads, Clock& clock,
                                                    const HallLimits& limits, const Progress& progress);
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
  // has a ledger, kLimitExceeded, kClockJumped, and what Chamber::Submit answers.
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
  Hall(storage::EventStore& store, LogKeys& keys, std::filesystem::path heads, Clock& clock,
       const HallLimits& limits);

  Surroundings surroundings();
  absl::Status OpenAll(const Progress& progress);
  // Opens a ledger of the store and serves it.
  absl::StatusOr<Chamber*> Serve(const LedgerId& ledger, const runtime::Progress& progress);
  // Answers on the spot, and waits for the store.
  absl::StatusOr<v1::Receipt> FoundNow(const Submission& submission);
  absl::StatusOr<v1::Receipt> FoundAgain(const LedgerId& ledger, const community::Request& request);
  absl::StatusOr<LedgerId> FoundNew(const community::Request& request);

  storage::EventStore& store_;
  LogKeys& keys_;
  const std::filesystem::path heads_;
  const HallLimits limits_;
  Counters counters_;
  ClockGuard clock_;

  std::mutex founding_;  // one at a time
  // Both under founding_. An origin has one ledger for ever: its key must not sign two trees.
  std::map<std::string, LedgerId> origins_;
  std::set<std::string> doubtful_origins_;  // whose founding may or may not have been stored

  mutable std::mutex mutex_;  // taken after founding_
  bool stopping_ = false;
  std::map<LedgerId, std::unique_ptr<Chamber>> chambers_;
  std::map<LedgerId, absl::Status> unserved_;

  WorkPool pool_;  // the last: its threads end before anything that they use
};

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_HALL_H_
