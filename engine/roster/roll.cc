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

// Who represents each household: an elector of it.
std::map<HouseholdId, PersonId> Representatives(const Roster& roster, const Roll& electors) {
  std::map<HouseholdId, PersonId> representatives;
  for (const RollEntry& entry : electors) {
    if (entry.household.is_zero()) continue;
    PersonId& chosen = representatives.try_emplace(entry.household, entry.person).first->second;
    const auto household = roster.households.find(entry.household);
    if (household != roster.households.end() && household->second.representative == entry.person) {
      chosen = entry.person;
    }
  }
  return representatives;
}

void MarkRepresentatives(const Roster& roster, Roll& electors) {
  const std::map<HouseholdId, PersonId> representatives = Representatives(roster, electors);
  for (RollEntry& entry : electors) {
    const auto chosen = representatives.find(entry.household);
    if (chosen == representatives.end() || chosen->second != entry.person) continue;
    entry.represents = true;
    const auto household = roster.households.find(entry.household);
    if (household != roster.households.end()) entry.area_dm2 = household->second.area_dm2;
  }
}

bool LivesIn(const Roster& roster, const HouseholdId& id, const Group& group) {
  const auto household = roster.households.find(id);
  return household != roster.households.end() && group.contains(household->second.building);
}

}  // namespace

Roll RollOf(const Roster& roster, BodyKind kind, calendar::Day day, const Group& group) {
  Roll roll;
  for (const auto& [id, person] : roster.persons) {
    if (Votes(roster, id, kind, day)) roll.push_back({id, person.household});
  }
  if (!IsAssembly(kind)) return roll;
  MarkRepresentatives(roster, roll);
  const bool owners = kind == BodyKind::kOwnersMeeting;
  const bool in_group = kind == BodyKind::kResidentsGroup;
  std::erase_if(roll, [&](const RollEntry& entry) {
    return (IsOfHouseholds(kind) && !entry.represents) || (owners && entry.area_dm2 == 0) ||
           (in_group && !LivesIn(roster, entry.household, group));
  });
  return roll;
}

Hash RollRoot(const crypto::Suite& suite, const Roll& roll) {
  merkle::Tree tree(suite);
  for (const RollEntry& entry : roll) {
    Bytes leaf = entry.person.str() + entry.household.str();
    if (entry.represents) AppendU32(leaf, static_cast<std::uint32_t>(entry.area_dm2));
    tree.Append(merkle::LeafHash(suite, leaf));
  }
  return tree.Root();
}

const RollEntry* FindOnRoll(const Roll& roll, const PersonId& person) {
  const auto at =
      std::lower_bound(roll.begin(), roll.end(), person,
                       [](const RollEntry& entry, const PersonId& id) { return entry.person < id; });
  return at != roll.end() && at->person == person ? &*at : nullptr;
}

bool OnRoll(const Roll& roll, const PersonId& person) { return FindOnRoll(roll, person) != nullptr; }

}  // namespace yishi::roster
