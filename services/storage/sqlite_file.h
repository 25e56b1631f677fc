// Opening the file of a SqliteStore: making it, checking that it is ours and of our version, and setting it
// up.

#ifndef YISHI_SERVICES_STORAGE_SQLITE_FILE_H_
#define YISHI_SERVICES_STORAGE_SQLITE_FILE_H_

#include <string>

#include "absl/status/statusor.h"
#include "services/storage/sqlite_connection.h"

namespace yishi::storage {

struct SqliteOptions {
  std::string path;            // made if it does not exist; its folder must
  bool quick_check = false;    // reads the whole file when it is opened and refuses a damaged one
  int busy_timeout_ms = 5000;  // how long to wait for another process's lock
};

// A connection to write with. STORE_FAILED also if the file is another program's, was written by a newer
// version of this one, or did not pass the quick check.
absl::StatusOr<SqliteConnection> OpenSqliteFile(const SqliteOptions& options);

}  // namespace yishi::storage

#endif  // YISHI_SERVICES_STORAGE_SQLITE_FILE_H_
