// Deciding again by the commitment alone, as whoever replays a ledger must before an opening is released.

#include <gtest/gtest.h>

#include "tests/support/status_matchers.h"
#include "tests/unit/community/bare_community.h"

namespace yishi::community {
namespace {

using testing::IsOk;
using testing::Refused;

class WithheldTest : public ::testing::Test {
 protected:
  WithheldTest() : poll(*house.people.OpenPoll("一")) {}

  // A ballot that comes without its opening.
  Request Closed(const testing::Actor& voter, v1::Choice choice) {
    return *ReadRequest(house.suite(), house.people.Ballot(voter, poll, choice).bytes, {});
  }

  BareCommunity house;
  testing::Poll poll;
};

TEST_F(WithheldTest, NothingIsAdmittedWithoutItsOpening) {
  const Request request = Closed(*house.people.Voters()[0], v1::CHOICE_YES);
  EXPECT_FALSE(request.openings_withheld);
  EXPECT_THAT(Decide(house.community(), request, house.now), Refused(Reason::kOpeningMissing));
}

TEST_F(WithheldTest, TheCommitmentAloneDecidesTheSameEntry) {
  const testing::SignedAct act = house.people.Ballot(*house.people.Voters()[0], poll, v1::CHOICE_NO);
  const auto open = ReadRequest(house.suite(), act.bytes, act.openings);
  Request closed = *ReadRequest(house.suite(), act.bytes, {});
  closed.openings_withheld = true;
  const auto with = Decide(house.community(), *open, house.now);
  const auto without = Decide(house.community(), closed, house.now);
  ASSERT_THAT(with, IsOk());
  ASSERT_THAT(without, IsOk());
  EXPECT_EQ(ToHex(with->bytes), ToHex(without->bytes));
}

TEST_F(WithheldTest, EveryOtherRuleHolds) {
  Request stranger = Closed(house.people.supervisors[0], v1::CHOICE_YES);
  stranger.openings_withheld = true;
  EXPECT_THAT(Decide(house.community(), stranger, house.now), Refused(Reason::kNotOnRoll));
  Request late = Closed(*house.people.Voters()[0], v1::CHOICE_YES);
  late.openings_withheld = true;
  ASSERT_THAT(house.people.CloseBox(poll, static_cast<std::uint32_t>(house.people.Voters().size())), IsOk());
  EXPECT_THAT(Decide(house.community(), late, house.now), Refused(Reason::kBoxClosed));
}

}  // namespace
}  // namespace yishi::community
