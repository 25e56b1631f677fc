#include "services/storage/append_check.h"

#include <string>

#include "engine/base/limits.h"
#include "engine/base/status.h"

namespace yishi::storage {
namespace {

absl::Status CheckEntrySize(const StoredEntry& entry) {
  if (!entry.bytes.empty() && entry.bytes.size() <= limits::kEntryBytes) return absl::OkStatus();
  const std::string seq = std::to_string(entry.seq);
  const std::string size = std::to_string(entry.bytes.size());
  const std::string limit = std::to_string(limits::kEntryBytes);
  return Refuse({.reason = Reason::kEntryTooLarge,
                 .zh = "第 " + seq + " 条记录长 " + size + " 字节，应为 1 至 " + limit + " 字节",
                 .en = "entry " + seq + " has " + size + " bytes; 1 to " + limit + " are allowed",
                 .rule = "",
                 .numbers = {{"seq", seq}, {"size", size}, {"limit", limit}}});
}

}  // namespace

absl::Status CheckBatch(const Head& expected, std::span<const StoredEntry> entries) {
  if (entries.empty()) return Refuse(Reason::kInternal, "没有可写入的记录", "an append without entries");
  std::uint64_t next = expected.size;
  for (const StoredEntry& entry : entries) {
    if (entry.seq != next) {
      return Refuse(
          Reason::kInternal, "记录序号应为 " + std::to_string(next) + "，实为 " + std::to_string(entry.seq),
          "the next entry's seq must be " + std::to_string(next) + ", not " + std::to_string(entry.seq));
    }
    YISHI_RETURN_IF_ERROR(CheckEntrySize(entry));
    ++next;
  }
  return absl::OkStatus();
}

absl::Status CheckHead(const Head& expected, const Head& stored) {
  if (expected == stored) return absl::OkStatus();
  const std::string expected_size = std::to_string(expected.size);
  const std::string stored_size = std::to_string(stored.size);
  Refusal refusal;
  refusal.numbers = {{"expected_size", expected_size},
                     {"expected_root", ToHex(expected.root.view())},
                     {"stored_size", stored_size},
                     {"stored_root", ToHex(stored.root.view())}};
  if (stored.size > expected.size) {
    refusal.reason = Reason::kHeadMoved;
    refusal.zh = "账本已有 " + stored_size + " 条记录，写入者以为是 " + expected_size + " 条：另有写入者";
    refusal.en =
        "the ledger has " + stored_size + " entries, not " + expected_size + ": somebody else appended";
  } else if (stored.size < expected.size) {
    refusal.reason = Reason::kStoreWentBack;
    refusal.zh = "账本只有 " + stored_size + " 条记录，应有 " + expected_size + " 条：记录已丢失";
    refusal.en =
        "the ledger has only " + stored_size + " entries, not " + expected_size + ": entries were lost";
  } else {
    refusal.reason = Reason::kStoreWentBack;
    refusal.zh = "账本的 " + stored_size + " 条记录与应有的根不同：记录已被替换";
    refusal.en =
        "the ledger's " + stored_size + " entries have another root than expected: entries were replaced";
  }
  return Refuse(std::move(refusal));
}

}  // namespace yishi::storage
