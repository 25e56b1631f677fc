#include "services/rpc/entitlement.h"

#include "engine/base/status.h"
#include "engine/matter/decide.h"

namespace yishi::rpc {
namespace {

using roster::BodyKind;

bool AnswersObjections(const view::Reading& reading) {
  return reading.Belongs(BodyKind::kResidentsCommittee) || reading.Belongs(BodyKind::kSupervisionCommittee) ||
         reading.Belongs(BodyKind::kTownship);
}

// Who decides on an objection to the meeting's roll, and who carries it out.
bool Decides(const view::Reading& reading, const meeting::Meeting& meeting) {
  if (reading.OverseesRoster()) return true;
  const community::State& state = reading.state();
  const v1::Stage* stage = matter::StageConvenedFor(meeting, state.matters, state.charters);
  return stage != nullptr && reading.Belongs(static_cast<BodyKind>(stage->vote().convened_by()));
}

bool MayHave(const view::Reading& reading, const Hash& commitment) {
  for (const auto& [id, person] : reading.state().roster.persons) {
    if (person.record == commitment) return reading.Is(id) || reading.KeepsRoster();
  }
  for (const auto& [id, objection] : reading.state().postings.objections) {
    if (objection.statement == commitment) return reading.Is(objection.by) || AnswersObjections(reading);
  }
  for (const auto& [id, meeting] : reading.state().meetings) {
    for (const auto& [objection_id, objection] : meeting.roll_objections) {
      if (objection.statement == commitment) return reading.Is(objection.by) || Decides(reading, meeting);
    }
  }
  return false;
}

}  // namespace

absl::Status RequireEntry(const view::Reader& reader, const Entitlement& entitlement, bool of_party) {
  if (entitlement.Covers(of_party)) return absl::OkStatus();
  if (reader.kind == view::Reader::Kind::kAnonymous) {
    return Refuse(Reason::kSessionRequired, "请先登录：账本记录供本社区成员和审计人查看",
                  "a session is needed: entries are for members of the community and auditors");
  }
  return Refuse(
      Reason::kNotAuthorised, "党员大会的记录只供党员、居务监督委员会、镇和审计人查看",
      "entries of the Party members' meetings are for members, supervisors, the township and auditors");
}

absl::Status RequirePersonal(const view::Reading& reading, const Hash& commitment) {
  if (!reading.IsPerson()) {
    return Refuse(Reason::kSessionRequired, "请先登录：个人信息只供本人和登记员查看",
                  "a session is needed: personal records are for the person and the registrars");
  }
  if (MayHave(reading, commitment)) return absl::OkStatus();
  return Refuse(Reason::kNotFound, "没有可供您查看的内容",
                "nothing that you may read is behind this commitment");
}

}  // namespace yishi::rpc
