#include "services/storage/sqlite_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "engine/base/status.h"
#include "services/storage/sql.h"

namespace yishi::storage {
namespace {

constexpr std::int64_t kApplicationId = 0x59534849;  // "YSHI", in the file's header
constexpr std::int64_t kSchemaVersion = 1;

absl::Status NotOurs(const std::string& path, const std::string& zh, const std::string& en) {
  return Refuse(Reason::kStoreFailed, "不能使用 " + path + "：" + zh, "cannot use " + path + ": " + en);
}

// SQLite gives its log and its shared memory the mode of the file. A file that exists is left alone: closing
// a descriptor of it would drop the locks of this process's other connections.
absl::Status MakeFile(const std::string& path) {
  const int fd = open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0 && errno != EEXIST) {
    const std::string why = std::strerror(errno);
    return NotOurs(path, "无法建立（" + why + "）", why);
  }
  if (fd >= 0) close(fd);
  return absl::OkStatus();
}

absl::Status SetUp(SqliteConnection& connection) {
  // A batch's pages of a few hundred ledgers stay in memory (KiB, negative by SQLite's convention).
  return connection.Execute(
      "PRAGMA journal_mode = WAL;"
      "PRAGMA synchronous = FULL;"
      "PRAGMA foreign_keys = OFF;"
      "PRAGMA secure_delete = ON;"
      "PRAGMA cache_size = -16384;");
}

absl::Status CheckOurs(SqliteConnection& connection, const std::string& path) {
  YISHI_ASSIGN_OR_RETURN(const std::int64_t application, connection.Integer("PRAGMA application_id"));
  YISHI_ASSIGN_OR_RETURN(const std::int64_t version, connection.Integer("PRAGMA user_version"));
  YISHI_ASSIGN_OR_RETURN(const std::int64_t tables, connection.Integer("SELECT count(*) FROM sqlite_schema"));
  const bool fresh = application == 0 && version == 0 && tables == 0;
  if (fresh) return absl::OkStatus();
  if (application != kApplicationId)
    return NotOurs(path, "是其他程序的数据库", "it is another program's database");
  if (version == kSchemaVersion) return absl::OkStatus();
  const std::string found = std::to_string(version);
  const std::string known = std::to_string(kSchemaVersion);
  return NotOurs(path, "其格式版本为 " + found + "，本程序只识别 " + known,
                 "its format is version " + found + "; this program knows only " + known);
}

absl::Status MakeSchema(SqliteConnection& connection, const std::string& path) {
  YISHI_ASSIGN_OR_RETURN(SqliteTransaction transaction, SqliteTransaction::Begin(connection));
  YISHI_RETURN_IF_ERROR(CheckOurs(connection, path));
  YISHI_ASSIGN_OR_RETURN(const std::int64_t version, connection.Integer("PRAGMA user_version"));
  if (version != 0) return absl::OkStatus();
  YISHI_RETURN_IF_ERROR(connection.Execute(sql::kSchema));
  YISHI_RETURN_IF_ERROR(connection.Execute("PRAGMA application_id = " + std::to_string(kApplicationId) +
                                           "; PRAGMA user_version = " + std::to_string(kSchemaVersion) +
                                           ";"));
  return transaction.Commit();
}

absl::Status QuickCheck(SqliteConnection& connection, const std::string& path) {
  YISHI_ASSIGN_OR_RETURN(SqliteQuery check, connection.Prepare("PRAGMA quick_check(1)"));
  YISHI_ASSIGN_OR_RETURN(const bool row, check.Next());
  const std::string found(row ? check.BlobView(0) : "no answer");
  if (found == "ok") return absl::OkStatus();
  return NotOurs(path, "已损坏（" + found + "）", "it is damaged (" + found + ")");
}

}  // namespace

absl::StatusOr<SqliteConnection> OpenSqliteFile(const SqliteOptions& options) {
  YISHI_RETURN_IF_ERROR(MakeFile(options.path));
  YISHI_ASSIGN_OR_RETURN(SqliteConnection connection,
                         SqliteConnection::Open(options.path, options.busy_timeout_ms));
  // Another program's file is left as it is, journal mode included.
  YISHI_RETURN_IF_ERROR(CheckOurs(connection, options.path));
  YISHI_RETURN_IF_ERROR(SetUp(connection));
  YISHI_RETURN_IF_ERROR(MakeSchema(connection, options.path));
  if (options.quick_check) YISHI_RETURN_IF_ERROR(QuickCheck(connection, options.path));
  return connection;
}

}  // namespace yishi::storage
