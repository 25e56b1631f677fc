#include "services/runtime/hall.h"

#include <future>

#include "services/storage/memory_store.h"
#include "tests/support/fault_store.h"
#include "tests/support/hall_host.h"
#include "tests/support/status_matchers.h"

namespace yishi::runtime {
namespace {

using yishi::testing::CommunityFixture;
using yishi::testing::CommunityPlan;
using yishi::testing::Fault;
using yishi::testing::FaultStore;
using yishi::testing::HallHost;
using yishi::testing::IsOk;
using yishi::testing::Refused;

TEST(HallTest, ServesSeveralCommunitiesOfBothSuites) {
  storage::MemoryStore store;
  HallHost host(store);
  CommunityFixture first(host.Plan("first"), host.host());
  CommunityFixture second(host.Plan("second", crypto::SuiteId::kGm), host.host());
  ASSERT_THAT(first.SetUp(), IsOk());
  ASSERT_THAT(second.SetUp(), IsOk());
  EXPECT_EQ(host.hall().Chambers().size(), 2u);
  host.Restart(store);
  EXPECT_EQ(host.hall().Chambers().size(), 2u);
  EXPECT_EQ(host.chamber(first).origin(), first.plan().origin);
  EXPECT_EQ(host.chamber(second).suite().id(), crypto::SuiteId::kGm);
  EXPECT_THAT(first.OpenPoll("修车棚"), IsOk());
  EXPECT_THAT(second.OpenPoll("修车棚"), IsOk());
}

TEST(HallTest, RefusesToFoundWhatWasNotReserved) {
  storage::MemoryStore store;
  HallHost host(store);
  CommunityPlan plan = host.Plan();
  plan.origin = "example.org/ledger/elsewhere/sha256";
  EXPECT_THAT(CommunityFixture(plan, host.host()).Found(), Refused(Reason::kKeyUnknown));
  CommunityPlan mixed = host.Plan("a");
  mixed.log_vkey = host.Plan("b").log_vkey;
  EXPECT_THAT(CommunityFixture(mixed, host.host()).Found(), Refused(Reason::kFieldInvalid));
  EXPECT_THAT(*store.Communities(), ::testing::IsEmpty());
}

TEST(HallTest, AnOriginHasOneLedger) {
  storage::MemoryStore store;
  HallHost host(store);
  CommunityPlan plan = host.Plan();
  ASSERT_THAT(CommunityFixture(plan, host.host()).Found(), IsOk());
  plan.seed = 2;
  EXPECT_THAT(CommunityFixture(plan, host.host()).Found(), Refused(Reason::kAlreadyFounded));
  host.Restart(store);
  EXPECT_THAT(CommunityFixture(plan, host.host()).Found(), Refused(Reason::kAlreadyFounded));
  EXPECT_EQ(store.Communities()->size(), 1u);
}

TEST(HallTest, RefusesAForgedFoundingAndOtherCommands) {
  storage::MemoryStore store;
  HallHost host(store);
  CommunityFixture people(host.Plan(), host.host());
  auto act = people.FoundingAct();
  act.bytes.back() = static_cast<char>(act.bytes.back() ^ 1);
  EXPECT_THAT(host.host().submit(act), Refused(Reason::kSignatureInvalid));
  v1::Command other;
  other.mutable_check_in()->set_meeting_id(Bytes(16, 'm'));
  std::promise<absl::StatusOr<v1::Receipt>> promise;
  host.hall().Found({people.Sign(people.registrars[0], other).bytes, {}},
                    [&](absl::StatusOr<v1::Receipt> result) { promise.set_value(std::move(result)); });
  EXPECT_THAT(promise.get_future().get(), Refused(Reason::kNotFounded));
}

TEST(HallTest, ServesNoMoreThanItMay) {
  storage::MemoryStore store;
  HallLimits limits;
  limits.communities = 1;
  HallHost host(store, limits);
  ASSERT_THAT(CommunityFixture(host.Plan("first"), host.host()).Found(), IsOk());
  EXPECT_THAT(CommunityFixture(host.Plan("second"), host.host()).Found(), Refused(Reason::kLimitExceeded));
}

TEST(HallTest, KnowsNoStranger) {
  storage::MemoryStore store;
  HallHost host(store);
  EXPECT_THAT(host.hall().Find(LedgerId{}).status(), Refused(Reason::kCommunityUnknown));
}

TEST(HallTest, AFoundingWhoseOutcomeIsUnknownBlocksItsOriginUntilTheRestart) {
  storage::MemoryStore inner;
  FaultStore store(inner);
  HallHost host(store);
  CommunityFixture people(host.Plan(), host.host());
  store.FailAppend(1, Fault::kAfter);
  store.FailCall(2, Fault::kBefore);
  EXPECT_THAT(people.Found(), Refused(Reason::kStoreFailed));
  EXPECT_THAT(people.Found(), Refused(Reason::kStoreFailed, ::testing::HasSubstr("restart")));
  host.Restart(store);
  EXPECT_EQ(host.hall().Chambers().size(), 1u);
  EXPECT_THAT(people.Found(), Refused(Reason::kAlreadyFounded));
}

TEST(HallTest, AfterStoppingNothingIsFounded) {
  storage::MemoryStore store;
  HallHost host(store);
  CommunityFixture people(host.Plan(), host.host());
  host.hall().Stop();
  EXPECT_THAT(people.Found(), Refused(Reason::kStopping));
}

}  // namespace
}  // namespace yishi::runtime
