#include "clients/roster_csv/offices.h"

#include <algorithm>
#include <array>

namespace yishi::roster_csv {
namespace {

constexpr std::array kOffices = {
    Office{BodyKind::kResidentRepresentatives, Capacity::kRepresentative},
    Office{BodyKind::kResidentsCommittee, Capacity::kDirector},
    Office{BodyKind::kResidentsCommittee, Capacity::kDeputyDirector},
    Office{BodyKind::kResidentsCommittee, Capacity::kMember},
    Office{BodyKind::kPartyBranchCommittee, Capacity::kSecretary},
    Office{BodyKind::kPartyBranchCommittee, Capacity::kDeputySecretary},
    Office{BodyKind::kPartyBranchCommittee, Capacity::kMember},
    Office{BodyKind::kPartyMembers, Capacity::kPartyMember},
    Office{BodyKind::kPartyMembers, Capacity::kProbationaryMember},
    Office{BodyKind::kSupervisionCommittee, Capacity::kDirector},
    Office{BodyKind::kSupervisionCommittee, Capacity::kMember},
    Office{BodyKind::kRegistry, Capacity::kRegistrar},
    Office{BodyKind::kTownship, Capacity::kLiaison},
};

}  // namespace

std::span<const Office> AllOffices() { return kOffices; }

bool Exists(Office office) { return std::find(kOffices.begin(), kOffices.end(), office) != kOffices.end(); }

bool HasTerm(Office office) { return office.body != BodyKind::kPartyMembers; }

std::string_view ChineseName(BodyKind body) {
  switch (body) {
    case BodyKind::kResidentRepresentatives:
      return "居民代表";
    case BodyKind::kResidentsCommittee:
      return "居民委员会";
    case BodyKind::kPartyBranchCommittee:
      return "党支部委员会";
    case BodyKind::kPartyMembers:
      return "党员";
    case BodyKind::kSupervisionCommittee:
      return "居务监督委员会";
    case BodyKind::kRegistry:
      return "登记";
    case BodyKind::kTownship:
      return "镇政府";
  }
  return "";
}

std::string_view MachineName(BodyKind body) {
  switch (body) {
    case BodyKind::kResidentRepresentatives:
      return "RESIDENT_REPRESENTATIVES";
    case BodyKind::kResidentsCommittee:
      return "RESIDENTS_COMMITTEE";
    case BodyKind::kPartyBranchCommittee:
      return "PARTY_BRANCH_COMMITTEE";
    case BodyKind::kPartyMembers:
      return "PARTY_MEMBERS";
    case BodyKind::kSupervisionCommittee:
      return "SUPERVISION_COMMITTEE";
    case BodyKind::kRegistry:
      return "REGISTRY";
    case BodyKind::kTownship:
      return "TOWNSHIP";
  }
  return "";
}

std::string_view ChineseName(Capacity capacity) {
  switch (capacity) {
    case Capacity::kRepresentative:
      return "居民代表";
    case Capacity::kDirector:
      return "主任";
    case Capacity::kDeputyDirector:
      return "副主任";
    case Capacity::kMember:
      return "委员";
    case Capacity::kSecretary:
      return "书记";
    case Capacity::kDeputySecretary:
      return "副书记";
    case Capacity::kPartyMember:
      return "党员";
    case Capacity::kProbationaryMember:
      return "预备党员";
    case Capacity::kRegistrar:
      return "登记员";
    case Capacity::kLiaison:
      return "联络员";
  }
  return "";
}

std::string_view MachineName(Capacity capacity) {
  switch (capacity) {
    case Capacity::kRepresentative:
      return "REPRESENTATIVE";
    case Capacity::kDirector:
      return "DIRECTOR";
    case Capacity::kDeputyDirector:
      return "DEPUTY_DIRECTOR";
    case Capacity::kMember:
      return "MEMBER";
    case Capacity::kSecretary:
      return "SECRETARY";
    case Capacity::kDeputySecretary:
      return "DEPUTY_SECRETARY";
    case Capacity::kPartyMember:
      return "PARTY_MEMBER";
    case Capacity::kProbationaryMember:
      return "PROBATIONARY_MEMBER";
    case Capacity::kRegistrar:
      return "REGISTRAR";
    case Capacity::kLiaison:
      return "LIAISON";
  }
  return "";
}

std::optional<BodyKind> BodyFromName(std::string_view name) {
  for (const Office& office : kOffices) {
    if (name == ChineseName(office.body) || name == MachineName(office.body)) return office.body;
  }
  return std::nullopt;
}

std::optional<Capacity> CapacityFromName(std::string_view name) {
  for (const Office& office : kOffices) {
    if (name == ChineseName(office.capacity) || name == MachineName(office.capacity)) return office.capacity;
  }
  return std::nullopt;
}

}  // namespace yishi::roster_csv
