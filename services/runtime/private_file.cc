#include "services/runtime/private_file.h"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "engine/base/status.h"

namespace yishi::runtime {
namespace {

// What the operating system says of the last call.
absl::Status Failed(const std::string& what, const std::filesystem::path& path) {
  const std::string words = std::generic_category().message(errno);
  return Refuse(Reason::kStoreFailed, "文件 " + path.string() + " 出错：" + words,
                what + " " + path.string() + ": " + words);
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  bool valid() const { return number_ >= 0; }

 private:
  int number_;
};

bool WriteAll(int descriptor, BytesView content) {
  while (!content.empty()) {
    const ssize_t written = write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

absl::Status SyncFolder(const std::filesystem::path& folder) {
  const Descriptor opened(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.valid() || fsync(opened.number()) != 0) return Failed("sync", folder);
  return absl::OkStatus();
}

absl::Status WriteNew(const std::filesystem::path& file, BytesView content) {
  const Descriptor opened(open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!opened.valid()) return Failed("create", file);
  if (!WriteAll(opened.number(), content) || fsync(opened.number()) != 0) return Failed("write", file);
  return absl::OkStatus();
}

}  // namespace

absl::Status MakePrivateFolder(const std::filesystem::path& folder) {
  if (mkdir(folder.c_str(), 0700) == 0) {
    return SyncFolder(folder.has_parent_path() ? folder.parent_path() : std::filesystem::path("."));
  }
  std::error_code ignored;
  if (errno == EEXIST && std::filesystem::is_directory(folder, ignored)) return absl::OkStatus();
  return Failed("make folder", folder);
}

absl::StatusOr<bool> MakePrivateFile(const std::filesystem::path& file, BytesView content) {
  YISHI_ASSIGN_OR_RETURN(const Bytes name, RandomBytes(16));
  const std::filesystem::path draft = file.parent_path() / (".draft-" + ToHex(name));
  absl::Status written = WriteNew(draft, content);
  // A link never takes the place of a file that is there, as a renaming would.
  const bool linked = written.ok() && link(draft.c_str(), file.c_str()) == 0;
  const bool there = written.ok() && !linked && errno == EEXIST;
  if (written.ok() && !linked && !there) written = Failed("create", file);
  unlink(draft.c_str());
  YISHI_RETURN_IF_ERROR(written);
  YISHI_RETURN_IF_ERROR(SyncFolder(file.parent_path()));
  return linked;
}

absl::StatusOr<std::optional<Bytes>> ReadPrivateFile(const std::filesystem::path& file,
                                                     std::size_t max_bytes) {
  const Descriptor opened(open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!opened.valid() && errno == ENOENT) return std::nullopt;
  if (!opened.valid()) return Failed("open", file);
  Bytes content(max_bytes + 1, '\0');
  std::size_t size = 0;
  while (size < content.size()) {
    const ssize_t got = read(opened.number(), content.data() + size, content.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Failed("read", file);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  if (size > max_bytes) {
    errno = EFBIG;
    return Failed("read", file);
  }
  content.resize(size);
  return content;
}

absl::StatusOr<Bytes> RandomBytes(std::size_t size) {
  Bytes bytes(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const ssize_t got = getrandom(bytes.data() + filled, size - filled, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Failed("getrandom", "");
    filled += static_cast<std::size_t>(got);
  }
  return bytes;
}

}  // namespace yishi::runtime
