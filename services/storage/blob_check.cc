#include "services/storage/blob_check.h"

#include <string>

#include "engine/base/limits.h"
#include "engine/base/status.h"

namespace yishi::storage {

absl::Status CheckBlobSize(BytesView bytes) {
  if (bytes.size() <= limits::kBlobBytes) return absl::OkStatus();
  const std::string size = std::to_string(bytes.size());
  const std::string limit = std::to_string(limits::kBlobBytes);
  return Refuse({.reason = Reason::kOversized,
                 .zh = "文件长 " + size + " 字节，上限为 " + limit + " 字节",
                 .en = "the document has " + size + " bytes; at most " + limit + " are allowed",
                 .rule = "",
                 .numbers = {{"size", size}, {"limit", limit}}});
}

absl::Status CheckSameBlob(const Hash& digest, BytesView kept, BytesView bytes) {
  if (kept == bytes) return absl::OkStatus();
  const std::string name = ToHex(digest.view());
  return Refuse(Reason::kAlreadyExists, "摘要 " + name + " 下已有内容不同的文件",
                "another document is kept under the digest " + name);
}

}  // namespace yishi::storage
