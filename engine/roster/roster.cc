#include "engine/roster/roster.h"

namespace yishi::roster {
namespace {

bool InTerm(const Membership& membership, calendar::Day day) {
  return membership.from <= day && day <= membership.to;
}

// The elementary bodies that a composed kind is made of; for an elementary kind, itself.
std::vector<BodyKind> PartsOf(BodyKind kind) {
  switch (kind) {
    case BodyKind::kTwoCommittees:
      return {BodyKind::kPartyBranchCommittee, BodyKind::kResidentsCommittee};
    case BodyKind::kRepresentativesMeeting:
      return {BodyKind::kResidentsCommittee, BodyKind::kResidentRepresentatives};
    case BodyKind::kResidentsAssembly:
    case BodyKind::kHouseholdsAssembly:
    case BodyKind::kOwnersMeeting:
    case BodyKind::kResidentsGroup:
      return {};
    case BodyKind::kRegistry:
    case BodyKind::kPartyBranchCommittee:
    case BodyKind::kResidentsCommittee:
    case BodyKind::kPartyMembers:
    case BodyKind::kResidentRepresentatives:
    case BodyKind::kSupervisionCommittee:
    case BodyKind::kTownship:
      return {kind};
  }
  return {};
}

BodyKind LeadingPart(BodyKind kind) {
  switch (kind) {
    case BodyKind::kTwoCommittees:
    case BodyKind::kPartyMembers:
      return BodyKind::kPartyBranchCommittee;
    case BodyKind::kRepresentativesMeeting:
    case BodyKind::kResidentRepresentatives:
    case BodyKind::kResidentsAssembly:
    case BodyKind::kHouseholdsAssembly:
    case BodyKind::kOwnersMeeting:
    case BodyKind::kResidentsGroup:
      return BodyKind::kResidentsCommittee;
    case BodyKind::kRegistry:
    case BodyKind::kPartyBranchCommittee:
    case BodyKind::kResidentsCommittee:
    case BodyKind::kSupervisionCommittee:
    case BodyKind::kTownship:
      return kind;
  }
  return kind;
}

}  // namespace

std::vector<Seat> SeatsOf(const Roster& roster, const PersonId& person, calendar::Day day) {
  std::vector<Seat> seats;
  for (const auto& [id, body] : roster.bodies) {
    const auto found = roster.memberships.find({id, person});
    if (found != roster.memberships.end() && InTerm(found->second, day)) {
      seats.push_back({id, body.kind, found->second});
    }
  }
  return seats;
}

bool Belongs(const Roster& roster, const PersonId& person, BodyKind kind, calendar::Day day) {
  if (IsAssembly(kind)) {
    const auto found = roster.persons.find(person);
    return found != roster.persons.end() && found->second.elector;
  }
  for (const Seat& seat : SeatsOf(roster, person, day)) {
    for (BodyKind part : PartsOf(kind)) {
      if (seat.kind == part) return true;
    }
  }
  return false;
}

bool Leads(const Roster& roster, const PersonId& person, BodyKind kind, calendar::Day day) {
  const BodyKind leading = LeadingPart(kind);
  for (const Seat& seat : SeatsOf(roster, person, day)) {
    const bool leads =
        seat.membership.capacity == Capacity::kHead || seat.membership.capacity == Capacity::kDeputy;
    if (seat.kind == leading && leads) return true;
  }
  return false;
}

}  // namespace yishi::roster
