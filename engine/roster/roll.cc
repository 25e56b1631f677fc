#include "engine/roster/roll.h"

#include <algorithm>
#include <map>

#include "engine/merkle/hash.h"
#include "engine/merkle/tree.h"

namespace yishi::roster {
namespace {

bool Votes(const Roster& roster, const PersonId& person, BodyKind kind, calendar::Day day) {
  if (!Belongs(roster, person, kind, day)) return false;
  if (kind != BodyKind::kPartyMembers) return true;
  for (const Seat& seat : SeatsOf(roster, person, day)) {
    if (seat.kind == kind && seat.membership.capacity != Capacity::kProbationary) return true;
  }
  return false;
}

Roll OnePerHousehold(const Roll& persons) {
  std::map<HouseholdId, PersonId> first;
  for (const RollEntry& entry : persons) {
    if (!entry.household.is_zero()) first.try_emplace(entry.household, entry.person);
  }
  Roll roll;
  for (const auto& [household, person] : first) roll.push_back({person, household});
  std::sort(roll.begin(), roll.end());
  return roll;
}

}  // namespace

Roll RollOf(const Roster& roster, BodyKind kind, calendar::Day day) {
  Roll roll;
  for (const auto& [id, person] : roster.persons) {
    if (Votes(roster, id, kind, day)) roll.push_back({id, person.household});
  }
  return kind == BodyKind::kHouseholdsAssembly ? OnePerHousehold(roll) : roll;
}

Hash RollRoot(const crypto::Suite& suite, const Roll& roll) {
  merkle::Tree tree(suite);
  for (const RollEntry& entry : roll) {
    tree.Append(merkle::LeafHash(suite, entry.person.str() + entry.household.str()));
  }
  return tree.Root();
}

bool OnRoll(const Roll& roll, const PersonId& person) {
  const auto at =
      std::lower_bound(roll.begin(), roll.end(), person,
                       [](const RollEntry& entry, const PersonId& id) { return entry.person < id; });
  return at != roll.end() && at->person == person;
}

}  // namespace yishi::roster
