#include "engine/wire/archive.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/status.h"
#include "engine/base/utf8.h"
#include "engine/wire/zip.h"

namespace yishi::wire {
namespace {

constexpr std::size_t kNameBytesMax = 255;

bool IsPlainPart(std::string_view part) { return !part.empty() && part != "." && part != ".."; }

// A relative path that unpacks below the folder it is unpacked in, on any system.
bool IsArchiveName(std::string_view name) {
  if (name.size() > kNameBytesMax || !IsUtf8(name)) return false;
  const auto is_banned = [](char c) {
    return static_cast<std::uint8_t>(c) < 0x20 || c == 0x7f || c == '\\' || c == ':';
  };
  if (std::any_of(name.begin(), name.end(), is_banned)) return false;
  for (std::size_t slash = name.find('/'); slash != std::string_view::npos; slash = name.find('/')) {
    if (!IsPlainPart(name.substr(0, slash))) return false;
    name.remove_prefix(slash + 1);
  }
  return IsPlainPart(name);
}

absl::Status Damaged(std::string zh, std::string en) {
  return Refuse(Reason::kArchiveDamaged, "归档损坏：" + std::move(zh),
                "the archive is damaged: " + std::move(en));
}

class AppendingSink final : public ZipSink {
 public:
  explicit AppendingSink(std::uint64_t size) { bytes_.reserve(size); }
  void Piece(std::size_t, BytesView bytes) override { bytes_.append(bytes); }
  Bytes Take() { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

// Where the written bytes first differ from `expected`.
class ComparingSink final : public ZipSink {
 public:
  struct Difference {
    std::size_t offset;
    std::size_t file;
  };

  explicit ComparingSink(BytesView expected) : expected_(expected) {}

  void Piece(std::size_t file, BytesView bytes) override {
    if (difference_) return;
    const BytesView other = expected_.substr(std::min(at_, expected_.size()), bytes.size());
    if (other == bytes) {
      at_ += bytes.size();
      return;
    }
    const auto [mine, theirs] = std::mismatch(bytes.begin(), bytes.end(), other.begin(), other.end());
    difference_ = Difference{at_ + static_cast<std::size_t>(mine - bytes.begin()), file};
  }

  // After the last piece.
  std::optional<Difference> Find(std::size_t file_count) const {
    if (!difference_ && at_ != expected_.size()) return Difference{at_, file_count};
    return difference_;
  }

 private:
  BytesView expected_;
  std::size_t at_ = 0;
  std::optional<Difference> difference_;
};

absl::Status CheckNames(const std::vector<ZipFile>& files) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string position = std::to_string(i);
    if (!IsArchiveName(files[i].name)) {
      return Damaged("第 " + position + " 个文件的名称不合规定",
                     "the name of file " + position + " is not allowed");
    }
    if (i > 0 && files[i].name <= files[i - 1].name) {
      return Damaged("文件名未按升序排列：" + std::string(files[i].name),
                     "the names are not in ascending order at " + std::string(files[i].name));
    }
  }
  return absl::OkStatus();
}

absl::Status CheckSize(const std::vector<ZipFile>& files) {
  if (files.size() > kZipFilesMax) {
    const std::string count = std::to_string(files.size());
    return Refuse(Reason::kLimitExceeded, "归档有 " + count + " 个文件，超过 65534 个",
                  "the archive has " + count + " files, more than 65534");
  }
  if (const std::uint64_t size = ZipBytes(files); size > kZipBytesMax) {
    const std::string s = std::to_string(size);
    return Refuse(Reason::kOversized, "归档 " + s + " 字节，达到 4 GiB",
                  "the archive would have " + s + " bytes, 4 GiB or more");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Bytes> WriteArchive(const std::map<std::string, Bytes>& files) {
  std::vector<ZipFile> list;
  for (const auto& [name, content] : files) {
    if (!IsArchiveName(name)) {
      return Refuse(Reason::kFieldInvalid, "归档内的文件名不合规定：" + name,
                    "no name for a file in an archive: " + name);
    }
    list.push_back({.name = name, .content = content});
  }
  YISHI_RETURN_IF_ERROR(CheckSize(list));
  AppendingSink sink(ZipBytes(list));
  EmitZip(list, sink);
  return sink.Take();
}

absl::StatusOr<std::map<std::string, Bytes>> ReadArchive(BytesView archive) {
  const std::vector<ZipFile> list = ScanZip(archive);
  YISHI_RETURN_IF_ERROR(CheckSize(list));
  YISHI_RETURN_IF_ERROR(CheckNames(list));
  ComparingSink sink(archive);
  EmitZip(list, sink);
  if (const auto difference = sink.Find(list.size())) {
    const std::string offset = std::to_string(difference->offset);
    const std::string file =
        difference->file < list.size() ? std::string(list[difference->file].name) : std::string("(end)");
    return Refuse({.reason = Reason::kArchiveDamaged,
                   .zh = "归档损坏：自第 " + offset + " 字节起不符，文件 " + file,
                   .en = "the archive is damaged: it differs from byte " + offset + " on, at file " + file,
                   .rule = "",
                   .numbers = {{"offset", offset}, {"file", file}}});
  }
  std::map<std::string, Bytes> files;
  for (const ZipFile& file : list)
    files.emplace_hint(files.end(), std::string(file.name), Bytes(file.content));
  return files;
}

}  // namespace yishi::wire
