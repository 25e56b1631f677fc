#include "clients/sdk/member.h"

#include <gmock/gmock.h>

#include "clients/sdk/files.h"
#include "engine/base/status.h"
#include "log.h"
#include "tests/support/fake_client.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_folder.h"

namespace yishi::sdk {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::yishi::testing::FakeClient;
using ::yishi::testing::IsOk;
using ::yishi::testing::Refused;

constexpr Millis kNow = 1'770'000'000'000;

class MemberTest : public ::testing::Test {
 protected:
  MemberTest() {
    for (int i = 0; i < 3; ++i) log_.AppendNoise();
    client_.GetCheckpoint = [this](const auto&) {
      v1::GetCheckpointResponse response;
      response.set_checkpoint(log_.Note());
      return response;
    };
    client_.GetConsistencyProof = [this](const v1::GetConsistencyProofRequest& request) {
      v1::GetConsistencyProofResponse response;
      const auto proof = log_.Proofs()(request.old_size(), request.new_size());
      for (const Hash& hash : *proof) response.add_proof(hash.str());
      return response;
    };
    client_.submit = [this](const SignedAct& act) {
      seen_ = act;
      return log_.Admit(act);
    };
  }

  Member MakeMember() {
    return Member(
        client_,
        *SignerFromSeed(crypto::SuiteId::kIntl, RandomId<LedgerId>(), RandomId<PersonId>(), RandomBytes(32)),
        *ReceiptBook::Open(folder_.path(), log_.note_key()), [] { return kNow; });
  }
  static v1::CloseMeeting SomeMessage() {
    v1::CloseMeeting act;
    act.set_meeting_id(RandomBytes(16));
    return act;
  }

  yishi::testing::TemporaryFolder folder_;
  const Bytes seed_ = RandomBytes(32);
  Log log_{seed_};
  FakeClient client_{{.address = "fake:0"}};
  SignedAct seen_;
};

TEST_F(MemberTest, SignsOverTheVerifiedHeadAndKeepsTheReceipt) {
  Member member = MakeMember();
  const auto done = member.Do(SomeMessage(), {.summary = "散会"});
  ASSERT_THAT(done, IsOk());
  EXPECT_EQ(done->receipt.index, 3U);
  v1::Command command;
  ASSERT_TRUE(command.ParseFromString(seen_.command.payload()));
  EXPECT_EQ(command.seen_size(), 3U);
  EXPECT_EQ(command.issued_ms(), kNow);
  EXPECT_EQ(member.book().head()->head.size, 4U);
  const auto files = member.book().Files();
  ASSERT_THAT(*files, SizeIs(1));
  const auto kept = member.book().Load(files->front());
  EXPECT_EQ(kept->summary, "散会");
  ASSERT_THAT(member.Do(SomeMessage()), IsOk());
  ASSERT_TRUE(command.ParseFromString(seen_.command.payload()));
  EXPECT_EQ(command.seen_size(), 4U) << "the second act has seen the first";
}

TEST_F(MemberTest, KeepsOpeningsOnlyWhereItIsToldTo) {
  Member member = MakeMember();
  v1::Opening opening;
  opening.set_schema(1);
  ASSERT_THAT(member.Do(SomeMessage(), {.openings = {opening}}), IsOk());
  ASSERT_THAT(member.Do(SomeMessage(), {.openings = {opening}, .keep_openings = true}), IsOk());
  const auto files = member.book().Files();
  EXPECT_THAT(member.book().Load(files->at(0))->openings, IsEmpty());
  EXPECT_THAT(member.book().Load(files->at(1))->openings, SizeIs(1));
}

TEST_F(MemberTest, DoesNotBelieveAReceiptOfAnotherAct) {
  Member member = MakeMember();
  client_.submit = [this](const SignedAct&) { return log_.Admit(SomeAct()); };
  EXPECT_THAT(member.Do(SomeMessage()), Refused(Reason::kProofInvalid, HasSubstr("verification failed")));
  EXPECT_THAT(*member.book().Files(), IsEmpty());
}

TEST_F(MemberTest, DoesNotBelieveAReceiptSignedByAnotherLog) {
  Member member = MakeMember();
  ASSERT_THAT(member.Refresh(), IsOk());
  Log other(RandomBytes(32));
  client_.submit = [&other](const SignedAct& act) { return other.Admit(act); };
  EXPECT_THAT(member.Do(SomeMessage()), Refused(Reason::kProofInvalid));
}

TEST_F(MemberTest, RaisesTheAlarmWhenTheHistoryIsAnother) {
  Member member = MakeMember();
  ASSERT_THAT(member.Refresh(), IsOk());
  Log fork(seed_);
  for (int i = 0; i < 5; ++i) fork.AppendNoise();
  client_.submit = [&fork](const SignedAct& act) { return fork.Admit(act); };
  client_.GetConsistencyProof = [&fork](const v1::GetConsistencyProofRequest& request) {
    v1::GetConsistencyProofResponse response;
    const auto proof = fork.Proofs()(request.old_size(), request.new_size());
    for (const Hash& hash : *proof) response.add_proof(hash.str());
    return response;
  };
  EXPECT_THAT(member.Do(SomeMessage()), Refused(Reason::kSeenHeadDiffers));
  EXPECT_THAT(*FilesIn(member.book().evidence_folder()), SizeIs(2));
  EXPECT_EQ(member.book().head()->head.size, 3U);
}

TEST_F(MemberTest, PassesOnWhatTheServerRefuses) {
  Member member = MakeMember();
  client_.submit = [](const SignedAct&) { return Refuse(Reason::kTooEarly, "太早", "too early"); };
  EXPECT_THAT(member.Do(SomeMessage()), Refused(Reason::kTooEarly));
}

}  // namespace
}  // namespace yishi::sdk
