// The streams that are open: how many there may be, and how they end when the server does.

#ifndef YISHI_SERVICES_RPC_STREAMS_H_
#define YISHI_SERVICES_RPC_STREAMS_H_

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>

#include "absl/status/status.h"

namespace yishi::rpc {

// One open stream, as the server sees it.
class Stream {
 public:
  virtual ~Stream() = default;
  // Ends it with this status as soon as that can be done. May be called at any time, from any thread.
  virtual void End(const absl::Status& status) = 0;
};

// Thread-safe.
class Streams {
 public:
  explicit Streams(std::size_t max) : max_(max) {}

  // kOverloaded if there are too many; kStopping once EndAll was called.
  absl::Status Enter(const std::shared_ptr<Stream>& stream);
  void Leave(Stream* stream);

  // Ends all of them and lets no more in.
  void EndAll();
  std::size_t size() const;

 private:
  const std::size_t max_;
  mutable std::mutex mutex_;
  bool closed_ = false;
  // Weak: a stream belongs to the call that it serves.
  std::map<Stream*, std::weak_ptr<Stream>> open_;
};

}  // namespace yishi::rpc

#endif  // YISHI_SERVICES_RPC_STREAMS_H_
