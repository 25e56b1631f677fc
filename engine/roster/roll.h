// The roll (应到名单): who is expected at a meeting of a body, frozen when it is noticed.

#ifndef YISHI_ENGINE_ROSTER_ROLL_H_
#define YISHI_ENGINE_ROSTER_ROLL_H_

#include <vector>

#include "engine/crypto/suite.h"
#include "engine/roster/roster.h"

namespace yishi::roster {

struct RollEntry {
  PersonId person;
  HouseholdId household;
  auto operator<=>(const RollEntry&) const = default;
};

using Roll = std::vector<RollEntry>;  // ascending by person, each person once

// Those with a vote in a body of `kind` on `day`. A body made of bodies is a set of persons: each counts
// once. Probationary Party members are left out. An assembly by households has the household's first elector
// by id as its representative until another is named.
Roll RollOf(const Roster& roster, BodyKind kind, calendar::Day day);

// RFC 6962 root over the leaves (person id, household id), in order.
Hash RollRoot(const crypto::Suite& suite, const Roll& roll);

// Whether `person` is on it.
bool OnRoll(const Roll& roll, const PersonId& person);

}  // namespace yishi::roster

#endif  // YISHI_ENGINE_ROSTER_ROLL_H_
