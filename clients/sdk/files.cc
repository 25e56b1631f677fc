#include "clients/sdk/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include "clients/sdk/random.h"
#include "engine/base/status.h"

namespace yishi::sdk {
namespace {

namespace fs = std::filesystem;

// An open file, closed when it goes out of scope.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }
  int get() const { return fd_; }
  bool ok() const { return fd_ >= 0; }

 private:
  int fd_;
};

absl::Status SystemRefusal(const fs::path& path, int error) {
  const std::string what = path.string() + ": " + std::strerror(error);
  if (error == ENOENT) return absl::NotFoundError(what);
  return Refuse(Reason::kStoreFailed, "文件操作失败：" + what, "cannot use the file " + what);
}

absl::Status WriteAll(int fd, BytesView bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t wrote = write(fd, bytes.data(), bytes.size());
    if (wrote < 0) {
      if (errno == EINTR) continue;
      return SystemRefusal(path, errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  if (fsync(fd) != 0) return SystemRefusal(path, errno);
  return absl::OkStatus();
}

absl::Status SyncFolder(const fs::path& folder) {
  const Descriptor opened(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.ok() || fsync(opened.get()) != 0) return SystemRefusal(folder, errno);
  return absl::OkStatus();
}

absl::Status MakeFolders(const fs::path& folder) {
  std::error_code error;
  if (folder.empty() || fs::is_directory(folder, error)) return absl::OkStatus();
  YISHI_RETURN_IF_ERROR(MakeFolders(folder.parent_path()));
  if (mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return SystemRefusal(folder, errno);
  return absl::OkStatus();
}

// Writes a new temporary file beside `path` and gives its name.
absl::StatusOr<fs::path> WriteBeside(const fs::path& path, BytesView bytes) {
  YISHI_RETURN_IF_ERROR(MakeFolders(path.parent_path()));
  fs::path temporary = path;
  temporary += "." + ToHex(RandomBytes(6)) + ".new";
  const Descriptor opened(open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!opened.ok()) return SystemRefusal(temporary, errno);
  if (absl::Status written = WriteAll(opened.get(), bytes, temporary); !written.ok()) {
    unlink(temporary.c_str());
    return written;
  }
  return temporary;
}

fs::path FolderOf(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

}  // namespace

absl::Status WriteFileAtomically(const fs::path& path, BytesView bytes) {
  YISHI_ASSIGN_OR_RETURN(const fs::path temporary, WriteBeside(path, bytes));
  if (std::rename(temporary.c_str(), path.c_str()) != 0) {
    const int error = errno;
    unlink(temporary.c_str());
    return SystemRefusal(path, error);
  }
  return SyncFolder(FolderOf(path));
}

absl::Status CreateFileAtomically(const fs::path& path, BytesView bytes) {
  YISHI_ASSIGN_OR_RETURN(const fs::path temporary, WriteBeside(path, bytes));
  const int linked = link(temporary.c_str(), path.c_str());
  const int error = errno;
  unlink(temporary.c_str());
  if (linked != 0 && error == EEXIST) {
    return Refuse(Reason::kAlreadyExists, "文件已存在：" + path.string(),
                  "the file exists: " + path.string());
  }
  if (linked != 0) return SystemRefusal(path, error);
  return SyncFolder(FolderOf(path));
}

absl::StatusOr<Bytes> ReadFile(const fs::path& path, std::size_t bytes_max) {
  const Descriptor opened(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!opened.ok()) return SystemRefusal(path, errno);
  Bytes out;
  char block[1 << 16];
  while (true) {
    const ssize_t got = read(opened.get(), block, sizeof block);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return SystemRefusal(path, errno);
    if (got == 0) return out;
    out.append(block, static_cast<std::size_t>(got));
    if (out.size() > bytes_max) {
      const std::string limit = std::to_string(bytes_max);
      return Refuse(Reason::kOversized, path.string() + " 超过 " + limit + " 字节",
                    path.string() + " is longer than " + limit + " bytes");
    }
  }
}

absl::StatusOr<std::vector<std::string>> FilesIn(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  if (!fs::exists(folder, error)) return names;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->is_regular_file(error)) names.push_back(it->path().filename().string());
  }
  if (error) return SystemRefusal(folder, error.value());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace yishi::sdk
