// Ballots a second through a chamber, from signed bytes to receipts, without a network.
//
//   build/release/tests/chamber_bench --benchmark_counters_tabular=true
//
// The ballots are signed beforehand. A client thread keeps a window of them in flight; each is verified,
// decided, committed (in memory, or durably by SQLite), and answered with a receipt under a signed
// checkpoint.

#include <benchmark/benchmark.h>

#include <atomic>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <semaphore>
#include <thread>
#include <vector>

#include "engine/base/status.h"
#include "services/storage/memory_store.h"
#include "services/storage/sqlite_store.h"
#include "tests/support/hall_host.h"

namespace yishi {
namespace {

using testing::CommunityFixture;
using testing::HallHost;
using testing::Poll;
using testing::SignedAct;

constexpr int kVoters = 2'000;
constexpr std::size_t kBallots = 20'000;
constexpr std::size_t kWindow = 512;

template <typename T>
T Must(absl::StatusOr<T> result) {
  if (result.ok()) return *std::move(result);
  std::cerr << ToText(result.status()) << std::endl;
  std::abort();
}

// A store of its own kind, and a community in it with a box open.
class Town {
 public:
  Town(bool durable, crypto::SuiteId suite) : store_(MakeStore(durable)), host_(*store_) {
    testing::CommunityPlan plan = host_.Plan("bench", suite);
    plan.representatives = kVoters;
    people_ = std::make_unique<CommunityFixture>(plan, host_.host());
    poll_ = Must(people_->OpenPoll("修车棚"));
  }

  std::vector<SignedAct> SignBallots(std::size_t count) const {
    std::vector<SignedAct> acts(count);
    const auto voters = people_->Voters();
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < 2; ++t) {
      threads.emplace_back([&, t] {
        for (std::size_t i = t; i < count; i += 2) {
          acts[i] = people_->Ballot(*voters[i % voters.size()], poll_, v1::CHOICE_YES);
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    return acts;
  }

  HallHost& host() { return host_; }
  runtime::Chamber& chamber() { return host_.chamber(*people_); }
  storage::EventStore& store() { return *store_; }

 private:
  std::unique_ptr<storage::EventStore> MakeStore(bool durable) {
    if (!durable) return std::make_unique<storage::MemoryStore>();
    storage::SqliteOptions options;
    options.path = (folder_.path() / "bench.db").string();
    return Must(storage::SqliteStore::Open(options));
  }

  testing::TemporaryFolder folder_;
  std::unique_ptr<storage::EventStore> store_;
  HallHost host_;
  std::unique_ptr<CommunityFixture> people_;
  Poll poll_;
};

// Sends acts [from, to), never more than `window` ahead of the answers.
void Send(runtime::Chamber& chamber, std::vector<SignedAct>& acts, std::size_t from, std::size_t to,
          std::size_t window, std::atomic<std::size_t>& refused) {
  std::counting_semaphore<> places(static_cast<std::ptrdiff_t>(window));
  for (std::size_t i = from; i < to; ++i) {
    places.acquire();
    chamber.Submit({std::move(acts[i].bytes), std::move(acts[i].openings)},
                   [&](const absl::StatusOr<v1::Receipt>& receipt) {
                     if (!receipt.ok()) refused.fetch_add(1);
                     places.release();
                   });
  }
  for (std::size_t i = 0; i < window; ++i) places.acquire();
}

void BM_Ballots(benchmark::State& state) {
  Town town(state.range(0) == 1, static_cast<crypto::SuiteId>(state.range(2)));
  const auto clients = static_cast<std::size_t>(state.range(1));
  std::atomic<std::size_t> refused = 0;
  std::size_t sent = 0;
  for (auto _ : state) {
    state.PauseTiming();
    std::vector<SignedAct> acts = town.SignBallots(kBallots);
    state.ResumeTiming();
    std::vector<std::thread> threads;
    for (std::size_t c = 0; c < clients; ++c) {
      threads.emplace_back([&, c] {
        Send(town.chamber(), acts, c * kBallots / clients, (c + 1) * kBallots / clients, kWindow / clients,
             refused);
      });
    }
    for (std::thread& thread : threads) thread.join();
    sent += kBallots;
  }
  if (refused > 0) state.SkipWithError("ballots were refused");
  const auto batches = town.host().hall().counters().batch_entries.Read();
  state.SetItemsProcessed(static_cast<std::int64_t>(sent));
  state.counters["batch"] = static_cast<double>(batches.sum) / static_cast<double>(batches.count);
}

BENCHMARK(BM_Ballots)
    ->ArgNames({"sqlite", "clients", "suite"})
    ->Args({0, 1, 1})
    ->Args({1, 1, 1})
    ->Args({1, 4, 1})
    ->Args({1, 1, 2})
    ->Iterations(3)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

// How long a ledger takes to be read, checked and served.
void BM_Open(benchmark::State& state) {
  Town town(true, crypto::SuiteId::kIntl);
  std::atomic<std::size_t> refused = 0;
  for (int i = 0; i < 5; ++i) {
    std::vector<SignedAct> acts = town.SignBallots(kBallots);
    Send(town.chamber(), acts, 0, kBallots, kWindow, refused);
  }
  const std::uint64_t size = town.chamber().Newest()->head.size;
  for (auto _ : state) town.host().Restart(town.store());
  state.SetItemsProcessed(static_cast<std::int64_t>(size) * state.iterations());
  state.counters["entries"] = static_cast<double>(size);
}

BENCHMARK(BM_Open)->Iterations(3)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace yishi
