// Whether what was erased is gone from the files themselves, not only from the answers.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/storage/sqlite_store.h"
#include "tests/support/seed.h"
#include "tests/support/status_matchers.h"
#include "tests/support/stored_batch.h"
#include "tests/support/temporary_folder.h"

namespace yishi::storage {
namespace {

using testing::IsOk;
using testing::NumberedBytes;
using testing::NumberedHash;
using testing::NumberedHead;
using testing::NumberedLedger;

struct Secret {
  LedgerId ledger;
  Hash name;  // a commitment or a digest
  Bytes bytes;
};

class SqliteErasure : public ::testing::Test {
 protected:
  SqliteErasure() : random_(testing::TestSeed()) {
    auto opened = SqliteStore::Open({.path = (folder_.path() / "ledgers.db").string()});
    EXPECT_THAT(opened, IsOk());
    store_ = *std::move(opened);
  }

  std::uint64_t Draw(std::uint64_t below) { return random_() % below; }

  // Of all files of the store, the log included.
  std::string FilesBytes() {
    std::string all;
    for (const auto& file : std::filesystem::directory_iterator(folder_.path())) {
      std::ifstream in(file.path(), std::ios::binary);
      all.append(std::istreambuf_iterator<char>(in), {});
    }
    return all;
  }

  // Any 12 bytes of the content in succession count: pieces of it may lie on different pages.
  static bool Holds(const std::string& files, const Secret& secret) {
    for (std::size_t at = 0; at + 12 <= secret.bytes.size(); at += 97) {
      if (files.find(secret.bytes.substr(at, 12)) != std::string::npos) return true;
    }
    return false;
  }

  testing::TemporaryFolder folder_;
  std::mt19937_64 random_;
  std::unique_ptr<SqliteStore> store_;
};

TEST_F(SqliteErasure, ErasedOpeningsAreInNoFile) {
  std::vector<Secret> secrets;
  std::vector<std::uint64_t> sizes(3);
  for (int round = 0; round < 120; ++round) {
    const std::uint64_t number = Draw(sizes.size());
    std::uint64_t& size = sizes[number];
    StoredEntry entry = {.seq = size, .bytes = "entry", .openings = {}};
    for (std::uint64_t n = Draw(4); n > 0; --n) {
      // Some on one page with others, some over several pages.
      const std::size_t length = Draw(5) == 0 ? 2000 + Draw(9000) : 20 + Draw(300);
      secrets.push_back({NumberedLedger(number), NumberedHash(random_()), NumberedBytes(random_(), length)});
      entry.openings.push_back({.commitment = secrets.back().name, .bytes = secrets.back().bytes});
    }
    ASSERT_THAT(
        store_->Append(NumberedLedger(number), NumberedHead(size), {&entry, 1}, NumberedHash(size + 1)),
        IsOk());
    ++size;
    if (secrets.empty() || round % 4 != 0) continue;
    const std::size_t chosen = Draw(secrets.size());
    ASSERT_THAT(store_->EraseOpening(secrets[chosen].ledger, secrets[chosen].name), IsOk());
    const std::string files = FilesBytes();
    EXPECT_FALSE(Holds(files, secrets[chosen])) << "erased in round " << round;
    secrets.erase(secrets.begin() + static_cast<std::ptrdiff_t>(chosen));
  }
  const std::string files = FilesBytes();
  for (const Secret& secret : secrets) EXPECT_TRUE(Holds(files, secret)) << "the search itself must work";

  std::shuffle(secrets.begin(), secrets.end(), random_);
  for (const Secret& secret : secrets) ASSERT_THAT(store_->EraseOpening(secret.ledger, secret.name), IsOk());
  const std::string after = FilesBytes();
  for (const Secret& secret : secrets) EXPECT_FALSE(Holds(after, secret));
}

TEST_F(SqliteErasure, ErasedDocumentsAreInNoFile) {
  std::vector<Secret> secrets;
  for (std::uint64_t number = 0; number < 40; ++number) {
    const std::size_t length = number % 3 == 0 ? 20'000 + Draw(100'000) : 50 + Draw(2000);
    secrets.push_back(
        {NumberedLedger(number % 2), NumberedHash(random_()), NumberedBytes(random_(), length)});
    ASSERT_THAT(
        store_->PutBlob(secrets.back().ledger, secrets.back().name, "text/plain", secrets.back().bytes),
        IsOk());
  }
  const std::string files = FilesBytes();
  for (const Secret& secret : secrets) EXPECT_TRUE(Holds(files, secret)) << "the search itself must work";
  std::shuffle(secrets.begin(), secrets.end(), random_);
  for (const Secret& secret : secrets) {
    ASSERT_THAT(store_->EraseBlob(secret.ledger, secret.name), IsOk());
    EXPECT_FALSE(Holds(FilesBytes(), secret));
  }
  const std::string after = FilesBytes();
  for (const Secret& secret : secrets) EXPECT_FALSE(Holds(after, secret));
}

}  // namespace
}  // namespace yishi::storage
