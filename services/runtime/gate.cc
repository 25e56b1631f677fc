#include "services/runtime/gate.h"

#include <string>

#include "engine/base/status.h"

namespace yishi::runtime {

absl::Status Gate::Enter(std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  if (closed_)
    return Refuse(Reason::kStopping, "服务器正在停机，请稍后重试", "the server is stopping; try again later");
  if (count_ >= max_count_ || bytes > max_bytes_ - bytes_) {
    return Refuse(
        {.reason = Reason::kOverloaded,
         .zh = "本社区待处理的指令过多，请稍后重试（上限 " + std::to_string(max_count_) + " 条、" +
               std::to_string(max_bytes_) + " 字节）",
         .en = "too many commands of this community are under way; try again shortly (at most " +
               std::to_string(max_count_) + " and " + std::to_string(max_bytes_) + " bytes)",
         .rule = "",
         .numbers = {{"under_way", std::to_string(count_)}, {"limit", std::to_string(max_count_)}}});
  }
  ++count_;
  bytes_ += bytes;
  counters_.in_flight.fetch_add(1, std::memory_order_relaxed);
  return absl::OkStatus();
}

void Gate::Leave(std::size_t count, std::size_t bytes) {
  counters_.in_flight.fetch_sub(static_cast<std::int64_t>(count), std::memory_order_relaxed);
  const std::lock_guard lock(mutex_);
  count_ -= count;
  bytes_ -= bytes;
  // Under the lock: whoever waits may destroy the gate as soon as it is released.
  if (count_ == 0 && closed_) empty_.notify_all();
}

void Gate::Close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
}

void Gate::WaitEmpty() {
  std::unique_lock lock(mutex_);
  empty_.wait(lock, [this] { return count_ == 0; });
}

}  // namespace yishi::runtime
