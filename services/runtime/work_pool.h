// Threads that check signatures, for all communities together.

#ifndef YISHI_SERVICES_RUNTIME_WORK_POOL_H_
#define YISHI_SERVICES_RUNTIME_WORK_POOL_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace yishi::runtime {

// Jobs are begun in the order in which they came. Thread-safe.
class WorkPool {
 public:
  using Job = std::function<void()>;

  // `max_waiting` bounds the jobs that have not begun.
  WorkPool(std::size_t threads, std::size_t max_waiting);
  // Finishes what waits.
  ~WorkPool();
  WorkPool(const WorkPool&) = delete;
  WorkPool& operator=(const WorkPool&) = delete;

  // False, and `job` is untouched, if too many wait.
  [[nodiscard]] bool TryPost(Job&& job);

 private:
  void Work();

  const std::size_t max_waiting_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> waiting_;
  std::size_t idle_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_WORK_POOL_H_
