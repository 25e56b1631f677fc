#include "tests/bench/floor/group_commit.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

namespace yishi::floor {
namespace {

constexpr char kSetUp[] =
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA secure_delete = ON;"
    "PRAGMA cache_size = -16384;"
    "CREATE TABLE ballots (number INTEGER PRIMARY KEY, command BLOB NOT NULL, opening BLOB NOT NULL) STRICT;";

void OrExit(int code, const char* what) {
  if (code == SQLITE_OK) return;
  std::fprintf(stderr, "floor: %s: %s\n", what, sqlite3_errstr(code));
  std::exit(1);
}

sqlite3_stmt* Prepare(sqlite3* db, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  OrExit(sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr), sql);
  return statement;
}

bool Step(sqlite3_stmt* statement) {
  const bool done = sqlite3_step(statement) == SQLITE_DONE;
  sqlite3_reset(statement);
  return done;
}

void BindBlob(sqlite3_stmt* statement, int parameter, const std::string& bytes) {
  sqlite3_bind_blob64(statement, parameter, bytes.data(), bytes.size(), SQLITE_STATIC);
}

}  // namespace

GroupCommit::GroupCommit(const std::string& path) {
  sqlite3* db = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  OrExit(sqlite3_open_v2(path.c_str(), &db, flags, nullptr), path.c_str());
  db_.reset(db);
  OrExit(sqlite3_exec(db, kSetUp, nullptr, nullptr, nullptr), "set up");
  begin_.reset(Prepare(db, "BEGIN IMMEDIATE"));
  insert_.reset(Prepare(db, "INSERT INTO ballots (number, command, opening) VALUES (?1, ?2, ?3)"));
  commit_.reset(Prepare(db, "COMMIT"));
  thread_ = std::thread([this] { Run(); });
}

GroupCommit::~GroupCommit() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void GroupCommit::Add(Row row) {
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(row));
    wake = std::exchange(asleep_, false);
  }
  if (wake) wake_.notify_one();
}

void GroupCommit::Run() {
  while (true) {
    std::vector<Row> rows;
    {
      std::unique_lock lock(mutex_);
      while (waiting_.empty() && !stopping_) {
        asleep_ = true;
        wake_.wait(lock);
      }
      asleep_ = false;
      if (waiting_.empty()) return;
      rows.swap(waiting_);
    }
    const std::uint64_t first = stored_ + 1;
    const bool stored = Store(rows);
    if (stored) stored_ += rows.size();
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].done(stored ? first + i : 0);
  }
}

bool GroupCommit::Store(const std::vector<Row>& rows) {
  if (!Step(begin_.get())) return false;
  bool stored = true;
  std::uint64_t number = stored_;
  for (const Row& row : rows) {
    sqlite3_bind_int64(insert_.get(), 1, static_cast<sqlite3_int64>(++number));
    BindBlob(insert_.get(), 2, row.command);
    BindBlob(insert_.get(), 3, row.opening);
    stored = stored && Step(insert_.get());
  }
  if (stored && Step(commit_.get())) return true;
  sqlite3_exec(db_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
  return false;
}

}  // namespace yishi::floor
