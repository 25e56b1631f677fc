#include "services/runtime/watchers.h"

#include <utility>

namespace yishi::runtime {

Subscription::Subscription(Subscription&& other) noexcept
    : watchers_(std::exchange(other.watchers_, nullptr)), id_(other.id_) {}

Subscription& Subscription::operator=(Subscription&& other) noexcept {
  std::swap(watchers_, other.watchers_);
  std::swap(id_, other.id_);
  return *this;
}

Subscription::~Subscription() {
  if (watchers_ != nullptr) watchers_->Remove(id_);
}

Subscription Watchers::Add(Callback callback) {
  const std::lock_guard lock(mutex_);
  const std::uint64_t id = next_id_++;
  callbacks_.emplace(id, std::move(callback));
  return {this, id};
}

void Watchers::Tell(std::uint64_t size) {
  const std::lock_guard lock(mutex_);
  for (const auto& [id, callback] : callbacks_) callback(size);
}

void Watchers::Remove(std::uint64_t id) {
  const std::lock_guard lock(mutex_);
  callbacks_.erase(id);
}

}  // namespace yishi::runtime
