#include "services/runtime/work_pool.h"

#include <utility>

namespace yishi::runtime {

WorkPool::WorkPool(std::size_t threads, std::size_t max_waiting) : max_waiting_(max_waiting) {
  threads_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { Work(); });
}

WorkPool::~WorkPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool WorkPool::TryPost(Job&& job) {
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= max_waiting_) return false;
    waiting_.push_back(std::move(job));
    wake = idle_ > 0;
  }
  if (wake) wake_.notify_one();
  return true;
}

void WorkPool::Work() {
  std::unique_lock lock(mutex_);
  while (true) {
    while (waiting_.empty() && !stopping_) {
      ++idle_;
      wake_.wait(lock);
      --idle_;
    }
    if (waiting_.empty()) return;
    Job job = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    job();
    job = nullptr;  // what it holds may be large
    lock.lock();
  }
}

}  // namespace yishi::runtime
