// Boxes that choose options: counted in every channel, judged option by option (engine/README.md, I17).

#include "engine/box/choosing.h"

#include <algorithm>
#include <random>

#include "engine/box/outcome.h"
#include "tests/support/rational.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/seed.h"
#include "tests/unit/box/box_fixture.h"

namespace yishi::box {
namespace {

using meeting::Channel;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::Nr;
using ::yishi::testing::Rational;
using ::yishi::testing::Reaches;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

// More than half of the ballots cast; two seats, three options.
void ChooseTwo(v1::VoteRules& rules) {
  rules.set_ballot(v1::BALLOT_FORM_APPROVAL);
  rules.set_seats(2);
  rules.set_ties(v1::TIE_RULE_VOTE_AGAIN);
  rules.clear_hands();
  rules.mutable_threshold()->mutable_criterion()->set_base(v1::BASE_KIND_VOTING);
}

class ChoosingTest : public BoxFixture {
 protected:
  ChoosingTest() {
    ChooseTwo(rules());
    question_.options = 3;
    Present(1, 10, Channel::kDevice);
  }

  static v1::EnterSheet WithOptions(v1::EnterSheet act, std::initializer_list<std::uint32_t> votes) {
    for (std::uint32_t number : votes) act.mutable_paper()->add_options(number);
    return act;
  }
};

TEST_F(ChoosingTest, AnOverVoteIsRefusedWhileItCanBePutRight) {
  Open();
  EXPECT_THAT(TryCast(1, BallotSaying(1, "ABC")), RefusedNaming(Reason::kTooManyChoices, Names{"3", "2"}));
  EXPECT_THAT(TryCast(1, BallotSaying(1, "AC")), IsOk());
}

TEST_F(ChoosingTest, DevicesAndPapersAreAddedUpOptionByOption) {
  Open();
  HandOut({8, 9, 10});
  for (int person = 1; person <= 5; ++person) CastSaying(person, "AB");
  CastSaying(6, "B");
  CastSaying(7, "@");
  Close();
  EnterAndConfirm(WithOptions(Paper(3, 2, 0, 0, 1), {0, 1, 2}));
  const ledger::v1::BoxDeclared declared = Declare();
  EXPECT_THAT(declared.options(), ElementsAre(5, 7, 2));
  EXPECT_EQ(declared.yes(), 8u) << "ballots that name any option";
  EXPECT_EQ(declared.abstain(), 1u);
  EXPECT_EQ(declared.void_ballots(), 1u);
  EXPECT_THAT(declared.chosen(), ElementsAre(2)) << "5 of 10 is not more than half";
  EXPECT_EQ(declared.outcome(), ledger::v1::BOX_OUTCOME_PASSED);
}

TEST_F(ChoosingTest, ATieForTheLastSeatVoidsTheBox) {
  Open();
  for (int person = 1; person <= 4; ++person) CastSaying(person, "AB");
  for (int person = 5; person <= 8; ++person) CastSaying(person, "AC");
  for (int person = 9; person <= 10; ++person) CastSaying(person, "BC");
  Close();
  const ledger::v1::BoxDeclared declared = Declare();
  EXPECT_EQ(declared.outcome(), ledger::v1::BOX_OUTCOME_VOID);
  EXPECT_THAT(declared.chosen(), IsEmpty());
  EXPECT_THAT(declared.tied(), ElementsAre(2, 3));
}

TEST_F(ChoosingTest, NobodyWithTheThresholdIsARejection) {
  Open();
  for (int person = 1; person <= 5; ++person) CastSaying(person, "A");
  for (int person = 6; person <= 10; ++person) CastSaying(person, "B");
  Close();
  EXPECT_EQ(Declare().outcome(), ledger::v1::BOX_OUTCOME_REJECTED);
}

TEST_F(ChoosingTest, AWindowWithoutAQuorumChoosesNobody) {
  meeting().sitting = meeting::Sitting::kWindow;
  meeting().ends_ms = now_ + kDayMs;
  meeting().attendance.clear();
  Open();
  for (int person = 1; person <= 4; ++person) CastSaying(person, "AB");
  Fold(Effects{ClosedByClock(TheBox(), box())}, {}, {}, kChair);
  const ledger::v1::BoxDeclared declared = Declare();
  EXPECT_EQ(declared.outcome(), ledger::v1::BOX_OUTCOME_VOID);
  EXPECT_THAT(declared.chosen(), IsEmpty());
}

TEST_F(ChoosingTest, ASheetWithoutTheOptionsIsRefused) {
  Open();
  HandOut({8, 9, 10});
  Close();
  EXPECT_THAT(TryEnter(kTeller, Paper(3, 3, 0, 0, 0)), RefusedInBoth(Reason::kFieldInvalid));
  EXPECT_THAT(TryEnter(kTeller, WithOptions(Paper(3, 3, 0, 0, 0), {3, 3, 0, 0})),
              RefusedInBoth(Reason::kFieldInvalid));
  EXPECT_THAT(TryEnter(kTeller, WithOptions(Paper(3, 2, 1, 0, 0), {2, 1, 0})),
              RefusedInBoth(Reason::kFieldInvalid));
  EXPECT_THAT(TryEnter(kTeller, WithOptions(Paper(3, 3, 0, 0, 0), {4, 0, 0})),
              RefusedNaming(Reason::kSheetDoesNotAddUp, Names{"4", "3"}));
  EXPECT_THAT(TryEnter(kTeller, WithOptions(Paper(3, 3, 0, 0, 0), {3, 3, 1})),
              RefusedNaming(Reason::kSheetDoesNotAddUp, Names{"7", "3"}));
  EXPECT_THAT(TryEnter(kTeller, WithOptions(Paper(3, 3, 0, 0, 0), {1, 1, 0})),
              RefusedNaming(Reason::kSheetDoesNotAddUp, Names{"2", "3"}));
  EXPECT_THAT(TryEnter(kTeller, WithOptions(Paper(3, 3, 0, 0, 0), {3, 2, 0})), IsOk());
}

TEST_F(ChoosingTest, OptionsOnASheetOfYesAndNoAreRefused) {
  rules() = testing::SmallCharter().stages(0).vote();
  question_.options = 0;
  Open();
  HandOut({1});
  Close();
  EXPECT_THAT(TryEnter(kTeller, WithOptions(Paper(1, 1, 0, 0, 0), {1})),
              RefusedInBoth(Reason::kFieldInvalid));
}

TEST_F(ChoosingTest, RankedBallotsFillThePairs) {
  rules().set_ballot(v1::BALLOT_FORM_RANKED);
  rules().set_seats(1);
  rules().clear_paper();
  Open();
  for (int person = 1; person <= 4; ++person) CastSaying(person, "ABC");
  for (int person = 5; person <= 7; ++person) CastSaying(person, "BCA");
  for (int person = 8; person <= 9; ++person) CastSaying(person, "CAB");
  CastSaying(10, "@");
  Close();
  const ledger::v1::BoxDeclared declared = Declare();
  EXPECT_THAT(declared.pairs(), ElementsAre(0, 6, 4, 3, 0, 7, 5, 2, 0));
  EXPECT_THAT(declared.options(), ElementsAre(9, 9, 9));
  EXPECT_THAT(declared.chosen(), ElementsAre(1)) << "of the circle 6, 7, 5 the weakest gives way";
  const std::vector<std::string> titles{"花园", "球场", "车位"};
  EXPECT_EQ(ChoosingInWords(rules(), *box().result, titles)[0].zh, "1 号 花园：9 票，当选");
}

// Whoever decides again from released openings, which nobody checked when the ballot came.
TEST_F(ChoosingTest, AContentThatIsNoBallotCountsAsMissing) {
  Open();
  CastSaying(1, "AB");
  Close();
  openings_.Put(box().ballots.at(Nr(1)).seq, "ABC");
  EXPECT_THAT(TryDeclare(), RefusedInBoth(Reason::kOpeningsIncomplete));
}

// Every option by plain fractions, then the seats by comparing every two.
TEST(ChoosingPropertiesTest, WhoIsChosenAgreesWithASecondOpinion) {
  std::mt19937_64 random{testing::TestSeed()};
  v1::VoteRules rules = testing::SmallCharter().stages(0).vote();
  ChooseTwo(rules);
  for (int round = 0; round < 5'000; ++round) {
    const auto draw = [&](std::int64_t most) {
      return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most + 1));
    };
    rules.set_seats(static_cast<std::uint32_t>(1 + draw(3)));
    tally::UnitFigures persons{
        .expected = 30, .present = 30, .yes = draw(20), .no = 0, .abstain = draw(5), .void_ballots = draw(5)};
    OptionCounts counts;
    for (int i = 0; i < 5; ++i) counts.votes.push_back(draw(persons.yes));
    const Choosing choosing = ChoosingOf(rules, persons, counts);
    const auto stands = [&](std::size_t option) {
      return counts.votes[option] > 0 && Reaches(counts.votes[option], true, Rational(1, 2), persons.cast());
    };
    for (std::size_t option = 0; option < counts.votes.size(); ++option) {
      std::int64_t level_or_better = 0;
      for (std::size_t other = 0; other < counts.votes.size(); ++other) {
        level_or_better += stands(other) && counts.votes[other] >= counts.votes[option] ? 1 : 0;
      }
      const bool safe = stands(option) && level_or_better <= static_cast<std::int64_t>(rules.seats());
      const auto& chosen = choosing.seats.chosen;
      ASSERT_EQ(std::find(chosen.begin(), chosen.end(), option) != chosen.end(), safe);
      ASSERT_EQ(choosing.thresholds[option].holds, stands(option));
    }
  }
}

