// Slips with one-time keys, and the keys that are enrolled with them (engine/README.md, I7).

#include "engine/base/limits.h"
#include "engine/roster/decide.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/small_roster.h"

namespace yishi::roster {
namespace {

using ::yishi::testing::At;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::Nr;
using ::yishi::testing::NumberedId;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;
using ::yishi::testing::SmallRoster;

constexpr int kClerk = 1;
constexpr int kResident = 4;
constexpr char kSlip = 's';    // the seed of the slip's one-time key
constexpr char kDevice = 'd';  // the seed of the new key

class EnrolmentTest : public ::testing::Test {
 protected:
  EnrolmentTest() {
    people_.Seat(BodyKind::kRegistry, kClerk);
    people_.Person(kResident);
    people_.Person(5);
  }

  crypto::SigningKey KeyOf(char seed) const { return *suite_.KeyFromSeed(Bytes(32, seed)); }

  v1::Command Issue(char seed, Millis expires, int person = kResident) const {
    v1::Command command;
    command.set_actor_id(Nr(kClerk).str());
    auto* enrolment = command.mutable_issue_enrolments()->add_enrolments();
    enrolment->set_person_id(Nr(person).str());
    enrolment->set_public_key(KeyOf(seed).public_key());
    enrolment->set_expires_ms(expires);
    return command;
  }
  v1::Command Enrol(char slip, char seed, int person = kResident) const {
    v1::Command command;
    const auto key = KeyOf(seed);
    command.set_actor_id(Nr(person).str());
    command.set_key_id(suite_.KeyIdOf(KeyOf(slip).public_key()).str());
    auto* act = command.mutable_enrol_key();
    act->set_public_key(key.public_key());
    act->set_proof_of_possession(
        *key.Sign(PossessionDigest(suite_, ledger_, Nr(person).view(), key.public_key()).view()));
    act->set_custody(v1::CUSTODY_DEVICE);
    return command;
  }

  absl::StatusOr<Effects> Try(const v1::Command& command) const {
    Acting acting = people_.ActingAs(kClerk, now_);
    acting.person = *PersonId::From(command.actor_id());
    if (!command.key_id().empty()) {
      acting.key = *KeyId::From(command.key_id());
      acting.confirmed = false;
    }
    return Decide(people_.roster, suite_, ledger_, acting, command);
  }
  absl::Status Do(const v1::Command& command) {
    const auto effects = Try(command);
    if (!effects.ok()) return effects.status();
    for (const auto& effect : *effects)
      EXPECT_TRUE(Apply(people_.roster, suite_, effect, command, ++seq_, 0));
    return absl::OkStatus();
  }

