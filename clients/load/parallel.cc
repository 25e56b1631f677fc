#include "clients/load/parallel.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace yishi::load {

absl::Status ForEach(std::size_t count, const std::function<absl::Status(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  absl::Status failed;
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      if (absl::Status status = work(i); !status.ok()) {
        const std::lock_guard lock(mutex);
        failed = std::move(status);
        next = count;
        return;
      }
    }
  };
  std::vector<std::thread> threads;
  for (unsigned t = 1; t < std::max(1U, std::thread::hardware_concurrency()); ++t) threads.emplace_back(run);
  run();
  for (std::thread& thread : threads) thread.join();
  return failed;
}

}  // namespace yishi::load
