#include "services/rpc/sessions.h"

#include "gtest/gtest.h"
#include "tests/support/manual_clock.h"
#include "tests/support/status_matchers.h"

namespace yishi::rpc {
namespace {

using yishi::testing::IsOk;
using yishi::testing::Refused;

const crypto::Suite& Intl() { return crypto::Suite::Get(crypto::SuiteId::kIntl); }

class SessionsTest : public ::testing::Test {
 protected:
  SessionsTest() {
    ledger_.bytes.data[0] = 9;
    person_.bytes.data[0] = 8;
    roster::Key& key = state_.roster.keys[key_id_];
    key.person = person_;
    key.public_key = key_.public_key();
    sessions_ = *Sessions::Make(clock_, {{crypto::SuiteId::kIntl, auditor_.public_key()}});
  }

  Bytes Sign(const crypto::SigningKey& key, const LedgerId& ledger, const KeyId& id, BytesView challenge) {
    return *key.Sign(Intl().Tagged("session", {ledger.view(), id.view(), challenge}).view());
  }
  absl::StatusOr<Granted> Grant(BytesView challenge, BytesView signature) {
    return sessions_->Grant(Intl(), ledger_, key_id_, *sessions_->FindHolder(state_, key_id_), challenge,
                            signature);
  }
  absl::StatusOr<Granted> SignIn() {
    const Challenge challenge = *sessions_->MakeChallenge(ledger_, key_id_);
    return Grant(challenge.bytes, Sign(key_, ledger_, key_id_, challenge.bytes));
  }

