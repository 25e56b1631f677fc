// A roster of 100,000 persons from a file to the ledger: reading and checking, preparing, previewing; then
// staging, committing and confirming it in a durable community.
//
//   build/release/tests/roster_bench --benchmark_counters_tabular=true
//
// `rows` is persons a second. `ratio` is the time beside a baseline that does only what nobody can leave out:
// for the file, to find its lines and take one digest of each; for all after it, to commit to every person's
// record and to hash every row into the tree.

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "clients/roster_csv/roster_csv.h"
#include "clients/roster_csv/text.h"
#include "clients/sdk/openings.h"
#include "clients/sdk/roster_import.h"
#include "clients/sdk/roster_preview.h"
#include "engine/base/status.h"
#include "services/storage/sqlite_store.h"
#include "tests/support/hall_host.h"
#include "tests/support/temporary_folder.h"

namespace yishi {
namespace {

constexpr int kPersons = 100'000;
constexpr int kToAHousehold = 3;
constexpr calendar::Day kToday{20'600};

const crypto::Suite& Intl() { return crypto::Suite::Get(crypto::SuiteId::kIntl); }

template <typename T>
T Must(absl::StatusOr<T> result) {
  if (result.ok()) return *std::move(result);
  std::cerr << ToText(result.status()) << std::endl;
  std::abort();
}

void Must(const absl::Status& status) {
  if (status.ok()) return;
  std::cerr << ToText(status) << std::endl;
  std::abort();
}

// Households of three; every fortieth of them has a representative of the residents.
std::string File() {
  std::string text = "楼栋,户号,姓名,性别,出生日期,电话,小组,机构与职务,任期起,任期止,面积,户代表\n";
  for (int i = 0; i < kPersons; ++i) {
    const int home = i / kToAHousehold;
    const bool first = i % kToAHousehold == 0;
    const bool sits = first && home % 40 == 0;
    text += std::to_string(home / 60 + 1) + "号楼," + std::to_string(home / 60 + 1) + "-" +
            std::to_string(home) + ",居民" + std::to_string(i) + (i % 2 == 0 ? ",女" : ",男") + ",19" +
            std::to_string(40 + i % 60) + "-05-31,1390000" + std::to_string(1000 + i % 9000) + ",第" +
            std::to_string(home / 60 % 9 + 1) + "小组," +
            (sits ? "居民代表:居民代表,2026-03-16,2031-03-15," : ",,,") + (first ? "98.50,是" : ",") + "\n";
  }
  return text;
}

double SecondsOf(const auto& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void Report(benchmark::State& state, double seconds, double baseline) {
  const double each = seconds / static_cast<double>(state.iterations());
  state.counters["rows"] = kPersons / each;
  state.counters["ratio"] = each / baseline;
}

double BaselineOfReading(const std::string& file) {
  return SecondsOf([&] {
    for (const BytesView line : roster_csv::SplitLines(file, kPersons + 2)) {
      benchmark::DoNotOptimize(Intl().Digest({line}));
    }
  });
}

void Read(benchmark::State& state) {
  const std::string file = File();
  const double baseline = BaselineOfReading(file);
  double seconds = 0;
  for (auto _ : state) {
    seconds += SecondsOf([&] {
      const roster_csv::RosterFile read = roster_csv::ReadRosterCsv(file);
      if (!read.accepted()) std::abort();
    });
  }
  Report(state, seconds, baseline);
}
BENCHMARK(Read)->Unit(benchmark::kMillisecond);

const std::vector<roster_csv::RosterRow>& Rows() {
  static const auto rows = roster_csv::ReadRosterCsv(File()).rows;
  return rows;
}

double BaselineOfImporting() {
  static const double seconds = SecondsOf([] {
    merkle::Tree tree(Intl());
    for (const roster_csv::RosterRow& row : Rows()) {
      const sdk::Committed record = sdk::CommitPerson(Intl(), {.name = row.name,
                                                               .sex = "女",
                                                               .birth_date = "1980-05-31",
                                                               .telephone = row.phone,
                                                               .address = row.household,
                                                               .group = row.group});
      tree.Append(Intl().Digest({record.commitment.view()}));
    }
    benchmark::DoNotOptimize(tree.Root());
  });
  return seconds;
}

void Prepare(benchmark::State& state) {
  double seconds = 0;
  const double baseline = BaselineOfImporting();
  for (auto _ : state) {
    seconds += SecondsOf([] { Must(sdk::PrepareRosterImport(Intl(), Rows(), {}, kToday)); });
  }
  Report(state, seconds, baseline);
}
BENCHMARK(Prepare)->Unit(benchmark::kMillisecond);

// An update in which everybody's telephone has changed.
void Update(benchmark::State& state) {
  const sdk::People before = Must(sdk::PrepareRosterImport(Intl(), Rows(), {}, kToday)).people;
  std::vector<roster_csv::RosterRow> rows = Rows();
  for (roster_csv::RosterRow& row : rows) row.phone = "0743-1234567";
  double seconds = 0;
  for (auto _ : state) {
    seconds += SecondsOf([&] {
      const sdk::RosterImport import = Must(sdk::PrepareRosterImport(Intl(), rows, before, kToday));
      if (sdk::PreviewOf(before, import).changed.size() != kPersons) std::abort();
    });
  }
  Report(state, seconds, BaselineOfImporting());
}
BENCHMARK(Update)->Unit(benchmark::kMillisecond);

// A founded community over a durable store.
struct Town {
  testing::TemporaryFolder folder;
  std::unique_ptr<storage::SqliteStore> store =
      Must(storage::SqliteStore::Open({.path = folder.path() / "store"}));
  testing::HallHost host{*store};
  testing::CommunityFixture people{host.Plan("roster"), host.host()};
  Town() { Must(people.Found()); }
};

v1::Command StageOf(const sdk::RosterPart& part) {
  v1::Command command;
  *command.mutable_stage_roster_part() = part.act;
  return command;
}

// Signs every part, waits for its receipt and checks it, as the command line does; then both officials sign.
void Submit(benchmark::State& state) {
  const sdk::RosterImport import = Must(sdk::PrepareRosterImport(Intl(), Rows(), {}, kToday));
  double seconds = 0;
  for (auto _ : state) {
    Town town;
    seconds += SecondsOf([&] {
      for (const sdk::RosterPart& part : import.parts) {
        Must(town.people.Submit(town.people.Sign(town.people.registrars[0], StageOf(part), part.openings))
                 .status());
      }
      v1::Command commit;
      *commit.mutable_commit_roster() = import.commit;
      Must(town.people.Do(town.people.registrars[0], commit).status());
      v1::Command confirm;
      confirm.mutable_confirm_roster()->set_import_id(import.commit.import_id());
      confirm.mutable_confirm_roster()->set_root(import.commit.root());
      Must(town.people.Do(town.people.registrars[1], confirm).status());
    });
  }
  Report(state, seconds, BaselineOfImporting());
}
BENCHMARK(Submit)->Unit(benchmark::kMillisecond)->Iterations(2);

}  // namespace
}  // namespace yishi
