// Files that are written whole or not at all, and readable by their owner alone.

#ifndef YISHI_CLIENTS_SDK_FILES_H_
#define YISHI_CLIENTS_SDK_FILES_H_

#include <cstddef>
#include <filesystem>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/base/bytes.h"

namespace yishi::sdk {

// Replaces `path` by `bytes`, mode 0600, through a temporary file beside it that is synced and renamed: after
// a crash there is the old file or the new one. Makes missing folders (mode 0700). Two writers do not mix,
// the last rename wins. The status names the path and what the system said.
absl::Status WriteFileAtomically(const std::filesystem::path& path, BytesView bytes);

// The same for a file that must not exist yet: kAlreadyExists if it does.
absl::Status CreateFileAtomically(const std::filesystem::path& path, BytesView bytes);

// NotFound if there is no such file; kOversized if it is longer than `bytes_max`.
absl::StatusOr<Bytes> ReadFile(const std::filesystem::path& path, std::size_t bytes_max);

// Names of the plain files in `folder`, ascending; none if the folder does not exist.
absl::StatusOr<std::vector<std::string>> FilesIn(const std::filesystem::path& folder);

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_FILES_H_
