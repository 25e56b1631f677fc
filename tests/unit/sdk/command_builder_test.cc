#include "clients/sdk/command_builder.h"

#include <gmock/gmock.h>

#include "clients/sdk/random.h"
#include "engine/base/limits.h"
#include "engine/wire/envelope.h"
#include "engine/wire/strict.h"
#include "tests/support/status_matchers.h"

namespace yishi::sdk {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::Refused;

Signer MakeSigner(crypto::SuiteId suite) {
  return *SignerFromSeed(suite, RandomId<LedgerId>(), RandomId<PersonId>(), RandomBytes(32));
}

v1::Command CommandIn(const SignedAct& act) {
  v1::Command command;
  command.ParseFromString(act.command.payload());
  return command;
}

class SignActTest : public ::testing::TestWithParam<crypto::SuiteId> {};

TEST_P(SignActTest, SignsACommandThatTheStrictCheckAccepts) {
  const Signer signer = MakeSigner(GetParam());
  v1::WithdrawMatter act;
  act.set_matter_id(RandomBytes(16));
  act.set_reason("改期再议");
  const Draft draft{.issued_ms = 1'700'000'000'000,
                    .lifetime_ms = kHourMs,
                    .seen = merkle::Head{.size = 9, .root = RandomFixed<32>()},
                    .expect = Expectation{.subject = RandomId<SubjectId>(), .length = 3}};
  const auto made = SignAct(signer, draft, act);
  ASSERT_THAT(made, IsOk());
  ASSERT_THAT(wire::CheckStrict(*v1::Command::descriptor(), made->command.payload()), IsOk());
  const auto verifier = signer.suite().MakeVerifier(signer.key.public_key());
  EXPECT_THAT(wire::CheckSignature(*verifier, made->command), IsOk());
  EXPECT_THAT(wire::ReadSignedCommand(wire::SerializeSignedCommand(made->command)), IsOk());

  const v1::Command command = CommandIn(*made);
  EXPECT_EQ(command.version(), 1U);
  EXPECT_EQ(command.ledger_id(), signer.ledger.str());
  EXPECT_EQ(command.suite(), static_cast<std::uint32_t>(GetParam()));
  EXPECT_EQ(command.actor_id(), signer.person.str());
  EXPECT_EQ(command.key_id(), signer.key_id.str());
  EXPECT_EQ(command.issued_ms(), draft.issued_ms);
  EXPECT_EQ(command.expires_ms(), draft.issued_ms + kHourMs);
  EXPECT_EQ(command.nonce().size(), 16U);
  EXPECT_EQ(command.seen_size(), 9U);
  EXPECT_EQ(command.seen_root(), draft.seen->root.str());
  EXPECT_EQ(command.subject_id(), draft.expect->subject.str());
  EXPECT_EQ(command.expect_subject_seq(), 3U);
  EXPECT_EQ(command.withdraw_matter().reason(), "改期再议");
  EXPECT_EQ(made->Subject<MatterId>().str(), made->id.str().substr(0, 16));
}

INSTANTIATE_TEST_SUITE_P(BothSuites, SignActTest,
                         ::testing::Values(crypto::SuiteId::kIntl, crypto::SuiteId::kGm));

// Every member of the oneof can be built by its type alone, as long as its form is canonical.
TEST(SignAct, TakesEveryAct) {
  const Signer signer = MakeSigner(crypto::SuiteId::kIntl);
  const auto* oneof = v1::Command::descriptor()->FindOneofByName("act");
  ASSERT_GT(oneof->field_count(), 25);
  for (int i = 0; i < oneof->field_count(); ++i) {
    const auto* type = oneof->field(i)->message_type();
    const auto* prototype = google::protobuf::MessageFactory::generated_factory()->GetPrototype(type);
    const auto made =
        SignAct(signer, {.issued_ms = 1, .seen = std::nullopt, .expect = std::nullopt}, *prototype);
    ASSERT_THAT(made, IsOk()) << type->name();
    EXPECT_EQ(static_cast<int>(CommandIn(*made).act_case()), oneof->field(i)->number()) << type->name();
  }
}

TEST(SignAct, RefusesWhatIsNoAct) {
  EXPECT_THAT(SignAct(MakeSigner(crypto::SuiteId::kIntl), {}, v1::Receipt()), Refused(Reason::kActMissing));
}

TEST(SignAct, RefusesWhatIsTooLong) {
  v1::FileRecord act;
  act.set_text(std::string(limits::kCommandBytes, 'x'));
  EXPECT_THAT(SignAct(MakeSigner(crypto::SuiteId::kIntl), {.issued_ms = 1}, act),
              Refused(Reason::kOversized));
}

TEST(SignAct, OfTheSameActTwiceGivesTwoCommands) {
  const Signer signer = MakeSigner(crypto::SuiteId::kIntl);
  v1::CloseMeeting act;
  act.set_meeting_id(RandomBytes(16));
  EXPECT_NE(SignAct(signer, {.issued_ms = 1}, act)->id, SignAct(signer, {.issued_ms = 1}, act)->id);
}

TEST(ProveKeyPossession, IsASignatureOfTheTaggedClaim) {
  const Signer signer = MakeSigner(crypto::SuiteId::kGm);
  const auto proof = ProveKeyPossession(signer.ledger, signer.person, signer.key);
  ASSERT_THAT(proof, IsOk());
  const Hash claim =
      signer.suite().Tagged("pop", {signer.ledger.view(), signer.person.view(), signer.key.public_key()});
  EXPECT_TRUE(signer.suite().VerifySignature(signer.key.public_key(), claim.view(), *proof));
}

}  // namespace
}  // namespace yishi::sdk
