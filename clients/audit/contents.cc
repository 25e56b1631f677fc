#include "clients/audit/contents.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "clients/audit/words.h"
#include "engine/base/status.h"
#include "engine/wire/archive.h"
#include "engine/wire/bundle.h"
#include "engine/wire/zip.h"

namespace yishi::audit {
namespace {

constexpr std::string_view kReadme = "README.txt";
constexpr std::string_view kCheckpoint = "checkpoint";
constexpr std::string_view kEntries = "entries/";
constexpr std::string_view kOpenings = "openings/";
constexpr std::string_view kDocuments = "blobs/";
constexpr std::size_t kNumberDigits = 6;
constexpr std::size_t kLengthBytes = 2;

using Files = std::map<std::string, BytesView>;

// Where the refusal says that the archive's bytes go astray.
Position PlaceOf(const Refusal& refusal) {
  Position at;
  for (const auto& [name, value] : refusal.numbers) {
    std::uint64_t offset = 0;
    if (name == "offset" &&
        std::from_chars(value.data(), value.data() + value.size(), offset).ec == std::errc())
      at.offset = offset;
  }
  return at;
}

Files ReadFiles(BytesView archive, FaultList& faults) {
  if (const absl::Status status = wire::ReadArchive(archive).status(); !status.ok()) {
    const Refusal refusal = RefusalOf(status).value_or(Refusal{});
    faults.Add(FaultKind::kContainerDamaged, PlaceOf(refusal), refusal.zh, refusal.en);
  }
  Files files;
  for (const wire::ZipFile& file : wire::ScanZip(archive))
    files.emplace(std::string(file.name), file.content);
  return files;
}

// The number in "entries/000123"; absent if the name is not of this form.
std::optional<std::size_t> NumberIn(std::string_view name, std::string_view folder) {
  if (!name.starts_with(folder) || name.size() != folder.size() + kNumberDigits) return std::nullopt;
  name.remove_prefix(folder.size());
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error != std::errc() || end != name.data() + name.size()) return std::nullopt;
  return number;
}

bool IsDocument(std::string_view name) {
  if (!name.starts_with(kDocuments)) return false;
  name.remove_prefix(kDocuments.size());
  const auto digest = FromHex(name);
  return digest && digest->size() == Hash::kSize && ToHex(*digest) == name;
}

// The pieces of a bundle as far as they are whole; false if something is left over.
bool SplitBundle(const std::string& file, BytesView bundle, std::vector<Piece>& pieces) {
  std::size_t at = 0;
  while (bundle.size() - at >= kLengthBytes) {
    const std::size_t size = static_cast<std::size_t>(static_cast<std::uint8_t>(bundle[at])) << 8 |
                             static_cast<std::uint8_t>(bundle[at + 1]);
    if (bundle.size() - at - kLengthBytes < size) return false;
    at += kLengthBytes;
    pieces.push_back({.bytes = bundle.substr(at, size), .file = file, .offset = at});
    at += size;
  }
  return at == bundle.size();
}

// Reads the bundles of a folder in the order of their numbers, up to the first that is missing or damaged.
class BundleReader {
 public:
  BundleReader(std::string_view folder, FaultList& faults) : folder_(folder), faults_(faults) {}

  std::vector<Piece> Read(const Files& files) {
    std::vector<Piece> pieces;
    std::size_t expected = 0;
    std::string last;
    for (auto file = files.lower_bound(folder_); file != files.end(); ++file) {
      const auto number = NumberIn(file->first, folder_);
      if (!file->first.starts_with(folder_)) break;
      if (!number) continue;  // reported with the layout
      if (*number != expected) {
        Missing(expected);
        return pieces;
      }
      if (!last.empty() && !Full(last, pieces.size() - (expected - 1) * wire::kBundleEntries)) return pieces;
      ++expected;
      last = file->first;
      const std::size_t before = pieces.size();
      if (!SplitBundle(file->first, file->second, pieces)) {
        const Piece* good = pieces.size() > before ? &pieces.back() : nullptr;
        Damaged(file->first, good == nullptr ? 0 : good->offset + good->bytes.size(), "最后一条被截断",
                "the last piece in it is cut short");
        return pieces;
      }
      if (pieces.size() == before) Damaged(file->first, 0, "是空的", "it is empty");
    }
    return pieces;
  }

 private:
  void Missing(std::size_t number) {
    std::string digits = std::to_string(number);
    digits.insert(0, kNumberDigits - std::min(kNumberDigits, digits.size()), '0');
    const std::string name = folder_ + digits;
    faults_.Add(FaultKind::kFileMissing, {.entry = {}, .file = name, .offset = {}}, "缺少文件 " + name,
                "file " + name + " is missing");
  }

  // Every bundle but the last holds 256.
  bool Full(const std::string& file, std::size_t count) {
    if (count == wire::kBundleEntries) return true;
    const std::string n = std::to_string(count);
    Damaged(file, 0, "应有 256 条，实有 " + n + " 条", "it should hold 256 pieces and holds " + n);
    return false;
  }

  void Damaged(const std::string& file, std::uint64_t offset, const std::string& zh, const std::string& en) {
    faults_.Add(FaultKind::kBundleDamaged, {.entry = {}, .file = file, .offset = offset}, file + " " + zh,
                file + ": " + en);
  }

  std::string folder_;
  FaultList& faults_;
};

void CheckLayout(const Files& files, FaultList& faults) {
  for (std::string_view name : {kReadme, kCheckpoint}) {
    if (files.contains(std::string(name))) continue;
    const FaultKind kind = name == kReadme ? FaultKind::kLayoutDiffers : FaultKind::kFileMissing;
    faults.Add(kind, {.entry = {}, .file = std::string(name), .offset = {}}, "缺少文件 " + std::string(name),
               "file " + std::string(name) + " is missing");
  }
  for (const auto& [name, content] : files) {
    const bool known = name == kReadme || name == kCheckpoint || NumberIn(name, kEntries) ||
                       NumberIn(name, kOpenings) || IsDocument(name);
    if (known) continue;
    const std::string shown = Shown(name);
    faults.Add(FaultKind::kLayoutDiffers, {.entry = {}, .file = shown, .offset = {}},
               "归档中不应有文件 " + shown, "file " + shown + " does not belong into an archive");
  }
}

}  // namespace

Contents ReadContents(BytesView archive, FaultList& faults) {
  const Files files = ReadFiles(archive, faults);
  CheckLayout(files, faults);
  Contents contents;
  if (const auto file = files.find(std::string(kCheckpoint)); file != files.end())
    contents.checkpoint = file->second;
  contents.entries = BundleReader(kEntries, faults).Read(files);
  contents.openings = BundleReader(kOpenings, faults).Read(files);
  for (const auto& [name, content] : files) {
    if (IsDocument(name)) contents.documents.emplace(name.substr(kDocuments.size()), content);
  }
  return contents;
}

}  // namespace yishi::audit
