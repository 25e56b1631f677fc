#include "engine/wire/bundle.h"

#include <cstdint>
#include <string>

#include "engine/base/limits.h"
#include "engine/base/status.h"

namespace yishi::wire {
namespace {

constexpr std::size_t kLengthBytes = 2;

absl::Status TooMany() {
  return Refuse(Reason::kLimitExceeded, "一个条目包至多 256 个条目",
                "an entry bundle holds at most 256 entries", "C2SP tlog-tiles");
}

}  // namespace

absl::StatusOr<Bytes> WriteBundle(std::span<const Bytes> entries) {
  if (entries.size() > kBundleEntries) return TooMany();
  Bytes out;
  for (const Bytes& entry : entries) {
    if (entry.size() > limits::kEntryBytes) {
      const std::string size = std::to_string(entry.size());
      return Refuse(Reason::kEntryTooLarge, "条目 " + size + " 字节，超过 65535 字节",
                    "the entry has " + size + " bytes, more than 65535", "C2SP tlog-tiles");
    }
    AppendU16(out, static_cast<std::uint16_t>(entry.size()));
    out += entry;
  }
  return out;
}

absl::StatusOr<std::vector<Bytes>> ReadBundle(BytesView bundle) {
  std::vector<Bytes> entries;
  std::size_t at = 0;
  while (at < bundle.size()) {
    if (entries.size() == kBundleEntries) return TooMany();
    const BytesView rest = bundle.substr(at);
    const std::size_t length = rest.size() < kLengthBytes
                                   ? 0
                                   : static_cast<std::size_t>(static_cast<std::uint8_t>(rest[0])) * 256 +
                                         static_cast<std::uint8_t>(rest[1]);
    if (rest.size() < kLengthBytes || rest.size() - kLengthBytes < length) {
      const std::string offset = std::to_string(at);
      return Refuse(Reason::kMalformed, "条目包在第 " + offset + " 字节处的条目不完整",
                    "the bundle's entry at byte " + offset + " is cut short", "C2SP tlog-tiles");
    }
    entries.emplace_back(rest.substr(kLengthBytes, length));
    at += kLengthBytes + length;
  }
  return entries;
}

}  // namespace yishi::wire
