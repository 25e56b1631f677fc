// Overload, stopping, and what falls into one batch.

#include <future>
#include <thread>

#include "engine/base/status.h"
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

using Answer = std::promise<absl::StatusOr<v1::Receipt>>;

HallLimits FewAtATime() {
  HallLimits limits;
  limits.threads = 1;
  limits.chamber.in_flight = 8;
  limits.chamber.batch_entries = 4;
  return limits;
}

// A chamber whose writer can be held up, so that what comes meanwhile gathers.
class LoadTest : public ::testing::Test {
 protected:
  LoadTest() : host_(store_, FewAtATime()), people_(host_.Plan(), host_.host()) {}

  void SetUp() override {
    const auto poll = people_.OpenPoll("修车棚");
    ASSERT_THAT(poll, IsOk());
    poll_ = *poll;
    chamber_ = &host_.chamber(people_);
  }

  SignedAct Ballot(std::size_t voter) {
    return people_.Ballot(*people_.Voters()[voter], poll_, v1::CHOICE_YES);
  }

  std::future<absl::StatusOr<v1::Receipt>> Send(const SignedAct& act) {
    auto answer = std::make_shared<Answer>();
    chamber_->Submit({act.bytes, act.openings},
                     [answer](absl::StatusOr<v1::Receipt> result) { answer->set_value(std::move(result)); });
    return answer->get_future();
  }

  // Does what no caller may: waits in its answer, on the writer's thread.
  void HoldWriter() {
    auto held = std::make_shared<std::promise<void>>();
    const SignedAct act = Ballot(0);
    chamber_->Submit({act.bytes, act.openings}, [held, free = free_.get_future().share()](auto) {
      held->set_value();
      free.wait();
    });
    held->get_future().wait();
  }
  void FreeWriter() { free_.set_value(); }

  // With one thread that checks, whatever was sent before is at the writer when this returns.
  void AwaitChecks() { EXPECT_THAT(Send({"nothing that could be read", {}}).get(), ::testing::Not(IsOk())); }

  storage::MemoryStore store_;
  HallHost host_;
  CommunityFixture people_;
  Poll poll_;
  Chamber* chamber_ = nullptr;
  std::promise<void> free_;
};

TEST_F(LoadTest, TooManyAtOnceAreRefusedAtOnce) {
  HoldWriter();
  std::vector<std::future<absl::StatusOr<v1::Receipt>>> answers;
  for (std::size_t i = 1; i < 8; ++i) answers.push_back(Send(Ballot(i)));
  EXPECT_THAT(Send(Ballot(8)).get(), Refused(Reason::kOverloaded, ::testing::HasSubstr("8")));
  FreeWriter();
  for (auto& answer : answers) EXPECT_THAT(answer.get(), IsOk());
  while (host_.hall().counters().in_flight > 0) std::this_thread::yield();
  EXPECT_THAT(Await(*chamber_, Ballot(8)), IsOk());
}

TEST_F(LoadTest, ABatchHoldsWhatGathered) {
  const std::uint64_t before = chamber_->Newest()->head.size;
  HoldWriter();
  std::vector<std::future<absl::StatusOr<v1::Receipt>>> answers;
  for (std::size_t i = 1; i < 6; ++i) answers.push_back(Send(Ballot(i)));
  AwaitChecks();
  FreeWriter();
  std::vector<std::uint64_t> tree_sizes;
  for (auto& answer : answers) {
    const auto receipt = answer.get();
    ASSERT_THAT(receipt, IsOk());
    tree_sizes.push_back(people_.CheckReceipt(*receipt)->size);
  }
  // One went first; then four, the most that a batch holds, and one.
  EXPECT_THAT(tree_sizes, ::testing::ElementsAre(before + 5, before + 5, before + 5, before + 5, before + 6));
}

TEST_F(LoadTest, AKeyRevokedInTheSameBatchSignsNoMore) {
  v1::Command revoke;
  revoke.mutable_revoke_key()->set_key_id(people_.committee[1].key_id.str());
  revoke.mutable_revoke_key()->set_reason("手机遗失");
  const std::uint64_t before = chamber_->Newest()->head.size;
  HoldWriter();
  auto earlier = Send(people_.Ballot(people_.committee[1], poll_, v1::CHOICE_YES));
  auto revoked = Send(people_.Sign(people_.registrars[0], revoke));
  auto later = Send(people_.Ballot(people_.committee[1], poll_, v1::CHOICE_NO));
  auto other = Send(people_.Ballot(people_.committee[2], poll_, v1::CHOICE_NO));
  AwaitChecks();
  FreeWriter();
  EXPECT_THAT(earlier.get(), IsOk());
  EXPECT_THAT(revoked.get(), IsOk());
  EXPECT_THAT(later.get(), Refused(Reason::kKeyRevoked));
  const auto receipt = other.get();
  ASSERT_THAT(receipt, IsOk());
  EXPECT_EQ(receipt->index(), before + 3) << "what is refused leaves no gap";
  EXPECT_EQ(people_.CheckReceipt(*receipt)->size, before + 4) << "not one batch";
}

TEST_F(LoadTest, StoppingAnswersAllThatWasTaken) {
  HoldWriter();
  std::vector<std::future<absl::StatusOr<v1::Receipt>>> answers;
  for (std::size_t i = 1; i < 8; ++i) answers.push_back(Send(Ballot(i)));
  auto stopped = std::async(std::launch::async, [&] { host_.hall().Stop(); });
  // Full until it closes.
  while (ReasonOf(Send(Ballot(9)).get().status()) == Reason::kOverloaded) std::this_thread::yield();
  FreeWriter();
  stopped.get();
  for (auto& answer : answers) {
    ASSERT_EQ(answer.wait_for(std::chrono::seconds(0)), std::future_status::ready)
        << "stopped before it answered";
    EXPECT_THAT(answer.get(), IsOk());
  }
  EXPECT_THAT(Await(*chamber_, Ballot(10)), Refused(Reason::kStopping));
  EXPECT_EQ(chamber_->Read([](const community::Community& c) { return c.tree.size(); }),
            chamber_->Newest()->head.size);
}

}  // namespace
}  // namespace yishi::runtime
