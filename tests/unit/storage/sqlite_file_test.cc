#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <fstream>
#include <memory>
#include <string>

#include "engine/base/limits.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/storage/sqlite_store.h"
#include "tests/support/status_matchers.h"
#include "tests/support/stored_batch.h"
#include "tests/support/temporary_folder.h"

namespace yishi::storage {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::IsOkAndHolds;
using testing::NumberedBatch;
using testing::NumberedBytes;
using testing::NumberedHash;
using testing::NumberedHead;
using testing::NumberedLedger;
using testing::Refused;

class SqliteFile : public ::testing::Test {
 protected:
  absl::StatusOr<std::unique_ptr<SqliteStore>> Open(bool quick_check = false) {
    return SqliteStore::Open({.path = path_, .quick_check = quick_check, .busy_timeout_ms = 50});
  }

  absl::Status AppendTo(SqliteStore& store, std::uint64_t size, std::size_t count = 1) {
    return store.Append(ledger_, NumberedHead(size),
                        NumberedBatch(size, {.entries = count, .entry_bytes = 800}),
                        NumberedHash(size + count));
  }

  // As another program would.
  void RunSql(const std::string& sql) {
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(path_.c_str(), &db), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
    sqlite3_close(db);
  }

  mode_t ModeOf(const std::string& path) {
    struct stat info {};
    EXPECT_EQ(stat(path.c_str(), &info), 0) << path;
    return info.st_mode & 0777;
  }

  const testing::TemporaryFolder folder_;
  const std::string path_ = (folder_.path() / "ledgers.db").string();
  const LedgerId ledger_ = NumberedLedger(1);
};

TEST_F(SqliteFile, IsReadableByItsOwnerOnly) {
  auto store = Open();
  ASSERT_THAT(store, IsOk());
  ASSERT_THAT(AppendTo(**store, 0), IsOk());
  EXPECT_EQ(ModeOf(path_), 0600u);
  EXPECT_EQ(ModeOf(path_ + "-wal"), 0600u);
  EXPECT_EQ(ModeOf(path_ + "-shm"), 0600u);
}

TEST_F(SqliteFile, IsRefusedIfANewerVersionWroteIt) {
  ASSERT_THAT(Open(), IsOk());
  RunSql("PRAGMA user_version = 2");
  EXPECT_THAT(Open(), Refused(Reason::kStoreFailed, HasSubstr("version 2")));
}

TEST_F(SqliteFile, IsRefusedAndLeftAloneIfAnotherProgramMadeIt) {
  RunSql("CREATE TABLE theirs (x)");
  EXPECT_THAT(Open(), Refused(Reason::kStoreFailed, HasSubstr("another program's")));
  RunSql("DROP TABLE theirs; PRAGMA application_id = 7");
  EXPECT_THAT(Open(), Refused(Reason::kStoreFailed, HasSubstr("another program's")));
}

TEST_F(SqliteFile, IsRefusedIfItIsNoDatabase) {
  std::ofstream(path_) << std::string(5000, 'x');
  EXPECT_THAT(Open(), Refused(Reason::kStoreFailed, HasSubstr("damaged")));
}

TEST_F(SqliteFile, IsRefusedIfItsFolderIsMissing) {
  EXPECT_THAT(SqliteStore::Open({.path = (folder_.path() / "no" / "ledgers.db").string()}),
              Refused(Reason::kStoreFailed, HasSubstr("No such file")));
}

TEST_F(SqliteFile, ThatIsWholePassesTheQuickCheck) {
  {
    auto store = Open();
    ASSERT_THAT(store, IsOk());
    ASSERT_THAT(AppendTo(**store, 0, 500), IsOk());
  }
  EXPECT_THAT(Open(true), IsOk());
}

TEST_F(SqliteFile, ThatIsDamagedIsFoundByTheQuickCheck) {
  {
    auto store = Open();
    ASSERT_THAT(store, IsOk());
    ASSERT_THAT(AppendTo(**store, 0, 500), IsOk());
  }
  std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
  for (const int page : {30, 40, 50, 60}) {
    file.seekp(page * 4096);
    file << std::string(64, '\x5a');
  }
  file.close();
  EXPECT_THAT(Open(true), Refused(Reason::kStoreFailed, HasSubstr("damaged")));
}

TEST_F(SqliteFile, LockedByAnotherFailsWritesButNotReads) {
  auto store = Open();
  ASSERT_THAT(store, IsOk());
  ASSERT_THAT(AppendTo(**store, 0), IsOk());
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(path_.c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const absl::Status status = AppendTo(**store, 1);
  EXPECT_THAT(status, Refused(Reason::kStoreFailed, HasSubstr("locked")));
  EXPECT_THAT((*store)->GetHead(ledger_), IsOkAndHolds(NumberedHead(1)));
  sqlite3_close(other);
  EXPECT_THAT(AppendTo(**store, 1), IsOk());
}

TEST_F(SqliteFile, SharedByTwoStoresKeepsThemFromForking) {
  auto one = Open();
  auto two = Open();
  ASSERT_THAT(one, IsOk());
  ASSERT_THAT(two, IsOk());
  ASSERT_THAT(AppendTo(**one, 0), IsOk());
  EXPECT_THAT(AppendTo(**two, 0), Refused(Reason::kHeadMoved));
  EXPECT_THAT(AppendTo(**two, 1), IsOk());
  EXPECT_THAT((*one)->GetHead(ledger_), IsOkAndHolds(NumberedHead(2)));
}

// A disk that takes no more: here the process's own limit on the size of files.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    rlimit now = before_;
    now.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &now);
  }
  ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &before_); }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
};

TEST_F(SqliteFile, ThatCannotGrowFailsWholeAppendsAndGoesOnLater) {
  auto store = Open();
  ASSERT_THAT(store, IsOk());
  std::uint64_t size = 0;
  absl::Status status;
  {
    const FileSizeLimit limit(1024 * 1024);
    while (size < 100'000) {
      status = AppendTo(**store, size, 20);
      if (!status.ok()) break;
      size += 20;
    }
  }
  ASSERT_THAT(status, Refused(Reason::kStoreFailed, HasSubstr("SQLite")));
  ASSERT_GT(size, 0u);
  EXPECT_THAT((*store)->GetHead(ledger_), IsOkAndHolds(NumberedHead(size)));
  EXPECT_THAT(AppendTo(**store, size, 20), IsOk());
  store->reset();
  store = Open(true);
  ASSERT_THAT(store, IsOk());
  EXPECT_THAT((*store)->GetHead(ledger_), IsOkAndHolds(NumberedHead(size + 20)));
  EXPECT_THAT((*store)->Read(ledger_, size, 100, 1'000'000),
              IsOkAndHolds(NumberedBatch(size, {.entries = 20, .entry_bytes = 800})));
}

}  // namespace
}  // namespace yishi::storage
