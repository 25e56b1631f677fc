// Which matters a charter may decide.

#include "engine/base/limits.h"
#include "engine/charter/charter.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/small_charter.h"

namespace yishi::charter {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::RefusedNaming;
using ::yishi::testing::SmallCharter;

TEST(CoversTest, AKindWithoutALimitIsCoveredAtAnyAmount) {
  EXPECT_THAT(Covers(SmallCharter(), "PUBLIC_WORKS", 0), IsOk());
  EXPECT_THAT(Covers(SmallCharter(), "PUBLIC_WORKS", limits::kMoneyFen), IsOk());
}

TEST(CoversTest, TheLargestAmountIsIncluded) {
  EXPECT_THAT(Covers(SmallCharter(), "PROCUREMENT", 500'000), IsOk());
  EXPECT_THAT(Covers(SmallCharter(), "PROCUREMENT", 500'001),
              RefusedNaming(Reason::kCharterTooLight, Names{"5,000.01 ", "5,000.00 "}));
}

TEST(CoversTest, AnotherKindIsNotCoveredAndIsNamed) {
  EXPECT_THAT(Covers(SmallCharter(), "ELECTION", 0),
              RefusedNaming(Reason::kMatterNotCovered, Names{"ELECTION"}));
  EXPECT_THAT(Covers(SmallCharter(), "", 0), RefusedNaming(Reason::kMatterNotCovered, Names{}));
}

}  // namespace
}  // namespace yishi::charter
