// What the clock alone brings about.

#include <algorithm>

#include "engine/box/decide.h"
#include "engine/community/community.h"
#include "engine/community/dispatch.h"
#include "engine/community/entry.h"
#include "engine/posting/decide.h"
#include "engine/roster/recovery.h"

namespace yishi::community {
namespace {

// One thing that becomes due: when, in whose chain, and what.
struct Coming {
  Millis at = 0;
  SubjectId subject;
  ledger::v1::Effect effect;
};

void Consider(std::optional<Coming>& first, Millis at, const SubjectId& subject, ledger::v1::Effect effect) {
  if (!first || at < first->at) first = Coming{at, subject, std::move(effect)};
}

// The first of all that is coming; of two at one time, the one that the order of ids puts first.
std::optional<Coming> First(const State& state) {
  std::optional<Coming> first;
  const calendar::Calendar& calendar = state.foundation.calendar;
  for (const auto& [key, recovery] : state.roster.recoveries) {
    Consider(first, recovery.counts_from_ms, SubjectId{}, roster::RecoveryCompleted(key, recovery));
  }
  for (const auto& [id, box] : state.boxes) {
    if (box.phase == box::BoxPhase::kCasting && box.closes_ms != 0) {
      Consider(first, box.closes_ms, SubjectId{box.matter.bytes}, box::ClosedByClock(id, box));
    }
  }
  for (const auto& [id, posting] : state.postings.postings) {
    if (const auto at = posting::NextDue(posting, calendar)) {
      Consider(first, *at, SubjectId{posting.matter.bytes}, posting::Completed(id));
    }
  }
  for (const auto& [id, objection] : state.postings.objections) {
    if (const auto at = posting::NextDue(objection, state.postings)) {
      const posting::Posting& posting = state.postings.postings.at(objection.posting);
      Consider(first, *at, ChainOf(state, id),
               posting::Overdue(id, objection, calendar, RulesOf(state, posting), *at));
    }
  }
  return first;
}

}  // namespace

std::optional<Decided> DecideDue(const Community& community, Millis now) {
  const State& state = community.state;
  std::optional<Coming> coming = First(state);
  if (!coming || coming->at > now) return std::nullopt;
  Effects effects{std::move(coming->effect)};
  matter::React(state.matters, SurroundingsOf(state), v1::Command::default_instance(), effects);
  // An entry of the clock bears the time at which it was noticed, never an earlier one.
  auto decided = MakeEntry(state, community.tree.suite(), ledger::v1::ENTRY_KIND_CLOCK, coming->subject, "",
                           std::move(effects), now);
  if (!decided.ok()) return std::nullopt;
  return *std::move(decided);
}

std::optional<Millis> NextDue(const State& state) {
  const std::optional<Coming> coming = First(state);
  if (!coming) return std::nullopt;
  return coming->at;
}

}  // namespace yishi::community
