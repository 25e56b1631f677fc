// What bodies, capacities and keys can be. The numbers are those of the wire (yishi/v1/roster.proto), where
// each value is explained; a static_cast from a checked wire value is the whole conversion.

#ifndef YISHI_ENGINE_ROSTER_KINDS_H_
#define YISHI_ENGINE_ROSTER_KINDS_H_

#include <string_view>

#include "yishi/v1/roster.pb.h"

namespace yishi::roster {

enum class BodyKind {
  kRegistry = v1::BODY_KIND_REGISTRY,
  kPartyBranchCommittee = v1::BODY_KIND_PARTY_BRANCH_COMMITTEE,
  kResidentsCommittee = v1::BODY_KIND_RESIDENTS_COMMITTEE,
  kPartyMembers = v1::BODY_KIND_PARTY_MEMBERS,
  kResidentRepresentatives = v1::BODY_KIND_RESIDENT_REPRESENTATIVES,
  kSupervisionCommittee = v1::BODY_KIND_SUPERVISION_COMMITTEE,
  kTownship = v1::BODY_KIND_TOWNSHIP,
  kTwoCommittees = v1::BODY_KIND_TWO_COMMITTEES,
  kRepresentativesMeeting = v1::BODY_KIND_REPRESENTATIVES_MEETING,
  kResidentsAssembly = v1::BODY_KIND_RESIDENTS_ASSEMBLY,
  kHouseholdsAssembly = v1::BODY_KIND_HOUSEHOLDS_ASSEMBLY,
  kOwnersMeeting = v1::BODY_KIND_OWNERS_MEETING,
  kResidentsGroup = v1::BODY_KIND_RESIDENTS_GROUP,
};

enum class Capacity {
  kMember = v1::CAPACITY_MEMBER,
  kHead = v1::CAPACITY_HEAD,
  kDeputy = v1::CAPACITY_DEPUTY,
  kProbationary = v1::CAPACITY_PROBATIONARY,
};

enum class Custody {
  kDevice = v1::CUSTODY_DEVICE,
  kCustodial = v1::CUSTODY_CUSTODIAL,
};

// Whether a roster row may set up a body of this kind; the others are made of these.
constexpr bool IsElementary(BodyKind kind) { return static_cast<int>(kind) < v1::BODY_KIND_TWO_COMMITTEES; }

// Whether it consists of one representative of each household, or of each that owns something.
constexpr bool IsOfHouseholds(BodyKind kind) {
  return kind == BodyKind::kHouseholdsAssembly || kind == BodyKind::kOwnersMeeting;
}
// Whether it is drawn from all electors rather than from seats: only there do households and areas count.
constexpr bool IsAssembly(BodyKind kind) {
  return kind == BodyKind::kResidentsAssembly || kind == BodyKind::kResidentsGroup || IsOfHouseholds(kind);
}

// "居民委员会"
std::string_view NameZh(BodyKind kind);
// "residents' committee"
std::string_view NameEn(BodyKind kind);

}  // namespace yishi::roster

#endif  // YISHI_ENGINE_ROSTER_KINDS_H_
