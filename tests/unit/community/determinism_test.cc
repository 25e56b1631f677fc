// The same requests at the same times give the same ledger, and the ledger gives the same community
// (engine/README.md, I3, I5, I6).

#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/unit/community/bare_community.h"

namespace yishi::community {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::RefusedInBoth;

// A motion from its opening to its resolution.
void LiveThrough(BareCommunity& bare) {
  const auto poll = bare.people.OpenPoll("绿化");
  ASSERT_THAT(poll, IsOk());
  const auto voters = bare.people.Voters();
  for (std::size_t i = 0; i < voters.size(); ++i) {
    const auto choice = static_cast<v1::Choice>(1 + i % 3);
    ASSERT_THAT(bare.people.Submit(bare.people.Ballot(*voters[i], *poll, choice)), IsOk());
  }
  ASSERT_THAT(bare.people.Submit(bare.people.Ballot(*voters[1], *poll, v1::CHOICE_YES)), IsOk());
  ASSERT_THAT(bare.people.CloseBox(*poll, 0), IsOk());
  ASSERT_THAT(bare.people.DeclareBox(*poll), IsOk());
}

class DeterminismTest : public ::testing::TestWithParam<crypto::SuiteId> {};

INSTANTIATE_TEST_SUITE_P(Suites, DeterminismTest,
                         ::testing::Values(crypto::SuiteId::kIntl, crypto::SuiteId::kGm));

TEST_P(DeterminismTest, TheLedgerGivesTheSameCommunity) {
  BareCommunity bare(GetParam());
  LiveThrough(bare);
  Community replayed(bare.suite());
  for (std::size_t i = 0; i < bare.entries().size(); ++i) {
    const auto read = ReadEntry(bare.suite(), bare.entries()[i].bytes);
    ASSERT_THAT(read, IsOk());
    ASSERT_THAT(Apply(replayed, *read, bare.openings()[i]), IsOk());
  }
  EXPECT_TRUE(replayed.state == bare.state());
  EXPECT_EQ(replayed.tree.Root(), bare.community().tree.Root());
  EXPECT_EQ(replayed.openings.size(), bare.community().openings.size());
}

TEST_P(DeterminismTest, EveryCommandIsFoundAgain) {
  BareCommunity bare(GetParam());
  LiveThrough(bare);
  for (const Decided& decided : bare.entries()) {
    if (decided.id.is_zero()) continue;
    EXPECT_EQ(FindDuplicate(bare.state(), decided.id), decided.entry.seq());
  }
  EXPECT_FALSE(FindDuplicate(bare.state(), CommandId{}).has_value());
}

TEST_P(DeterminismTest, OpeningsAreLetGoOfWithTheDeclaration) {
  BareCommunity bare(GetParam());
  const auto poll = bare.people.OpenPoll("绿化");
  ASSERT_THAT(poll, IsOk());
  const auto voters = bare.people.Voters();
  ASSERT_THAT(bare.people.Submit(bare.people.Ballot(*voters[0], *poll, v1::CHOICE_YES)), IsOk());
  EXPECT_EQ(bare.community().openings.size(), 1u);
  ASSERT_THAT(bare.people.Submit(bare.people.Ballot(*voters[0], *poll, v1::CHOICE_NO)), IsOk());
  EXPECT_EQ(bare.community().openings.size(), 1u) << "the first choice counts no more";
  ASSERT_THAT(bare.people.CloseBox(*poll, static_cast<std::uint32_t>(voters.size() - 1)), IsOk());
  ASSERT_THAT(bare.people.DeclareBox(*poll), IsOk());
  EXPECT_EQ(bare.community().openings.size(), 0u);
}

// Ed25519 signs alike every time, and so the same people doing the same give the same ledger to the byte.
TEST(SameLifeTest, TwoLivesGiveOneLedger) {
  BareCommunity one;
  BareCommunity other;
  LiveThrough(one);
  LiveThrough(other);
  ASSERT_EQ(one.entries().size(), other.entries().size());
  for (std::size_t i = 0; i < one.entries().size(); ++i) {
    ASSERT_EQ(ToHex(one.entries()[i].bytes), ToHex(other.entries()[i].bytes)) << "entry " << i;
  }
}

TEST(SameLifeTest, NothingFollowsWhenTheMatterIsOver) {
  BareCommunity bare;
  LiveThrough(bare);  // "plain" closes what is rejected, and completes what passes
  const MatterId matter = bare.state().matters.begin()->first;
  EXPECT_EQ(bare.state().matters.at(matter).phase, matter::Phase::kClosed);
  v1::Command act;
  act.mutable_file_record()->set_matter_id(matter.str());
  act.mutable_file_record()->set_text("事后意见");
  act.mutable_file_record()->mutable_opinion()->set_verdict(v1::OPINION_VERDICT_AGREES);
  EXPECT_THAT(bare.people.Do(bare.people.supervisors[0], act), RefusedInBoth(Reason::kMatterClosed));
}

TEST(SameLifeTest, ANumberIsGivenOnceAYear) {
  BareCommunity bare;
  ASSERT_THAT(bare.people.SetUp(), IsOk());
  for (std::uint32_t i = 1; i <= 3; ++i) {
    const auto matter = bare.people.OpenMotion("绿化");
    ASSERT_THAT(matter, IsOk());
    EXPECT_EQ(bare.state().matters.at(*matter).number, 20'260'000 + i);
  }
}

}  // namespace
}  // namespace yishi::community
