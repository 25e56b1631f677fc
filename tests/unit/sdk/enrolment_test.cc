#include "clients/sdk/enrolment.h"

#include <gmock/gmock.h>

#include "clients/sdk/random.h"
#include "engine/base/limits.h"
#include "tests/support/status_matchers.h"

namespace yishi::sdk {
namespace {

const crypto::Suite& Intl() { return crypto::Suite::Get(crypto::SuiteId::kIntl); }

TEST(PrepareSlips, AnnouncesEachSlipsKeyWithinTheLimitOfACommand) {
  std::vector<PersonId> persons;
  for (int i = 0; i < limits::kEnrolmentsPerCommand + 1; ++i) persons.push_back(RandomId<PersonId>());
  const auto batch = PrepareSlips(Intl(), persons, 5000);
  ASSERT_THAT(batch, testing::IsOk());
  ASSERT_EQ(batch->acts.size(), 2U);
  ASSERT_EQ(batch->acts[1].enrolments_size(), 1);
  ASSERT_EQ(batch->slips.size(), persons.size());
  for (std::size_t i : {std::size_t{0}, persons.size() - 1}) {
    const auto& enrolment = i == 0 ? batch->acts[0].enrolments(0) : batch->acts[1].enrolments(0);
    EXPECT_EQ(batch->slips[i].person, persons[i]);
    EXPECT_EQ(enrolment.person_id(), persons[i].str());
    EXPECT_EQ(enrolment.public_key(), SlipKey(Intl(), batch->slips[i].seed)->public_key());
    EXPECT_EQ(enrolment.expires_ms(), 5000);
  }
}

TEST(PrepareEnrolment, ProvesThatTheNewKeyIsHeld) {
  const LedgerId ledger = RandomId<LedgerId>();
  const PersonId person = RandomId<PersonId>();
  const auto key = Intl().KeyFromSeed(RandomBytes(32));
  const auto act = PrepareEnrolment(ledger, person, *key, v1::CUSTODY_DEVICE);
  ASSERT_THAT(act, testing::IsOk());
  const Hash claim = Intl().Tagged("pop", {ledger.view(), person.view(), act->public_key()});
  EXPECT_TRUE(Intl().VerifySignature(key->public_key(), claim.view(), act->proof_of_possession()));
  EXPECT_EQ(act->custody(), v1::CUSTODY_DEVICE);
}

TEST(PrepareFounder, ProvesItOverAZeroLedger) {
  const PersonId person = RandomId<PersonId>();
  const auto key = Intl().KeyFromSeed(RandomBytes(32));
  const auto founder = PrepareFounder(person, *key);
  ASSERT_THAT(founder, testing::IsOk());
  const Hash claim = Intl().Tagged("pop", {LedgerId{}.view(), person.view(), founder->public_key()});
  EXPECT_TRUE(Intl().VerifySignature(key->public_key(), claim.view(), founder->proof_of_possession()));
}

}  // namespace
}  // namespace yishi::sdk
