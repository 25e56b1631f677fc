// From SQLite and back: what is on disk is the community, and an old copy of it is not.

#include <filesystem>

#include "services/storage/sqlite_store.h"
#include "tests/support/hall_host.h"
#include "tests/support/status_matchers.h"

namespace yishi::runtime {
namespace {

using yishi::testing::Await;
using yishi::testing::CommunityFixture;
using yishi::testing::HallHost;
using yishi::testing::IsOk;
using yishi::testing::Poll;
using yishi::testing::Refused;
using yishi::testing::SignedAct;
using yishi::testing::TemporaryFolder;

class RestartTest : public ::testing::Test {
 protected:
  RestartTest() : store_(OpenStore()), host_(*store_), people_(host_.Plan(), host_.host()) {}

  void SetUp() override {
    const auto poll = people_.OpenPoll("修车棚");
    ASSERT_THAT(poll, IsOk());
    poll_ = *poll;
  }

  std::unique_ptr<storage::SqliteStore> OpenStore() {
    storage::SqliteOptions options;
    options.path = (folder_.path() / "yishi.db").string();
    auto store = storage::SqliteStore::Open(options);
    EXPECT_THAT(store, IsOk());
    return *std::move(store);
  }

  // Closes hall and store, does `meanwhile`, and opens both again.
  template <typename Meanwhile>
  void Reopen(Meanwhile meanwhile) {
    host_.Stop();
    store_.reset();
    meanwhile();
    store_ = OpenStore();
    host_.Restart(*store_);
  }

  void Vote(std::size_t voter) {
    ASSERT_THAT(people_.Submit(people_.Ballot(*people_.Voters()[voter], poll_, v1::CHOICE_YES)), IsOk());
  }

