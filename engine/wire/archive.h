// The archive: named files in one, as a zip that any tool opens but that can be written in only one way.
//
// Stored without compression; names in ascending order of bytes, each once; no comments, extra fields, data
// descriptors or dates (1980-01-01); permissions 0644; version needed 1.0; flagged UTF-8; below 4 GiB − 1 and
// up to 65,534 files (no zip64). The same files give the same bytes, and no byte of an archive is without
// meaning: reading writes again what it read and compares.

#ifndef YISHI_ENGINE_WIRE_ARCHIVE_H_
#define YISHI_ENGINE_WIRE_ARCHIVE_H_

#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "engine/base/bytes.h"

namespace yishi::wire {

// A name is a relative path of printable UTF-8, up to 255 bytes, its parts separated by single '/' and none
// of them "." or "..". kFieldInvalid for another; kOversized and kLimitExceeded over the limits above.
absl::StatusOr<Bytes> WriteArchive(const std::map<std::string, Bytes>& files);

// kArchiveDamaged, saying at which offset the bytes first differ from what the files in them would give, and
// in which file.
absl::StatusOr<std::map<std::string, Bytes>> ReadArchive(BytesView archive);

}  // namespace yishi::wire

#endif  // YISHI_ENGINE_WIRE_ARCHIVE_H_
