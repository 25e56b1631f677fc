// The table of transitions, walked in full: every phase, every event (engine/README.md, I10).

#include "engine/matter/lifecycle.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "yishi/ledger/v1/entry.pb.h"

namespace yishi::matter {
namespace {

using enum Phase;
using enum Event;

const std::vector<Phase> kPhases{kAwaitingMeeting, kNoticed,   kCasting, kCounting, kAwaitingPosting,
                                 kPosted,          kSuspended, kWorking, kReturned, kClosed};
const std::vector<Event> kEvents{
    kConvened,          kMeetingLapsed,    kBoxOpened,    kBoxClosed, kBoxPassed,   kBoxRejected,
    kBoxReferred,       kBoxRejectedFinal, kBoxVoided,    kPutUp,     kPostingDone, kPostingDoneUnanswered,
    kObjectionsSettled, kObjectionUpheld,  kWorkFinished, kRevised,   kWithdrawn,   kRerun,
    kCorrectionOrdered, kAnnulled};

// What may happen, written down a second time from the procedure: whatever is not here may not.
const std::map<std::pair<Phase, Event>, Target> kProcedure{
    {{kAwaitingMeeting, kConvened}, Target::kNoticed},
    {{kAwaitingMeeting, kWithdrawn}, Target::kClosed},
    {{kNoticed, kMeetingLapsed}, Target::kAwaitingMeeting},
    {{kNoticed, kBoxOpened}, Target::kCasting},
    {{kNoticed, kWithdrawn}, Target::kClosed},
    {{kCasting, kBoxClosed}, Target::kCounting},
    {{kCounting, kBoxPassed}, Target::kNextStage},
    {{kCounting, kBoxRejected}, Target::kReturned},
    {{kCounting, kBoxReferred}, Target::kReferredStage},
    {{kCounting, kBoxRejectedFinal}, Target::kClosed},
    {{kCounting, kBoxVoided}, Target::kNoticed},
    {{kAwaitingPosting, kPutUp}, Target::kPosted},
    {{kPosted, kPostingDone}, Target::kNextStage},
    {{kPosted, kPostingDoneUnanswered}, Target::kSuspended},
    {{kPosted, kObjectionUpheld}, Target::kReturned},
    {{kSuspended, kObjectionsSettled}, Target::kNextStage},
    {{kSuspended, kObjectionUpheld}, Target::kReturned},
    {{kWorking, kWorkFinished}, Target::kNextStage},
    {{kReturned, kRevised}, Target::kRestartStage},
    {{kReturned, kWithdrawn}, Target::kClosed},
    {{kAwaitingMeeting, kRerun}, Target::kRestartStage},
    {{kNoticed, kRerun}, Target::kRestartStage},
    {{kPosted, kRerun}, Target::kRestartStage},
    {{kSuspended, kRerun}, Target::kRestartStage},
    {{kAwaitingPosting, kCorrectionOrdered}, Target::kReturned},
    {{kPosted, kCorrectionOrdered}, Target::kReturned},
    {{kSuspended, kCorrectionOrdered}, Target::kReturned},
    {{kWorking, kCorrectionOrdered}, Target::kReturned},
    {{kAwaitingPosting, kAnnulled}, Target::kClosed},
    {{kPosted, kAnnulled}, Target::kClosed},
    {{kSuspended, kAnnulled}, Target::kClosed},
    {{kWorking, kAnnulled}, Target::kClosed},
};

std::string NameOf(Phase phase, Event event) {
  return std::string(NameEn(phase)) + " / " + std::string(NameEn(event));
}

TEST(LifecycleTest, EveryPairOfPhaseAndEventDoesWhatTheProcedureSays) {
  for (Phase phase : kPhases) {
    for (Event event : kEvents) {
      const auto expected = kProcedure.find({phase, event});
      const auto target = Next(phase, event);
      ASSERT_EQ(target.has_value(), expected != kProcedure.end()) << NameOf(phase, event);
      if (target) {
        EXPECT_EQ(*target, expected->second) << NameOf(phase, event);
      }
    }
  }
}

TEST(LifecycleTest, NoPairStandsTwiceInTheTable) {
  std::set<std::pair<Phase, Event>> seen;
  for (const Transition& transition : Transitions()) {
    EXPECT_TRUE(seen.insert({transition.from, transition.event}).second)
        << NameOf(transition.from, transition.event);
  }
  EXPECT_EQ(seen.size(), kProcedure.size());
}

TEST(LifecycleTest, EveryPhaseButClosedCanBeLeft) {
  for (Phase phase : kPhases) {
    bool left = false;
    for (Event event : kEvents) left = left || Next(phase, event).has_value();
    EXPECT_EQ(left, phase != kClosed) << NameEn(phase);
  }
}

// Where a target can lead: a new or restarted stage begins in the first phase of its kind.
std::vector<Phase> PhasesOf(Target target) {
  switch (target) {
    case Target::kAwaitingMeeting:
      return {kAwaitingMeeting};
    case Target::kNoticed:
      return {kNoticed};
    case Target::kCasting:
      return {kCasting};
    case Target::kCounting:
      return {kCounting};
    case Target::kPosted:
      return {kPosted};
    case Target::kSuspended:
      return {kSuspended};
    case Target::kReturned:
      return {kReturned};
    case Target::kClosed:
      return {kClosed};
    case Target::kNextStage:
      return {kAwaitingMeeting, kAwaitingPosting, kWorking, kClosed};
    case Target::kReferredStage:
      return {kAwaitingMeeting};
    case Target::kRestartStage:
      return {kAwaitingMeeting, kAwaitingPosting, kWorking};
  }
  return {};
}

std::set<Phase> ReachableFrom(Phase start) {
  std::set<Phase> reached{start};
  for (std::vector<Phase> next{start}; !next.empty();) {
    const Phase phase = next.back();
    next.pop_back();
    for (Event event : kEvents) {
      const auto target = Next(phase, event);
      if (!target) continue;
      for (Phase to : PhasesOf(*target)) {
        if (reached.insert(to).second) next.push_back(to);
      }
    }
  }
  return reached;
}

TEST(LifecycleTest, EveryPhaseIsReachedFromTheStart) {
  EXPECT_EQ(ReachableFrom(kAwaitingMeeting), std::set<Phase>(kPhases.begin(), kPhases.end()));
}

TEST(LifecycleTest, TheEndIsReachedFromEveryPhase) {
  for (Phase phase : kPhases) EXPECT_TRUE(ReachableFrom(phase).contains(kClosed)) << NameEn(phase);
}

// Nothing that decides a matter may be skipped: into counting only by casting, into the next stage only by an
// end.
TEST(LifecycleTest, NoStepIsSkipped) {
  for (const Transition& transition : Transitions()) {
    const std::string name = NameOf(transition.from, transition.event);
    if (transition.to == Target::kCounting) {
      EXPECT_EQ(transition.from, kCasting) << name;
    }
    if (transition.to == Target::kCasting) {
      EXPECT_EQ(transition.from, kNoticed) << name;
    }
    if (transition.to == Target::kNextStage) {
      EXPECT_TRUE(transition.from == kCounting || transition.from == kPosted ||
                  transition.from == kSuspended || transition.from == kWorking)
          << name;
    }
  }
}

TEST(LifecycleTest, EveryPhaseAndEventHasNamesOfItsOwn) {
  std::set<std::string> zh;
  std::set<std::string> en;
  std::set<std::string> events;
  for (Phase phase : kPhases) {
    EXPECT_TRUE(zh.insert(std::string(NameZh(phase))).second) << NameEn(phase);
    EXPECT_TRUE(en.insert(std::string(NameEn(phase))).second) << NameEn(phase);
  }
  for (Event event : kEvents) EXPECT_TRUE(events.insert(std::string(NameEn(event))).second) << NameEn(event);
}

TEST(LifecycleTest, ThePhasesAreThoseOfTheLedger) {
  const auto* phases = ledger::v1::Phase_descriptor();
  EXPECT_EQ(phases->value_count(), static_cast<int>(kPhases.size()) + 1);
  const std::vector<std::pair<Phase, ledger::v1::Phase>> pairs{
      {kAwaitingMeeting, ledger::v1::PHASE_AWAITING_MEETING},
      {kNoticed, ledger::v1::PHASE_NOTICED},
      {kCasting, ledger::v1::PHASE_CASTING},
      {kCounting, ledger::v1::PHASE_COUNTING},
      {kAwaitingPosting, ledger::v1::PHASE_AWAITING_POSTING},
      {kPosted, ledger::v1::PHASE_POSTED},
      {kSuspended, ledger::v1::PHASE_SUSPENDED},
      {kWorking, ledger::v1::PHASE_WORKING},
      {kReturned, ledger::v1::PHASE_RETURNED},
      {kClosed, ledger::v1::PHASE_CLOSED}};
  for (const auto& [phase, number] : pairs)
    EXPECT_EQ(static_cast<int>(phase), static_cast<int>(number)) << NameEn(phase);
}

TEST(LifecycleTest, WhatALaterVersionWroteIsUnknown) {
  EXPECT_EQ(NameZh(static_cast<Phase>(99)), "未知");
  EXPECT_EQ(NameEn(static_cast<Phase>(99)), "unknown");
  EXPECT_EQ(NameEn(static_cast<Event>(99)), "unknown");
}

}  // namespace
}  // namespace yishi::matter
