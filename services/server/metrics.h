// What Prometheus reads: the runtime's counters and the calls, by method and code.

#ifndef YISHI_SERVICES_SERVER_METRICS_H_
#define YISHI_SERVICES_SERVER_METRICS_H_

#include <prometheus/collectable.h>

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "services/rpc/reception.h"
#include "services/runtime/hall.h"

namespace yishi::server {

// Thread-safe.
class Metrics final : public prometheus::Collectable {
 public:
  // `hall` must outlive this.
  explicit Metrics(const runtime::Hall& hall) : hall_(hall) {}

  void Count(const rpc::Call& call);

  std::vector<prometheus::MetricFamily> Collect() const override;

 private:
  struct Seen {
    std::uint64_t count = 0;
    double seconds = 0;
  };

  const runtime::Hall& hall_;
  mutable std::mutex mutex_;
  std::map<std::pair<std::string, std::string>, Seen> calls_;  // by method and code
};

}  // namespace yishi::server

#endif  // YISHI_SERVICES_SERVER_METRICS_H_