  TemporaryFolder folder_;
  std::unique_ptr<storage::SqliteStore> store_;
  HallHost host_;
  CommunityFixture people_;
  Poll poll_;
};

TEST_F(RestartTest, GivesTheSameCommunity) {
  Vote(0);
  Vote(1);
  const auto snapshot = [&] {
    return host_.chamber(people_).Read(
        [](const community::Community& c) { return std::tuple(c.state, c.tree.Root(), c.openings.size()); });
  };
  const auto before = snapshot();
  const std::string checkpoint = host_.chamber(people_).Newest()->checkpoint;
  Reopen([] {});
  EXPECT_TRUE(snapshot() == before);
  EXPECT_EQ(host_.chamber(people_).Newest()->checkpoint, checkpoint) << "Ed25519 signs one head in one way";
}

TEST_F(RestartTest, BallotsCastBeforeAreCountedAfter) {
  for (std::size_t i = 0; i < 10; ++i) Vote(i);
  Reopen([] {});
  for (std::size_t i = 10; i < people_.Voters().size(); ++i) Vote(i);
  ASSERT_THAT(people_.CloseBox(poll_, 0), IsOk());
  ASSERT_THAT(people_.DeclareBox(poll_), IsOk());
  host_.chamber(people_).Read([&](const community::Community& c) {
    EXPECT_EQ(c.state.boxes.at(poll_.box).result->outcome, box::Outcome::kPassed);
    return 0;
  });
}

TEST_F(RestartTest, ACommandAdmittedBeforeIsADuplicateAfter) {
  const SignedAct act = people_.Ballot(people_.committee[0], poll_, v1::CHOICE_YES);
  const auto first = Await(host_.chamber(people_), act);
  ASSERT_THAT(first, IsOk());
  Reopen([] {});
  const auto again = Await(host_.chamber(people_), act);
  ASSERT_THAT(again, IsOk());
  EXPECT_TRUE(again->duplicate());
  EXPECT_EQ(again->entry(), first->entry());
}

TEST_F(RestartTest, AnOldCopyOfTheStoreIsNotSignedFor) {
  const auto copy = [&](const char* from, const char* to) {
    for (const char* ending : {"", "-wal", "-shm"}) {
      const auto source = folder_.path() / (std::string(from) + ending);
      std::filesystem::remove(folder_.path() / (std::string(to) + ending));
      if (std::filesystem::exists(source)) {
        std::filesystem::copy_file(source, folder_.path() / (std::string(to) + ending));
      }
    }
  };
  Reopen([&] { copy("yishi.db", "backup.db"); });
  Vote(0);
  Reopen([&] { copy("backup.db", "yishi.db"); });
  EXPECT_THAT(host_.hall().Find(people_.ledger()).status(), Refused(Reason::kStoreWentBack));
  EXPECT_EQ(host_.hall().Unserved().size(), 1u);
  EXPECT_TRUE(host_.hall().Chambers().empty());
}

TEST_F(RestartTest, ALongerLedgerThatForgotWhatWasSignedIsNotSignedFor) {
  const auto here = [&](const char* name) { return folder_.path() / name; };
  // Signed by clients that saw nothing of what is forgotten: the ledger would refuse the others.
  std::vector<SignedAct> ballots;
  for (std::size_t i = 0; i < 3; ++i) {
    ballots.push_back(people_.Ballot(*people_.Voters()[i], poll_, v1::CHOICE_YES));
  }
  Reopen([&] { std::filesystem::copy(here("yishi.db"), here("backup.db")); });
  ASSERT_THAT(Await(host_.chamber(people_), ballots[0]), IsOk());
  // The old copy goes on elsewhere, where nothing is known of what was signed here.
  Reopen([&] {
    std::filesystem::rename(host_.heads(), here("heads"));
    std::filesystem::copy(here("backup.db"), here("yishi.db"),
                          std::filesystem::copy_options::overwrite_existing);
  });
  ASSERT_THAT(Await(host_.chamber(people_), ballots[1]), IsOk());
  ASSERT_THAT(Await(host_.chamber(people_), ballots[2]), IsOk());
  Reopen([&] {
    std::filesystem::remove_all(host_.heads());
    std::filesystem::rename(here("heads"), host_.heads());
  });
  EXPECT_THAT(host_.hall().Find(people_.ledger()).status(),
              Refused(Reason::kStoreWentBack, ::testing::HasSubstr("replaced")));
}

TEST_F(RestartTest, WithoutItsLogKeyACommunityIsNotServed) {
  Reopen([&] {
    for (const auto& file : std::filesystem::directory_iterator(host_.keys())) std::filesystem::remove(file);
  });
  EXPECT_THAT(host_.hall().Find(people_.ledger()).status(), Refused(Reason::kKeyUnknown));
}

TEST_F(RestartTest, WithAnotherLogKeyACommunityIsNotServed) {
  Reopen([&] {
    for (const auto& file : std::filesystem::directory_iterator(host_.keys())) std::filesystem::remove(file);
    ASSERT_THAT(LogKeys::Open(host_.keys())->Reserve(people_.plan().origin, people_.plan().suite), IsOk());
  });
  EXPECT_THAT(host_.hall().Find(people_.ledger()).status(), Refused(Reason::kKeyInvalid));
}

TEST_F(RestartTest, ReportsHowFarItIs) {
  const std::uint64_t size = host_.chamber(people_).Newest()->head.size;
  host_.Stop();
  LogKeys keys = *LogKeys::Open(host_.keys());
  std::vector<std::pair<std::uint64_t, std::uint64_t>> told;
  const auto hall = Hall::Open(*store_, keys, host_.heads(), host_.clock(), {},
                               [&](const LedgerId& ledger, std::uint64_t done, std::uint64_t total) {
                                 EXPECT_EQ(ledger, people_.ledger());
                                 told.emplace_back(done, total);
                               });
  ASSERT_THAT(hall, IsOk());
  ASSERT_FALSE(told.empty());
  EXPECT_EQ(told.back(), (std::pair(size, size)));
}

}  // namespace
}  // namespace yishi::runtime
