// A store that fails at any moment: nothing that was acknowledged is lost, nothing is done twice, nothing is
// torn.

#include <future>
#include <random>
#include <set>
#include <thread>

#include "services/storage/memory_store.h"
#include "tests/support/fault_store.h"
#include "tests/support/hall_host.h"
#include "tests/support/seed.h"
#include "tests/support/status_matchers.h"

namespace yishi::runtime {
namespace {

using yishi::testing::Await;
using yishi::testing::CommunityFixture;
using yishi::testing::CommunityPlan;
using yishi::testing::Fault;
using yishi::testing::FaultStore;
using yishi::testing::HallHost;
using yishi::testing::Host;
using yishi::testing::IsOk;
using yishi::testing::Poll;
using yishi::testing::Refused;
using yishi::testing::SignedAct;

constexpr int kTries = 40;

// Sends the same bytes again as long as the answer is that the store failed.
Host Persistent(Host host) {
  const auto once = host.submit;
  host.submit = [once](const SignedAct& act) {
    absl::StatusOr<v1::Receipt> answer = once(act);
    for (int i = 0; i < kTries && !answer.ok() && ReasonOf(answer.status()) == Reason::kStoreFailed; ++i) {
      answer = once(act);
    }
    return answer;
  };
  return host;
}

CommunityPlan Small(HallHost& host) {
  CommunityPlan plan = host.Plan();
  plan.branch = 0;
  plan.committee = 1;
  plan.representatives = 2;
  plan.supervisors = 1;
  return plan;
}

// Every entry once, under one root, and the same community again.
void ExpectWhole(HallHost& host, storage::MemoryStore& store, const CommunityFixture& people,
                 const std::vector<v1::Receipt>& receipts) {
  const community::State before =
      host.chamber(people).Read([](const community::Community& c) { return c.state; });
  host.hall().Stop();
  const auto stored = store.Read(people.ledger(), 0, 100'000, 100'000'000);
  ASSERT_THAT(stored, IsOk());
  ASSERT_EQ(stored->size(), before.size);
  std::set<Bytes> commands;
  for (std::size_t i = 0; i < stored->size(); ++i) {
    ledger::v1::Entry entry;
    ASSERT_TRUE(entry.ParseFromString((*stored)[i].bytes));
    EXPECT_EQ(entry.seq(), i);
    if (entry.kind() != ledger::v1::ENTRY_KIND_CLOCK) {
      EXPECT_TRUE(commands.insert(entry.signed_command()).second) << "done twice, at " << i;
    }
  }
  for (const v1::Receipt& receipt : receipts) {
    ASSERT_LT(receipt.index(), stored->size()) << "acknowledged and lost";
    EXPECT_EQ(receipt.entry(), (*stored)[receipt.index()].bytes);
  }
  host.Restart(store);
  EXPECT_TRUE(host.chamber(people).Read([&](const community::Community& c) { return c.state == before; }));
}

// A whole small life, in which the `nth` call of the store fails. The number of calls that it took.
std::uint64_t LiveWithFault(std::uint64_t nth, Fault fault) {
  storage::MemoryStore inner;
  FaultStore store(inner);
  HallHost host(store);
  const std::uint64_t before = store.calls();
  store.FailCall(nth, fault);
  CommunityFixture people(Small(host), Persistent(host.host()));
  const auto poll = people.OpenPoll("修车棚");
  EXPECT_THAT(poll, IsOk()) << "call " << nth;
  if (!poll.ok()) return 0;
  std::vector<v1::Receipt> receipts;
  for (const auto* voter : people.Voters()) {
    const SignedAct act = people.Ballot(*voter, *poll, v1::CHOICE_YES);
    for (int i = 0; i < 2; ++i) {  // the second time as a duplicate
      const auto receipt = Persistent(host.host()).submit(act);
      EXPECT_THAT(receipt, IsOk()) << "call " << nth;
      if (!receipt.ok()) return 0;
      EXPECT_THAT(people.CheckReceipt(*receipt), IsOk());
      receipts.push_back(*receipt);
    }
  }
  EXPECT_THAT(people.CloseBox(*poll, 0), IsOk()) << "call " << nth;
  EXPECT_THAT(people.DeclareBox(*poll), IsOk()) << "call " << nth;
  const std::uint64_t calls = store.calls() - before;
  ExpectWhole(host, inner, people, receipts);
  return calls;
}

TEST(FaultTest, OfAnyOneCallIsSurvived) {
  const std::uint64_t calls = LiveWithFault(1'000'000, Fault::kBefore);
  ASSERT_GT(calls, 20u);
  for (std::uint64_t nth = 1; nth <= calls + 3; ++nth) {
    for (const Fault fault : {Fault::kBefore, Fault::kAfter}) {
      SCOPED_TRACE("call " + std::to_string(nth) + (fault == Fault::kBefore ? " before" : " after"));
      LiveWithFault(nth, fault);
      if (::testing::Test::HasFailure()) return;
    }
  }
}

class BrokenStoreTest : public ::testing::Test {
 protected:
  BrokenStoreTest() : store_(inner_), host_(store_), people_(Small(host_), host_.host()) {}

  void SetUp() override {
    const auto poll = people_.OpenPoll("修车棚");
    ASSERT_THAT(poll, IsOk());
    poll_ = *poll;
    chamber_ = &host_.chamber(people_);
  }
  SignedAct Ballot(int voter) {
    return people_.Ballot(people_.representatives[static_cast<std::size_t>(voter)], poll_, v1::CHOICE_YES);
  }
  std::uint64_t Size() const { return chamber_->Newest()->head.size; }

  storage::MemoryStore inner_;
  FaultStore store_;
  HallHost host_;
  CommunityFixture people_;
  Poll poll_;
  Chamber* chamber_ = nullptr;
};

TEST_F(BrokenStoreTest, AnAppendThatWasNotDoneIsNotSeen) {
  const std::uint64_t before = Size();
  const SignedAct act = Ballot(0);
  store_.FailAppend(1, Fault::kBefore);
  EXPECT_THAT(Await(*chamber_, act), Refused(Reason::kStoreFailed, ::testing::HasSubstr("was not admitted")));
  EXPECT_EQ(Size(), before);
  const auto receipt = Await(*chamber_, act);
  ASSERT_THAT(receipt, IsOk());
  EXPECT_FALSE(receipt->duplicate());
  EXPECT_EQ(receipt->index(), before);
}

TEST_F(BrokenStoreTest, AnAppendThatWasDoneAfterAllIsAcknowledged) {
  const std::uint64_t before = Size();
  store_.FailAppend(1, Fault::kAfter);
  const auto receipt = Await(*chamber_, Ballot(0));
  ASSERT_THAT(receipt, IsOk());
  EXPECT_FALSE(receipt->duplicate());
  EXPECT_EQ(receipt->index(), before);
  EXPECT_THAT(people_.CheckReceipt(*receipt), IsOk());
  EXPECT_EQ(host_.hall().counters().store_failures, 1u);
}

TEST_F(BrokenStoreTest, AnUnknownOutcomeIsSettledWhenTheStoreAnswersAgain) {
  const std::uint64_t before = Size();
  const SignedAct act = Ballot(0);
  store_.FailAppend(1, Fault::kAfter);
  store_.FailCall(2, Fault::kBefore);  // the question how it went
  EXPECT_THAT(Await(*chamber_, act), Refused(Reason::kStoreFailed, ::testing::HasSubstr("not known")));
  EXPECT_EQ(Size(), before) << "nothing is published of which it is unknown whether it is stored";
  const auto receipt = Await(*chamber_, act);
  ASSERT_THAT(receipt, IsOk());
  EXPECT_TRUE(receipt->duplicate());
  EXPECT_EQ(receipt->index(), before);
}

TEST_F(BrokenStoreTest, AnUnknownOutcomeIsSettledThoughNobodyAsks) {
  const std::uint64_t before = Size();
  store_.FailAppend(1, Fault::kAfter);
  store_.FailCall(2, Fault::kBefore);
  EXPECT_THAT(Await(*chamber_, Ballot(0)), Refused(Reason::kStoreFailed));
  for (int i = 0; i < 2'000 && Size() == before; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  EXPECT_EQ(Size(), before + 1);
}

TEST_F(BrokenStoreTest, ARefusalOfABatchThatFailedIsNotGivenAsOne) {
  // Two ballots in one batch, of which the second would be refused because of the first.
  CommunityPlan plan = host_.Plan("once");
  plan.change = v1::CHANGE_RULE_NONE;
  CommunityFixture people(plan, host_.host());
  const auto poll = people.OpenPoll("修车棚");
  ASSERT_THAT(poll, IsOk());
  Chamber& chamber = host_.chamber(people);
  const SignedAct first = people.Ballot(people.committee[0], *poll, v1::CHOICE_YES);
  const SignedAct second = people.Ballot(people.committee[0], *poll, v1::CHOICE_NO);
  for (int i = 0; i < 200; ++i) store_.FailAppend(static_cast<std::uint64_t>(i) + 1, Fault::kBefore);
  std::vector<std::future<absl::StatusOr<v1::Receipt>>> answers;
  for (const SignedAct* act : {&first, &second, &first, &second}) {
    answers.push_back(std::async(std::launch::async, [&chamber, act] { return Await(chamber, *act); }));
  }
  for (auto& answer : answers) EXPECT_THAT(answer.get(), Refused(Reason::kStoreFailed));
}

TEST_F(BrokenStoreTest, AForeignAppendEndsAllWriting) {
  const storage::Head head = *inner_.GetHead(people_.ledger());
  const storage::StoredEntry foreign{head.size, "somebody else's", {}};
  ASSERT_THAT(inner_.Append(people_.ledger(), head, std::span(&foreign, 1), Hash{}), IsOk());
  const std::uint64_t before = Size();
  EXPECT_THAT(Await(*chamber_, Ballot(0)), Refused(Reason::kStoreWentBack));
  EXPECT_THAT(Await(*chamber_, Ballot(1)), Refused(Reason::kStoreWentBack));
  EXPECT_THAT(chamber_->Health(), Refused(Reason::kStoreWentBack));
  EXPECT_EQ(Size(), before) << "reading goes on";
}

TEST_F(BrokenStoreTest, ManyVotersAndRandomFaults) {
  std::mt19937_64 random(yishi::testing::TestSeed());
  const std::uint64_t before = Size();
  std::vector<std::vector<SignedAct>> acts(4);
  for (auto& of_one : acts) {
    for (int i = 0; i < 25; ++i) of_one.push_back(Ballot(static_cast<int>(random() % 2)));
  }
  for (std::uint64_t i = 1; i < 120; ++i) {
    if (random() % 4 == 0) store_.FailCall(i, random() % 2 == 0 ? Fault::kBefore : Fault::kAfter);
  }
  const Host patient = Persistent(host_.host());
  std::vector<std::vector<v1::Receipt>> receipts(acts.size());
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < acts.size(); ++t) {
    threads.emplace_back([&, t] {
      for (const SignedAct& act : acts[t]) {
        const auto receipt = patient.submit(act);
        EXPECT_THAT(receipt, IsOk());
        if (receipt.ok()) receipts[t].push_back(*receipt);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::vector<v1::Receipt> all;
  for (auto& of_one : receipts) all.insert(all.end(), of_one.begin(), of_one.end());
  EXPECT_EQ(all.size(), 100u);
  EXPECT_EQ(Size(), before + 100);
  ExpectWhole(host_, inner_, people_, all);
}

}  // namespace
}  // namespace yishi::runtime
