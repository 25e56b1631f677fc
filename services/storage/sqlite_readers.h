// A few connections for reading, so that readers wait neither for the writer nor, up to their number, for
// each other.

#ifndef YISHI_SERVICES_STORAGE_SQLITE_READERS_H_
#define YISHI_SERVICES_STORAGE_SQLITE_READERS_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/storage/sqlite_connection.h"

namespace yishi::storage {

// Safe for use from several threads at once. Outlives what it lends.
class SqliteReaders {
 public:
  // Opens at most `max_connections`, as they come to be needed.
  SqliteReaders(std::string path, int busy_timeout_ms, std::size_t max_connections);

  struct GiveBack {
    SqliteReaders* readers;
    void operator()(SqliteConnection* connection) const;
  };
  using Lent = std::unique_ptr<SqliteConnection, GiveBack>;

  // Waits while all are lent.
  absl::StatusOr<Lent> Borrow();

 private:
  absl::StatusOr<std::unique_ptr<SqliteConnection>> OpenReader() const;

  const std::string path_;
  const int busy_timeout_ms_;
  const std::size_t max_connections_;
  std::mutex mutex_;
  std::condition_variable given_back_;
  std::size_t opened_ = 0;
  std::vector<std::unique_ptr<SqliteConnection>> idle_;
};

}  // namespace yishi::storage

#endif  // YISHI_SERVICES_STORAGE_SQLITE_READERS_H_
