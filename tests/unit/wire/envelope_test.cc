#include "engine/wire/envelope.h"

#include "engine/wire/pae.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace yishi::wire {
namespace {

using crypto::Suite;
using crypto::SuiteId;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::Refused;

class EnvelopeTest : public ::testing::TestWithParam<SuiteId> {
 protected:
  const Suite& suite() const { return Suite::Get(GetParam()); }
  crypto::SigningKey Key(char fill) const { return *suite().KeyFromSeed(Bytes(32, fill)); }
  crypto::Verifier VerifierOf(char fill) const { return *suite().MakeVerifier(Key(fill).public_key()); }
  v1::SignedCommand Signed(Bytes payload) const { return *SignCommand(Key('k'), std::move(payload)); }
};

INSTANTIATE_TEST_SUITE_P(Both, EnvelopeTest, ::testing::Values(SuiteId::kIntl, SuiteId::kGm),
                         [](const auto& param) { return std::string(crypto::SuiteName(param.param)); });

TEST_P(EnvelopeTest, WhatWasSignedIsReadAndVerifies) {
  const v1::SignedCommand command = Signed("payload");
  const auto read = ReadSignedCommand(SerializeSignedCommand(command));
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->payload(), "payload");
  EXPECT_EQ(read->key_id(), suite().KeyIdOf(Key('k').public_key()).view());
  EXPECT_THAT(CheckSignature(VerifierOf('k'), *read), IsOk());
}

TEST_P(EnvelopeTest, AnotherKeyPayloadOrTypeDoesNotVerify) {
  EXPECT_THAT(CheckSignature(VerifierOf('x'), Signed("payload")), Refused(Reason::kSignatureInvalid));
  v1::SignedCommand command = Signed("payload");
  command.set_payload("payloae");
  EXPECT_THAT(CheckSignature(VerifierOf('k'), command), Refused(Reason::kSignatureInvalid));
  command = Signed("payload");
  command.set_payload_type("application/vnd.yishi.command.v2+protobuf");
  EXPECT_THAT(CheckSignature(VerifierOf('k'), command), Refused(Reason::kSignatureInvalid));
}

TEST_P(EnvelopeTest, TheIdIsOfWhatIsSignedAndNotOfTheSignature) {
  v1::SignedCommand command = Signed("payload");
  const CommandId id = CommandIdOf(suite(), command);
  EXPECT_EQ(id, CommandIdOf(suite(), BytesView(Pae(kCommandPayloadType, "payload"))));
  command.set_signature(Bytes(64, 's'));
  EXPECT_EQ(CommandIdOf(suite(), command), id);
  command.set_payload("payloae");
  EXPECT_NE(CommandIdOf(suite(), command), id);
}

TEST_P(EnvelopeTest, SizesAreLimitedOnBothWays) {
  const Bytes largest(limits::kCommandBytes, 'x');
  EXPECT_THAT(ReadSignedCommand(SerializeSignedCommand(Signed(largest))), IsOk());
  EXPECT_THAT(SignCommand(Key('k'), largest + "x"), Refused(Reason::kOversized, HasSubstr("49153")));
  v1::SignedCommand command = Signed(largest);
  command.set_payload(largest + "x");
  EXPECT_THAT(ReadSignedCommand(SerializeSignedCommand(command)),
              Refused(Reason::kOversized, HasSubstr("49153")));
  EXPECT_THAT(ReadSignedCommand(Bytes(1'000'000, '\x0a')), Refused(Reason::kOversized, HasSubstr("1000000")));
}

TEST_P(EnvelopeTest, PartsOfAWrongKindAreRefused) {
  const v1::SignedCommand good = Signed("payload");
  v1::SignedCommand command = good;
  command.set_payload_type("application/json");
  EXPECT_THAT(ReadSignedCommand(SerializeSignedCommand(command)),
              Refused(Reason::kPayloadTypeUnknown, HasSubstr("application/json")));
  command = good;
  command.mutable_key_id()->pop_back();
  EXPECT_THAT(ReadSignedCommand(SerializeSignedCommand(command)),
              Refused(Reason::kMalformed, HasSubstr("key_id")));
  command = good;
  command.mutable_signature()->push_back('x');
  EXPECT_THAT(ReadSignedCommand(SerializeSignedCommand(command)),
              Refused(Reason::kMalformed, HasSubstr("signature")));
}

TEST_P(EnvelopeTest, AnotherEncodingOfTheSameCommandIsRefused) {
  const Bytes bytes = SerializeSignedCommand(Signed("payload"));
  EXPECT_THAT(ReadSignedCommand(bytes + bytes), Refused(Reason::kNotCanonical));
  EXPECT_THAT(ReadSignedCommand(bytes + Bytes("\x28\x01", 2)), Refused(Reason::kUnknownField));
  EXPECT_THAT(ReadSignedCommand(bytes.substr(0, bytes.size() - 1)), Refused(Reason::kMalformed));
  EXPECT_THAT(ReadSignedCommand(""), Refused(Reason::kPayloadTypeUnknown));
}

}  // namespace
}  // namespace yishi::wire