// The working that is shown: every pair, won by either side or by none, with its strongest paths.
class ChoosingWordsTest : public ::testing::Test {
 protected:
  ChoosingWordsTest() {
    ChooseTwo(rules_);
    result_.outcome = Outcome::kPassed;
    result_.expected = result_.present = 10;
    result_.channels.device.yes = 10;
  }

  std::vector<std::string> Lines(const std::vector<std::string>& titles) const {
    std::vector<std::string> lines;
    for (const tally::ExplainedLine& line : ChoosingInWords(rules_, result_, titles)) {
      if (line.depth == 0) lines.push_back(line.en);
    }
    return lines;
  }

  static v1::VoteRules Half() {
    v1::VoteRules rules;
    auto* criterion = rules.mutable_threshold()->mutable_criterion();
    criterion->set_count(v1::COUNT_KIND_YES);
    criterion->set_comparison(v1::COMPARISON_KIND_MORE_THAN);
    criterion->set_numerator(1);
    criterion->set_denominator(2);
    criterion->set_base(v1::BASE_KIND_VOTING);
    criterion->set_unit(v1::UNIT_KIND_PERSONS);
    *rules.mutable_quorum() = rules.threshold();
    return rules;
  }

  v1::VoteRules rules_ = Half();
  Result result_;
};

