#include "services/storage/sqlite_readers.h"

#include <utility>

#include "engine/base/status.h"

namespace yishi::storage {

SqliteReaders::SqliteReaders(std::string path, int busy_timeout_ms, std::size_t max_connections)
    : path_(std::move(path)), busy_timeout_ms_(busy_timeout_ms), max_connections_(max_connections) {}

absl::StatusOr<std::unique_ptr<SqliteConnection>> SqliteReaders::OpenReader() const {
  YISHI_ASSIGN_OR_RETURN(SqliteConnection connection, SqliteConnection::Open(path_, busy_timeout_ms_));
  YISHI_RETURN_IF_ERROR(connection.Execute("PRAGMA query_only = ON;"));
  return std::make_unique<SqliteConnection>(std::move(connection));
}

absl::StatusOr<SqliteReaders::Lent> SqliteReaders::Borrow() {
  std::unique_lock lock(mutex_);
  given_back_.wait(lock, [this] { return !idle_.empty() || opened_ < max_connections_; });
  if (idle_.empty()) {
    YISHI_ASSIGN_OR_RETURN(std::unique_ptr<SqliteConnection> opened, OpenReader());
    ++opened_;
    return Lent(opened.release(), GiveBack{this});
  }
  Lent lent(idle_.back().release(), GiveBack{this});
  idle_.pop_back();
  return lent;
}

void SqliteReaders::GiveBack::operator()(SqliteConnection* connection) const {
  {
    const std::lock_guard lock(readers->mutex_);
    readers->idle_.emplace_back(connection);
  }
  readers->given_back_.notify_one();
}

}  // namespace yishi::storage
