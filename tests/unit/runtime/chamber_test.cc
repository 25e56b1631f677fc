#include "services/runtime/chamber.h"

#include <future>
#include <set>
#include <thread>

#include "engine/merkle/checkpoint.h"
#include "services/storage/memory_store.h"
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

class ChamberTest : public ::testing::TestWithParam<crypto::SuiteId> {
 protected:
  ChamberTest() : host_(store_), people_(host_.Plan("hongqiao", GetParam()), host_.host()) {}

  void SetUp() override {
    const auto poll = people_.OpenPoll("修车棚");
    ASSERT_THAT(poll, IsOk());
    poll_ = *poll;
    chamber_ = &host_.chamber(people_);
  }

  std::uint64_t Size() const {
    return chamber_->Read([](const community::Community& c) { return c.tree.size(); });
  }

  storage::MemoryStore store_;
  HallHost host_;
  CommunityFixture people_;
  Poll poll_;
  Chamber* chamber_ = nullptr;
};

INSTANTIATE_TEST_SUITE_P(Suites, ChamberTest, ::testing::Values(crypto::SuiteId::kIntl, crypto::SuiteId::kGm),
                         [](const auto& param) { return std::string(crypto::SuiteName(param.param)); });

TEST_P(ChamberTest, EntriesAreContiguousAndReceiptsProveThem) {
  const std::uint64_t before = Size();
  std::vector<std::future<absl::StatusOr<v1::Receipt>>> answers;
  std::vector<SignedAct> acts;
  for (const auto* voter : people_.Voters()) acts.push_back(people_.Ballot(*voter, poll_, v1::CHOICE_YES));
  for (const SignedAct& act : acts) {
    answers.push_back(std::async(std::launch::async, [&] { return Await(*chamber_, act); }));
  }
  std::set<std::uint64_t> indexes;
  for (auto& answer : answers) {
    const auto receipt = answer.get();
    ASSERT_THAT(receipt, IsOk());
    EXPECT_FALSE(receipt->duplicate());
    EXPECT_THAT(people_.CheckReceipt(*receipt), IsOk());
    indexes.insert(receipt->index());
  }
  EXPECT_EQ(indexes.size(), acts.size());
  EXPECT_EQ(*indexes.begin(), before);
  EXPECT_EQ(*indexes.rbegin(), before + acts.size() - 1);
  EXPECT_EQ(Size(), before + acts.size());
}

TEST_P(ChamberTest, TheStoreHoldsWhatIsPublished) {
  ASSERT_THAT(Await(*chamber_, people_.Ballot(people_.committee[0], poll_, v1::CHOICE_NO)), IsOk());
  const auto head = chamber_->Newest();
  EXPECT_EQ(*store_.GetHead(people_.ledger()), (storage::Head{head->head.size, head->head.root}));
  chamber_->ReadSigned([&](const community::Community& community, const SignedHead& signed_head) {
    EXPECT_EQ(community.tree.size(), signed_head.head.size);
    EXPECT_EQ(community.tree.Root(), signed_head.head.root);
    EXPECT_EQ(community.state.size, signed_head.head.size);
    return 0;
  });
  const auto log_key = merkle::NoteKey::FromVkey(people_.plan().log_vkey);
  const auto opened = merkle::OpenCheckpoint(head->checkpoint, *log_key);
  ASSERT_THAT(opened, IsOk());
  EXPECT_EQ(opened->head, head->head);
}

TEST_P(ChamberTest, RefusalsAndReceiptsOfOneBatchBothArrive) {
  const SignedAct good = people_.Ballot(people_.committee[1], poll_, v1::CHOICE_YES);
  SignedAct bad = people_.Ballot(people_.committee[2], poll_, v1::CHOICE_YES);
  bad.openings.clear();
  auto refused = std::async(std::launch::async, [&] { return Await(*chamber_, bad); });
  EXPECT_THAT(Await(*chamber_, good), IsOk());
  EXPECT_THAT(refused.get(), Refused(Reason::kOpeningMissing));
  EXPECT_EQ(host_.hall().counters().RefusalsOf(Reason::kOpeningMissing), 1u);
}

TEST_P(ChamberTest, AForgedSignatureNeverReachesTheWriter) {
  const SignedAct act = people_.Ballot(people_.committee[1], poll_, v1::CHOICE_YES);
  v1::SignedCommand envelope;
  ASSERT_TRUE(envelope.ParseFromString(act.bytes));
  envelope.mutable_signature()->at(40) ^= 1;
  EXPECT_THAT(Await(*chamber_, {envelope.SerializeAsString(), act.openings}),
              Refused(Reason::kSignatureInvalid));
  EXPECT_THAT(Await(*chamber_, {"not a command", {}}), ::testing::Not(IsOk()));
  EXPECT_THAT(Await(*chamber_, act), IsOk());
}

TEST_P(ChamberTest, ReadsCommittedEntriesInPages) {
  const std::uint64_t size = Size();
  const auto page = chamber_->ReadEntries(size - 3, 2);
  ASSERT_THAT(page, IsOk());
  ASSERT_EQ(page->size(), 2u);
  EXPECT_EQ((*page)[0].seq, size - 3);
  EXPECT_EQ(chamber_->ReadEntries(size - 1, 100)->size(), 1u);
  EXPECT_TRUE(chamber_->ReadEntries(size, 100)->empty());
  EXPECT_TRUE(chamber_->ReadEntries(size + 100, 100)->empty());
}

TEST_P(ChamberTest, GivesTheReceiptOfAnyEntry) {
  for (std::uint64_t index = 0; index < Size(); ++index) {
    const auto receipt = chamber_->ReceiptFor(index);
    ASSERT_THAT(receipt, IsOk());
    EXPECT_EQ(receipt->index(), index);
    EXPECT_THAT(people_.CheckReceipt(*receipt), IsOk()) << index;
  }
  EXPECT_THAT(chamber_->ReceiptFor(Size()), Refused(Reason::kNotFound));
}

TEST_P(ChamberTest, TellsWatchersAfterTheCommit) {
  std::mutex mutex;
  std::vector<std::uint64_t> told;
  std::vector<std::uint64_t> visible;
  {
    const Subscription subscription = chamber_->Subscribe([&](std::uint64_t size) {
      const std::lock_guard lock(mutex);
      told.push_back(size);
      visible.push_back(Size());
    });
    ASSERT_THAT(Await(*chamber_, people_.Ballot(people_.committee[0], poll_, v1::CHOICE_YES)), IsOk());
  }
  const std::uint64_t size = Size();
  ASSERT_THAT(Await(*chamber_, people_.Ballot(people_.committee[1], poll_, v1::CHOICE_YES)), IsOk());
  EXPECT_THAT(told, ::testing::ElementsAre(size));
  EXPECT_EQ(told, visible);
}

TEST_P(ChamberTest, ABallotCanBeCastAgainUntilTheBoxIsDeclared) {
  const auto voters = people_.Voters();
  for (const auto* voter : voters) {
    ASSERT_THAT(people_.Submit(people_.Ballot(*voter, poll_, v1::CHOICE_NO)), IsOk());
    ASSERT_THAT(people_.Submit(people_.Ballot(*voter, poll_, v1::CHOICE_YES)), IsOk());
  }
  ASSERT_THAT(people_.CloseBox(poll_, 0), IsOk());
  ASSERT_THAT(people_.DeclareBox(poll_), IsOk());
  const auto result =
      chamber_->Read([&](const community::Community& c) { return c.state.boxes.at(poll_.box).result; });
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->outcome, box::Outcome::kPassed);
}

}  // namespace
}  // namespace yishi::runtime
