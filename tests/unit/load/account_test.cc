#include "clients/load/account.h"

#include "engine/base/reason.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "yishi/v1/refusal.pb.h"

namespace yishi::load {
namespace {

using ::testing::HasSubstr;
using ::testing::Optional;

Answer Failed(grpc::StatusCode code) {
  Answer answer;
  answer.status = grpc::Status(code, "for a test");
  return answer;
}

// As services/rpc sends a refusal.
Answer RefusedFor(Reason reason) {
  v1::Refusal refusal;
  refusal.set_reason(std::string(ReasonName(reason)));
  v1::StatusDetails details;
  details.set_code(static_cast<int>(ReasonCode(reason)));
  details.add_details()->PackFrom(refusal);
  Answer answer;
  answer.status = grpc::Status(static_cast<grpc::StatusCode>(ReasonCode(reason)), "for a test",
                               details.SerializeAsString());
  return answer;
}

TEST(AccountTest, CountsWhatTheAcknowledgedSay) {
  const std::vector<Answer> answers(4);
  const std::vector<v1::Choice> choices{v1::CHOICE_YES, v1::CHOICE_NO, v1::CHOICE_YES, v1::CHOICE_ABSTAIN};
  EXPECT_EQ(AccountFor(answers, choices),
            (Account{.acknowledged = 4, .said = {.yes = 2, .no = 1, .abstain = 1}}));
  EXPECT_EQ(AccountFor(answers, {}), Account{.acknowledged = 4});
}

TEST(AccountTest, ARefusalIsNotADoubt) {
  std::vector<Answer> answers{Answer{}, RefusedFor(Reason::kOverloaded), RefusedFor(Reason::kStoreFailed),
                              Failed(grpc::StatusCode::UNAVAILABLE),
                              Failed(grpc::StatusCode::DEADLINE_EXCEEDED)};
  const std::vector<v1::Choice> choices(5, v1::CHOICE_NO);
  EXPECT_EQ(
      AccountFor(answers, choices),
      (Account{.acknowledged = 1,
               .refused = 1,
               .unknown = 3,
               .said = {.no = 1},
               .reasons = {
                   {"OVERLOADED", 1}, {"STORE_FAILED", 1}, {"UNAVAILABLE", 1}, {"DEADLINE_EXCEEDED", 1}}}));
}

TEST(ContradictionTest, NoneWhereEveryAcknowledgedBallotIsCounted) {
  const Account account{.acknowledged = 6, .said = {.yes = 3, .no = 2, .abstain = 1}};
  EXPECT_EQ(Contradiction(account, {.turnout = 6, .declared = {.yes = 3, .no = 2, .abstain = 1}}),
            std::nullopt);
}

TEST(ContradictionTest, OneLostTurnedOrInventedBallotIsSeen) {
  const Account account{.acknowledged = 6, .said = {.yes = 3, .no = 2, .abstain = 1}};
  EXPECT_THAT(Contradiction(account, {.turnout = 5, .declared = {.yes = 3, .no = 2, .abstain = 0}}),
              Optional(HasSubstr("declared: 3 yes, 2 no, 0 abstaining")));
  EXPECT_THAT(Contradiction(account, {.turnout = 6, .declared = {.yes = 4, .no = 1, .abstain = 1}}),
              Optional(HasSubstr("acknowledged: 3 yes, 2 no")));
  EXPECT_THAT(Contradiction(account, {.turnout = 7, .declared = {.yes = 4, .no = 2, .abstain = 1}}),
              Optional(HasSubstr("declared: 4 yes")));
  EXPECT_THAT(Contradiction(account, {.turnout = 7, .declared = {.yes = 3, .no = 2, .abstain = 1}}),
              Optional(HasSubstr("held 7 ballots, 6 were declared")));
}

TEST(ContradictionTest, WhatIsUnknownMayBeCountedOrNot) {
  const Account account{.acknowledged = 3, .unknown = 2, .said = {.yes = 3}};
  EXPECT_EQ(Contradiction(account, {.turnout = 3, .declared = {.yes = 3}}), std::nullopt);
  EXPECT_EQ(Contradiction(account, {.turnout = 5, .declared = {.yes = 4, .no = 1}}), std::nullopt);
  EXPECT_NE(Contradiction(account, {.turnout = 6, .declared = {.yes = 6}}), std::nullopt);
  EXPECT_NE(Contradiction(account, {.turnout = 4, .declared = {.yes = 2, .no = 2}}), std::nullopt);
}

}  // namespace
}  // namespace yishi::load
