// Keys are confirmed by another, and revoked from a position of the ledger on (engine/README.md, I7, I8).

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

constexpr int kIssuer = 1;
constexpr int kOtherClerk = 2;
constexpr int kSupervisor = 3;
constexpr int kResident = 4;
constexpr int kOtherResident = 5;

class KeyTest : public ::testing::Test {
 protected:
  KeyTest() {
    people_.Seat(BodyKind::kRegistry, kIssuer);
    people_.Seat(BodyKind::kRegistry, kOtherClerk);
    people_.Seat(BodyKind::kSupervisionCommittee, kSupervisor);
    people_.Person(kResident);
    people_.Person(kOtherResident);
    for (int person : {kSupervisor, kResident}) {
      Key& key = people_.roster.keys[NumberedId<KeyId>(person)];
      key.person = Nr(person);
      key.issued_by = Nr(kIssuer);
    }
  }

  static v1::Command Confirm(std::initializer_list<int> keys) {
    v1::Command command;
    command.mutable_confirm_keys();
    for (int key : keys) command.mutable_confirm_keys()->add_key_ids(NumberedId<KeyId>(key).str());
    return command;
  }
  static v1::Command Revoke(int key) {
    v1::Command command;
    command.mutable_revoke_key()->set_key_id(NumberedId<KeyId>(key).str());
    command.mutable_revoke_key()->set_reason("手机丢失");
    return command;
  }
  absl::StatusOr<Effects> Try(int actor, const v1::Command& command) const {
    return Decide(people_.roster, suite_, LedgerId{}, people_.ActingAs(actor, At("2026-03-02 09:00")),
                  command);
  }
  absl::Status Do(int actor, const v1::Command& command, std::uint64_t seq) {
    const auto effects = Try(actor, command);
    if (!effects.ok()) return effects.status();
    for (const auto& effect : *effects) EXPECT_TRUE(Apply(people_.roster, suite_, effect, command, seq, 0));
    return absl::OkStatus();
  }

  const crypto::Suite& suite_ = crypto::Suite::Get(crypto::SuiteId::kIntl);
  SmallRoster people_;
};

TEST_F(KeyTest, AnotherRegistrarOrASupervisorConfirms) {
  EXPECT_THAT(Try(kOtherClerk, Confirm({kResident, kSupervisor})), IsOk());
  EXPECT_THAT(Try(kSupervisor, Confirm({kResident})), IsOk());
  ASSERT_THAT(Do(kOtherClerk, Confirm({kResident}), 7), IsOk());
  EXPECT_TRUE(people_.roster.keys[NumberedId<KeyId>(kResident)].confirmed);
  EXPECT_FALSE(people_.roster.keys[NumberedId<KeyId>(kSupervisor)].confirmed);
}

TEST_F(KeyTest, WhoIssuedTheSlipMayNotConfirm) {
  EXPECT_THAT(Try(kIssuer, Confirm({kResident})), RefusedInBoth(Reason::kSecondSignatureNeeded));
}

TEST_F(KeyTest, NobodyConfirmsTheirOwn) {
  EXPECT_THAT(Try(kSupervisor, Confirm({kSupervisor})), RefusedInBoth(Reason::kSecondSignatureNeeded));
  EXPECT_THAT(Try(kSupervisor, Confirm({kResident, kSupervisor})),
              RefusedInBoth(Reason::kSecondSignatureNeeded))
      << "not even among others";
}

TEST_F(KeyTest, AResidentConfirmsNothing) {
  EXPECT_THAT(Try(kOtherResident, Confirm({kResident})), RefusedInBoth(Reason::kNotAuthorised));
}

TEST_F(KeyTest, AnUnknownKeyIsNamed) {
  EXPECT_THAT(Try(kOtherClerk, Confirm({99})),
              RefusedNaming(Reason::kKeyUnknown, Names{NumberedId<KeyId>(99).hex()}));
}

TEST_F(KeyTest, BetweenOneKeyAndTheLimitInOneAct) {
  EXPECT_THAT(Try(kOtherClerk, Confirm({})), RefusedNaming(Reason::kFieldMissing, Names{"key_ids"}));
  v1::Command command;
  for (int i = 0; i <= limits::kPersonsPerCommand; ++i) command.mutable_confirm_keys()->add_key_ids("x");
  EXPECT_THAT(Try(kOtherClerk, command), RefusedNaming(Reason::kLimitExceeded, Names{"401", "400"}));
}

TEST_F(KeyTest, ARevokedKeyIsNotConfirmedAnyMore) {
  ASSERT_THAT(Do(kResident, Revoke(kResident), 41), IsOk());
  EXPECT_THAT(Try(kOtherClerk, Confirm({kResident})), RefusedInBoth(Reason::kKeyRevoked));
}

TEST_F(KeyTest, RevocationIsByPosition) {
  ASSERT_THAT(Do(kResident, Revoke(kResident), 41), IsOk());
  EXPECT_EQ(people_.roster.keys[NumberedId<KeyId>(kResident)].revoked_seq, 41u);
  EXPECT_THAT(Try(kResident, Revoke(kResident)), RefusedNaming(Reason::kKeyRevoked, Names{"41"}));
}

TEST_F(KeyTest, TheOwnerOrARegistrarRevokesAndNobodyElse) {
  EXPECT_THAT(Try(kResident, Revoke(kResident)), IsOk());
  EXPECT_THAT(Try(kIssuer, Revoke(kResident)), IsOk());
  EXPECT_THAT(Try(kOtherResident, Revoke(kResident)), RefusedInBoth(Reason::kNotAuthorised));
  EXPECT_THAT(Try(kSupervisor, Revoke(kResident)), RefusedInBoth(Reason::kNotAuthorised));
}

// Whoever lost a phone must be able to say so with whatever key they have left.
TEST_F(KeyTest, TheOwnerNeedsNoConfirmedKeyToRevoke) {
  Acting acting = people_.ActingAs(kResident, At("2026-03-02 09:00"));
  acting.confirmed = false;
  acting.custody = Custody::kCustodial;
  EXPECT_THAT(Decide(people_.roster, suite_, LedgerId{}, acting, Revoke(kResident)), IsOk());
}

TEST_F(KeyTest, ARevocationGivesAReasonThatFits) {
  v1::Command command = Revoke(kResident);
  command.mutable_revoke_key()->clear_reason();
  EXPECT_THAT(Try(kResident, command), RefusedNaming(Reason::kFieldMissing, Names{"reason"}));
  command.mutable_revoke_key()->set_reason(Bytes(limits::kShortTextBytes + 1, 'x'));
  EXPECT_THAT(Try(kResident, command), RefusedNaming(Reason::kLimitExceeded, Names{"2049", "2048"}));
}

TEST_F(KeyTest, AnUnknownKeyCannotBeRevoked) {
  EXPECT_THAT(Try(kIssuer, Revoke(99)), RefusedInBoth(Reason::kKeyUnknown));
}

}  // namespace
}  // namespace yishi::roster
