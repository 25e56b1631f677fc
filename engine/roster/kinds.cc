#include "engine/roster/kinds.h"

namespace yishi::roster {

std::string_view NameZh(BodyKind kind) {
  switch (kind) {
    case BodyKind::kRegistry:
      return "登记";
    case BodyKind::kPartyBranchCommittee:
      return "党支部委员会";
    case BodyKind::kResidentsCommittee:
      return "居民委员会";
    case BodyKind::kPartyMembers:
      return "党员大会";
    case BodyKind::kResidentRepresentatives:
      return "居民代表";
    case BodyKind::kSupervisionCommittee:
      return "居务监督委员会";
    case BodyKind::kTownship:
      return "镇政府";
    case BodyKind::kTwoCommittees:
      return "“两委”";
    case BodyKind::kRepresentativesMeeting:
      return "居民代表会议";
    case BodyKind::kResidentsAssembly:
      return "居民会议";
    case BodyKind::kHouseholdsAssembly:
      return "居民会议（户代表）";
    case BodyKind::kOwnersMeeting:
      return "业主大会";
    case BodyKind::kResidentsGroup:
      return "居民小组";
  }
  return "未知机构";
}

std::string_view NameEn(BodyKind kind) {
  switch (kind) {
    case BodyKind::kRegistry:
      return "registry";
    case BodyKind::kPartyBranchCommittee:
      return "Party branch committee";
    case BodyKind::kResidentsCommittee:
      return "residents' committee";
    case BodyKind::kPartyMembers:
      return "Party members' meeting";
    case BodyKind::kResidentRepresentatives:
      return "residents' representatives";
    case BodyKind::kSupervisionCommittee:
      return "supervision committee";
    case BodyKind::kTownship:
      return "township";
    case BodyKind::kTwoCommittees:
      return "two committees";
    case BodyKind::kRepresentativesMeeting:
      return "residents' representatives' meeting";
    case BodyKind::kResidentsAssembly:
      return "residents' assembly";
    case BodyKind::kHouseholdsAssembly:
      return "residents' assembly (households)";
    case BodyKind::kOwnersMeeting:
      return "owners' meeting";
    case BodyKind::kResidentsGroup:
      return "residents' group";
  }
  return "unknown body";
}

}  // namespace yishi::roster
