// A lost key's successor waits, and its owner can stop it (engine/README.md, I29).

#include "engine/roster/recovery.h"

#include <functional>

#include "engine/base/limits.h"
#include "engine/roster/decide.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/small_roster.h"

namespace yishi::roster {
namespace {

using ::yishi::testing::At;
using ::yishi::testing::ChinaWith;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::Nr;
using ::yishi::testing::NumberedId;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;
using ::yishi::testing::SmallRoster;

constexpr int kIssuer = 1;
constexpr int kOtherClerk = 2;
constexpr int kOwner = 4;
constexpr int kStranger = 5;
constexpr int kNewKey = 40;

class RecoveryTest : public ::testing::Test {
 protected:
  RecoveryTest() {
    people_.Seat(BodyKind::kRegistry, kIssuer);
    people_.Seat(BodyKind::kRegistry, kOtherClerk);
    people_.Person(kOwner);
    people_.Person(kStranger);
    for (int person : {kIssuer, kOtherClerk, kOwner, kStranger}) Give(person, person, true);
    Give(kNewKey, kOwner, false);
  }

  Key& Give(int number, int person, bool confirmed) {
    Key& key = people_.roster.keys[NumberedId<KeyId>(number)];
    key.person = Nr(person);
    key.confirmed = confirmed;
    key.issued_by = Nr(kIssuer);
    if (confirmed) people_.roster.keyed.insert(Nr(person));
    return key;
  }
  Key& KeyNr(int number) { return people_.roster.keys.at(NumberedId<KeyId>(number)); }

  absl::StatusOr<Effects> Confirm(int actor, int key, const std::string& reason = "手机丢失") const {
    v1::ConfirmRecovery act;
    act.set_key_id(NumberedId<KeyId>(key).str());
    act.set_reason(reason);
    return DecideConfirmRecovery(people_.roster, ChinaWith(), 3, people_.ActingAs(actor, Now()), act);
  }
  absl::StatusOr<Effects> Stop(int actor, int by_key, const std::string& reason = "不是我") const {
    v1::StopRecovery act;
    act.set_key_id(NumberedId<KeyId>(kNewKey).str());
    act.set_reason(reason);
    Acting acting = people_.ActingAs(actor, Now());
    acting.key = NumberedId<KeyId>(by_key);
    return DecideStopRecovery(people_.roster, acting, act);
  }
  void Fold(const ledger::v1::Effect& effect, std::uint64_t seq) {
    v1::Command command;
    command.set_actor_id(Nr(kOtherClerk).str());
    command.mutable_confirm_recovery()->set_reason("手机丢失");
    ASSERT_TRUE(Apply(people_.roster, suite_, effect, command, seq, Now()));
  }
  void Begin() { Fold(Confirm(kOtherClerk, kNewKey)->at(0), 7); }
  absl::Status Waits(int key, std::function<void(v1::Command&)> fill = {}) const {
    v1::Command command;
    command.set_key_id(NumberedId<KeyId>(key).str());
    if (fill) fill(command);
    return RequireNoRecovery(people_.roster, ChinaWith(), command);
  }
  static Millis Now() { return At("2026-03-02 09:00"); }

