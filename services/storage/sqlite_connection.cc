#include "services/storage/sqlite_connection.h"

#include <sqlite3.h>

#include <cstring>

#include "engine/base/status.h"

namespace yishi::storage {
namespace {

struct Words {
  const char* zh;
  const char* en;
};

Words WordsFor(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return {"磁盘已满", "the disk is full"};
    case SQLITE_IOERR:
      return {"读写出错", "reading or writing failed"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {"数据库被占用", "the database is locked by another"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {"数据库已损坏", "the database is damaged"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
      return {"无法打开或写入数据库文件", "the database's file cannot be opened or written"};
    case SQLITE_NOMEM:
      return {"内存不足", "there is not enough memory"};
    default:
      return {"数据库出错", "the database failed"};
  }
}

// `db` is null where there is no connection to ask for the details.
absl::Status Failed(sqlite3* db, int code) {
  const Words words = WordsFor(code);
  std::string detail = db ? sqlite3_errmsg(db) : sqlite3_errstr(code);
  Refusal refusal{.reason = Reason::kStoreFailed, .zh = "", .en = "", .rule = "", .numbers = {}};
  refusal.numbers.emplace_back("sqlite_code", std::to_string(code));
  if (const int system_error = db ? sqlite3_system_errno(db) : 0; system_error != 0) {
    detail += ", " + std::string(std::strerror(system_error));
    refusal.numbers.emplace_back("errno", std::to_string(system_error));
  }
  const std::string suffix = " (SQLite " + std::to_string(code) + ": " + detail + ")";
  refusal.zh = "存储失败：" + std::string(words.zh) + suffix;
  refusal.en = "the store failed: " + std::string(words.en) + suffix;
  return Refuse(std::move(refusal));
}

absl::Status FailedNow(sqlite3* db) { return Failed(db, sqlite3_extended_errcode(db)); }

}  // namespace

void SqliteQuery::Reset::operator()(sqlite3_stmt* statement) const {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
}

SqliteQuery& SqliteQuery::Bind(std::int64_t value) {
  const int code = sqlite3_bind_int64(statement_.get(), ++parameter_, value);
  if (code != SQLITE_OK) bind_error_ = code;
  return *this;
}

SqliteQuery& SqliteQuery::BindBlob(BytesView bytes) {
  // A null pointer would bind NULL in place of an empty value.
  const char* data = bytes.empty() ? "" : bytes.data();
  const int code = sqlite3_bind_blob64(statement_.get(), ++parameter_, data, bytes.size(), SQLITE_STATIC);
  if (code != SQLITE_OK) bind_error_ = code;
  return *this;
}

SqliteQuery& SqliteQuery::BindText(BytesView text) {
  const char* data = text.empty() ? "" : text.data();
  const int code =
      sqlite3_bind_text64(statement_.get(), ++parameter_, data, text.size(), SQLITE_STATIC, SQLITE_UTF8);
  if (code != SQLITE_OK) bind_error_ = code;
  return *this;
}

absl::StatusOr<bool> SqliteQuery::Next() {
  if (bind_error_ != SQLITE_OK) return Failed(sqlite3_db_handle(statement_.get()), bind_error_);
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return FailedNow(sqlite3_db_handle(statement_.get()));
}

absl::Status SqliteQuery::Run() { return Next().status(); }

std::int64_t SqliteQuery::Integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

BytesView SqliteQuery::BlobView(int column) const {
  const void* data = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return data ? BytesView(static_cast<const char*>(data), static_cast<std::size_t>(size)) : BytesView();
}

void SqliteConnection::Close::operator()(sqlite3* db) const { sqlite3_close_v2(db); }
void SqliteConnection::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

absl::StatusOr<SqliteConnection> SqliteConnection::Open(const std::string& path, int busy_timeout_ms) {
  sqlite3* db = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  if (!db) return Failed(nullptr, code);
  SqliteConnection connection(db);
  if (code != SQLITE_OK) return FailedNow(db);
  sqlite3_extended_result_codes(db, 1);
  sqlite3_busy_timeout(db, busy_timeout_ms);
  return connection;
}

absl::Status SqliteConnection::Execute(const std::string& script) {
  if (sqlite3_exec(db_.get(), script.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK)
    return absl::OkStatus();
  return FailedNow(db_.get());
}

absl::StatusOr<SqliteQuery> SqliteConnection::Prepare(const char* sql) {
  auto& kept = statements_[sql];
  if (!kept) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(db_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) {
      return FailedNow(db_.get());
    }
    kept.reset(statement);
  }
  return SqliteQuery(kept.get());
}

absl::StatusOr<std::int64_t> SqliteConnection::Integer(const char* sql) {
  YISHI_ASSIGN_OR_RETURN(SqliteQuery query, Prepare(sql));
  YISHI_ASSIGN_OR_RETURN(const bool row, query.Next());
  if (!row) return Failed(nullptr, SQLITE_ERROR);
  return query.Integer(0);
}

absl::Status SqliteConnection::EmptyLog() {
  const int code =
      sqlite3_wal_checkpoint_v2(db_.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  return code == SQLITE_OK ? absl::OkStatus() : Failed(db_.get(), code);
}

std::int64_t SqliteConnection::LastRow() const { return sqlite3_last_insert_rowid(db_.get()); }

bool SqliteConnection::InTransaction() const { return sqlite3_get_autocommit(db_.get()) == 0; }

absl::StatusOr<SqliteTransaction> SqliteTransaction::Begin(SqliteConnection& connection) {
  YISHI_ASSIGN_OR_RETURN(SqliteQuery begin, connection.Prepare("BEGIN IMMEDIATE"));
  YISHI_RETURN_IF_ERROR(begin.Run());
  return SqliteTransaction(connection);
}

absl::Status SqliteTransaction::Commit() {
  YISHI_ASSIGN_OR_RETURN(SqliteQuery commit, connection_->Prepare("COMMIT"));
  YISHI_RETURN_IF_ERROR(commit.Run());
  connection_.release();
  return absl::OkStatus();
}

void SqliteTransaction::RollBack::operator()(SqliteConnection* connection) const {
  // Many failures have rolled back by themselves. A rollback can fail only because there is nothing to roll
  // back: what was not committed is void in any case.
  if (connection->InTransaction()) (void)connection->Execute("ROLLBACK");
}

}  // namespace yishi::storage
