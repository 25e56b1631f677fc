#include "engine/roster/composition.h"

#include <algorithm>

#include "engine/base/status.h"

namespace yishi::roster {
namespace {

absl::Status Dangling(const std::string& zh, const std::string& en, const std::string& id) {
  return Refuse({.reason = Reason::kRosterRowInvalid,
                 .zh = zh + "（" + id + "）",
                 .en = en + " (" + id + ")",
                 .rule = "",
                 .numbers = {{"id", id}}});
}

absl::Status CheckReferences(const Roster& roster) {
  for (const auto& [id, household] : roster.households) {
    if (!roster.buildings.contains(household.building)) {
      return Dangling("户所属的楼栋不在名册中", "a household's building is not on the roster", id.hex());
    }
  }
  for (const auto& [id, person] : roster.persons) {
    if (!person.household.is_zero() && !roster.households.contains(person.household)) {
      return Dangling("居民所属的户不在名册中", "a person's household is not on the roster", id.hex());
    }
  }
  for (const auto& [key, membership] : roster.memberships) {
    if (!roster.bodies.contains(key.first)) {
      return Dangling("成员所属的机构不在名册中", "a membership's body is not on the roster",
                      key.first.hex());
    }
    if (!roster.persons.contains(key.second)) {
      return Dangling("机构成员不在名册中", "a member is not on the roster", key.second.hex());
    }
  }
  return absl::OkStatus();
}

bool Overlap(const Membership& a, const Membership& b) { return a.from <= b.to && b.from <= a.to; }

absl::Status CheckSupervisorsApart(const Roster& roster) {
  for (const auto& [key, membership] : roster.memberships) {
    if (roster.bodies.at(key.first).kind != BodyKind::kSupervisionCommittee) continue;
    for (const auto& [id, body] : roster.bodies) {
      if (body.kind != BodyKind::kResidentsCommittee) continue;
      const auto other = roster.memberships.find({id, key.second});
      if (other == roster.memberships.end() || !Overlap(membership, other->second)) continue;
      return Refuse({.reason = Reason::kCompositionBroken,
                     .zh = "居民委员会成员不得同时担任居务监督委员会成员",
                     .en = "a member of the residents' committee may not sit on the supervision committee",
                     .rule = "城市居民委员会组织法（2026）第三十六条",
                     .numbers = {{"person", key.second.hex()}}});
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckWhole(const Roster& roster) {
  YISHI_RETURN_IF_ERROR(CheckReferences(roster));
  return CheckSupervisorsApart(roster);
}

}  // namespace yishi::roster
