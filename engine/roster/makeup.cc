#include "engine/roster/makeup.h"

#include <iterator>
#include <map>
#include <set>

#include "engine/base/ratio.h"
#include "engine/base/status.h"
#include "engine/roster/rows.h"

namespace yishi::roster {
namespace {

struct Seats {
  bool committee = false;
  bool representative = false;
  bool supervisor = false;
};

std::map<PersonId, Seats> SeatsOn(const Roster& roster, calendar::Day day) {
  std::map<PersonId, Seats> seats;
  for (const auto& [key, membership] : roster.memberships) {
    if (day < membership.from || membership.to < day) continue;
    const auto body = roster.bodies.find(key.first);
    if (body == roster.bodies.end()) continue;
    Seats& held = seats[key.second];
    held.committee = held.committee || body->second.kind == BodyKind::kResidentsCommittee;
    held.representative = held.representative || body->second.kind == BodyKind::kResidentRepresentatives;
    held.supervisor = held.supervisor || body->second.kind == BodyKind::kSupervisionCommittee;
  }
  return seats;
}

bool IsWoman(const Roster& roster, const PersonId& id) {
  const auto person = roster.persons.find(id);
  return person != roster.persons.end() && person->second.woman;
}

// A share as it was and as it will be.
struct Share {
  std::uint32_t part = 0;
  std::uint32_t whole = 0;
};

// Whether the share falls: part/whole, compared without dividing.
bool Falls(const Share& from, const Share& to) {
  return std::uint64_t{to.part} * from.whole < std::uint64_t{from.part} * to.whole;
}

absl::Status Broken(std::string zh, std::string en, std::string rule, const Share& share) {
  return Refuse({.reason = Reason::kCompositionBroken,
                 .zh = std::move(zh),
                 .en = std::move(en),
                 .rule = std::move(rule),
                 .numbers = {{"part", std::to_string(share.part)}, {"whole", std::to_string(share.whole)}}});
}

std::string Of(const Share& share) { return std::to_string(share.part) + "/" + std::to_string(share.whole); }

absl::Status CheckFourFifths(const Makeup& before, const Makeup& after, const Statutes& statutes) {
  if (after.all_representatives == 0 && before.all_representatives == 0) return absl::OkStatus();
  const Share was{before.representatives, before.meeting()};
  const Share is{after.representatives, after.meeting()};
  if (HasFourFifths(after) || (!HasFourFifths(before) && !Falls(was, is))) return absl::OkStatus();
  return Broken(
      "居民代表 " + Of(is) + "，不足居民代表会议组成人员的五分之四",
      "representatives would be " + Of(is) + " of their meeting, fewer than four fifths",
      statutes.urban ? "城市居民委员会组织法（2026）第二十八条" : "村民委员会组织法（2026）第二十九条", is);
}

absl::Status CheckWomen(const Makeup& before, const Makeup& after) {
  const Share was{before.women, before.meeting()};
  const Share is{after.women, after.meeting()};
  if (HasThirdOfWomen(after) || (!HasThirdOfWomen(before) && !Falls(was, is))) return absl::OkStatus();
  return Broken(
      "妇女村民代表 " + Of(is) + "，不足村民代表会议组成人员的三分之一",
      "women among the representatives would be " + Of(is) + " of their meeting, fewer than one third",
      "村民委员会组织法（2026）第二十九条", is);
}

// Today, and the later days on which a term of the import begins or has ended; the nearest of them.
std::set<calendar::Day> DaysOfChange(const Import& import, calendar::Day today) {
  constexpr std::size_t kMost = 64;
  std::set<calendar::Day> days{today};
  v1::RosterRow row;
  for (const Bytes& bytes : import.rows) {
    if (!row.ParseFromString(bytes) || !row.has_membership()) continue;
    const calendar::Day from{row.membership().from_day()};
    const calendar::Day after = calendar::AddDays({row.membership().to_day()}, 1);
    if (from > today) days.insert(from);
    if (after > today) days.insert(after);
    while (days.size() > kMost) days.erase(std::prev(days.end()));
  }
  return days;
}

}  // namespace

Makeup MakeupOf(const Roster& roster, calendar::Day day) {
  Makeup makeup;
  for (const auto& [person, seats] : SeatsOn(roster, day)) {
    if (seats.committee) ++makeup.committee;
    if (seats.representative && !seats.committee) ++makeup.representatives;
    if (seats.representative) ++makeup.all_representatives;
    if (seats.representative && IsWoman(roster, person)) ++makeup.women;
    if (seats.supervisor) ++makeup.supervisors;
  }
  makeup.households = static_cast<std::uint32_t>(roster.households.size());
  return makeup;
}

bool HasFourFifths(const Makeup& makeup) {
  return Satisfies(makeup.representatives, Comparison::kAtLeast, {4, 5}, makeup.meeting());
}

bool HasThirdOfWomen(const Makeup& makeup) {
  return Satisfies(makeup.women, Comparison::kAtLeast, {1, 3}, makeup.meeting());
}

bool HasUsualRatio(const Makeup& makeup) {
  const std::uint64_t representatives = makeup.all_representatives;
  return makeup.households >= 20 * representatives && makeup.households <= 50 * representatives;
}

absl::Status CheckMakeup(const Roster& before, const Import& import, const Statutes& statutes,
                         calendar::Day today) {
  if (!statutes.urban && !statutes.village) return absl::OkStatus();
  Roster whole = before;
  ApplyRows(whole, import.rows);
  for (const calendar::Day day : DaysOfChange(import, today)) {
    const Makeup was = MakeupOf(before, day);
    const Makeup is = MakeupOf(whole, day);
    YISHI_RETURN_IF_ERROR(CheckFourFifths(was, is, statutes));
    if (statutes.village) YISHI_RETURN_IF_ERROR(CheckWomen(was, is));
  }
  return absl::OkStatus();
}

}  // namespace yishi::roster
