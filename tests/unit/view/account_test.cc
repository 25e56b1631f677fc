// The final account beside the budget, on the disclosure of the result.

#include "services/view/account.h"

#include "gtest/gtest.h"
#include "services/view/posting.h"
#include "small_state.h"

namespace yishi::testing {
namespace {

record::Record& File(SmallState& small, int number, const v1::FileRecord& act, record::Kind kind,
                     std::int64_t fen) {
  record::Record& record = small.state.records[NumberedId<RecordId>(number)];
  record.kind = kind;
  record.matter = MatterNr(1);
  record.amount_fen = fen;
  record.seq = static_cast<std::uint64_t>(100 - number);
  record.content = std::make_shared<const v1::FileRecord>(act);
  return record;
}

v1::FileRecord Payment(const std::string& payee, std::int64_t fen) {
  v1::FileRecord act;
  act.mutable_payment()->set_payee(payee);
  act.mutable_payment()->set_amount_fen(fen);
  act.mutable_payment()->set_voucher("记-" + payee);
  return act;
}

TEST(Account, FollowsFromTheRecordsInTheirOrder) {
  SmallState small;
  small.AddMatter(1, 3, matter::Phase::kPosted);
  File(small, 1, Payment("乙", 100'000), record::Kind::kPayment, 100'000).unauthorised = true;
  File(small, 2, Payment("甲", 250'000), record::Kind::kPayment, 250'000);
  File(small, 3, {}, record::Kind::kContract, 300'000);
  File(small, 4, {}, record::Kind::kChangeOrder, -50'000);
  const v1::AccountView view =
      view::ViewAccount(small.Anonymous(), MatterNr(1), small.state.matters.at(MatterNr(1)));
  EXPECT_EQ(view.budget_fen(), 300'000);
  EXPECT_EQ(view.contracted_fen(), 300'000);
  EXPECT_EQ(view.changed_fen(), -50'000);
  EXPECT_EQ(view.paid_fen(), 350'000);
  EXPECT_EQ(view.unauthorised_fen(), 100'000);
  ASSERT_EQ(view.payments_size(), 2);
  EXPECT_EQ(view.payments(0).payee(), "甲");  // filed first
  EXPECT_TRUE(view.payments(1).unauthorised());
}

TEST(Account, StandsOnTheResultAndNotOnTheResolution) {
  SmallState small;
  small.AddMatter(1, 1, matter::Phase::kPosted);
  small.AddPosting(1, 1);
  small.AddMatter(2, 3, matter::Phase::kPosted);
  small.AddPosting(2, 2);
  const auto view = [&](int number) {
    return view::ViewPosting(small.Anonymous(), PostingNr(number),
                             small.state.postings.postings.at(PostingNr(number)));
  };
  EXPECT_FALSE(view(1).has_account());
  EXPECT_TRUE(view(2).has_account());
}

}  // namespace
}  // namespace yishi::testing
