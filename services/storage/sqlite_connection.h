// A connection to a SQLite file and its prepared statements, with errors as values.

#ifndef YISHI_SERVICES_STORAGE_SQLITE_CONNECTION_H_
#define YISHI_SERVICES_STORAGE_SQLITE_CONNECTION_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/base/bytes.h"

struct sqlite3;
struct sqlite3_stmt;

namespace yishi::storage {

// One execution of a prepared statement. What is bound must outlive it. The connection's statement is free
// for the next execution when this ends.
class SqliteQuery {
 public:
  explicit SqliteQuery(sqlite3_stmt* statement) : statement_(statement) {}

  SqliteQuery& Bind(std::int64_t value);  // the next parameter, from ?1 on
  SqliteQuery& BindBlob(BytesView bytes);
  SqliteQuery& BindText(BytesView text);

  // Whether there is a row, and makes it the current one.
  absl::StatusOr<bool> Next();
  // For statements without rows.
  absl::Status Run();

  // Of the current row, columns from 0. Views last until the next call of Next().
  std::int64_t Integer(int column) const;
  BytesView BlobView(int column) const;

 private:
  struct Reset {
    void operator()(sqlite3_stmt* statement) const;
  };

  std::unique_ptr<sqlite3_stmt, Reset> statement_;
  int parameter_ = 0;
  int bind_error_ = 0;
};

// Used by one thread at a time.
class SqliteConnection {
 public:
  // Opens an existing file. A statement that meets a lock waits for it up to `busy_timeout_ms`.
  static absl::StatusOr<SqliteConnection> Open(const std::string& path, int busy_timeout_ms);

  // Runs statements without results, e.g. PRAGMAs and a schema.
  absl::Status Execute(const std::string& script);

  // `sql` is prepared once and kept. REQUIRES: `sql` is a constant of one address (sql.h), and the query that
  // was prepared from it before has ended.
  absl::StatusOr<SqliteQuery> Prepare(const char* sql);

  // The single integer that `sql` yields.
  absl::StatusOr<std::int64_t> Integer(const char* sql);

  // Writes every committed page into the database file and empties the write-ahead log. Waits for readers.
  absl::Status EmptyLog();

  std::int64_t LastRow() const;
  bool InTransaction() const;

 private:
  struct Close {
    void operator()(sqlite3* db) const;
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };

  explicit SqliteConnection(sqlite3* db) : db_(db) {}

  std::unique_ptr<sqlite3, Close> db_;
  std::map<const char*, std::unique_ptr<sqlite3_stmt, Finalize>> statements_;  // ends before db_
};

// A transaction that writes: from its beginning nobody else writes. Rolled back unless committed.
class SqliteTransaction {
 public:
  static absl::StatusOr<SqliteTransaction> Begin(SqliteConnection& connection);

  // Durable when it returns OK; otherwise the outcome is unknown until the file is read again.
  absl::Status Commit();

 private:
  struct RollBack {
    void operator()(SqliteConnection* connection) const;
  };

  explicit SqliteTransaction(SqliteConnection& connection) : connection_(&connection) {}

  std::unique_ptr<SqliteConnection, RollBack> connection_;  // borrowed; null once committed
};

}  // namespace yishi::storage

#endif  // YISHI_SERVICES_STORAGE_SQLITE_CONNECTION_H_
