// The bodies and capacities of a roster file, as the ledger has them.

#ifndef YISHI_CLIENTS_SDK_ROSTER_KINDS_H_
#define YISHI_CLIENTS_SDK_ROSTER_KINDS_H_

#include "clients/roster_csv/offices.h"
#include "yishi/v1/roster.pb.h"

namespace yishi::sdk {

constexpr v1::BodyKind WireBody(roster_csv::BodyKind body) {
  switch (body) {
    case roster_csv::BodyKind::kResidentRepresentatives:
      return v1::BODY_KIND_RESIDENT_REPRESENTATIVES;
    case roster_csv::BodyKind::kResidentsCommittee:
      return v1::BODY_KIND_RESIDENTS_COMMITTEE;
    case roster_csv::BodyKind::kPartyBranchCommittee:
      return v1::BODY_KIND_PARTY_BRANCH_COMMITTEE;
    case roster_csv::BodyKind::kPartyMembers:
      return v1::BODY_KIND_PARTY_MEMBERS;
    case roster_csv::BodyKind::kSupervisionCommittee:
      return v1::BODY_KIND_SUPERVISION_COMMITTEE;
    case roster_csv::BodyKind::kRegistry:
      return v1::BODY_KIND_REGISTRY;
    case roster_csv::BodyKind::kTownship:
      return v1::BODY_KIND_TOWNSHIP;
  }
  return v1::BODY_KIND_UNSPECIFIED;
}

constexpr v1::Capacity WireCapacity(roster_csv::Capacity capacity) {
  switch (capacity) {
    case roster_csv::Capacity::kDirector:
    case roster_csv::Capacity::kSecretary:
      return v1::CAPACITY_HEAD;
    case roster_csv::Capacity::kDeputyDirector:
    case roster_csv::Capacity::kDeputySecretary:
      return v1::CAPACITY_DEPUTY;
    case roster_csv::Capacity::kProbationaryMember:
      return v1::CAPACITY_PROBATIONARY;
    case roster_csv::Capacity::kRepresentative:
    case roster_csv::Capacity::kMember:
    case roster_csv::Capacity::kPartyMember:
    case roster_csv::Capacity::kRegistrar:
    case roster_csv::Capacity::kLiaison:
      return v1::CAPACITY_MEMBER;
  }
  return v1::CAPACITY_UNSPECIFIED;
}

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_ROSTER_KINDS_H_
