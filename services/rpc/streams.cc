#include "services/rpc/streams.h"

#include <vector>

#include "engine/base/status.h"

namespace yishi::rpc {
namespace {

absl::Status Stopping() { return Refuse(Reason::kStopping, "服务器正在停止", "the server is stopping"); }

}  // namespace

absl::Status Streams::Enter(const std::shared_ptr<Stream>& stream) {
  const std::lock_guard lock(mutex_);
  if (closed_) return Stopping();
  if (open_.size() >= max_) {
    return Refuse(Reason::kOverloaded, "订阅者过多，请稍后再试",
                  "too many streams are open; try again later");
  }
  open_[stream.get()] = stream;
  return absl::OkStatus();
}

void Streams::Leave(Stream* stream) {
  const std::lock_guard lock(mutex_);
  open_.erase(stream);
}

void Streams::EndAll() {
  std::vector<std::shared_ptr<Stream>> ending;
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    for (const auto& [key, stream] : open_) {
      if (auto held = stream.lock()) ending.push_back(std::move(held));
    }
  }
  for (const auto& stream : ending) stream->End(Stopping());
}

std::size_t Streams::size() const {
  const std::lock_guard lock(mutex_);
  return open_.size();
}

}  // namespace yishi::rpc
