// The same command twice: it is done once, and both get a receipt.

#include <future>

#include "engine/wire/envelope.h"
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

class DuplicateTest : public ::testing::Test {
 protected:
  DuplicateTest() : host_(store_), people_(host_.Plan(), host_.host()) {}

  void SetUp() override {
    const auto poll = people_.OpenPoll("修车棚");
    ASSERT_THAT(poll, IsOk());
    poll_ = *poll;
    chamber_ = &host_.chamber(people_);
  }

  void ExpectReceiptOf(const absl::StatusOr<v1::Receipt>& receipt, std::uint64_t index) {
    ASSERT_THAT(receipt, IsOk());
    EXPECT_EQ(receipt->index(), index);
    EXPECT_TRUE(receipt->duplicate());
    const auto head = people_.CheckReceipt(*receipt);
    ASSERT_THAT(head, IsOk());
    EXPECT_EQ(*head, chamber_->Newest()->head) << "not against the newest checkpoint";
  }

  storage::MemoryStore store_;
  HallHost host_;
  CommunityFixture people_;
  Poll poll_;
  Chamber* chamber_ = nullptr;
};

TEST_F(DuplicateTest, AtOnce) {
  for (int round = 0; round < 20; ++round) {
    const SignedAct act = people_.Ballot(people_.committee[0], poll_, v1::CHOICE_YES);
    const std::uint64_t before = chamber_->Newest()->head.size;
    std::vector<std::future<absl::StatusOr<v1::Receipt>>> answers;
    for (int i = 0; i < 4; ++i) {
      answers.push_back(std::async(std::launch::async, [&] { return Await(*chamber_, act); }));
    }
    int first = 0;
    for (auto& answer : answers) {
      const auto receipt = answer.get();
      ASSERT_THAT(receipt, IsOk());
      EXPECT_EQ(receipt->index(), before);
      EXPECT_THAT(people_.CheckReceipt(*receipt), IsOk());
      first += receipt->duplicate() ? 0 : 1;
    }
    EXPECT_EQ(first, 1);
    EXPECT_EQ(chamber_->Newest()->head.size, before + 1);
  }
  EXPECT_EQ(host_.hall().counters().duplicates, 60u);
}

TEST_F(DuplicateTest, LongAfterItsWindow) {
  const SignedAct act = people_.Ballot(people_.committee[0], poll_, v1::CHOICE_YES);
  const auto first = Await(*chamber_, act);
  ASSERT_THAT(first, IsOk());
  host_.clock().Advance(400 * kDayMs);
  ExpectReceiptOf(Await(*chamber_, act), first->index());
  EXPECT_THAT(Await(*chamber_, people_.Ballot(people_.committee[1], poll_, v1::CHOICE_NO)), IsOk());
  ExpectReceiptOf(Await(*chamber_, act), first->index());
}

TEST_F(DuplicateTest, AfterItsKeyWasRevoked) {
  const SignedAct act = people_.Ballot(people_.committee[1], poll_, v1::CHOICE_YES);
  const auto first = Await(*chamber_, act);
  ASSERT_THAT(first, IsOk());
  v1::Command revoke;
  revoke.mutable_revoke_key()->set_key_id(people_.committee[1].key_id.str());
  revoke.mutable_revoke_key()->set_reason("手机遗失");
  ASSERT_THAT(people_.Do(people_.registrars[0], revoke), IsOk());
  ExpectReceiptOf(Await(*chamber_, act), first->index());
  EXPECT_THAT(Await(*chamber_, people_.Ballot(people_.committee[1], poll_, v1::CHOICE_NO)),
              Refused(Reason::kKeyRevoked));
}

TEST_F(DuplicateTest, UnderAnotherSignatureIsCheckedLikeAnyOther) {
  const SignedAct act = people_.Ballot(people_.committee[0], poll_, v1::CHOICE_YES);
  ASSERT_THAT(Await(*chamber_, act), IsOk());
  v1::SignedCommand envelope;
  ASSERT_TRUE(envelope.ParseFromString(act.bytes));
  envelope.set_signature(Bytes(64, '\x11'));
  EXPECT_THAT(Await(*chamber_, {envelope.SerializeAsString(), act.openings}),
              Refused(Reason::kSignatureInvalid))
      << "an entry must not be handed to whoever knows the command's payload";
}

TEST_F(DuplicateTest, UnderASecondValidSignatureGetsTheFirstEntry) {
  HallHost host(store_);
  CommunityFixture people(host.Plan("gm", crypto::SuiteId::kGm), host.host());
  const auto poll = people.OpenPoll("修车棚");
  ASSERT_THAT(poll, IsOk());
  const SignedAct act = people.Ballot(people.committee[0], *poll, v1::CHOICE_YES);
  const auto first = Await(host.chamber(people), act);
  ASSERT_THAT(first, IsOk());
  v1::SignedCommand envelope;
  ASSERT_TRUE(envelope.ParseFromString(act.bytes));
  const auto again = wire::SignCommand(people.committee[0].key, envelope.payload());
  ASSERT_THAT(again, IsOk());
  ASSERT_NE(again->signature(), envelope.signature()) << "SM2 signs in many ways";
  const auto receipt = Await(host.chamber(people), {wire::SerializeSignedCommand(*again), act.openings});
  ASSERT_THAT(receipt, IsOk());
  EXPECT_TRUE(receipt->duplicate());
  EXPECT_EQ(receipt->entry(), first->entry());
}

TEST_F(DuplicateTest, OfTheFoundingCommand) {
  CommunityFixture second(host_.Plan("second"), host_.host());
  const SignedAct act = second.FoundingAct();
  const auto first = host_.host().submit(act);
  ASSERT_THAT(first, IsOk());
  const auto again = host_.host().submit(act);
  ASSERT_THAT(again, IsOk());
  EXPECT_TRUE(again->duplicate());
  EXPECT_EQ(again->entry(), first->entry());
  EXPECT_THAT(host_.host().submit(second.FoundingAct()), Refused(Reason::kAlreadyFounded));
}

}  // namespace
}  // namespace yishi::runtime
