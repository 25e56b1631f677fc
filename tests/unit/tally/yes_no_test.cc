#include "engine/tally/yes_no.h"

#include "gtest/gtest.h"

namespace yishi::tally {
namespace {

ChannelCount Count(std::int64_t yes, std::int64_t no, std::int64_t abstain, std::int64_t void_ballots,
                   std::int64_t silent) {
  return {.yes = yes, .no = no, .abstain = abstain, .void_ballots = void_ballots, .silent = silent};
}

TEST(ChannelCountTest, AddsFieldByField) {
  EXPECT_EQ(Count(1, 2, 3, 4, 5) + Count(10, 20, 30, 40, 50), Count(11, 22, 33, 44, 55));
  EXPECT_EQ(Count(1, 2, 3, 4, 5) + ChannelCount{}, Count(1, 2, 3, 4, 5));
}

TEST(ChannelCountTest, SilenceIsNoBallot) { EXPECT_EQ(Count(1, 20, 300, 4'000, 50'000).cast(), 4'321); }

TEST(ChannelCountsTest, KeepsChannelsApartAndAddsThemUp) {
  ChannelCounts counts;
  std::int64_t number = 1;
  for (Channel channel : kChannels) {
    counts.of(channel) += Count(number, 0, 0, 0, 0);
    number *= 10;
  }
  EXPECT_EQ(counts.device.yes, 1);
  EXPECT_EQ(counts.desk.yes, 10);
  EXPECT_EQ(counts.paper.yes, 100);
  EXPECT_EQ(counts.hands.yes, 1'000);
  EXPECT_EQ(counts.total(), Count(1'111, 0, 0, 0, 0));
  const ChannelCounts& fixed = counts;
  EXPECT_EQ(&fixed.of(Channel::kPaper), &counts.paper);
}

TEST(FiguresOfTest, TakesAttendanceFromTheRollAndTheRestFromTheCount) {
  const UnitFigures figures = FiguresOf(37, 30, Count(16, 8, 3, 1, 2));
  EXPECT_EQ(
      figures,
      (UnitFigures{.expected = 37, .present = 30, .yes = 16, .no = 8, .abstain = 3, .void_ballots = 1}));
  EXPECT_EQ(figures.cast(), 28);
}

TEST(ChannelCountsTest, AChannelOfALaterVersionIsReadAsADevice) {
  ChannelCounts counts;
  counts.device.yes = 7;
  EXPECT_EQ(counts.of(static_cast<Channel>(99)).yes, 7);
}

}  // namespace
}  // namespace yishi::tally
