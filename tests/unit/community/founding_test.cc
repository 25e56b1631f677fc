// The founding act, and what it fixes for ever.

#include <functional>
#include <string>
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

class FoundingTest : public ::testing::TestWithParam<crypto::SuiteId> {
 protected:
  FoundingTest() : bare_(GetParam()) {}

  absl::StatusOr<Decided> With(const std::function<void(v1::Command&)>& change) const {
    v1::Command command = CommandOf(bare_.people.FoundingAct());
    change(command);
    return bare_.Try(bare_.SignedAs(bare_.people.registrars[0].key, command));
  }
  absl::StatusOr<Decided> WithAct(const std::function<void(v1::FoundCommunity&)>& change) const {
    return With([&](v1::Command& command) { change(*command.mutable_found_community()); });
  }

  BareCommunity bare_;
};

INSTANTIATE_TEST_SUITE_P(Suites, FoundingTest,
                         ::testing::Values(crypto::SuiteId::kIntl, crypto::SuiteId::kGm));

TEST_P(FoundingTest, FixesWhatTheCommunityIs) {
  ASSERT_THAT(bare_.people.Found(), IsOk());
  const Foundation& foundation = bare_.state().foundation;
  EXPECT_EQ(foundation.suite, GetParam());
  EXPECT_EQ(foundation.ledger.bytes, bare_.entries()[0].leaf) << "the ledger is called after its first leaf";
  EXPECT_EQ(foundation.origin, bare_.people.plan().origin);
  EXPECT_EQ(foundation.name, "虹桥社区");
  EXPECT_EQ(foundation.notice_places, std::vector<std::string>{"社区公示栏"});
  EXPECT_EQ(foundation.recovery_days, 3) << "unless it says otherwise";
  EXPECT_EQ(bare_.state().size, 1u);
  EXPECT_EQ(bare_.entries()[0].entry.kind(), ledger::v1::ENTRY_KIND_GENESIS);
  EXPECT_EQ(bare_.state().roster.keys.size(), 2u);
}

TEST_P(FoundingTest, HappensOnce) {
  ASSERT_THAT(bare_.people.Found(), IsOk());
  v1::Command again = CommandOf(bare_.people.FoundingAct());
  EXPECT_THAT(bare_.Try(bare_.SignedAs(bare_.people.registrars[0].key, again)),
              RefusedInBoth(Reason::kAlreadyFounded));
  again.set_ledger_id(Bytes(32, '\0'));
  EXPECT_THAT(bare_.Try(bare_.SignedAs(bare_.people.registrars[0].key, again)),
              RefusedInBoth(Reason::kAlreadyFounded));
}

TEST_P(FoundingTest, NamesNoLedgerYet) {
  EXPECT_THAT(With([](auto& c) { c.set_ledger_id(Bytes(32, 'l')); }), RefusedInBoth(Reason::kWrongLedger));
}

TEST_P(FoundingTest, IsSignedByTheFirstFounder) {
  EXPECT_THAT(With([&](auto& c) { c.set_actor_id(bare_.people.registrars[1].person.str()); }),
              RefusedInBoth(Reason::kActorMismatch));
}

TEST_P(FoundingTest, HasAWindowLikeEveryCommand) {
  EXPECT_THAT(With([](auto& c) { c.set_expires_ms(c.issued_ms() + limits::kWindowMs + 1); }),
              RefusedInBoth(Reason::kWindowTooLong));
}

struct Fault {
  Reason reason;
  Names names;
  std::function<void(v1::FoundCommunity&)> spoil;
};

TEST_P(FoundingTest, WhatItLacksIsNamed) {
  const std::string long_name(limits::kNameBytes + 1, 'n');
  const std::vector<Fault> faults{
      {Reason::kWrongSuite, {}, [](auto& act) { act.clear_suite(); }},
      {Reason::kFieldMissing, {"origin"}, [](auto& act) { act.clear_origin(); }},
      {Reason::kFieldInvalid, {"origin"}, [](auto& act) { act.set_origin("example.org/ledger/hongqiao"); }},
      {Reason::kFieldInvalid, {"log_vkey"}, [](auto& act) { act.set_origin("other." + act.origin()); }},
      {Reason::kMalformed, {}, [](auto& act) { act.clear_log_vkey(); }},
      {Reason::kFieldMissing, {"name"}, [](auto& act) { act.clear_name(); }},
      {Reason::kLimitExceeded, {"name", "121", "120"}, [&](auto& act) { act.set_name(long_name); }},
      {Reason::kLimitExceeded, {"name_en", "121", "120"}, [&](auto& act) { act.set_name_en(long_name); }},
      {Reason::kFieldMissing, {"notice_places"}, [](auto& act) { act.clear_notice_places(); }},
      {Reason::kFieldMissing, {"notice_places"}, [](auto& act) { act.add_notice_places(""); }},
      {Reason::kFieldInvalid, {"notice_places"}, [](auto& act) { act.add_notice_places("社区公示栏"); }},
      {Reason::kLimitExceeded,
       {"21", "20"},
       [](auto& act) {
         while (act.notice_places_size() <= limits::kPlaces) {
           act.add_notice_places(std::to_string(act.notice_places_size()));
         }
       }},
      {Reason::kLimitExceeded, {"recovery_days", "31", "30"}, [](auto& act) { act.set_recovery_days(31); }},
      {Reason::kFieldInvalid, {"witness_policy"}, [](auto& act) { act.set_witness_policy("witness x"); }},
      {Reason::kFieldInvalid, {}, [](auto& act) { act.set_utc_offset_minutes(841); }},
      {Reason::kFieldInvalid, {}, [](auto& act) { act.set_utc_offset_minutes(-721); }},
      {Reason::kFieldInvalid, {}, [](auto& act) { act.add_make_up_workdays(20'514); }},  // a Monday
      {Reason::kLimitExceeded,
       {},
       [](auto& act) {
         for (int i = 0; i <= limits::kHolidays; ++i) act.add_holidays(20'000 + i);
       }},
      {Reason::kFieldMissing, {"founders"}, [](auto& act) { act.mutable_founders()->RemoveLast(); }},
      {Reason::kProofOfPossessionInvalid,
       {},
       [](auto& act) { act.mutable_founders(1)->clear_proof_of_possession(); }},
  };
  for (std::size_t i = 0; i < faults.size(); ++i) {
    EXPECT_THAT(WithAct(faults[i].spoil), RefusedNaming(faults[i].reason, faults[i].names)) << "fault " << i;
  }
}

TEST_P(FoundingTest, HolidaysAreKept) {
  v1::Command command = CommandOf(bare_.people.FoundingAct());
  command.mutable_found_community()->set_utc_offset_minutes(480);
  command.mutable_found_community()->add_holidays(20'728);  // 2026-10-02
  ASSERT_THAT(bare_.Submit(bare_.SignedAs(bare_.people.registrars[0].key, command)), IsOk());
  EXPECT_TRUE(bare_.state().foundation.calendar.IsHoliday(calendar::Day{20'728}));
  EXPECT_EQ(bare_.state().foundation.calendar.data().offset_minutes, 480);
}

}  // namespace
}  // namespace yishi::community
