// The roll (应到名单): who is expected at a meeting of a body, frozen when it is noticed.

#ifndef YISHI_ENGINE_ROSTER_ROLL_H_
#define YISHI_ENGINE_ROSTER_ROLL_H_

#include <set>
#include <vector>

#include "engine/crypto/suite.h"
#include "engine/roster/roster.h"

namespace yishi::roster {

struct RollEntry {
  PersonId person;
  HouseholdId household;
  bool represents = false;    // in an assembly: votes for the household
  std::int64_t area_dm2 = 0;  // of the household, where the person votes for it
  auto operator<=>(const RollEntry&) const = default;
};

using Roll = std::vector<RollEntry>;  // ascending by person, each person once

// The buildings whose residents form a residents' group.
using Group = std::set<BuildingId>;

// Those with a vote in a body of `kind` on `day`. A body made of bodies is a set of persons: each counts
// once. Probationary Party members are left out.
//
// In an assembly one elector of each household represents it: the one whom the roster names, or the first by
// id. An assembly by households consists of these alone, the owners' meeting of those whose household owns an
// area. So a household and its area count once, however many of its people take part. A residents' group is
// the assembly of `group`, which no other kind looks at.
Roll RollOf(const Roster& roster, BodyKind kind, calendar::Day day, const Group& group = {});

// RFC 6962 root over the leaves, in order: person id, household id and, for who represents it, u32 area.
Hash RollRoot(const crypto::Suite& suite, const Roll& roll);

// The person's entry; null if `person` is not on it.
const RollEntry* FindOnRoll(const Roll& roll, const PersonId& person);
// Whether `person` is on it.
bool OnRoll(const Roll& roll, const PersonId& person);

}  // namespace yishi::roster

#endif  // YISHI_ENGINE_ROSTER_ROLL_H_
