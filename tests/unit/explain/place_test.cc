#include "engine/explain/place.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/community/bare_community.h"

namespace yishi::explain {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class PlaceTest : public ::testing::Test {
 protected:
  PlaceTest() { EXPECT_THAT(bare.people.SetUp(), testing::IsOk()); }

  Place Of(const MatterId& id) const { return PlaceOf(bare.state(), bare.state().matters.at(id)); }

  community::BareCommunity bare;
};

TEST_F(PlaceTest, StandsAtItsStageSinceItCameThere) {
  const auto matter = bare.people.OpenMotion("修亭子");
  ASSERT_THAT(matter, testing::IsOk());
  const Place place = Of(*matter);
  EXPECT_THAT(place.marks, ElementsAre(Mark::kHere));
  EXPECT_EQ(place.since_ms, bare.state().matters.at(*matter).opened_ms);
  EXPECT_THAT(place.words.zh, HasSubstr("第 1/1 步"));
  EXPECT_THAT(place.words.en, HasSubstr("stage 1/1"));
  EXPECT_FALSE(place.asks.empty());
  EXPECT_FALSE(place.next.has_value());
}

TEST_F(PlaceTest, WhileVotingSinceTheBoxWasOpened) {
  const auto poll = bare.people.OpenPoll("修亭子");
  ASSERT_THAT(poll, testing::IsOk());
  EXPECT_EQ(Of(poll->matter).since_ms, bare.state().boxes.at(poll->box).opened_ms);
}

TEST_F(PlaceTest, OnceClosedAsksForNothing) {
  const auto poll = bare.people.OpenPoll("修亭子");
  ASSERT_THAT(poll, testing::IsOk());
  for (const testing::Actor* voter : bare.people.Voters()) {
    ASSERT_THAT(bare.people.Submit(bare.people.Ballot(*voter, *poll, v1::CHOICE_YES)), testing::IsOk());
  }
  ASSERT_THAT(bare.people.CloseBox(*poll, 0), testing::IsOk());
  ASSERT_THAT(bare.people.DeclareBox(*poll), testing::IsOk());
  const Place place = Of(poll->matter);
  EXPECT_THAT(place.marks, ElementsAre(Mark::kDone));
  EXPECT_THAT(place.asks, IsEmpty());
}

}  // namespace
}  // namespace yishi::explain
