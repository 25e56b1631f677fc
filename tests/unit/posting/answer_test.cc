// Answering an objection: by the body whose turn it is, with reasons, once.

#include <string>
#include <utility>

#include "engine/base/limits.h"
#include "tests/support/refusal_matchers.h"
#include "tests/unit/posting/posting_fixture.h"

namespace yishi::posting {
namespace {

using ::yishi::testing::At;
using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

constexpr auto kDismissed = v1::OBJECTION_OUTCOME_DISMISSED;
constexpr auto kUpheld = v1::OBJECTION_OUTCOME_UPHELD;

class AnswerTest : public PostingFixture {
 protected:
  AnswerTest() {
    Start();
    RaiseAt("2026-03-03 20:00", kResident, 1);
  }
  absl::StatusOr<Effects> With(const v1::AnswerObjection& act) const {
    return DecideAnswer(objection(1), people_.roster, As(kMember), false, act);
  }
};

TEST_F(AnswerTest, ADismissalEndsTheSuspension) {
  RaiseAt("2026-03-04 20:00", kNeighbour, 2);
  now_ = At("2026-03-05 09:00");
  Answer(kMember, 1, kDismissed);
  EXPECT_TRUE(Suspended(postings_, ThePosting())) << "the other one is open";
  EXPECT_EQ(objection(1).outcome, kDismissed);
  EXPECT_EQ(objection(1).reasons, "已核对");
  EXPECT_EQ(objection(1).answered_ms, now_);
  Answer(kMember, 2, kDismissed);
  EXPECT_FALSE(Suspended(postings_, ThePosting()));
}

TEST_F(AnswerTest, OnlyTheBodyWhoseTurnItIsAnswers) {
  const std::pair<Level, int> turns[] = {
      {Level::kCommittee, kMember}, {Level::kSupervision, kSupervisor}, {Level::kTownship, kTown}};
  for (const auto& [level, answerer] : turns) {
    postings_.objections.at(TheObjection(1)).level = level;
    for (int person : {kMember, kSupervisor, kTown, kResident}) {
      if (person == answerer) {
        EXPECT_THAT(TryAnswer(person, 1, kDismissed), IsOk()) << person;
      } else {
        EXPECT_THAT(TryAnswer(person, 1, kDismissed), RefusedInBoth(Reason::kNotYourTurn)) << person;
      }
    }
  }
}

TEST_F(AnswerTest, NoObjectionIsAnsweredTwice) {
  Answer(kMember, 1, kDismissed);
  EXPECT_THAT(TryAnswer(kMember, 1, kDismissed), RefusedInBoth(Reason::kObjectionAnswered));
  EXPECT_THAT(TryAnswer(kMember, 1, kUpheld, "proposal", true), RefusedInBoth(Reason::kObjectionAnswered));
}

TEST_F(AnswerTest, AnUpheldObjectionNamesAnEarlierStage) {
  EXPECT_THAT(TryAnswer(kMember, 1, kUpheld, "representatives", true), IsOk());
  EXPECT_THAT(TryAnswer(kMember, 1, kUpheld, "result-posting", false),
              RefusedNaming(Reason::kFieldInvalid, Names{"redo_stage"}));
  EXPECT_THAT(TryAnswer(kMember, 1, kUpheld, "", false),
              RefusedNaming(Reason::kFieldInvalid, Names{"redo_stage"}));
}

TEST_F(AnswerTest, ADismissedOneSendsNothingBack) {
  EXPECT_THAT(TryAnswer(kMember, 1, kDismissed, "representatives", true),
              RefusedNaming(Reason::kFieldInvalid, Names{"redo_stage"}));
}

TEST_F(AnswerTest, AnAnswerHasAnOutcomeAndReasonsThatFit) {
  v1::AnswerObjection act;
  act.set_objection_id(TheObjection(1).str());
  act.set_reasons("已核对");
  EXPECT_THAT(With(act), RefusedNaming(Reason::kFieldMissing, Names{"outcome"}));
  act.set_outcome(kDismissed);
  act.clear_reasons();
  EXPECT_THAT(With(act), RefusedNaming(Reason::kFieldMissing, Names{"reasons"}));
  act.set_reasons(std::string(limits::kTextBytes + 1, 'x'));
  EXPECT_THAT(With(act), RefusedNaming(Reason::kLimitExceeded, Names{"16385", "16384"}));
}

TEST_F(AnswerTest, AnOfficeNeedsAKeyGoodEnough) {
  roster::Acting acting = As(kMember);
  acting.confirmed = false;
  v1::AnswerObjection act;
  EXPECT_THAT(DecideAnswer(objection(1), people_.roster, acting, false, act),
              RefusedInBoth(Reason::kKeyNotConfirmed));
}

}  // namespace
}  // namespace yishi::posting
