// Whether a command may be looked at at all: its ledger, its window, what its signer has seen, and its
// subject (engine/README.md, I4).

#include "engine/community/admit.h"

#include <functional>
#include <initializer_list>
#include <limits>
#include <string>
#include <utility>

#include "engine/base/limits.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/small_roster.h"
#include "tests/unit/community/bare_community.h"

namespace yishi::community {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::NumberedId;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

class AdmitTest : public ::testing::Test {
 protected:
  AdmitTest() { EXPECT_THAT(bare_.people.SetUp(), IsOk()); }

  // Opening a motion, which is in order but for `change`.
  absl::Status With(const std::function<void(v1::Command&)>& change) const {
    v1::Command act;
    act.mutable_open_matter()->set_charter_id("plain");
    const auto& head = bare_.people.committee[0];
    v1::Command command = CommandOf(bare_.people.Sign(head, act));
    change(command);
    const auto request = ReadRequest(bare_.suite(), bare_.SignedAs(head.key, command).bytes, {});
    if (!request.ok()) return request.status();
    return Admit(bare_.community(), *request, bare_.now);
  }
  // A command good from `issued` to `expires`, both from now.
  absl::Status Window(Millis issued, Millis expires) const {
    return With([&](auto& c) {
      c.set_issued_ms(bare_.now + issued);
      c.set_expires_ms(bare_.now + expires);
    });
  }

