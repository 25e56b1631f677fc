// Small files that only the server may read, made once and never changed.

#ifndef YISHI_SERVICES_RUNTIME_PRIVATE_FILE_H_
#define YISHI_SERVICES_RUNTIME_PRIVATE_FILE_H_

#include <cstddef>
#include <filesystem>
#include <optional>

#include "absl/status/statusor.h"
#include "engine/base/bytes.h"

namespace yishi::runtime {

// Makes the folder with mode 0700 if it is not there. kStoreFailed.
absl::Status MakePrivateFolder(const std::filesystem::path& folder);

// Makes the file with mode 0600 and this content, durable on return: all of it or nothing. False, and nothing
// is changed, if there is one. kStoreFailed.
absl::StatusOr<bool> MakePrivateFile(const std::filesystem::path& file, BytesView content);

// Absent if there is none. kStoreFailed, also if it is longer than `max_bytes`.
absl::StatusOr<std::optional<Bytes>> ReadPrivateFile(const std::filesystem::path& file,
                                                     std::size_t max_bytes);

// From the operating system. kStoreFailed.
absl::StatusOr<Bytes> RandomBytes(std::size_t size);

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_PRIVATE_FILE_H_
