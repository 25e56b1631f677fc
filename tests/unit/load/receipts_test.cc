#include "clients/load/receipts.h"

#include "../sdk/log.h"
#include "clients/load/drive.h"
#include "tests/support/status_matchers.h"
#include "yishi/v1/command_service.pb.h"

namespace yishi::load {
namespace {

using sdk::Log;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::Refused;
using ::testing::SizeIs;

class ReceiptsTest : public ::testing::Test {
 protected:
  // Has the log admit an act, and keeps its answer.
  void Admit(Log& log) {
    const sdk::SignedAct act = sdk::SomeAct();
    commands_.push_back(wire::SerializeSignedCommand(act.command));
    v1::SubmitResponse response;
    *response.mutable_receipt() = log.Admit(act);
    Answer answer;
    answer.body = BufferOf(response.SerializeAsString());
    answers_.push_back(std::move(answer));
  }

  Proofs All() { return ProveAll(answers_, commands_, log_.note_key()); }

  // As a server with a bad memory would send it.
  template <typename Change>
  void Spoil(std::size_t number, Change change) {
    v1::SubmitResponse response;
    response.ParseFromString(BytesOf(answers_[number].body));
    change(*response.mutable_receipt());
    answers_[number].body = BufferOf(response.SerializeAsString());
  }

  Log log_{std::string(32, '\x07')};
  std::vector<Answer> answers_;
  std::vector<Bytes> commands_;
};

TEST_F(ReceiptsTest, AllHold) {
  for (int i = 0; i < 5; ++i) Admit(log_);
  const Proofs proofs = All();
  EXPECT_EQ(proofs.proven, 5u);
  EXPECT_THAT(proofs.heads, SizeIs(5));
  EXPECT_THAT(proofs.first_fault, IsOk());
  EXPECT_THAT(ProveOneHistory(sdk::Intl(), proofs.heads, {5, proofs.heads.at(5)}, log_.Proofs()), IsOk());
}

TEST_F(ReceiptsTest, AnErrorHasNoReceipt) {
  Admit(log_);
  Admit(log_);
  answers_[0].status = grpc::Status(grpc::StatusCode::UNAVAILABLE, "for a test");
  EXPECT_EQ(All().proven, 1u);
  EXPECT_THAT(All().first_fault, IsOk());
}

TEST_F(ReceiptsTest, EachThatDoesNotHoldIsLeftOut) {
  for (int i = 0; i < 4; ++i) Admit(log_);
  Spoil(0, [](v1::Receipt& receipt) { receipt.mutable_entry()->back() ^= 1; });
  std::swap(answers_[1], answers_[2]);  // receipts of other ballots
  const Proofs proofs = All();
  EXPECT_EQ(proofs.proven, 1u);
  EXPECT_FALSE(proofs.first_fault.ok());
  answers_[3].body = BufferOf("no message");
  EXPECT_THAT(Prove(answers_[3].body, commands_[3], log_.note_key()), Refused(Reason::kMalformed));
}

TEST_F(ReceiptsTest, TwoRootsForOneSize) {
  Log forked{std::string(32, '\x07')};  // the same key
  Admit(log_);
  Admit(forked);
  const Proofs proofs = All();
  EXPECT_EQ(proofs.proven, 1u);
  EXPECT_THAT(proofs.first_fault, Refused(Reason::kProofInvalid, HasSubstr("different histories")));
}

TEST_F(ReceiptsTest, AHeadThatTheHistoryDoesNotBeginWith) {
  Log forked{std::string(32, '\x07')};
  Admit(log_);
  forked.AppendNoise();
  Admit(forked);  // under a head of two, which the log itself never had
  for (int i = 0; i < 3; ++i) log_.AppendNoise();
  const Proofs proofs = All();
  EXPECT_EQ(proofs.proven, 2u);
  const auto newest = merkle::OpenCheckpoint(log_.Note(), log_.note_key());
  ASSERT_THAT(newest, IsOk());
  EXPECT_THAT(ProveOneHistory(sdk::Intl(), proofs.heads, newest->head, log_.Proofs()),
              Refused(Reason::kProofInvalid, HasSubstr("a tree of 2")));
  EXPECT_THAT(ProveOneHistory(sdk::Intl(), {{9, Hash{}}}, newest->head, log_.Proofs()),
              Refused(Reason::kProofInvalid, HasSubstr("a tree of 9")));
}

}  // namespace
}  // namespace yishi::load
