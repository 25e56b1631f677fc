// The stores that the contract holds for. A test that runs for all of them says nothing of any one.

#ifndef YISHI_TESTS_CONTRACT_STORE_UNDER_TEST_H_
#define YISHI_TESTS_CONTRACT_STORE_UNDER_TEST_H_

#include <memory>
#include <ostream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/storage/event_store.h"
#include "services/storage/memory_store.h"
#include "services/storage/sqlite_store.h"
#include "tests/support/status_matchers.h"
#include "tests/support/stored_batch.h"
#include "tests/support/temporary_folder.h"

namespace yishi::storage {

enum class Backend {
  kMemory,
  kSqlite,
  kSqliteReopened,  // closed and opened again before every call: nothing may live in memory alone
};

inline std::string BackendName(Backend backend) {
  switch (backend) {
    case Backend::kMemory:
      return "Memory";
    case Backend::kSqlite:
      return "Sqlite";
    case Backend::kSqliteReopened:
      return "SqliteReopened";
  }
  return "";
}

inline void PrintTo(const Head& head, std::ostream* out) {
  *out << head.size << " entries, root " << ToHex(head.root.view());
}

class StoreContract : public ::testing::TestWithParam<Backend> {
 protected:
  EventStore& store() {
    const bool reopen = GetParam() == Backend::kSqliteReopened;
    if (store_ && !reopen) return *store_;
    store_.reset();
    if (GetParam() == Backend::kMemory) {
      store_ = std::make_unique<MemoryStore>();
      return *store_;
    }
    auto opened = SqliteStore::Open({.path = (folder_.path() / "ledgers.db").string()});
    if (!opened.ok()) {
      ADD_FAILURE() << ToText(opened.status());
      std::abort();
    }
    store_ = *std::move(opened);
    return *store_;
  }

  // Appends a batch of `shape` after `size` entries of NumberedBatch and NumberedHead.
  absl::Status AppendAfter(std::uint64_t size, const testing::BatchShape& shape,
                           const LedgerId& ledger = testing::NumberedLedger(1)) {
    return store().Append(ledger, testing::NumberedHead(size), testing::NumberedBatch(size, shape),
                          testing::NumberedHash(size + shape.entries));
  }

  const LedgerId ledger_ = testing::NumberedLedger(1);
  const LedgerId other_ = testing::NumberedLedger(2);

 private:
  testing::TemporaryFolder folder_;
  std::unique_ptr<EventStore> store_;
};

#define YISHI_FOR_ALL_STORES(suite)                                                                         \
  INSTANTIATE_TEST_SUITE_P(Stores, suite,                                                                   \
                           ::testing::Values(Backend::kMemory, Backend::kSqlite, Backend::kSqliteReopened), \
                           [](const auto& instance) { return BackendName(instance.param); })

}  // namespace yishi::storage

#endif  // YISHI_TESTS_CONTRACT_STORE_UNDER_TEST_H_