  yishi::testing::ManualClock clock_{1'775'008'800'000};
  crypto::SigningKey key_ = *Intl().KeyFromSeed(Bytes(32, '1'));
  crypto::SigningKey auditor_ = *Intl().KeyFromSeed(Bytes(32, '2'));
  KeyId key_id_ = Intl().KeyIdOf(key_.public_key());
  LedgerId ledger_;
  PersonId person_;
  community::State state_;
  std::unique_ptr<Sessions> sessions_;
};

TEST_F(SessionsTest, SignatureOfTheChallengeGivesASession) {
  const auto granted = SignIn();
  ASSERT_THAT(granted, IsOk());
  const auto session = sessions_->Find(granted->token);
  ASSERT_THAT(session, IsOk());
  EXPECT_EQ(session->reader.kind, view::Reader::Kind::kPerson);
  EXPECT_EQ(session->reader.person, person_);
  EXPECT_EQ(session->ledger, ledger_);
  EXPECT_GE(granted->token.size(), 64u);
  EXPECT_NE(SignIn()->token, granted->token);
}

TEST_F(SessionsTest, ChallengeServesOnce) {
  const Challenge challenge = *sessions_->MakeChallenge(ledger_, key_id_);
  const Bytes signature = Sign(key_, ledger_, key_id_, challenge.bytes);
  EXPECT_THAT(Grant(challenge.bytes, signature), IsOk());
  EXPECT_THAT(Grant(challenge.bytes, signature), Refused(Reason::kSessionExpired));
}

TEST_F(SessionsTest, ChallengeExpires) {
  const Challenge challenge = *sessions_->MakeChallenge(ledger_, key_id_);
  const Bytes signature = Sign(key_, ledger_, key_id_, challenge.bytes);
  clock_.Advance(kChallengeLifeMs - 1);
  const Challenge other = *sessions_->MakeChallenge(ledger_, key_id_);
  EXPECT_THAT(Grant(other.bytes, Sign(key_, ledger_, key_id_, other.bytes)), IsOk());
  clock_.Advance(1);
  EXPECT_THAT(Grant(challenge.bytes, signature), Refused(Reason::kSessionExpired));
}

TEST_F(SessionsTest, ChangedChallengeIsNone) {
  const Challenge challenge = *sessions_->MakeChallenge(ledger_, key_id_);
  for (std::size_t i = 0; i < challenge.bytes.size(); ++i) {
    Bytes changed = challenge.bytes;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_THAT(Grant(changed, Sign(key_, ledger_, key_id_, changed)), Refused(Reason::kSessionExpired)) << i;
  }
  EXPECT_THAT(Grant("", Sign(key_, ledger_, key_id_, "")), Refused(Reason::kSessionExpired));
}

TEST_F(SessionsTest, ChallengeOfAnotherServerKeyOrLedgerIsNone) {
  const auto other_server = *Sessions::Make(clock_, {});
  const Challenge foreign = *other_server->MakeChallenge(ledger_, key_id_);
  EXPECT_THAT(Grant(foreign.bytes, Sign(key_, ledger_, key_id_, foreign.bytes)),
              Refused(Reason::kSessionExpired));
  LedgerId other;
  other.bytes.data[0] = 77;
  const Challenge of_other = *sessions_->MakeChallenge(other, key_id_);
  EXPECT_THAT(Grant(of_other.bytes, Sign(key_, ledger_, key_id_, of_other.bytes)),
              Refused(Reason::kSessionExpired));
}

TEST_F(SessionsTest, WrongSignatureAndUnknownKeyAreToldAlike) {
  const Challenge challenge = *sessions_->MakeChallenge(ledger_, key_id_);
  const auto wrong = Grant(challenge.bytes, Sign(auditor_, ledger_, key_id_, challenge.bytes));
  state_.roster.keys.clear();
  const auto unknown = Grant(challenge.bytes, Sign(key_, ledger_, key_id_, challenge.bytes));
  EXPECT_THAT(wrong, Refused(Reason::kSignatureInvalid));
  EXPECT_EQ(RefusalOf(wrong.status()), RefusalOf(unknown.status()));
}

TEST_F(SessionsTest, SignatureOverTheChallengeAloneIsNotEnough) {
  const Challenge challenge = *sessions_->MakeChallenge(ledger_, key_id_);
  EXPECT_THAT(Grant(challenge.bytes, *key_.Sign(challenge.bytes)), Refused(Reason::kSignatureInvalid));
}

TEST_F(SessionsTest, RevokedKeyHasNoHolder) {
  state_.roster.keys[key_id_].revoked_seq = 5;
  EXPECT_THAT(sessions_->FindHolder(state_, key_id_), Refused(Reason::kKeyRevoked));
}

TEST_F(SessionsTest, ConfiguredKeyReadsAsAuditorInItsOwnSuite) {
  const KeyId id = Intl().KeyIdOf(auditor_.public_key());
  const auto holder = sessions_->FindHolder(state_, id);
  ASSERT_THAT(holder, IsOk());
  ASSERT_TRUE(holder->has_value());
  EXPECT_EQ((*holder)->reader.kind, view::Reader::Kind::kAuditor);
  state_.foundation.suite = crypto::SuiteId::kGm;
  EXPECT_FALSE(sessions_->FindHolder(state_, id)->has_value());
}

TEST_F(SessionsTest, SessionEnds) {
  const std::string first = SignIn()->token;
  const std::string second = SignIn()->token;
  sessions_->End(first);
  EXPECT_THAT(sessions_->Find(first), Refused(Reason::kSessionExpired));
  EXPECT_THAT(sessions_->Find(second), IsOk());
  clock_.Advance(kSessionLifeMs);
  EXPECT_THAT(sessions_->Find(second), Refused(Reason::kSessionExpired));
  EXPECT_THAT(sessions_->Find("never given"), Refused(Reason::kSessionExpired));
}

TEST_F(SessionsTest, DocumentsOfOneKeyAreBounded) {
  const std::string token = SignIn()->token;
  EXPECT_THAT(sessions_->SpendBlobBytes(token, kKeyBlobBytes), IsOk());
  EXPECT_THAT(sessions_->SpendBlobBytes(token, 1), Refused(Reason::kLimitExceeded));
  EXPECT_THAT(sessions_->SpendBlobBytes(SignIn()->token, 1), Refused(Reason::kLimitExceeded))
      << "signing in again gives no more";
  clock_.Advance(kSessionLifeMs);
  EXPECT_THAT(sessions_->SpendBlobBytes(SignIn()->token, 1), IsOk());
}

// Whoever signs in again and again takes nobody's place but their own.
TEST_F(SessionsTest, AKeyHasSoManySessionsTheOldestGoes) {
  std::vector<std::string> tokens;
  for (std::size_t i = 0; i <= kSessionsOfAKey; ++i) tokens.push_back(SignIn()->token);
  EXPECT_THAT(sessions_->Find(tokens[0]), Refused(Reason::kSessionExpired));
  for (std::size_t i = 1; i < tokens.size(); ++i) EXPECT_THAT(sessions_->Find(tokens[i]), IsOk()) << i;
  sessions_->End(tokens[1]);
  const std::string next = SignIn()->token;
  EXPECT_THAT(sessions_->Find(tokens[2]), IsOk()) << "one had ended";
  EXPECT_THAT(sessions_->Find(next), IsOk());
}

// An office is read for by a key that a second official confirmed: one registrar alone could issue a slip for
// anybody and use it.
TEST_F(SessionsTest, AnUnconfirmedKeyReadsWithoutItsOwnersOffices) {
  EXPECT_FALSE((*sessions_->FindHolder(state_, key_id_))->reader.official);
  state_.roster.keys[key_id_].confirmed = true;
  EXPECT_TRUE((*sessions_->FindHolder(state_, key_id_))->reader.official);
}

}  // namespace
}  // namespace yishi::rpc
