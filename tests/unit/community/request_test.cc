// Reading a request: its form, before anybody looks at the community.

#include <functional>
#include <utility>
#include <vector>

#include "engine/base/limits.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/unit/community/bare_community.h"

namespace yishi::community {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;
using ::yishi::testing::SignedAct;

class RequestTest : public ::testing::TestWithParam<crypto::SuiteId> {
 protected:
  RequestTest() : bare_(GetParam()) {}

  // A command in good form, changed, and signed again.
  absl::StatusOr<Request> ReadWith(const std::function<void(v1::Command&)>& change,
                                   std::vector<v1::Opening> openings = {}) const {
    v1::Command command = CommandOf(bare_.people.FoundingAct());
    change(command);
    const SignedAct act = bare_.SignedAs(bare_.people.registrars[0].key, command);
    return ReadRequest(bare_.suite(), act.bytes, std::move(openings));
  }

  BareCommunity bare_;
};

INSTANTIATE_TEST_SUITE_P(Suites, RequestTest,
                         ::testing::Values(crypto::SuiteId::kIntl, crypto::SuiteId::kGm));

TEST_P(RequestTest, ASignedCommandIsReadWithItsId) {
  const SignedAct act = bare_.people.FoundingAct();
  const auto request = ReadRequest(bare_.suite(), act.bytes, {});
  ASSERT_THAT(request, IsOk());
  EXPECT_EQ(request->envelope_bytes, act.bytes);
  EXPECT_TRUE(request->command.has_found_community());
  EXPECT_FALSE(request->id.is_zero());
  EXPECT_FALSE(request->openings_withheld);
  EXPECT_NE(ReadRequest(bare_.suite(), bare_.people.FoundingAct().bytes, {})->id, request->id)
      << "another nonce";
}

TEST_P(RequestTest, TheHeaderIsWhole) {
  const std::vector<std::pair<Reason, std::function<void(v1::Command&)>>> faults{
      {Reason::kVersionUnsupported, [](auto& c) { c.set_version(2); }},
      {Reason::kVersionUnsupported, [](auto& c) { c.clear_version(); }},
      {Reason::kFieldInvalid, [](auto& c) { c.set_ledger_id(Bytes(31, 'l')); }},
      {Reason::kFieldMissing, [](auto& c) { c.clear_actor_id(); }},
      {Reason::kFieldInvalid, [](auto& c) { c.set_actor_id(Bytes(15, 'a')); }},
      {Reason::kFieldInvalid, [](auto& c) { c.set_actor_id(Bytes(16, '\0')); }},
      {Reason::kFieldInvalid, [](auto& c) { c.set_key_id(Bytes(33, 'k')); }},
      {Reason::kFieldInvalid, [](auto& c) { c.set_nonce(Bytes(15, 'n')); }},
      {Reason::kFieldInvalid, [](auto& c) { c.clear_nonce(); }},
      {Reason::kFieldInvalid, [](auto& c) { c.set_seen_root(Bytes(31, 'r')); }},
      {Reason::kFieldInvalid, [](auto& c) { c.set_subject_id(Bytes(17, 's')); }},
      {Reason::kActMissing, [](auto& c) { c.clear_act(); }},
      {Reason::kWrongSuite, [](auto& c) { c.set_suite(3 - c.suite()); }},
      {Reason::kKeyUnknown, [](auto& c) { c.set_key_id(Bytes(32, 'k')); }},  // not the envelope's
  };
  for (std::size_t i = 0; i < faults.size(); ++i) {
    EXPECT_THAT(ReadWith(faults[i].second), RefusedInBoth(faults[i].first)) << "fault " << i;
  }
}

TEST_P(RequestTest, OpeningsAreInFormAndNotTooMany) {
  v1::Opening opening;
  opening.set_schema(v1::OPENING_SCHEMA_BALLOT);
  opening.add_fields()->set_number(1);
  const auto nothing = [](auto&) {};
  EXPECT_THAT(ReadWith(nothing, {opening}), RefusedInBoth(Reason::kFieldInvalid)) << "no salt";
  opening.mutable_fields(0)->set_salt(Bytes(32, 's'));
  EXPECT_THAT(ReadWith(nothing, {opening}), IsOk());
  EXPECT_THAT(ReadWith(nothing, std::vector<v1::Opening>(limits::kOpeningsPerCommand + 1, opening)),
              RefusedNaming(Reason::kLimitExceeded, Names{"401", "400"}));
}

TEST_P(RequestTest, APartOfARequestIsNone) {
  const Bytes bytes = bare_.people.FoundingAct().bytes;
  for (std::size_t size = 0; size < bytes.size(); size += 7) {
    EXPECT_FALSE(ReadRequest(bare_.suite(), bytes.substr(0, size), {}).ok()) << "cut at " << size;
  }
  EXPECT_FALSE(ReadRequest(bare_.suite(), bytes + Bytes(1, '\0'), {}).ok()) << "a byte more";
}

}  // namespace
}  // namespace yishi::community
