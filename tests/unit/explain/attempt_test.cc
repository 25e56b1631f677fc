#include "engine/explain/attempt.h"

#include <algorithm>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/refusal_matchers.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/community/bare_community.h"

namespace yishi::explain {
namespace {

using community::BareCommunity;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::IsOk;

const Attempt& Find(const std::vector<Attempt>& attempts, std::string_view act) {
  const auto found = std::find_if(attempts.begin(), attempts.end(),
                                  [act](const Attempt& one) { return one.wanted.act == act; });
  EXPECT_NE(found, attempts.end()) << act;
  return *found;
}

class AttemptTest : public ::testing::Test {
 protected:
  AttemptTest() {
    EXPECT_THAT(bare.people.SetUp(), IsOk());
    auto opened = bare.people.OpenMotion("修亭子");
    EXPECT_THAT(opened, IsOk());
    matter = *opened;
  }

  std::vector<Attempt> On() const { return AttemptsOn(bare.community(), matter, bare.now); }
  std::vector<Attempt> By(const PersonId& who) const {
    return AttemptsBy(bare.community(), matter, who, bare.now);
  }

  BareCommunity bare;
  MatterId matter;
};

TEST_F(AttemptTest, NamesWhoMayConvene) {
  const Attempt attempt = Find(On(), "convene_meeting");
  EXPECT_THAT(attempt.may, ElementsAre(bare.people.committee[0].person));
  EXPECT_FALSE(attempt.more);
  EXPECT_TRUE(attempt.refusal.ok());
}

TEST_F(AttemptTest, SaysWhyNobodyMayVote) {
  const Attempt attempt = Find(On(), "cast_ballot");
  EXPECT_THAT(attempt.may, IsEmpty());
  EXPECT_EQ(ReasonOf(attempt.refusal), Reason::kWrongPhase);
}

TEST_F(AttemptTest, TellsAMemberThatOnlyTheHeadMay) {
  const Attempt attempt = Find(By(bare.people.committee[1].person), "convene_meeting");
  EXPECT_EQ(ReasonOf(attempt.refusal), Reason::kNotAuthorised);
}

TEST_F(AttemptTest, TellsWhoHasNoKeyToEnrol) {
  const Attempt attempt = Find(By(PersonId{}), "convene_meeting");
  EXPECT_EQ(ReasonOf(attempt.refusal), Reason::kKeyUnknown);
}

// I5: asking is not doing.
TEST_F(AttemptTest, ChangesNothing) {
  const community::State before = bare.state();
  On();
  EXPECT_TRUE(bare.state() == before);
}

TEST_F(AttemptTest, CountsTheRollUpToABound) {
  ASSERT_THAT(bare.people.OpenPoll("装路灯"), IsOk());
  const MatterId voted = bare.state().boxes.begin()->second.matter;
  const auto attempts = AttemptsOn(bare.community(), voted, bare.now);
  const Attempt cast = Find(attempts, "cast_ballot");
  EXPECT_EQ(cast.may.size(), std::min(kNamed, bare.people.Voters().size()));
  EXPECT_EQ(cast.wanted.among, Among::kRoll);
  EXPECT_TRUE(cast.wanted.about.box.has_value());
}

// What is said to be possible is what a signed command meets, and nothing is refused for the form of what
// stands in for a person's words.
TEST_F(AttemptTest, NothingIsRefusedForItsForm) {
  ASSERT_THAT(bare.people.OpenPoll("装路灯"), IsOk());
  for (const auto& [id, one] : bare.state().matters) {
    for (const Attempt& attempt : AttemptsOn(bare.community(), id, bare.now)) {
      if (!attempt.may.empty()) continue;
      const Reason reason = ReasonOf(attempt.refusal);
      EXPECT_NE(reason, Reason::kFieldMissing) << attempt.wanted.act << ToText(attempt.refusal);
      EXPECT_NE(reason, Reason::kFieldInvalid) << attempt.wanted.act << ToText(attempt.refusal);
      EXPECT_NE(reason, Reason::kNotFound) << attempt.wanted.act << ToText(attempt.refusal);
      EXPECT_NE(reason, Reason::kInternal) << attempt.wanted.act << ToText(attempt.refusal);
    }
  }
}

TEST_F(AttemptTest, WhatItSaysASignedCommandMeets) {
  for (const Attempt& attempt : On()) {
    if (attempt.wanted.command.act_case() == v1::Command::ACT_NOT_SET) continue;
    for (const testing::Actor* actor : {&bare.people.committee[0], &bare.people.supervisors[0]}) {
      const bool said = Ask(bare.community(), attempt.wanted, actor->person, bare.now).ok();
      const auto met = bare.Try(bare.people.Sign(*actor, attempt.wanted.command));
      if (attempt.wanted.command.has_raise_objection() || attempt.wanted.command.has_object_to_roll())
        continue;
      EXPECT_EQ(said, met.ok()) << attempt.wanted.act << " " << ToText(met.status());
    }
  }
}

}  // namespace
}  // namespace yishi::explain
