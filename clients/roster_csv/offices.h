// The bodies and capacities that a roster file can name.

#ifndef YISHI_CLIENTS_ROSTER_CSV_OFFICES_H_
#define YISHI_CLIENTS_ROSTER_CSV_OFFICES_H_

#include <compare>
#include <optional>
#include <span>
#include <string_view>

namespace yishi::roster_csv {

enum class BodyKind {
  kResidentRepresentatives,  // 居民代表
  kResidentsCommittee,       // 居民委员会
  kPartyBranchCommittee,     // 党支部委员会
  kPartyMembers,             // 党员
  kSupervisionCommittee,     // 居务监督委员会
  kRegistry,                 // 登记
  kTownship,                 // 镇政府
};

enum class Capacity {
  kRepresentative,      // 居民代表
  kDirector,            // 主任
  kDeputyDirector,      // 副主任
  kMember,              // 委员
  kSecretary,           // 书记
  kDeputySecretary,     // 副书记
  kPartyMember,         // 党员
  kProbationaryMember,  // 预备党员
  kRegistrar,           // 登记员
  kLiaison,             // 联络员
};

// A seat: a capacity in a body.
struct Office {
  BodyKind body = BodyKind::kResidentRepresentatives;
  Capacity capacity = Capacity::kRepresentative;

  auto operator<=>(const Office&) const = default;
};

// Every seat that exists; a body has no other capacities than those listed with it.
std::span<const Office> AllOffices();
bool Exists(Office office);
// Membership of the Party has no term; every other seat has one.
bool HasTerm(Office office);

// "居民委员会" and "RESIDENTS_COMMITTEE"; "主任" and "DIRECTOR".
std::string_view ChineseName(BodyKind body);
std::string_view MachineName(BodyKind body);
std::string_view ChineseName(Capacity capacity);
std::string_view MachineName(Capacity capacity);

// By either name, exactly.
std::optional<BodyKind> BodyFromName(std::string_view name);
std::optional<Capacity> CapacityFromName(std::string_view name);

}  // namespace yishi::roster_csv

#endif  // YISHI_CLIENTS_ROSTER_CSV_OFFICES_H_
