// What has to be on file before the work is finished, and by whom (engine/README.md, I22).

#include "gmock/gmock.h"
#include "tests/support/refusal_matchers.h"
#include "tests/unit/record/record_fixture.h"

namespace yishi::record {
namespace {

using ::testing::IsEmpty;
using ::yishi::testing::IsOk;
using ::yishi::testing::NumberedId;
using ::yishi::testing::RefusedInBoth;

class EvidenceTest : public RecordFixture {
 protected:
  Gap GapOf(Kind kind) const {
    for (const Gap& gap : Gaps()) {
      if (gap.kind == kind) return gap;
    }
    return {kind, 0, 0};
  }
};

TEST_F(EvidenceTest, EveryGapIsCounted) {
  EXPECT_EQ(Gaps().size(), 6u);
  EXPECT_EQ(GapOf(Kind::kQuote).needed, 3u);
  File(kBuyer, Quote());
  EXPECT_EQ(GapOf(Kind::kQuote).on_file, 1u);
  File(kBuyer, Quote());
  File(kBuyer, Quote());
  EXPECT_EQ(GapOf(Kind::kQuote).needed, 0u) << "complete";
  File(kBuyer, Contract());
  File(kBuyer, Payment());
  File(kBuyer, Plan());
  File(kBuyer, Progress());
  EXPECT_EQ(Gaps().size(), 1u);
  File(kOther, Acceptance());
  EXPECT_THAT(Gaps(), IsEmpty());
}

TEST_F(EvidenceTest, WorkThatWasRefusedIsNotAccepted) {
  File(kOther, Acceptance(false));
  EXPECT_EQ(GapOf(Kind::kAcceptance).on_file, 0u);
  File(kOther, Acceptance(true));
  EXPECT_EQ(GapOf(Kind::kAcceptance).needed, 0u);
}

TEST_F(EvidenceTest, SmallMattersNeedNoQuotes) {
  standing_.budget_fen = 199'999;
  EXPECT_EQ(GapOf(Kind::kQuote).needed, 0u);
  standing_.budget_fen = 200'000;
  EXPECT_EQ(GapOf(Kind::kQuote).needed, 3u);
}

// After an upheld objection or a new amount the work is done again, and so are its papers.
TEST_F(EvidenceTest, PapersOfAnEarlierVisitProveNothingNow) {
  const std::size_t empty = Gaps().size();
  File(kBuyer, Plan());
  ASSERT_EQ(Gaps().size() + 1, empty);
  standing_.since_ms = now_ + 1;
  EXPECT_EQ(Gaps().size(), empty);
}

TEST_F(EvidenceTest, WhoOrderedOrPaidDoesNotAccept) {
  File(kBuyer, Payment());
  EXPECT_THAT(Try(kBuyer, Acceptance()), RefusedInBoth(Reason::kConflictOfInterest));
  EXPECT_THAT(Try(kOther, Acceptance()), IsOk());
  File(kOther, Plan());
  EXPECT_THAT(Try(kOther, Acceptance()), IsOk()) << "a plan is not among what the rule keeps apart";
}

// The other way round comes to the same: the one who accepted may not be the one who pays.
TEST_F(EvidenceTest, WhoAcceptedDoesNotOrderOrPayAfterwards) {
  File(kOther, Acceptance());
  EXPECT_THAT(Try(kOther, Payment()), RefusedInBoth(Reason::kConflictOfInterest));
  EXPECT_THAT(Try(kOther, Plan()), IsOk());
}

TEST_F(EvidenceTest, AConflictIsWithinOneMatter) {
  File(kBuyer, Payment());
  standing_.matter = NumberedId<MatterId>(2);
  EXPECT_THAT(Try(kBuyer, Acceptance()), IsOk());
}

TEST_F(EvidenceTest, AnOpinionCountsFromTheTimeThatIsAskedFor) {
  File(kSupervisor, Opinion());
  EXPECT_TRUE(Has(records_, TheMatter(), Kind::kOpinion, 2, now_));
  EXPECT_FALSE(Has(records_, TheMatter(), Kind::kOpinion, 2, now_ + 1)) << "given before";
  EXPECT_FALSE(Has(records_, TheMatter(), Kind::kOpinion, 1, 0)) << "given at another stage";
  EXPECT_FALSE(Has(records_, TheMatter(), Kind::kPlan, 2, 0)) << "another kind";
  EXPECT_FALSE(Has(records_, NumberedId<MatterId>(2), Kind::kOpinion, 2, 0)) << "another matter";
}

}  // namespace
}  // namespace yishi::record