  const crypto::Suite& suite_ = crypto::Suite::Get(crypto::SuiteId::kIntl);
  const LedgerId ledger_ = NumberedId<LedgerId>(1);
  SmallRoster people_;
  Millis now_ = At("2026-03-02 09:00");
  std::uint64_t seq_ = 0;
};

TEST_F(EnrolmentTest, ASlipEnrolsOneKeyWhichWaitsForConfirmation) {
  ASSERT_THAT(Do(Issue(kSlip, now_ + kDayMs)), IsOk());
  ASSERT_THAT(Do(Enrol(kSlip, kDevice)), IsOk());
  const auto key = people_.roster.keys.find(suite_.KeyIdOf(KeyOf(kDevice).public_key()));
  ASSERT_NE(key, people_.roster.keys.end());
  EXPECT_EQ(key->second.person, Nr(kResident));
  EXPECT_EQ(key->second.issued_by, Nr(kClerk));
  EXPECT_FALSE(key->second.confirmed);
  EXPECT_EQ(key->second.enrolled_seq, seq_);
  EXPECT_TRUE(people_.roster.slips.begin()->second.used);
}

TEST_F(EnrolmentTest, OnlyRegistrarsIssueSlips) {
  v1::Command command = Issue(kSlip, now_ + kDayMs);
  command.set_actor_id(Nr(kResident).str());
  EXPECT_THAT(Try(command), RefusedInBoth(Reason::kNotAuthorised));
}

TEST_F(EnrolmentTest, ASlipIsForSomebodyOnTheRoster) {
  EXPECT_THAT(Try(Issue(kSlip, now_ + kDayMs, 77)), RefusedNaming(Reason::kNotFound, Names{Nr(77).hex()}));
}

TEST_F(EnrolmentTest, ASlipIsGoodForAtMostNinetyDaysAndNotForThePast) {
  EXPECT_THAT(Try(Issue(kSlip, now_ + 90 * kDayMs)), IsOk());
  EXPECT_THAT(Try(Issue(kSlip, now_ + 90 * kDayMs + 1)), RefusedNaming(Reason::kFieldInvalid, Names{"90"}));
  EXPECT_THAT(Try(Issue(kSlip, now_ + 1)), IsOk());
  EXPECT_THAT(Try(Issue(kSlip, now_)), RefusedNaming(Reason::kFieldInvalid, Names{"enrolments.expires_ms"}));
}

TEST_F(EnrolmentTest, AKeyIsAnnouncedOnce) {
  ASSERT_THAT(Do(Issue(kSlip, now_ + kDayMs)), IsOk());
  EXPECT_THAT(Try(Issue(kSlip, now_ + kDayMs, 5)), RefusedInBoth(Reason::kAlreadyExists));
  v1::Command twice = Issue('t', now_ + kDayMs);
  *twice.mutable_issue_enrolments()->add_enrolments() = twice.issue_enrolments().enrolments(0);
  EXPECT_THAT(Try(twice), RefusedInBoth(Reason::kAlreadyExists));
}

TEST_F(EnrolmentTest, AnAnnouncedKeyMustBeAKey) {
  v1::Command command = Issue(kSlip, now_ + kDayMs);
  command.mutable_issue_enrolments()->mutable_enrolments(0)->set_public_key(Bytes(32, '\xff'));
  EXPECT_THAT(Try(command), RefusedInBoth(Reason::kKeyInvalid));
}

TEST_F(EnrolmentTest, BetweenOneSlipAndTheLimitInOneAct) {
  v1::Command command;
  command.set_actor_id(Nr(kClerk).str());
  command.mutable_issue_enrolments();
  EXPECT_THAT(Try(command), RefusedNaming(Reason::kFieldMissing, Names{"enrolments"}));
  for (int i = 0; i <= limits::kEnrolmentsPerCommand; ++i)
    command.mutable_issue_enrolments()->add_enrolments();
  EXPECT_THAT(Try(command), RefusedNaming(Reason::kLimitExceeded, Names{"401", "400"}));
}

TEST_F(EnrolmentTest, AUsedSlipEnrolsNothingMore) {
  ASSERT_THAT(Do(Issue(kSlip, now_ + kDayMs)), IsOk());
  ASSERT_THAT(Do(Enrol(kSlip, kDevice)), IsOk());
  EXPECT_THAT(Try(Enrol(kSlip, 'e')), RefusedInBoth(Reason::kEnrolmentUsed));
}

TEST_F(EnrolmentTest, ASlipExpiresAtItsVeryMillisecond) {
  ASSERT_THAT(Do(Issue(kSlip, now_ + kDayMs)), IsOk());
  now_ += kDayMs - 1;
  EXPECT_THAT(Try(Enrol(kSlip, kDevice)), IsOk());
  now_ += 1;
  EXPECT_THAT(Try(Enrol(kSlip, kDevice)), RefusedInBoth(Reason::kEnrolmentExpired));
}

TEST_F(EnrolmentTest, NoSlipNoKey) {
  EXPECT_THAT(Try(Enrol(kSlip, kDevice)), RefusedInBoth(Reason::kEnrolmentUnknown));
}

TEST_F(EnrolmentTest, TheSlipOfAnotherEnrolsNothing) {
  ASSERT_THAT(Do(Issue(kSlip, now_ + kDayMs)), IsOk());
  EXPECT_THAT(Try(Enrol(kSlip, kDevice, 5)), RefusedInBoth(Reason::kEnrolmentUnknown));
}

TEST_F(EnrolmentTest, TheNewKeyMustProveItselfToThisLedgerForThisPerson) {
  ASSERT_THAT(Do(Issue(kSlip, now_ + kDayMs)), IsOk());
  v1::Command stolen = Enrol(kSlip, kDevice);
  stolen.mutable_enrol_key()->set_proof_of_possession(
      Enrol(kSlip, kDevice, 5).enrol_key().proof_of_possession());
  EXPECT_THAT(Try(stolen), RefusedInBoth(Reason::kProofOfPossessionInvalid)) << "proof for another person";
  const auto key = KeyOf(kDevice);
  stolen.mutable_enrol_key()->set_proof_of_possession(*key.Sign(
      PossessionDigest(suite_, NumberedId<LedgerId>(2), Nr(kResident).view(), key.public_key()).view()));
  EXPECT_THAT(Try(stolen), RefusedInBoth(Reason::kProofOfPossessionInvalid)) << "proof for another ledger";
}

TEST_F(EnrolmentTest, TheNewKeyMustBeNew) {
  ASSERT_THAT(Do(Issue(kSlip, now_ + kDayMs)), IsOk());
  EXPECT_THAT(Try(Enrol(kSlip, kSlip)), RefusedInBoth(Reason::kAlreadyExists)) << "the slip's own key";
  ASSERT_THAT(Do(Enrol(kSlip, kDevice)), IsOk());
  ASSERT_THAT(Do(Issue('t', now_ + kDayMs)), IsOk());
  EXPECT_THAT(Try(Enrol('t', kDevice)), RefusedInBoth(Reason::kAlreadyExists)) << "a registered key";
}

TEST_F(EnrolmentTest, TheNewKeySaysWhoHoldsItAndIsAKey) {
  ASSERT_THAT(Do(Issue(kSlip, now_ + kDayMs)), IsOk());
  v1::Command command = Enrol(kSlip, kDevice);
  command.mutable_enrol_key()->clear_custody();
  EXPECT_THAT(Try(command), RefusedNaming(Reason::kFieldMissing, Names{"custody"}));
  command = Enrol(kSlip, kDevice);
  command.mutable_enrol_key()->set_public_key("none");
  EXPECT_THAT(Try(command), RefusedInBoth(Reason::kKeyInvalid));
}

TEST_F(EnrolmentTest, ACustodialKeyIsKeptAsSuch) {
  ASSERT_THAT(Do(Issue(kSlip, now_ + kDayMs)), IsOk());
  v1::Command command = Enrol(kSlip, kDevice);
  command.mutable_enrol_key()->set_custody(v1::CUSTODY_CUSTODIAL);
  ASSERT_THAT(Do(command), IsOk());
  EXPECT_EQ(people_.roster.keys.begin()->second.custody, Custody::kCustodial);
}

}  // namespace
}  // namespace yishi::roster
