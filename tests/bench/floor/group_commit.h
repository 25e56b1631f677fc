// Rows that are on disk before anybody is told: what comes in while a transaction is under way goes into the
// next one.

#ifndef YISHI_TESTS_BENCH_FLOOR_GROUP_COMMIT_H_
#define YISHI_TESTS_BENCH_FLOOR_GROUP_COMMIT_H_

#include <sqlite3.h>

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace yishi::floor {

struct Row {
  std::string command;
  std::string opening;
  // Called once, from the writing thread: its number, or 0 if it is not stored.
  std::function<void(std::uint64_t number)> done;
};

// Thread-safe. The database has the settings of services/storage/sqlite_file.cc: WAL, synchronous = FULL.
class GroupCommit {
 public:
  // Ends the program where the file cannot be made or opened.
  explicit GroupCommit(const std::string& path);
  // Stores and answers what was added.
  ~GroupCommit();
  GroupCommit(const GroupCommit&) = delete;
  GroupCommit& operator=(const GroupCommit&) = delete;

  void Add(Row row);

 private:
  void Run();
  bool Store(const std::vector<Row>& rows);

  struct Close {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };

  std::unique_ptr<sqlite3, Close> db_;
  std::unique_ptr<sqlite3_stmt, Finalize> begin_;
  std::unique_ptr<sqlite3_stmt, Finalize> insert_;
  std::unique_ptr<sqlite3_stmt, Finalize> commit_;
  std::uint64_t stored_ = 0;

  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Row> waiting_;
  bool asleep_ = false;
  bool stopping_ = false;
  std::thread thread_;  // the last: it uses all of the above
};

}  // namespace yishi::floor

#endif  // YISHI_TESTS_BENCH_FLOOR_GROUP_COMMIT_H_
