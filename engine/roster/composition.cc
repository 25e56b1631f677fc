#include "engine/roster/composition.h"

#include <algorithm>
#include <map>

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

absl::Status CheckRepresentative(const Roster& roster, const HouseholdId& id, const Household& household) {
  if (household.representative.is_zero()) return absl::OkStatus();
  const auto person = roster.persons.find(household.representative);
  if (person != roster.persons.end() && person->second.household == id) return absl::OkStatus();
  return Dangling("户代表不是该户的人", "a household's representative is not of that household", id.hex());
}

absl::Status CheckReferences(const Roster& roster) {
  for (const auto& [id, household] : roster.households) {
    if (!roster.buildings.contains(household.building)) {
      return Dangling("户所属的楼栋不在名册中", "a household's building is not on the roster", id.hex());
    }
    YISHI_RETURN_IF_ERROR(CheckRepresentative(roster, id, household));
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

// A community has one body of each kind. Two registries, say, would be two offices that admit people.
absl::Status CheckOneOfEach(const Roster& roster) {
  std::map<BodyKind, BodyId> seen;
  for (const auto& [id, body] : roster.bodies) {
    const auto [first, fresh] = seen.emplace(body.kind, id);
    if (fresh) continue;
    return Refuse({.reason = Reason::kCompositionBroken,
                   .zh = "本社区已有" + std::string(NameZh(body.kind)) + "（编号 " + first->second.hex() +
                         "），不能另设一个（编号 " + id.hex() + "）",
                   .en = "this community has a " + std::string(NameEn(body.kind)) + " already (id " +
                         first->second.hex() + "); there cannot be another (id " + id.hex() + ")",
                   .rule = "",
                   .numbers = {{"body", first->second.hex()}, {"second", id.hex()}}});
  }
  return absl::OkStatus();
}

absl::Status CheckKindsKept(const Roster& before, const Roster& whole) {
  for (const auto& [id, body] : before.bodies) {
    const BodyKind now = whole.bodies.at(id).kind;
    if (now == body.kind) continue;
    return Refuse({.reason = Reason::kCompositionBroken,
                   .zh = "编号 " + id.hex() + " 的机构是" + std::string(NameZh(body.kind)) + "，不能改为" +
                         std::string(NameZh(now)),
                   .en = "the body with id " + id.hex() + " is the " + std::string(NameEn(body.kind)) +
                         " and cannot become the " + std::string(NameEn(now)),
                   .rule = "",
                   .numbers = {{"body", id.hex()}}});
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

absl::Status CheckWhole(const Roster& before, const Roster& whole) {
  YISHI_RETURN_IF_ERROR(CheckReferences(whole));
  YISHI_RETURN_IF_ERROR(CheckKindsKept(before, whole));
  YISHI_RETURN_IF_ERROR(CheckOneOfEach(whole));
  return CheckSupervisorsApart(whole);
}

}  // namespace yishi::roster
