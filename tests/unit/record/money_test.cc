// Quotes before a contract, contracts within the budget, and payments that go over it (engine/README.md,
// I21).

#include <limits>
#include <string>

#include "engine/base/limits.h"
#include "tests/support/refusal_matchers.h"
#include "tests/unit/record/record_fixture.h"

namespace yishi::record {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::NumberedId;
using ::yishi::testing::RefusedNaming;

class MoneyTest : public RecordFixture {
 protected:
  void ThreeQuotes() {
    for (int i = 0; i < 3; ++i) File(kBuyer, Quote());
  }
};

TEST_F(MoneyTest, AContractNeedsThreeQuotes) {
  for (int quotes = 0; quotes < 3; ++quotes) {
    EXPECT_THAT(Try(kBuyer, Contract()),
                RefusedNaming(Reason::kQuotesMissing, Names{std::to_string(quotes), "3"}));
    File(kBuyer, Quote());
  }
  EXPECT_THAT(Try(kBuyer, Contract()), IsOk());
}

TEST_F(MoneyTest, QuotesAreNeededFromTheAmountOnAndNotBelow) {
  standing_.budget_fen = 199'999;
  EXPECT_THAT(Try(kBuyer, Contract(199'999)), IsOk());
  standing_.budget_fen = 200'000;
  EXPECT_THAT(Try(kBuyer, Contract(199'999)), RefusedNaming(Reason::kQuotesMissing, Names{"0", "3"}));
}

TEST_F(MoneyTest, TheQuotesOfAnotherMatterDoNotCount) {
  ThreeQuotes();
  standing_.matter = NumberedId<MatterId>(2);
  EXPECT_THAT(Try(kBuyer, Contract()), RefusedNaming(Reason::kQuotesMissing, Names{"0", "3"}));
}

TEST_F(MoneyTest, AContractUpToTheBudgetIsAllowedAndAFenMoreIsNot) {
  ThreeQuotes();
  EXPECT_THAT(Try(kBuyer, Contract(500'000)), IsOk());
  EXPECT_THAT(Try(kBuyer, Contract(500'001)),
              RefusedNaming(Reason::kBudgetExceeded, Names{"5,000.01 ", "5,000.00 "}));
}

TEST_F(MoneyTest, ContractsAreSummed) {
  ThreeQuotes();
  File(kBuyer, Contract(300'000));
  EXPECT_THAT(Try(kBuyer, Contract(200'000)), IsOk());
  EXPECT_THAT(Try(kBuyer, Contract(200'001)),
              RefusedNaming(Reason::kBudgetExceeded, Names{"5,000.01 ", "5,000.00 "}));
  EXPECT_EQ(SumOf(records_, TheMatter(), Kind::kContract), 300'000);
  EXPECT_EQ(SumOf(records_, TheMatter(), Kind::kQuote), 1'200'000);
}

// What was paid was paid: it is recorded all the same, and marked.
TEST_F(MoneyTest, APaymentOverTheBudgetIsRecordedAsUnauthorised) {
  EXPECT_FALSE(File(kBuyer, Payment(499'999)).unauthorised());
  EXPECT_FALSE(File(kBuyer, Payment(1)).unauthorised()) << "exactly the budget";
  EXPECT_TRUE(File(kBuyer, Payment(1)).unauthorised());
  int marked = 0;
  for (const auto& [id, record] : records_) marked += record.unauthorised ? 1 : 0;
  EXPECT_EQ(marked, 1);
  EXPECT_EQ(SumOf(records_, TheMatter(), Kind::kPayment), 500'001);
}

// However many are filed, their sum never comes round to a small one again.
TEST_F(MoneyTest, ASumBeyondAllMoneyStaysOverTheBudget) {
  constexpr std::int64_t kMost = limits::kMoneyFen;
  for (int i = 1; i <= 2; ++i) {
    Record& record = records_[NumberedId<RecordId>(i)];
    record.kind = Kind::kPayment;
    record.matter = TheMatter();
    record.amount_fen = std::numeric_limits<std::int64_t>::max() - kMost / 2;
  }
  EXPECT_GT(SumOf(records_, TheMatter(), Kind::kPayment), kMost);
  EXPECT_TRUE(File(kBuyer, Payment(kMost)).unauthorised());
}

TEST_F(MoneyTest, WithoutABudgetEveryPaymentIsUnauthorised) {
  standing_.budget_fen = 0;
  EXPECT_TRUE(File(kBuyer, Payment(1)).unauthorised());
}

}  // namespace
}  // namespace yishi::record
