#include "engine/community/needed.h"

#include <algorithm>
#include <string>

#include "engine/base/status.h"
#include "engine/roster/roll.h"

namespace yishi::community {
namespace {

constexpr char kRule[] = "正在进行的程序所需的信息不删除（个人信息保护法第十三条、第四十七条）";

absl::Status Needed(std::string zh, std::string en) {
  return Refuse(Reason::kContentNeeded, "此项内容仍需使用：" + std::move(zh),
                "this content is still needed: " + std::move(en), kRule);
}

bool HoldsOffice(const roster::Roster& roster, const PersonId& person, calendar::Day today) {
  return std::any_of(roster.memberships.begin(), roster.memberships.end(), [&](const auto& seat) {
    return seat.first.second == person && today <= seat.second.to;
  });
}

absl::Status RequirePersonUnneeded(const State& state, const PersonId& person, const roster::Person& row,
                                   calendar::Day today) {
  if (row.elector) return Needed("本人仍在选民名册中", "the person is an elector");
  if (HoldsOffice(state.roster, person, today)) return Needed("本人仍在任", "the person holds an office");
  for (const auto& [id, meeting] : state.meetings) {
    if (meeting.closed || !roster::OnRoll(meeting.roll, person)) continue;
    return Needed("本人在尚未结束的会议 " + id.hex() + " 的应到名单上",
                  "the person is on the roll of meeting " + id.hex() + ", which is not closed");
  }
  return absl::OkStatus();
}

// Of everybody whose record it is: rows can name one commitment twice.
absl::Status RequireRecordUnneeded(const State& state, const Hash& commitment, calendar::Day today) {
  for (const auto& [person, row] : state.roster.persons) {
    if (row.record != commitment) continue;
    YISHI_RETURN_IF_ERROR(RequirePersonUnneeded(state, person, row, today));
  }
  return absl::OkStatus();
}

absl::Status RequireStatementUnneeded(const State& state, const Hash& commitment) {
  for (const auto& [id, objection] : state.postings.objections) {
    if (objection.statement != commitment || objection.outcome || objection.withdrawn) continue;
    return Needed("异议 " + id.hex() + " 尚未答复", "objection " + id.hex() + " is not answered");
  }
  for (const auto& [id, meeting] : state.meetings) {
    for (const auto& [objection_id, objection] : meeting.roll_objections) {
      if (objection.statement != commitment || !objection.HoldsUp()) continue;
      return Needed("名单异议 " + objection_id.hex() + " 尚未办结",
                    "objection " + objection_id.hex() + " to a roll is not settled");
    }
  }
  return absl::OkStatus();
}

// A row or an act may name the commitment of a ballot, whose opening must stay.
absl::Status RequireNoBallot(const State& state, const Hash& commitment) {
  for (const auto& [id, box] : state.boxes) {
    for (const auto& [person, ballot] : box.ballots) {
      if (ballot.commitment != commitment) continue;
      return Needed("它也是票箱 " + id.hex() + " 中一张选票的承诺",
                    "it is the commitment of a ballot in box " + id.hex() + " as well");
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status RequireUnneeded(const State& state, const Hash& commitment, calendar::Day today) {
  YISHI_RETURN_IF_ERROR(RequireNoBallot(state, commitment));
  YISHI_RETURN_IF_ERROR(RequireStatementUnneeded(state, commitment));
  return RequireRecordUnneeded(state, commitment, today);
}

}  // namespace yishi::community