  const crypto::Suite& suite_ = crypto::Suite::Get(crypto::SuiteId::kIntl);
  SmallRoster people_;
};

TEST_F(RecoveryTest, AKeyOfWhoHadOneIsARecovery) {
  EXPECT_TRUE(Recovers(people_.roster, NumberedId<KeyId>(kNewKey)));
  EXPECT_FALSE(Recovers(people_.roster, NumberedId<KeyId>(kOwner))) << "confirmed";
  KeyNr(kOwner).revoked_seq = 3;
  EXPECT_TRUE(Recovers(people_.roster, NumberedId<KeyId>(kNewKey))) << "whatever became of the first";
  Give(60, 6, false);
  EXPECT_FALSE(Recovers(people_.roster, NumberedId<KeyId>(60))) << "a first key";
  EXPECT_FALSE(Recovers(people_.roster, NumberedId<KeyId>(99))) << "no key at all";
}

TEST_F(RecoveryTest, WaitsToTheEndOfTheThirdDay) {
  const auto effects = Confirm(kOtherClerk, kNewKey);
  ASSERT_THAT(effects, IsOk());
  EXPECT_EQ(effects->at(0).recovery_begun().counts_from_ms(), At("2026-03-06 00:00"));
}

TEST_F(RecoveryTest, TwoPersonsSign) {
  EXPECT_THAT(Confirm(kIssuer, kNewKey), RefusedInBoth(Reason::kSecondSignatureNeeded));
  EXPECT_THAT(Confirm(kOwner, kNewKey), RefusedInBoth(Reason::kNotAuthorised));
  EXPECT_THAT(Confirm(kOtherClerk, kNewKey, ""), RefusedNaming(Reason::kFieldMissing, Names{"reason"}));
  EXPECT_THAT(Confirm(kOtherClerk, kNewKey, Bytes(limits::kShortTextBytes + 1, 'x')),
              RefusedNaming(Reason::kLimitExceeded, Names{"2049", "2048"}));
}

TEST_F(RecoveryTest, AFirstKeyIsNone) {
  Give(60, 6, false);
  EXPECT_THAT(Confirm(kOtherClerk, 60), RefusedInBoth(Reason::kWrongPhase));
  EXPECT_THAT(Confirm(kOtherClerk, kStranger), RefusedInBoth(Reason::kWrongPhase));
}

TEST_F(RecoveryTest, OneOfAPersonAtATime) {
  Begin();
  Give(41, kOwner, false);
  EXPECT_THAT(Confirm(kOtherClerk, 41), RefusedNaming(Reason::kAlreadyExists, Names{"2026-03-06 00:00"}));
}

TEST_F(RecoveryTest, DoesNothingMeanwhileButRevokeItself) {
  EXPECT_THAT(Waits(kNewKey), RefusedInBoth(Reason::kRecoveryWaiting)) << "nor before the second signature";
  Begin();
  EXPECT_THAT(Waits(kNewKey), RefusedNaming(Reason::kRecoveryWaiting, Names{"2026-03-06 00:00"}));
  const auto revoke = [](int key) {
    return [key](v1::Command& command) {
      command.mutable_revoke_key()->set_key_id(NumberedId<KeyId>(key).str());
    };
  };
  EXPECT_THAT(Waits(kNewKey, revoke(kOwner)), RefusedInBoth(Reason::kRecoveryWaiting));
  EXPECT_THAT(Waits(kNewKey, revoke(kNewKey)), IsOk());
  EXPECT_THAT(Waits(kOwner), IsOk()) << "the old key acts as ever";
}

TEST_F(RecoveryTest, CountsWhenItsDaysAreOver) {
  Begin();
  const KeyId id = NumberedId<KeyId>(kNewKey);
  Fold(RecoveryCompleted(id, people_.roster.recoveries.at(id)), 12);
  EXPECT_TRUE(KeyNr(kNewKey).confirmed);
  EXPECT_EQ(KeyNr(kNewKey).recovered_seq, 12u);
  EXPECT_TRUE(people_.roster.recoveries.empty());
  EXPECT_THAT(Waits(kNewKey), IsOk());
}

TEST_F(RecoveryTest, ItsOwnerStopsItAndNobodyElse) {
  EXPECT_THAT(Stop(kOwner, kOwner), RefusedInBoth(Reason::kNotFound));
  Begin();
  EXPECT_THAT(Stop(kStranger, kStranger), RefusedInBoth(Reason::kNotAuthorised));
  EXPECT_THAT(Stop(kIssuer, kIssuer), RefusedInBoth(Reason::kNotAuthorised));
  EXPECT_THAT(Stop(kOwner, kNewKey), RefusedInBoth(Reason::kNotAuthorised)) << "not by the new key";
  EXPECT_THAT(Stop(kOwner, kOwner, ""), RefusedNaming(Reason::kFieldMissing, Names{"reason"}));
  const auto effects = Stop(kOwner, kOwner);
  ASSERT_THAT(effects, IsOk());
  Fold(effects->at(0), 9);
  EXPECT_EQ(KeyNr(kNewKey).revoked_seq, 9u);
  EXPECT_TRUE(people_.roster.recoveries.empty());
}

TEST_F(RecoveryTest, TheRegistryCannotSilenceTheOwner) {
  Begin();
  KeyNr(kOwner).revoked_seq = 8;
  EXPECT_THAT(Stop(kOwner, kOwner), IsOk());
  KeyNr(kOwner).revoked_by_owner = true;
  EXPECT_THAT(Stop(kOwner, kOwner), RefusedInBoth(Reason::kNotAuthorised))
      << "who said that it is in other hands";
}

TEST_F(RecoveryTest, ConfirmingKeysTakesFirstKeysAlone) {
  Give(60, 6, false);
  Give(61, 6, false);
  const auto confirm = [&](std::initializer_list<int> keys) {
    v1::Command command;
    for (int key : keys) command.mutable_confirm_keys()->add_key_ids(NumberedId<KeyId>(key).str());
    return Decide(people_.roster, suite_, LedgerId{}, people_.ActingAs(kOtherClerk, Now()), command);
  };
  EXPECT_THAT(confirm({60}), IsOk());
  EXPECT_THAT(confirm({60, 61}), RefusedNaming(Reason::kRecoveryNeeded, Names{NumberedId<KeyId>(61).hex()}));
  EXPECT_THAT(confirm({60, kNewKey}),
              RefusedNaming(Reason::kRecoveryNeeded, Names{NumberedId<KeyId>(kNewKey).hex()}));
}

TEST_F(RecoveryTest, RevokingTheNewKeyEndsTheWait) {
  Begin();
  v1::Command command;
  command.set_actor_id(Nr(kIssuer).str());
  ledger::v1::Effect effect;
  effect.mutable_key_revoked()->set_key_id(NumberedId<KeyId>(kNewKey).str());
  ASSERT_TRUE(Apply(people_.roster, suite_, effect, command, 9, Now()));
  EXPECT_TRUE(people_.roster.recoveries.empty());
  EXPECT_FALSE(KeyNr(kNewKey).revoked_by_owner);
}

}  // namespace
}  // namespace yishi::roster
