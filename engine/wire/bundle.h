// Entry bundles (C2SP tlog-tiles): up to 256 entries, each after its length in 16 bits.

#ifndef YISHI_ENGINE_WIRE_BUNDLE_H_
#define YISHI_ENGINE_WIRE_BUNDLE_H_

#include <cstddef>
#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/base/bytes.h"

namespace yishi::wire {

inline constexpr std::size_t kBundleEntries = 256;

// kLimitExceeded for more than 256 entries, kEntryTooLarge for one over limits::kEntryBytes.
absl::StatusOr<Bytes> WriteBundle(std::span<const Bytes> entries);

// The entries. kMalformed if the last one is cut short, kLimitExceeded for more than 256.
absl::StatusOr<std::vector<Bytes>> ReadBundle(BytesView bundle);

}  // namespace yishi::wire

#endif  // YISHI_ENGINE_WIRE_BUNDLE_H_
