// A process that is killed while it appends: what it acknowledged is there, and nothing but whole batches.

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <thread>
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
using testing::NumberedBatch;
using testing::NumberedHash;
using testing::NumberedHead;
using testing::NumberedLedger;

constexpr int kKills = 25;

// The batch that follows `size` entries always has this length, so that the sizes between batches are known.
std::size_t BatchLengthAt(std::uint64_t size) { return 1 + size * 7 % 61; }

testing::BatchShape ShapeAt(std::uint64_t size) {
  return {.entries = BatchLengthAt(size), .entry_bytes = 300, .openings = 1, .opening_bytes = 60};
}

// Appends until it is killed; writes the size to `acknowledged` after each batch.
[[noreturn]] void AppendForEver(const std::string& path, int acknowledged) {
  auto store = SqliteStore::Open({.path = path});
  if (!store.ok()) _exit(2);
  const LedgerId ledger = NumberedLedger(1);
  std::uint64_t size = (*store)->GetHead(ledger)->size;
  while (true) {
    const std::uint64_t next = size + BatchLengthAt(size);
    if (!(*store)
             ->Append(ledger, NumberedHead(size), NumberedBatch(size, ShapeAt(size)), NumberedHash(next))
             .ok()) {
      _exit(3);
    }
    size = next;
    if (write(acknowledged, &size, sizeof size) != sizeof size) _exit(4);
  }
}

// The last size that came through the pipe before its other end was closed.
std::uint64_t LastAcknowledged(int pipe, std::uint64_t before) {
  std::uint64_t size = before;
  while (read(pipe, &size, sizeof size) == sizeof size) {
  }
  return size;
}

// Runs a child for a while, kills it, and returns the last size that it acknowledged, or `before` if none.
std::uint64_t AppendAndKill(const std::string& path, std::uint64_t before, std::chrono::microseconds life) {
  int ends[2];
  EXPECT_EQ(pipe(ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    AppendForEver(path, ends[1]);
  }
  close(ends[1]);
  std::this_thread::sleep_for(life);
  kill(child, SIGKILL);
  int status = 0;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the child ended by itself with " << WEXITSTATUS(status);
  const std::uint64_t acknowledged = LastAcknowledged(ends[0], before);
  close(ends[0]);
  return acknowledged;
}

// Everything that the store holds is what was appended, from the first entry to the last, and not one more.
void ExpectWhole(SqliteStore& store, std::uint64_t size) {
  const LedgerId ledger = NumberedLedger(1);
  std::uint64_t at = 0;
  while (at < size) {
    const auto expected = NumberedBatch(at, ShapeAt(at));
    auto batch = store.Read(ledger, at, expected.size(), 100'000'000);
    ASSERT_THAT(batch, IsOk());
    for (StoredEntry& entry : *batch) {
      const auto openings = store.ReadOpenings(ledger, entry.seq, 1, 100'000'000);
      ASSERT_THAT(openings, IsOk());
      for (const OpeningAt& opening : *openings) entry.openings.push_back(opening.opening);
    }
    ASSERT_EQ(*batch, expected);
    at += expected.size();
  }
  ASSERT_EQ(at, size) << "the head is not between two batches";
  ASSERT_THAT(store.Read(ledger, size, 1, 1), testing::IsOkAndHolds(::testing::IsEmpty()));
  ASSERT_THAT(store.ReadOpenings(ledger, size, 1, 1), testing::IsOkAndHolds(::testing::IsEmpty()));
}

TEST(SqliteKill, WhatWasAcknowledgedOutlivesTheProcess) {
  const testing::TemporaryFolder folder;
  const std::string path = (folder.path() / "ledgers.db").string();
  std::mt19937_64 random(testing::TestSeed());
  std::uint64_t size = 0;
  for (int round = 0; round < kKills; ++round) {
    const std::chrono::microseconds life(1000 + random() % 60'000);
    SCOPED_TRACE("round " + std::to_string(round) + ", killed after " + std::to_string(life.count()) + " us");
    const std::uint64_t acknowledged = AppendAndKill(path, size, life);
    auto store = SqliteStore::Open({.path = path, .quick_check = true});
    ASSERT_THAT(store, IsOk());
    const auto head = (*store)->GetHead(NumberedLedger(1));
    ASSERT_THAT(head, IsOk());
    ASSERT_EQ(*head, NumberedHead(head->size));
    ASSERT_GE(head->size, acknowledged) << "an acknowledged batch is lost";
    ASSERT_LE(head->size, acknowledged + BatchLengthAt(acknowledged)) << "more than one batch was in flight";
    size = head->size;
    if (round % 8 != 7 && round + 1 != kKills) continue;
    ASSERT_NO_FATAL_FAILURE(ExpectWhole(**store, size));
  }
  std::cout << size << " entries after " << kKills << " kills" << std::endl;
  EXPECT_GT(size, 0u);
}

}  // namespace
}  // namespace yishi::storage
