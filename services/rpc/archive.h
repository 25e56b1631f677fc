// The archive of a ledger: all that an auditor needs, in one file (proto/yishi/v1/archive_service.proto lists
// it).

#ifndef YISHI_SERVICES_RPC_ARCHIVE_H_
#define YISHI_SERVICES_RPC_ARCHIVE_H_

#include <functional>

#include "absl/status/statusor.h"
#include "services/rpc/feed.h"
#include "services/storage/event_store.h"

namespace yishi::rpc {

// It is put together in memory.
inline constexpr std::size_t kArchiveMax = 1024 * 1024 * 1024;

// As of the newest checkpoint. Documents are in it if an entry names them; those that only an opening names,
// such as scans of ballots, are not. `cancelled` is asked from time to time. kOversized, kStoreFailed,
// kStopping (cancelled).
absl::StatusOr<Bytes> BuildArchive(storage::EventStore& store, const runtime::Chamber& chamber, Feed& feed,
                                   const std::function<bool()>& cancelled);

}  // namespace yishi::rpc

#endif  // YISHI_SERVICES_RPC_ARCHIVE_H_