TEST_F(ChoosingWordsTest, SeatsThatStayVacantAreNamed) {
  result_.votes = {8, 3};
  result_.chosen = {0};
  EXPECT_THAT(Lines({"花园"}), ElementsAre("no. 1 花园: 8 votes, chosen", "no. 2 : 3 votes",
                                           "1 of 2 seats are filled; the others need another election"));
  result_.chosen = {0, 1};
  EXPECT_EQ(Lines({"花园", "球场"}).size(), 2u) << "all seats are filled";
  result_.outcome = Outcome::kRejected;
  result_.chosen = {};
  EXPECT_EQ(Lines({"花园", "球场"}).size(), 2u) << "nobody is chosen, and no seat is spoken of";
}

TEST_F(ChoosingWordsTest, ATieIsNamed) {
  result_.outcome = Outcome::kVoid;
  result_.votes = {8, 8, 8};
  result_.tied = {0, 1, 2};
  EXPECT_EQ(Lines({"甲", "乙", "丙"}).back(),
            "nos. 1, 2, 3 are level and the seats left are too few: the vote is held again");
}

TEST_F(ChoosingWordsTest, EveryPairIsShownWithItsStrongestPaths) {
  rules_.set_ballot(v1::BALLOT_FORM_RANKED);
  rules_.set_seats(1);
  result_.votes = {9, 9, 9};
  result_.chosen = {0};
  result_.pairs = tally::Pairs(3);
  result_.pairs.at(0, 1) = 6;  // 1 beats 2
  result_.pairs.at(1, 0) = 3;
  result_.pairs.at(2, 0) = 2;  // 3 and 1 are level
  result_.pairs.at(0, 2) = 2;
  result_.pairs.at(2, 1) = 5;  // 3 beats 2
  result_.pairs.at(1, 2) = 1;
  std::vector<std::string> lines = Lines({"甲", "乙", "丙"});
  lines.erase(lines.begin(), lines.begin() + 3);
  EXPECT_THAT(lines,
              ElementsAre("no. 1 before no. 2 on 6 ballots, behind on 3; strongest paths 1→2 6, 2→1 0: "
                          "no. 1 before no. 2",
                          "no. 1 before no. 3 on 2 ballots, behind on 2; strongest paths 1→3 0, 3→1 0: level",
                          "no. 2 before no. 3 on 1 ballots, behind on 5; strongest paths 2→3 0, 3→2 5: "
                          "no. 3 before no. 2"));
}

}  // namespace
}  // namespace yishi::box
