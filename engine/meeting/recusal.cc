// Recusal (回避): who takes no part in one matter of the agenda.

#include <algorithm>

#include "engine/base/limits.h"
#include "engine/meeting/decide.h"
#include "engine/meeting/proxy.h"
#include "engine/wire/fields.h"

namespace yishi::meeting {
namespace {

constexpr char kRule[] = "回避人员仍计入应到、不计入实到 (who is recused stays expected and is not present)";

absl::Status RequireMayRecuse(const Meeting& meeting, const roster::Acting& acting, const PersonId& person) {
  if (person == acting.person) return roster::RequireOfficialKey(acting);
  if (meeting.Is(Role::kChair, acting.person)) return roster::RequireOfficialKey(acting);
  return Refuse(Reason::kNotAuthorised, "回避由本人提出，或由主持人写明理由后决定",
                "a recusal is declared by the member concerned, or by the chair on a recorded ground");
}

}  // namespace

std::set<PersonId> RecusedFrom(const Meeting& meeting, const MatterId& matter) {
  std::set<PersonId> persons;
  for (auto it = meeting.recusals.lower_bound({matter, PersonId{}});
       it != meeting.recusals.end() && it->first.first == matter; ++it) {
    persons.insert(it->first.second);
  }
  return persons;
}

std::map<PersonId, Channel> PresentFor(const Meeting& meeting, const MatterId& matter) {
  std::map<PersonId, Channel> present = meeting.attendance;
  for (const PersonId& person : RecusedFrom(meeting, matter)) present.erase(person);
  if (meeting.sitting == Sitting::kWindow) return present;
  for (const auto& [principal, agent] : AgentsFor(meeting, matter)) present[principal] = present.at(agent);
  return present;
}

absl::StatusOr<Effects> DecideRecuse(const Meeting& meeting, const roster::Acting& acting,
                                     const v1::RecuseMember& act) {
  YISHI_RETURN_IF_ERROR(RequireOpen(meeting));
  YISHI_ASSIGN_OR_RETURN(const MatterId matter, wire::ReadId<MatterId>(act.matter_id(), "matter_id"));
  YISHI_ASSIGN_OR_RETURN(const PersonId person, wire::ReadId<PersonId>(act.person_id(), "person_id"));
  YISHI_RETURN_IF_ERROR(RequireMayRecuse(meeting, acting, person));
  if (std::find(meeting.agenda.begin(), meeting.agenda.end(), matter) == meeting.agenda.end()) {
    return Refuse(Reason::kNotFound, "此事项不在会议议程上",
                  "the matter is not on the agenda of this meeting");
  }
  if (!roster::OnRoll(meeting.roll, person)) {
    return Refuse(Reason::kNotOnRoll, "此人不在应到名单上，本无表决权，无需回避：" + person.hex(),
                  "not on the roll of this meeting, so has no vote to be recused from: " + person.hex());
  }
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.ground(), limits::kShortTextBytes, "ground"));
  if (meeting.recusals.contains({matter, person})) {
    return Refuse(Reason::kAlreadyExists, "此人已回避该事项：" + person.hex(),
                  "is recused from this matter already: " + person.hex(), kRule);
  }
  Effects effects(1);
  auto* recused = effects[0].mutable_member_recused();
  recused->set_meeting_id(act.meeting_id());
  recused->set_matter_id(act.matter_id());
  recused->set_person_id(act.person_id());
  recused->set_own(person == acting.person);
  recused->set_recused(static_cast<std::uint32_t>(RecusedFrom(meeting, matter).size() + 1));
  return effects;
}

}  // namespace yishi::meeting
