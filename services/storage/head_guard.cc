#include "services/storage/head_guard.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "engine/base/bytes.h"
#include "engine/base/status.h"

namespace yishi::storage {
namespace {

// magic 8, ledger 32, counter 8, size 8, root 32, checksum 8; integers big-endian.
constexpr BytesView kMagic = "YISHIHD1";
constexpr std::size_t kRecordBytes = 96;
// Each slot lies in a page of its own, so that a torn write spoils one only.
constexpr off_t kSlotBytes = 4096;
constexpr auto kSyncInterval = std::chrono::seconds(1);

struct SlotRecord {
  LedgerId ledger;
  std::uint64_t counter = 0;
  Head head;
};

// FNV-1a: it tells a torn write, not a forger, who could as well remove the file.
std::uint64_t Checksum(BytesView bytes) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : bytes) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001b3;
  return hash;
}

Bytes Encode(const SlotRecord& record) {
  Bytes out(kMagic);
  out += record.ledger.view();
  AppendU64(out, record.counter);
  AppendU64(out, record.head.size);
  out += record.head.root.view();
  AppendU64(out, Checksum(out));
  return out;
}

std::uint64_t ReadU64(BytesView bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8; ++i) value = value << 8 | static_cast<std::uint8_t>(bytes[i]);
  return value;
}

// Absent if the slot was never written, or not wholly.
std::optional<SlotRecord> Decode(BytesView bytes) {
  if (bytes.size() != kRecordBytes || bytes.substr(0, 8) != kMagic) return std::nullopt;
  if (ReadU64(bytes.substr(88)) != Checksum(bytes.substr(0, 88))) return std::nullopt;
  SlotRecord record;
  record.ledger = *LedgerId::From(bytes.substr(8, 32));
  record.counter = ReadU64(bytes.substr(40));
  record.head = {.size = ReadU64(bytes.substr(48)), .root = *Hash::From(bytes.substr(56, 32))};
  return record;
}

absl::Status FileFailed(const std::string& path, const std::string& zh, const std::string& en) {
  return Refuse(Reason::kStoreFailed, "签名记录文件 " + path + "：" + zh,
                "the record of signed heads " + path + ": " + en);
}

// With errno, as the failed call left it.
absl::Status SystemFailed(const std::string& path, const std::string& call) {
  const std::string why = call + ": " + std::strerror(errno);
  return FileFailed(path, why, why);
}

// So that a new file's name survives the loss of power.
absl::Status SyncFolderOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const int fd = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return SystemFailed(folder, "open");
  const absl::Status status = fsync(fd) == 0 ? absl::OkStatus() : SystemFailed(folder, "fsync");
  close(fd);
  return status;
}

absl::StatusOr<Bytes> ReadSlot(int fd, const std::string& path, off_t offset) {
  Bytes bytes(kRecordBytes, '\0');
  const ssize_t read = pread(fd, bytes.data(), bytes.size(), offset);
  if (read < 0) return SystemFailed(path, "pread");
  bytes.resize(static_cast<std::size_t>(read));
  return bytes;
}

absl::Status Held(const std::string& path) {
  return Refuse(
      Reason::kStoreFailed,
      "另一个 yishid 正在使用 " + path + "：同一部账本只能由一个服务器写入；请先停掉它，或换一个数据文件夹",
      "another yishid holds " + path +
          ": one server alone writes a ledger; stop that one, or use another data folder",
      "一部账本只有一个写入者 (one writer for a ledger)");
}

absl::Status WentBack(const Head& signed_head, const Head& stored) {
  const std::string signed_size = std::to_string(signed_head.size);
  const std::string stored_size = std::to_string(stored.size);
  const bool shorter = stored.size < signed_head.size;
  const std::string zh =
      shorter ? "库中只有 " + stored_size + " 条" : "库中第 " + stored_size + " 条的根不同";
  const std::string en = shorter ? "the store has only " + stored_size : "the store's root differs";
  return Refuse({.reason = Reason::kStoreWentBack,
                 .zh = "已签署过 " + signed_size + " 条记录的账本头，" + zh + "：拒绝签署",
                 .en = "a head of " + signed_size + " entries was signed, but " + en + ": nothing is signed",
                 .rule = "",
                 .numbers = {{"signed_size", signed_size},
                             {"signed_root", ToHex(signed_head.root.view())},
                             {"stored_size", stored_size},
                             {"stored_root", ToHex(stored.root.view())}}});
}

}  // namespace

absl::StatusOr<std::unique_ptr<HeadGuard>> HeadGuard::Open(const std::string& path, const LedgerId& ledger) {
  const int fd = open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0) return SystemFailed(path, "open");
  std::unique_ptr<HeadGuard> guard(new HeadGuard(fd, path, ledger));
  if (flock(fd, LOCK_EX | LOCK_NB) != 0)
    return errno == EWOULDBLOCK ? Held(path) : SystemFailed(path, "flock");
  YISHI_RETURN_IF_ERROR(guard->ReadSlots());
  YISHI_RETURN_IF_ERROR(SyncFolderOf(path));
  return guard;
}

HeadGuard::~HeadGuard() {
  (void)Sync();  // nobody is left to tell; see the file's comment for what may be lost
  close(fd_);
}

absl::Status HeadGuard::ReadSlots() {
  struct stat info {};
  if (fstat(fd_, &info) != 0) return SystemFailed(path_, "fstat");
  if (info.st_size == 0) return absl::OkStatus();
  for (const off_t offset : {off_t{0}, kSlotBytes}) {
    YISHI_ASSIGN_OR_RETURN(const Bytes bytes, ReadSlot(fd_, path_, offset));
    const auto record = Decode(bytes);
    if (!record) continue;
    if (record->ledger != ledger_) {
      return Refuse(Reason::kWrongLedger, "签名记录文件 " + path_ + " 属于账本 " + record->ledger.hex(),
                    "the record of signed heads " + path_ + " belongs to the ledger " + record->ledger.hex());
    }
    if (last_ && record->counter < counter_) continue;
    counter_ = record->counter;
    last_ = record->head;
  }
  if (!last_)
    return FileFailed(path_, "已损坏，无法得知曾签署到何处", "it is damaged: what was signed is unknown");
  return absl::OkStatus();
}

absl::Status HeadGuard::CheckExtends(const Head& stored) const {
  const bool extends = !last_ || stored.size > last_->size || stored == *last_;
  return extends ? absl::OkStatus() : WentBack(*last_, stored);
}

absl::Status HeadGuard::Record(const Head& head) {
  YISHI_RETURN_IF_ERROR(CheckExtends(head));
  const std::uint64_t counter = counter_ + 1;
  const Bytes bytes = Encode({.ledger = ledger_, .counter = counter, .head = head});
  const off_t offset = counter % 2 == 0 ? kSlotBytes : 0;
  const ssize_t written = pwrite(fd_, bytes.data(), bytes.size(), offset);
  if (written < 0) return SystemFailed(path_, "pwrite");
  if (static_cast<std::size_t>(written) != bytes.size()) return FileFailed(path_, "未写完", "a short write");
  counter_ = counter;
  last_ = head;
  synced_ = false;
  const auto now = std::chrono::steady_clock::now();
  if (synced_at_ && now - *synced_at_ < kSyncInterval) return absl::OkStatus();
  return Sync();
}

absl::Status HeadGuard::Sync() {
  if (synced_) return absl::OkStatus();
  if (fdatasync(fd_) != 0) return SystemFailed(path_, "fdatasync");
  synced_ = true;
  synced_at_ = std::chrono::steady_clock::now();
  return absl::OkStatus();
}

}  // namespace yishi::storage
