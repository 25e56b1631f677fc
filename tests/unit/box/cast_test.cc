// Electronic ballots: whose, once or the last, on the question that was asked (engine/README.md, I13, I14).

#include <string>
#include <vector>

#include "engine/wire/opening.h"
#include "tests/support/refusal_matchers.h"
#include "tests/unit/box/box_fixture.h"

namespace yishi::box {
namespace {

using meeting::Channel;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::Nr;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

constexpr int kVoter = 1;
constexpr int kOnDesk = 6;
constexpr int kOnPaper = 7;
constexpr int kByHands = 8;
constexpr int kAbsent = 9;  // on the roll
constexpr int kStranger = 77;

class CastTest : public BoxFixture {
 protected:
  CastTest() {
    Present(1, 5, Channel::kDevice);
    Present(kOnDesk, kOnDesk, Channel::kDeskDevice);
    Present(kOnPaper, kOnPaper, Channel::kPaper);
    Present(kByHands, kByHands, Channel::kHands);
    Open();
  }
  absl::StatusOr<Effects> TryYes(int person) const {
    return TryCast(person, BallotOf(person, v1::CHOICE_YES));
  }
};

TEST_F(CastTest, ABallotIsNotedUnderItsCommitment) {
  for (v1::Choice choice : {v1::CHOICE_YES, v1::CHOICE_NO, v1::CHOICE_ABSTAIN}) {
    EXPECT_THAT(TryCast(kVoter, BallotOf(kVoter, choice)), IsOk()) << choice;
  }
  const SealedBallot ballot = BallotOf(kVoter, v1::CHOICE_NO);
  Cast(kVoter, v1::CHOICE_NO);
  EXPECT_EQ(box().ballots.at(Nr(kVoter)).commitment.view(), ballot.act.commitment());
  EXPECT_EQ(box().ballots.at(Nr(kVoter)).seq, seq_);
}

TEST_F(CastTest, TheDesksSharedDeviceIsADevice) { EXPECT_THAT(TryYes(kOnDesk), IsOk()); }

TEST_F(CastTest, WhoIsNotOnTheRollHasNoVote) {
  EXPECT_THAT(TryYes(kStranger), RefusedInBoth(Reason::kNotOnRoll));
}

TEST_F(CastTest, WhoWasNotThereWhenItOpenedTakesPartFromTheNextBoxOn) {
  Present(kAbsent, kAbsent, Channel::kDevice);  // checks in now
  EXPECT_THAT(TryYes(kAbsent), RefusedInBoth(Reason::kNotPresent));
}

TEST_F(CastTest, WhoChoseAnotherChannelVotesByThatOne) {
  EXPECT_THAT(TryYes(kOnPaper), RefusedInBoth(Reason::kWrongChannel));
  EXPECT_THAT(TryYes(kByHands), RefusedInBoth(Reason::kWrongChannel));
}

TEST_F(CastTest, WhoWasHandedPaperVotesOnPaper) {
  HandOut({kVoter});
  EXPECT_THAT(TryYes(kVoter), RefusedInBoth(Reason::kVotedOnPaper));
}

TEST_F(CastTest, NoBallotAfterTheClose) {
  Close();
  EXPECT_THAT(TryYes(kVoter), RefusedInBoth(Reason::kBoxClosed));
  EnterAndConfirm(Hands(1, 0, 0, 0));
  Declare();
  EXPECT_THAT(TryYes(kVoter), RefusedInBoth(Reason::kBoxClosed));
}

TEST_F(CastTest, TheLastBallotBeforeTheCloseCounts) {
  Cast(kVoter, v1::CHOICE_NO);
  const auto again = TryYes(kVoter);
  ASSERT_THAT(again, IsOk());
  EXPECT_TRUE((*again)[0].ballot_cast().replaces());
  Cast(kVoter, v1::CHOICE_YES);
  ASSERT_EQ(box().ballots.size(), 1u);
  EXPECT_EQ(*openings_.Find(box().ballots.at(Nr(kVoter)).seq), "\x01");
}

TEST_F(CastTest, TheFirstBallotStandsWhereTheCharterSaysSo) {
  rules().set_change(v1::CHANGE_RULE_NONE);
  Cast(kVoter, v1::CHOICE_NO);
  const Box before = box();
  EXPECT_THAT(TryYes(kVoter), RefusedNaming(Reason::kAlreadyVoted, Names{std::to_string(seq_)}));
  EXPECT_EQ(box(), before);
}

TEST_F(CastTest, ABallotOnAnotherTextIsNotTakenForThisOne) {
  SealedBallot ballot = BallotOf(kVoter, v1::CHOICE_YES);
  ballot.act.mutable_question()->front() ^= 1;
  EXPECT_THAT(TryCast(kVoter, ballot), RefusedInBoth(Reason::kQuestionChanged));
  ballot.act.clear_question();
  EXPECT_THAT(TryCast(kVoter, ballot), RefusedInBoth(Reason::kQuestionChanged));
}

TEST_F(CastTest, ACustodialOrUnconfirmedKeyCastsNothing) {
  roster::Acting acting = As(kVoter);
  acting.custody = roster::Custody::kCustodial;
  EXPECT_THAT(TryCastAs(acting, BallotOf(kVoter, v1::CHOICE_YES)), RefusedInBoth(Reason::kCustodialKey));
  acting = As(kVoter);
  acting.confirmed = false;
  EXPECT_THAT(TryCastAs(acting, BallotOf(kVoter, v1::CHOICE_YES)), RefusedInBoth(Reason::kKeyNotConfirmed));
}

TEST_F(CastTest, NoElectronicBallotWhereTheCharterAllowsNone) {
  rules().clear_electronic();
  EXPECT_THAT(TryYes(kVoter), RefusedInBoth(Reason::kWrongChannel));
}

TEST_F(CastTest, TheOpeningComesBesideTheBallotAndOpensIt) {
  const SealedBallot ballot = BallotOf(kVoter, v1::CHOICE_YES);
  const auto with = [&](const std::vector<v1::Opening>& openings) {
    return DecideCast(box(), meeting(), As(kVoter), rules(), openings, suite_, ballot.act);
  };
  EXPECT_THAT(with({}), RefusedNaming(Reason::kOpeningMissing, Names{"0"}));
  EXPECT_THAT(with({ballot.opening, ballot.opening}), RefusedNaming(Reason::kOpeningMissing, Names{"2"}));
  EXPECT_THAT(with({BallotOf(2, v1::CHOICE_YES).opening}), RefusedInBoth(Reason::kOpeningMismatch));
  v1::Opening turned = ballot.opening;
  turned.mutable_fields(0)->set_content(Bytes(1, static_cast<char>(v1::CHOICE_NO)));
  EXPECT_THAT(with({turned}), RefusedInBoth(Reason::kOpeningMismatch));
}

TEST_F(CastTest, ACommitmentHasThirtyTwoBytes) {
  SealedBallot ballot = BallotOf(kVoter, v1::CHOICE_YES);
  ballot.act.clear_commitment();
  EXPECT_THAT(TryCast(kVoter, ballot), RefusedNaming(Reason::kFieldMissing, Names{"commitment"}));
  ballot.act.set_commitment(Bytes(31, 'x'));
  EXPECT_THAT(TryCast(kVoter, ballot), RefusedNaming(Reason::kFieldInvalid, Names{"commitment", "31"}));
}

// Ballots whose opening is right in form and says nothing that one can vote for.
TEST_F(CastTest, ABallotSaysYesNoOrAbstain) {
  const auto holding = [&](const Bytes& content, std::uint32_t number, std::uint32_t schema) {
    SealedBallot ballot = BallotOf(kVoter, v1::CHOICE_YES);
    ballot.opening.set_schema(schema);
    ballot.opening.mutable_fields(0)->set_number(number);
    ballot.opening.mutable_fields(0)->set_content(content);
    ballot.act.set_commitment(wire::CommitmentOf(suite_, ballot.opening).str());
    return TryCast(kVoter, ballot);
  };
  for (const Bytes& content : {Bytes(1, '\0'), Bytes(1, '\4'), Bytes(1, '\xff'), Bytes("\1\1"), Bytes()}) {
    EXPECT_THAT(holding(content, 1, v1::OPENING_SCHEMA_BALLOT), RefusedInBoth(Reason::kChoiceInvalid))
        << ToHex(content);
  }
  EXPECT_THAT(holding("\1", 2, v1::OPENING_SCHEMA_BALLOT), RefusedInBoth(Reason::kChoiceInvalid));
  EXPECT_THAT(holding("\1", 1, v1::OPENING_SCHEMA_STATEMENT), RefusedInBoth(Reason::kChoiceInvalid));
  EXPECT_THAT(holding("\1", 1, v1::OPENING_SCHEMA_BALLOT), IsOk());
}

TEST_F(CastTest, WithoutTheOpeningTheSameRefusalsHold) {
  const auto unopened = [&](int person) {
    return DecideCastUnopened(box(), meeting(), As(person), rules(), BallotOf(person, v1::CHOICE_YES).act);
  };
  EXPECT_THAT(unopened(kVoter), IsOk());
  EXPECT_THAT(unopened(kStranger), RefusedInBoth(Reason::kNotOnRoll));
  Close();
  EXPECT_THAT(unopened(kVoter), RefusedInBoth(Reason::kBoxClosed));
}

}  // namespace
}  // namespace yishi::box
