// Withdrawing a matter: by who opened it, until the last vote has opened its box.

#include <string>

#include "gmock/gmock.h"
#include "tests/support/refusal_matchers.h"
#include "tests/unit/matter/matter_fixture.h"

namespace yishi::matter {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

class WithdrawTest : public MatterFixture {
 protected:
  absl::StatusOr<Effects> Try(int actor = kHead, const std::string& reason = "另行解决") const {
    v1::WithdrawMatter act;
    act.set_matter_id(TheMatter().str());
    act.set_reason(reason);
    return DecideWithdraw(matter(), Around(), As(actor), act);
  }
};

TEST_F(WithdrawTest, ItIsOverForGood) {
  const auto effects = Try();
  ASSERT_THAT(effects, IsOk());
  Fold(*effects);
  EXPECT_EQ(matter().phase, Phase::kClosed);
  EXPECT_EQ(matter().close_cause, ledger::v1::CLOSE_CAUSE_WITHDRAWN);
  EXPECT_FALSE(matter().visits.back().passed);
  EXPECT_THAT(Try(), RefusedInBoth(Reason::kMatterClosed));
}

TEST_F(WithdrawTest, OnlyWhoOpenedItWithdraws) {
  EXPECT_THAT(Try(kMember), RefusedInBoth(Reason::kNotAuthorised));
  EXPECT_THAT(Try(kResident), RefusedInBoth(Reason::kNotAuthorised));
}

TEST_F(WithdrawTest, FromWaitingNoticedAndReturnedOnly) {
  for (Phase phase : {Phase::kAwaitingMeeting, Phase::kNoticed, Phase::kReturned}) {
    matter().phase = phase;
    EXPECT_THAT(Try(), IsOk()) << NameEn(phase);
  }
  for (Phase phase : {Phase::kCasting, Phase::kCounting, Phase::kAwaitingPosting, Phase::kPosted,
                      Phase::kSuspended, Phase::kWorking}) {
    matter().phase = phase;
    EXPECT_THAT(Try(), RefusedNaming(Reason::kWrongPhase, Names{"20260001"})) << NameEn(phase);
  }
}

TEST_F(WithdrawTest, NotAfterTheLastVoteHasOpenedItsBox) {
  matter().phase = Phase::kNoticed;
  AddBox(false);
  EXPECT_THAT(Try(), RefusedInBoth(Reason::kWrongPhase)) << "the box was void, say";
  Put(0, Phase::kReturned);
  EXPECT_THAT(Try(), RefusedInBoth(Reason::kWrongPhase)) << "nor on another visit";
}

TEST_F(WithdrawTest, AReasonAndAGoodKeyAreNeeded) {
  EXPECT_THAT(Try(kHead, ""), RefusedNaming(Reason::kFieldMissing, Names{"reason"}));
  EXPECT_THAT(Try(kHead, std::string(2'049, 'x')),
              RefusedNaming(Reason::kLimitExceeded, Names{"2049", "2048"}));
  roster::Acting acting = As(kHead);
  acting.confirmed = false;
  v1::WithdrawMatter act;
  act.set_reason("另行解决");
  EXPECT_THAT(DecideWithdraw(matter(), Around(), acting, act), RefusedInBoth(Reason::kKeyNotConfirmed));
}

}  // namespace
}  // namespace yishi::matter
