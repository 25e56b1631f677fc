#include "clients/sdk/question.h"

#include <gmock/gmock.h>

#include "log.h"
#include "tests/support/fake_client.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_folder.h"

namespace yishi::sdk {
namespace {

using ::yishi::testing::FakeClient;
using ::yishi::testing::IsOk;
using ::yishi::testing::Refused;

// A matter on a log, and an honest box over it.
class QuestionTest : public ::testing::Test {
 protected:
  QuestionTest() {
    v1::OpenMatter act;
    act.set_charter_id("urban-four-two");
    act.mutable_content()->set_title("新建停车位");
    act.mutable_content()->set_amount_fen(11'800'000);
    const SignedAct opened = *SignAct(signer_, {.issued_ms = 1}, act);
    receipt_ = log_.Admit(opened);
    matter_.mutable_summary()->set_id(opened.Subject<MatterId>().str());
    v1::VersionView& version = *matter_.add_versions();
    version.set_version(1);
    version.set_command_id(opened.id.str());
    *version.mutable_content() = act.content();
    box_.set_matter_id(matter_.summary().id());
    box_.set_stage(3);
    box_.set_version(1);
    box_.set_question(QuestionDigest(Intl(), opened.Subject<MatterId>(), 3, 1, opened.id).str());
    client_.GetReceipt = [this](const auto&) {
      v1::GetReceiptResponse response;
      *response.mutable_receipt() = receipt_;
      return response;
    };
  }

  absl::StatusOr<v1::MatterContent> Prove() {
    Member member(client_,
                  *SignerFromSeed(crypto::SuiteId::kIntl, signer_.ledger, signer_.person, RandomBytes(32)),
                  *ReceiptBook::Open(folder_.path(), log_.note_key()), [] { return Millis{1}; });
    return ProveQuestion(member, box_, matter_);
  }

  Signer signer_ =
      *SignerFromSeed(crypto::SuiteId::kIntl, RandomId<LedgerId>(), RandomId<PersonId>(), RandomBytes(32));
  Log log_{RandomBytes(32)};
  yishi::testing::TemporaryFolder folder_;
  FakeClient client_{{.address = "fake:0"}};
  v1::Receipt receipt_;
  v1::MatterView matter_;
  v1::BoxView box_;
};

TEST_F(QuestionTest, IsWhatTheLedgerHolds) {
  const auto content = Prove();
  ASSERT_THAT(content, IsOk());
  EXPECT_EQ(content->title(), "新建停车位");
}

TEST_F(QuestionTest, OtherWordsThanThoseOnTheLedgerAreNoticed) {
  matter_.mutable_versions(0)->mutable_content()->set_amount_fen(118'000'000);
  EXPECT_THAT(Prove(), Refused(Reason::kProofInvalid));
}

TEST_F(QuestionTest, ABoxOverAnotherVersionStageOrMatterIsNoticed) {
  const v1::BoxView honest = box_;
  box_.set_version(2);
  EXPECT_THAT(Prove(), Refused(Reason::kProofInvalid));
  box_ = honest;
  box_.set_stage(2);
  EXPECT_THAT(Prove(), Refused(Reason::kProofInvalid));
  box_ = honest;
  box_.set_matter_id(RandomBytes(16));
  EXPECT_THAT(Prove(), Refused(Reason::kProofInvalid));
}

TEST_F(QuestionTest, AReceiptOfSomethingElseIsNoticed) {
  receipt_ = log_.Admit(SomeAct());
  EXPECT_THAT(Prove(), Refused(Reason::kProofInvalid));
}

}  // namespace
}  // namespace yishi::sdk
