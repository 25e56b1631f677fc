// Who founds a community, and what their act makes of the roster.

#include <functional>
#include <vector>

#include "engine/base/limits.h"
#include "engine/roster/acting.h"
#include "engine/roster/decide.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/small_roster.h"

namespace yishi::roster {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::Nr;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

class FoundersTest : public ::testing::TestWithParam<crypto::SuiteId> {
 protected:
  const crypto::Suite& suite() const { return crypto::Suite::Get(GetParam()); }

  // Proves possession of the key `key` for the person `person` towards `ledger`.
  v1::Founder FounderWith(int person, char key, LedgerId ledger = {}) const {
    v1::Founder founder;
    const auto pair = suite().KeyFromSeed(Bytes(32, key));
    EXPECT_THAT(pair, IsOk());
    founder.set_person_id(Nr(person).str());
    founder.set_public_key(pair->public_key());
    founder.set_proof_of_possession(
        *pair->Sign(PossessionDigest(suite(), ledger, founder.person_id(), founder.public_key()).view()));
    return founder;
  }
  v1::FoundCommunity Founding() const {
    v1::FoundCommunity act;
    *act.add_founders() = FounderWith(1, 'a');
    *act.add_founders() = FounderWith(2, 'b');
    return act;
  }
};

INSTANTIATE_TEST_SUITE_P(Suites, FoundersTest,
                         ::testing::Values(crypto::SuiteId::kIntl, crypto::SuiteId::kGm));

TEST_P(FoundersTest, TwoWithProofsOfTheirKeysAreEnough) {
  EXPECT_THAT(CheckFounders(suite(), Founding()), IsOk());
}

TEST_P(FoundersTest, OneAloneIsNotEnough) {
  v1::FoundCommunity act = Founding();
  act.mutable_founders()->RemoveLast();
  EXPECT_THAT(CheckFounders(suite(), act), RefusedNaming(Reason::kFieldMissing, Names{"founders"}));
}

TEST_P(FoundersTest, NineAreTooMany) {
  v1::FoundCommunity act;
  for (int i = 1; i <= limits::kFounders; ++i)
    *act.add_founders() = FounderWith(i, static_cast<char>('a' + i));
  EXPECT_THAT(CheckFounders(suite(), act), IsOk());
  *act.add_founders() = FounderWith(9, 'z');
  EXPECT_THAT(CheckFounders(suite(), act), RefusedNaming(Reason::kLimitExceeded, Names{"9", "8"}));
}

TEST_P(FoundersTest, APersonOrAKeyCannotFoundTwice) {
  v1::FoundCommunity act = Founding();
  *act.mutable_founders(1) = FounderWith(1, 'b');
  EXPECT_THAT(CheckFounders(suite(), act), RefusedInBoth(Reason::kAlreadyExists));
  *act.mutable_founders(1) = FounderWith(2, 'a');
  EXPECT_THAT(CheckFounders(suite(), act), RefusedInBoth(Reason::kAlreadyExists));
}

TEST_P(FoundersTest, AProofMustBeByThatKeyForThatPersonInAFounding) {
  const std::vector<std::function<void(v1::Founder&)>> spoilings{
      [&](v1::Founder& f) { f.set_proof_of_possession(FounderWith(2, 'c').proof_of_possession()); },
      [&](v1::Founder& f) { f.set_person_id(Nr(3).str()); },
      [&](v1::Founder& f) { f = FounderWith(2, 'b', ::yishi::testing::NumberedId<LedgerId>(1)); },
      [&](v1::Founder& f) { f.mutable_proof_of_possession()->back() ^= 1; },
      [&](v1::Founder& f) { f.clear_proof_of_possession(); },
  };
  for (std::size_t i = 0; i < spoilings.size(); ++i) {
    v1::FoundCommunity act = Founding();
    spoilings[i](*act.mutable_founders(1));
    EXPECT_THAT(CheckFounders(suite(), act), RefusedInBoth(Reason::kProofOfPossessionInvalid))
        << "spoiling " << i;
  }
}

TEST_P(FoundersTest, AKeyThatIsNoneIsRefused) {
  v1::FoundCommunity act = Founding();
  act.mutable_founders(0)->set_public_key("short");
  EXPECT_THAT(CheckFounders(suite(), act), RefusedInBoth(Reason::kKeyInvalid));
}

TEST_P(FoundersTest, APersonIdOfAnotherLengthIsRefused) {
  v1::FoundCommunity act = Founding();
  act.mutable_founders(0)->set_person_id("x");
  EXPECT_THAT(CheckFounders(suite(), act), RefusedNaming(Reason::kFieldInvalid, Names{"founders.person_id"}));
}

TEST_P(FoundersTest, FoundersAreRegistrarsWithConfirmedKeys) {
  v1::Command command;
  *command.mutable_found_community() = Founding();
  ledger::v1::Effect effect;
  effect.mutable_community_founded();
  Roster roster;
  ASSERT_TRUE(Apply(roster, suite(), effect, command, 0, 0));
  ASSERT_EQ(roster.keys.size(), 2u);
  for (const auto& [id, key] : roster.keys) {
    EXPECT_TRUE(key.confirmed);
    EXPECT_EQ(key.custody, Custody::kDevice);
    EXPECT_EQ(id, suite().KeyIdOf(key.public_key));
    EXPECT_TRUE(Belongs(roster, key.person, BodyKind::kRegistry, calendar::Day{20'000}));
  }
  EXPECT_FALSE(Belongs(roster, Nr(1), BodyKind::kResidentsAssembly, calendar::Day{20'000}))
      << "nobody attested it";
}

}  // namespace
}  // namespace yishi::roster
