// What the chambers of a server share.

#ifndef YISHI_SERVICES_RUNTIME_SURROUNDINGS_H_
#define YISHI_SERVICES_RUNTIME_SURROUNDINGS_H_

#include <cstddef>
#include <filesystem>

#include "services/runtime/clock_guard.h"
#include "services/runtime/counters.h"
#include "services/runtime/log_keys.h"
#include "services/runtime/work_pool.h"
#include "services/storage/event_store.h"

namespace yishi::runtime {

// All of it must outlive the chambers.
struct Surroundings {
  storage::EventStore& store;
  const LogKeys& keys;
  const std::filesystem::path&
      heads;  // a folder for the records of what was signed; never restored from a backup
  ClockGuard& clock;
  WorkPool& pool;
  Counters& counters;
};

// Bounds of one community. What comes on top is refused with OVERLOADED.
struct ChamberLimits {
  std::size_t in_flight = 8'192;                   // submissions that are not answered yet
  std::size_t in_flight_bytes = 64 * 1024 * 1024;  // of their commands and openings
  std::size_t batch_entries = 512;                 // that are committed together
  std::size_t batch_bytes = 4 * 1024 * 1024;
};

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_SURROUNDINGS_H_
