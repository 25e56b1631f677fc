#include "services/server/metrics.h"

#include <prometheus/metric_family.h>

#include "engine/base/reason.h"

namespace yishi::server {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

MetricFamily Family(const std::string& name, const std::string& help, MetricType type) {
  MetricFamily family;
  family.name = name;
  family.help = help;
  family.type = type;
  return family;
}

MetricFamily Single(const std::string& name, const std::string& help, MetricType type, double value) {
  MetricFamily family = Family(name, help, type);
  ClientMetric& metric = family.metric.emplace_back();
  (type == MetricType::Gauge ? metric.gauge.value : metric.counter.value) = value;
  return family;
}

// `scale` turns the histogram's unit into the exported one.
MetricFamily Histogram(const std::string& name, const std::string& help, const runtime::Histogram& histogram,
                       double scale) {
  MetricFamily family = Family(name, help, MetricType::Histogram);
  const runtime::Histogram::Reading reading = histogram.Read();
  auto& out = family.metric.emplace_back().histogram;
  out.sample_count = reading.count;
  out.sample_sum = static_cast<double>(reading.sum) * scale;
  std::uint64_t cumulative = 0;
  for (std::size_t i = 0; i < histogram.bounds().size(); ++i) {
    cumulative += reading.buckets[i];
    ClientMetric::Bucket bucket;
    bucket.cumulative_count = cumulative;
    bucket.upper_bound = static_cast<double>(histogram.bounds()[i]) * scale;
    out.bucket.push_back(bucket);
  }
  return family;
}

MetricFamily Refusals(const runtime::Counters& counters) {
  MetricFamily family = Family("yishi_refusals_total", "Commands refused, by reason.", MetricType::Counter);
  for (Reason reason : AllReasons()) {
    const std::uint64_t count = counters.RefusalsOf(reason);
    if (count == 0) continue;
    ClientMetric& metric = family.metric.emplace_back();
    metric.label.push_back({"reason", std::string(ReasonName(reason))});
    metric.counter.value = static_cast<double>(count);
  }
  return family;
}

constexpr double kMicro = 1e-6;

}  // namespace

void Metrics::Count(const rpc::Call& call) {
  const std::lock_guard lock(mutex_);
  Seen& seen = calls_[{std::string(call.method), absl::StatusCodeToString(call.code)}];
  ++seen.count;
  seen.seconds += static_cast<double>(call.micros) * kMicro;
}

std::vector<MetricFamily> Metrics::Collect() const {
  const runtime::Counters& counters = hall_.counters();
  std::vector<MetricFamily> families;
  families.push_back(Single("yishi_communities", "Communities that are served.", MetricType::Gauge,
                            static_cast<double>(hall_.Chambers().size())));
  families.push_back(Single("yishi_commands_total", "Entries that somebody asked for.", MetricType::Counter,
                            static_cast<double>(counters.commands.load())));
  families.push_back(Single("yishi_clock_entries_total", "Entries that the clock brought about.",
                            MetricType::Counter, static_cast<double>(counters.clock_entries.load())));
  families.push_back(Single("yishi_duplicates_total", "Commands answered with an earlier receipt.",
                            MetricType::Counter, static_cast<double>(counters.duplicates.load())));
  families.push_back(Single("yishi_store_failures_total", "Batches that the store did not take.",
                            MetricType::Counter, static_cast<double>(counters.store_failures.load())));
  families.push_back(Single("yishi_clock_jumps_total", "Batches put off because the clock had jumped.",
                            MetricType::Counter, static_cast<double>(counters.clock_jumps.load())));
  families.push_back(Single("yishi_in_flight", "Commands handed in and not answered yet.", MetricType::Gauge,
                            static_cast<double>(counters.in_flight.load())));
  families.push_back(Refusals(counters));
  families.push_back(Histogram("yishi_batch_entries", "Entries of each commit.", counters.batch_entries, 1));
  families.push_back(
      Histogram("yishi_commit_seconds", "Each append to the store.", counters.commit_micros, kMicro));
  families.push_back(Histogram("yishi_batch_seconds", "Each batch from first decision to last answer.",
                               counters.batch_micros, kMicro));
  MetricFamily calls =
      Family("yishi_calls_total", "gRPC calls that ended, by method and code.", MetricType::Counter);
  MetricFamily seconds = Family("yishi_call_seconds_total", "Time spent in them.", MetricType::Counter);
  const std::lock_guard lock(mutex_);
  for (const auto& [key, seen] : calls_) {
    for (auto [family, value] :
         {std::pair{&calls, static_cast<double>(seen.count)}, std::pair{&seconds, seen.seconds}}) {
      ClientMetric& metric = family->metric.emplace_back();
      metric.label.push_back({"method", key.first});
      metric.label.push_back({"code", key.second});
      metric.counter.value = value;
    }
  }
  families.push_back(std::move(calls));
  families.push_back(std::move(seconds));
  return families;
}

}  // namespace yishi::server
