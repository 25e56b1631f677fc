#include "engine/explain/story.h"

#include <algorithm>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/community/bare_community.h"

namespace yishi::explain {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::string_view> WhatOf(const Story& story) {
  std::vector<std::string_view> what;
  for (const Happening& one : story) what.push_back(one.what);
  return what;
}

class StoryTest : public ::testing::Test {
 protected:
  StoryTest() {
    EXPECT_THAT(bare.people.SetUp(), testing::IsOk());
    poll = *bare.people.OpenPoll("修亭子");
    for (const testing::Actor* voter : bare.people.Voters()) {
      EXPECT_THAT(bare.people.Submit(bare.people.Ballot(*voter, poll, v1::CHOICE_YES)), testing::IsOk());
    }
    EXPECT_THAT(bare.people.CloseBox(poll, 0), testing::IsOk());
    EXPECT_THAT(bare.people.DeclareBox(poll), testing::IsOk());
    story = StoryOf(bare.state(), poll.matter);
  }

  community::BareCommunity bare;
  testing::Poll poll;
  Story story;
};

TEST_F(StoryTest, TellsAVoteFromOpeningToEnd) {
  EXPECT_THAT(WhatOf(story), ElementsAre("matter_opened", "stage_entered", "meeting_convened", "box_opened",
                                         "box_closed", "box_declared", "matter_closed"));
  EXPECT_TRUE(std::is_sorted(story.begin(), story.end(),
                             [](const Happening& a, const Happening& b) { return a.at_ms < b.at_ms; }));
}

TEST_F(StoryTest, ShowsTheComparisonsOfQuorumAndThreshold) {
  const Happening& declared = story[5];
  ASSERT_GE(declared.working.size(), 2U);
  for (const tally::ExplainedLine& line : declared.working) EXPECT_TRUE(line.holds) << line.en;
  EXPECT_THAT(declared.words.zh, HasSubstr("同意 7"));
  EXPECT_THAT(declared.words.en, HasSubstr("7 yes"));
  EXPECT_EQ(declared.meeting, poll.meeting);
}

TEST_F(StoryTest, SaysNothingOfWhoVoted) {
  for (const Happening& one : story) {
    if (one.what.starts_with("box_")) {
      EXPECT_FALSE(one.by.has_value()) << one.what;
    }
  }
}

}  // namespace
}  // namespace yishi::explain
