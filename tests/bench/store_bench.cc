// What storing costs: ./build/release/tests/store_bench [--benchmark_filter=...]
//
// Rows of 800 bytes with one opening of 120 bytes each, in random content, in a folder under $TMPDIR or /tmp:
// let it be on the disk that is meant. The machine's phases differ; compare figures of one run only.

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/status.h"
#include "services/storage/head_guard.h"
#include "services/storage/memory_store.h"
#include "services/storage/sqlite_store.h"
#include "tests/support/stored_batch.h"
#include "tests/support/temporary_folder.h"

namespace yishi::storage {
namespace {

using testing::NumberedBatch;
using testing::NumberedHead;
using testing::NumberedLedger;
using testing::NumberedOpening;

constexpr testing::BatchShape kRow = {.entries = 1, .entry_bytes = 800, .openings = 1, .opening_bytes = 120};

void OrAbort(const absl::Status& status) {
  if (status.ok()) return;
  std::fprintf(stderr, "%s\n", ToText(status).c_str());
  std::abort();
}

std::unique_ptr<EventStore> OpenSqlite(const testing::TemporaryFolder& folder) {
  auto store = SqliteStore::Open({.path = (folder.path() / "ledgers.db").string()});
  OrAbort(store.status());
  return *std::move(store);
}

// Appends batches of state.range(0) rows to state.range(1) ledgers in turn.
void AppendBatches(benchmark::State& state, EventStore& store) {
  testing::BatchShape shape = kRow;
  shape.entries = static_cast<std::size_t>(state.range(0));
  const auto ledgers = static_cast<std::uint64_t>(state.range(1));
  std::uint64_t batches = 0;
  for (auto _ : state) {
    state.PauseTiming();
    const std::uint64_t size = batches / ledgers * shape.entries;
    const LedgerId ledger = NumberedLedger(batches % ledgers);
    const auto batch = NumberedBatch(size, shape);
    const Head next = NumberedHead(size + shape.entries);
    ++batches;
    state.ResumeTiming();
    OrAbort(store.Append(ledger, NumberedHead(size), batch, next.root));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(batches * shape.entries));
}

void BM_SqliteAppend(benchmark::State& state) {
  const testing::TemporaryFolder folder;
  AppendBatches(state, *OpenSqlite(folder));
}
BENCHMARK(BM_SqliteAppend)
    ->ArgNames({"batch", "ledgers"})
    ->Args({1, 1})
    ->Args({16, 1})
    ->Args({256, 1})
    ->Args({16, 50})
    ->UseRealTime()
    ->Unit(benchmark::kMicrosecond);

void BM_MemoryAppend(benchmark::State& state) {
  MemoryStore store;
  AppendBatches(state, store);
}
BENCHMARK(BM_MemoryAppend)->ArgNames({"batch", "ledgers"})->Args({256, 1})->UseRealTime();

// A ledger of state.range(0) rows.
std::unique_ptr<EventStore> FilledStore(const testing::TemporaryFolder& folder, std::uint64_t rows) {
  auto store = OpenSqlite(folder);
  testing::BatchShape shape = kRow;
  shape.entries = 1000;
  for (std::uint64_t size = 0; size < rows; size += shape.entries) {
    OrAbort(store->Append(NumberedLedger(1), NumberedHead(size), NumberedBatch(size, shape),
                          NumberedHead(size + shape.entries).root));
  }
  return store;
}

void BM_SqliteReadPage(benchmark::State& state) {
  const testing::TemporaryFolder folder;
  const auto store = FilledStore(folder, 100'000);
  std::uint64_t from = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(store->Read(NumberedLedger(1), from, 256, 1 << 24));
    from = (from + 7919) % 99'000;
  }
  state.SetItemsProcessed(state.iterations() * 256);
}
BENCHMARK(BM_SqliteReadPage)->UseRealTime()->Unit(benchmark::kMicrosecond);

void BM_SqliteGetHead(benchmark::State& state) {
  const testing::TemporaryFolder folder;
  const auto store = FilledStore(folder, 1000);
  for (auto _ : state) benchmark::DoNotOptimize(store->GetHead(NumberedLedger(1)));
}
BENCHMARK(BM_SqliteGetHead)->UseRealTime()->Unit(benchmark::kMicrosecond);

// The first lookup in a ledger, which reads all its commitments.
void BM_SqliteFirstGetOpening(benchmark::State& state) {
  const testing::TemporaryFolder folder;
  auto store = FilledStore(folder, static_cast<std::uint64_t>(state.range(0)));
  const Hash commitment = NumberedOpening(17, 0, 120).commitment;
  for (auto _ : state) {
    state.PauseTiming();
    store.reset();
    store = OpenSqlite(folder);
    OrAbort(store->GetHead(NumberedLedger(1)).status());
    state.ResumeTiming();
    benchmark::DoNotOptimize(store->GetOpening(NumberedLedger(1), commitment));
  }
}
BENCHMARK(BM_SqliteFirstGetOpening)
    ->ArgName("openings")
    ->Arg(10'000)
    ->Arg(200'000)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

void BM_SqliteGetOpening(benchmark::State& state) {
  const testing::TemporaryFolder folder;
  const auto store = FilledStore(folder, 100'000);
  std::vector<Hash> commitments;
  for (std::uint64_t seq = 0; seq < 1000; ++seq)
    commitments.push_back(NumberedOpening(seq * 97, 0, 120).commitment);
  std::size_t next = 0;
  OrAbort(store->GetOpening(NumberedLedger(1), commitments[0]).status());
  for (auto _ : state) {
    benchmark::DoNotOptimize(store->GetOpening(NumberedLedger(1), commitments[next]));
    next = (next + 1) % commitments.size();
  }
}
BENCHMARK(BM_SqliteGetOpening)->UseRealTime()->Unit(benchmark::kMicrosecond);

// What a batch pays for the record outside the store; `synced` is what it would pay if each record were
// durable.
void BM_HeadGuardRecord(benchmark::State& state) {
  const testing::TemporaryFolder folder;
  auto guard = HeadGuard::Open((folder.path() / "ledger.head").string(), NumberedLedger(1));
  OrAbort(guard.status());
  Head head;
  for (auto _ : state) {
    ++head.size;
    OrAbort((*guard)->Record(head));
    if (state.range(0) != 0) OrAbort((*guard)->Sync());
  }
}
BENCHMARK(BM_HeadGuardRecord)
    ->ArgName("synced")
    ->Arg(0)
    ->Arg(1)
    ->UseRealTime()
    ->Unit(benchmark::kMicrosecond);

// The way not taken: a new file, synced and renamed over the old one, its folder synced.
void BM_RenamedHeadFile(benchmark::State& state) {
  const testing::TemporaryFolder folder;
  const std::string path = (folder.path() / "ledger.head").string();
  const std::string fresh = path + ".new";
  const int directory = open(folder.path().c_str(), O_RDONLY | O_DIRECTORY);
  const std::string record(96, 'x');
  for (auto _ : state) {
    const int fd = open(fresh.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
    if (write(fd, record.data(), record.size()) != 96 || fsync(fd) != 0) std::abort();
    close(fd);
    if (std::rename(fresh.c_str(), path.c_str()) != 0 || fsync(directory) != 0) std::abort();
  }
  close(directory);
}
BENCHMARK(BM_RenamedHeadFile)->UseRealTime()->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace yishi::storage
