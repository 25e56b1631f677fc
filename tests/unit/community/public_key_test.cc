// Under which key a command has to be signed (engine/README.md, I7).

#include <string>
#include <utility>

#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/unit/community/bare_community.h"

namespace yishi::community {
namespace {

using ::yishi::testing::Actor;
using ::yishi::testing::IsOk;
using ::yishi::testing::IsOkAndHolds;
using ::yishi::testing::Names;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

class PublicKeyTest : public ::testing::Test {
 protected:
  PublicKeyTest() { EXPECT_THAT(bare_.people.SetUp(), IsOk()); }
  absl::StatusOr<Bytes> KeyFor(const Actor& actor, const v1::Command& act) const {
    return PublicKeyFor(bare_.state(), *ReadRequest(bare_.suite(), bare_.people.Sign(actor, act).bytes, {}));
  }
  static v1::Command Withdraw() {
    v1::Command act;
    act.mutable_withdraw_matter()->set_reason("x");
    return act;
  }
  static v1::Command Enrol() {
    v1::Command act;
    act.mutable_enrol_key()->set_custody(v1::CUSTODY_DEVICE);
    return act;
  }
  Actor Stranger() const {
    crypto::SigningKey key = *bare_.suite().KeyFromSeed(Bytes(32, 'x'));
    const KeyId id = bare_.suite().KeyIdOf(key.public_key());
    return {bare_.people.committee[0].person, std::move(key), id};
  }

  BareCommunity bare_;
};

TEST_F(PublicKeyTest, ARegisteredKeySignsActs) {
  const Actor& head = bare_.people.committee[0];
  EXPECT_THAT(KeyFor(head, Withdraw()), IsOkAndHolds(head.key.public_key()));
}

TEST_F(PublicKeyTest, AnUnknownKeySignsNothing) {
  EXPECT_THAT(KeyFor(Stranger(), Withdraw()), RefusedInBoth(Reason::kKeyUnknown));
  EXPECT_THAT(KeyFor(Stranger(), Enrol()), RefusedInBoth(Reason::kKeyUnknown));
}

TEST_F(PublicKeyTest, ARegisteredKeyDoesNotEnrolAnother) {
  EXPECT_THAT(KeyFor(bare_.people.committee[0], Enrol()), RefusedInBoth(Reason::kKeyWrongPurpose));
}

TEST_F(PublicKeyTest, ASlipsKeyDoesNothingElse) {
  const Actor slip = Stranger();
  v1::Command issue;
  auto* enrolment = issue.mutable_issue_enrolments()->add_enrolments();
  enrolment->set_person_id(slip.person.str());
  enrolment->set_public_key(slip.key.public_key());
  enrolment->set_expires_ms(bare_.now + kDayMs);
  ASSERT_THAT(bare_.people.Do(bare_.people.registrars[0], issue), IsOk());
  EXPECT_THAT(KeyFor(slip, Enrol()), IsOkAndHolds(slip.key.public_key()));
  EXPECT_THAT(KeyFor(slip, Withdraw()), RefusedInBoth(Reason::kKeyWrongPurpose));
}

TEST_F(PublicKeyTest, ARevokedKeyIsRefusedWithTheEntryThatRevokedIt) {
  const Actor& lost = bare_.people.representatives[0];
  v1::Command revoke;
  revoke.mutable_revoke_key()->set_key_id(lost.key_id.str());
  revoke.mutable_revoke_key()->set_reason("手机丢失");
  ASSERT_THAT(bare_.people.Do(bare_.people.registrars[0], revoke), IsOk());
  EXPECT_THAT(KeyFor(lost, Withdraw()),
              RefusedNaming(Reason::kKeyRevoked, Names{std::to_string(bare_.state().size - 1)}));
}

TEST_F(PublicKeyTest, AFoundingCommandIsSignedByItsFirstFounder) {
  BareCommunity other;
  const auto founding = other.people.FoundingAct();
  EXPECT_THAT(PublicKeyFor(other.state(), *ReadRequest(other.suite(), founding.bytes, {})),
              IsOkAndHolds(other.people.registrars[0].key.public_key()));
  v1::Command without = CommandOf(founding);
  without.mutable_found_community()->clear_founders();
  const auto act = other.SignedAs(other.people.registrars[0].key, without);
  EXPECT_THAT(PublicKeyFor(other.state(), *ReadRequest(other.suite(), act.bytes, {})),
              RefusedNaming(Reason::kFieldMissing, Names{"founders"}));
}

// Nobody brings a key of their own to a community that there is.
TEST_F(PublicKeyTest, AFoundedCommunityIsNotFoundedAgain) {
  BareCommunity other;
  EXPECT_THAT(KeyFor(bare_.people.registrars[0], CommandOf(other.people.FoundingAct())),
              RefusedInBoth(Reason::kAlreadyFounded));
}

}  // namespace
}  // namespace yishi::community
