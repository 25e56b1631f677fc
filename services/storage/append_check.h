// What every store checks before it appends.

#ifndef YISHI_SERVICES_STORAGE_APPEND_CHECK_H_
#define YISHI_SERVICES_STORAGE_APPEND_CHECK_H_

#include <span>

#include "absl/status/status.h"
#include "services/storage/event_store.h"

namespace yishi::storage {

// The requirements of EventStore::Append on a batch, apart from the head that is stored.
absl::Status CheckBatch(const Head& expected, std::span<const StoredEntry> entries);

// HEAD_MOVED or STORE_WENT_BACK unless the two are equal.
absl::Status CheckHead(const Head& expected, const Head& stored);

}  // namespace yishi::storage

#endif  // YISHI_SERVICES_STORAGE_APPEND_CHECK_H_
