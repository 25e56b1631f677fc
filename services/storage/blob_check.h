// What every store checks before it keeps a document.

#ifndef YISHI_SERVICES_STORAGE_BLOB_CHECK_H_
#define YISHI_SERVICES_STORAGE_BLOB_CHECK_H_

#include "absl/status/status.h"
#include "services/storage/event_store.h"

namespace yishi::storage {

// OVERSIZED over limits::kBlobBytes.
absl::Status CheckBlobSize(BytesView bytes);

// ALREADY_EXISTS unless the document that is kept under `digest` has these very bytes.
absl::Status CheckSameBlob(const Hash& digest, BytesView kept, BytesView bytes);

}  // namespace yishi::storage

#endif  // YISHI_SERVICES_STORAGE_BLOB_CHECK_H_
