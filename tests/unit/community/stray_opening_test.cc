// An opening comes along to open a commitment of its command; nothing else may be brought in that way.

#include <utility>

#include "engine/wire/opening.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/unit/community/bare_community.h"

namespace yishi::community {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::RefusedNaming;

class StrayOpeningTest : public ::testing::Test {
 protected:
  StrayOpeningTest() { EXPECT_THAT(bare_.people.SetUp(), IsOk()); }

  v1::Opening Open(v1::OpeningSchema schema, const Bytes& content) const {
    v1::Opening opening;
    opening.set_schema(static_cast<std::uint32_t>(schema));
    auto* field = opening.add_fields();
    field->set_number(1);
    field->set_salt(bare_.people.Draw(32));
    field->set_content(content);
    return opening;
  }
  // A roster's first part with one person, whose record is the opening.
  v1::Command Staging(const v1::Opening& opening) const {
    v1::Command act;
    auto* part = act.mutable_stage_roster_part();
    part->set_import_id(Bytes(16, 'i'));
    auto* person = part->add_rows()->mutable_person();
    person->set_id(Bytes(16, 'p'));
    person->set_record(wire::CommitmentOf(bare_.suite(), opening).str());
    return act;
  }
  absl::Status Try(const v1::Command& act, std::vector<v1::Opening> openings) const {
    return bare_.Try(bare_.people.Sign(bare_.people.registrars[0], act, std::move(openings))).status();
  }

  BareCommunity bare_;
};

TEST_F(StrayOpeningTest, WhatOpensARowIsTaken) {
  const v1::Opening name = Open(v1::OPENING_SCHEMA_PERSON, "张三");
  EXPECT_THAT(Try(Staging(name), {name}), IsOk());
  EXPECT_THAT(Try(Staging(name), {}), IsOk()) << "names may come later or never";
}

TEST_F(StrayOpeningTest, WhatOpensNothingIsRefusedWithItsNumber) {
  const v1::Opening name = Open(v1::OPENING_SCHEMA_PERSON, "张三");
  const v1::Opening other = Open(v1::OPENING_SCHEMA_PERSON, "李四");
  EXPECT_THAT(Try(Staging(name), {name, other}), RefusedNaming(Reason::kOpeningMismatch, Names{"2"}));
}

TEST_F(StrayOpeningTest, AnOpeningOfAnotherKindIsRefused) {
  const v1::Opening choice = Open(v1::OPENING_SCHEMA_BALLOT, Bytes(1, '\x01'));
  EXPECT_THAT(Try(Staging(choice), {choice}), RefusedNaming(Reason::kOpeningMismatch, Names{"1"}));
}

TEST_F(StrayOpeningTest, AnActWithoutCommitmentsTakesNone) {
  v1::Command revoke;
  revoke.mutable_revoke_key()->set_key_id(bare_.people.representatives[0].key_id.str());
  revoke.mutable_revoke_key()->set_reason("手机丢失");
  EXPECT_THAT(Try(revoke, {}), IsOk());
  EXPECT_THAT(Try(revoke, {Open(v1::OPENING_SCHEMA_BALLOT, Bytes(1, '\x01'))}),
              RefusedNaming(Reason::kOpeningMismatch, Names{"1"}));
}

}  // namespace
}  // namespace yishi::community