  BareCommunity bare_;
};

TEST_F(AdmitTest, WhatIsInOrderIsAdmitted) {
  EXPECT_THAT(With([](auto&) {}), IsOk());
}

TEST_F(AdmitTest, ACommandForAnotherLedgerIsNot) {
  EXPECT_THAT(With([](auto& c) { c.set_ledger_id(Bytes(32, 'l')); }), RefusedInBoth(Reason::kWrongLedger));
}

TEST_F(AdmitTest, TheKeyIsThatOfWhoActs) {
  EXPECT_THAT(With([&](auto& c) { c.set_actor_id(bare_.people.committee[1].person.str()); }),
              RefusedInBoth(Reason::kActorMismatch));
}

TEST_F(AdmitTest, ACommandBeginsAtMostFiveMinutesAhead) {
  EXPECT_THAT(Window(5 * kMinuteMs, kHourMs), IsOk());
  EXPECT_THAT(Window(5 * kMinuteMs + 1, kHourMs), RefusedInBoth(Reason::kNotYetValid));
}

TEST_F(AdmitTest, ACommandEndsAtItsTimeAndTheClocksSkew) {
  EXPECT_THAT(Window(-kHourMs, -5 * kMinuteMs + 1), IsOk());
  EXPECT_THAT(Window(-kHourMs, -5 * kMinuteMs), RefusedInBoth(Reason::kExpired));
}

TEST_F(AdmitTest, ACommandIsGoodForADayAtMost) {
  EXPECT_THAT(Window(0, 24 * kHourMs), IsOk());
  EXPECT_THAT(Window(0, 24 * kHourMs + 1), RefusedNaming(Reason::kWindowTooLong, Names{"24"}));
  EXPECT_THAT(Window(0, 0), RefusedNaming(Reason::kWindowTooLong, Names{"24"}));
  EXPECT_THAT(Window(1, 0), RefusedNaming(Reason::kWindowTooLong, Names{"24"}));
}

TEST_F(AdmitTest, SheetsThatWereSignedInTheHallAreGoodForAWeek) {
  for (bool entering : {true, false}) {
    const auto sheet = [&](Millis length) {
      return With([&](auto& c) {
        if (entering) {
          c.mutable_enter_sheet()->set_box_id(Bytes(16, 'b'));
        } else {
          c.mutable_confirm_sheet()->set_box_id(Bytes(16, 'b'));
        }
        c.set_expires_ms(c.issued_ms() + length);
      });
    };
    EXPECT_THAT(sheet(7 * kDayMs), IsOk());
    EXPECT_THAT(sheet(7 * kDayMs + 1), RefusedNaming(Reason::kWindowTooLong, Names{"168"}));
  }
}

// Times that would overflow when they are subtracted.
TEST_F(AdmitTest, ImpossibleTimesAreRefused) {
  constexpr Millis kLast = std::numeric_limits<Millis>::max();
  for (const auto& [issued, expires] : std::initializer_list<std::pair<Millis, Millis>>{
           {-kLast, kLast}, {kLast - 1, kLast}, {-kLast, -kLast + 1}, {0, kHourMs}, {1, kLast}}) {
    EXPECT_THAT(With([&, issued = issued, expires = expires](auto& c) {
                  c.set_issued_ms(issued);
                  c.set_expires_ms(expires);
                }),
                RefusedInBoth(Reason::kWindowTooLong))
        << issued;
  }
}

TEST_F(AdmitTest, TheSignerHasSeenThisLedgerAndNoOther) {
  const std::string size = std::to_string(bare_.state().size);
  EXPECT_THAT(With([](auto& c) {
                c.clear_seen_size();
                c.clear_seen_root();
              }),
              RefusedInBoth(Reason::kSeenHeadUnknown));
  EXPECT_THAT(With([](auto& c) { c.clear_seen_size(); }),
              RefusedNaming(Reason::kSeenHeadUnknown, Names{"0", size}));
  EXPECT_THAT(With([&](auto& c) { c.set_seen_size(bare_.state().size + 1); }),
              RefusedNaming(Reason::kSeenHeadUnknown, Names{std::to_string(bare_.state().size + 1), size}));
  EXPECT_THAT(With([](auto& c) { c.mutable_seen_root()->front() ^= 1; }),
              RefusedNaming(Reason::kSeenHeadDiffers, Names{size}));
  EXPECT_THAT(With([](auto& c) { c.set_seen_size(c.seen_size() - 1); }),
              RefusedInBoth(Reason::kSeenHeadDiffers));
}

TEST_F(AdmitTest, AnOlderHeadOfTheSameLedgerIsGoodEnough) {
  for (std::uint64_t size = 1; size <= bare_.state().size; ++size) {
    EXPECT_THAT(With([&](auto& c) {
                  c.set_seen_size(size);
                  c.set_seen_root(bare_.community().tree.RootAt(size)->str());
                }),
                IsOk())
        << size;
  }
}

TEST_F(AdmitTest, TheSubjectHasNotMoved) {
  const std::uint64_t length = bare_.state().chains.at(SubjectId{}).length;
  EXPECT_THAT(With([&](auto& c) { c.set_expect_subject_seq(length); }), IsOk())
      << "the community's own chain";
  EXPECT_THAT(
      With([&](auto& c) { c.set_expect_subject_seq(length - 1); }),
      RefusedNaming(Reason::kSubjectMoved, Names{std::to_string(length), std::to_string(length - 1)}));
  EXPECT_THAT(With([](auto& c) {
                c.set_subject_id(NumberedId<SubjectId>(9).str());
                c.set_expect_subject_seq(3);
              }),
              RefusedNaming(Reason::kSubjectMoved, Names{"0", "3"}));
}

TEST_F(AdmitTest, NothingIsAdmittedBeforeTheFounding) {
  const BareCommunity empty;
  v1::Command act;
  act.mutable_open_matter();
  const auto signed_act = empty.people.Sign(empty.people.registrars[0], act);
  EXPECT_THAT(Admit(empty.community(), *ReadRequest(empty.suite(), signed_act.bytes, {}), empty.now),
              RefusedInBoth(Reason::kNotFounded));
}

TEST_F(AdmitTest, WhoActsIsKnownByTheKey) {
  v1::Command act;
  act.mutable_open_matter();
  const auto& head = bare_.people.committee[0];
  const auto request = ReadRequest(bare_.suite(), bare_.people.Sign(head, act).bytes, {});
  const roster::Acting acting = ActingFor(bare_.state(), *request, bare_.now);
  EXPECT_EQ(acting.person, head.person);
  EXPECT_EQ(acting.key, head.key_id);
  EXPECT_TRUE(acting.confirmed);
  EXPECT_EQ(acting.custody, roster::Custody::kDevice);
  EXPECT_EQ(acting.now, bare_.now);
  EXPECT_EQ(acting.command, request->id);
}

}  // namespace
}  // namespace yishi::community
