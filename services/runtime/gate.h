// How many submissions of one community are under way, and whether more may come.

#ifndef YISHI_SERVICES_RUNTIME_GATE_H_
#define YISHI_SERVICES_RUNTIME_GATE_H_

#include <condition_variable>
#include <cstddef>
#include <mutex>

#include "absl/status/status.h"
#include "services/runtime/counters.h"

namespace yishi::runtime {

// Thread-safe.
class Gate {
 public:
  Gate(std::size_t max_count, std::size_t max_bytes, Counters& counters)
      : max_count_(max_count), max_bytes_(max_bytes), counters_(counters) {}

  // kOverloaded, naming the bound; kStopping after Close.
  absl::Status Enter(std::size_t bytes);
  // `count` of those that entered, with `bytes` together, have been answered.
  void Leave(std::size_t count, std::size_t bytes);

  void Close();
  // Until nobody is in.
  void WaitEmpty();

 private:
  const std::size_t max_count_;
  const std::size_t max_bytes_;
  Counters& counters_;
  std::mutex mutex_;
  std::condition_variable empty_;
  std::size_t count_ = 0;
  std::size_t bytes_ = 0;
  bool closed_ = false;
};

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_GATE_H_
