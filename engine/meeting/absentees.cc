// Absentees who are left out of those expected (缺席不计入应到), as the charter allows.

#include <algorithm>
#include <set>

#include "engine/base/limits.h"
#include "engine/meeting/decide.h"
#include "engine/wire/fields.h"

namespace yishi::meeting {
namespace {

constexpr char kRule[] =
    "程序规则列明的缺席原因和所需的同意 (the charter's causes of absence, and the consents that it asks for)";

absl::Status RequireUntouched(const Meeting& meeting) {
  YISHI_RETURN_IF_ERROR(RequireOpen(meeting));
  if (!meeting.boxes_opened) return absl::OkStatus();
  return Refuse(Reason::kRollFrozen, "已开箱，应到人数不能再更改",
                "a box has been opened; who is expected can no longer change", kRule);
}

absl::Status NotAllowed(std::string zh, std::string en) {
  return Refuse(Reason::kAbsenteesNotAllowed, std::move(zh), std::move(en), kRule);
}

// Every charter of the agenda has to allow what is done to all of its matters.
absl::Status RequireAllowed(AgendaRules rules) {
  const bool allowed = !rules.empty() && std::all_of(rules.begin(), rules.end(),
                                                     [](const auto* rule) { return rule->has_absentees(); });
  if (allowed) return absl::OkStatus();
  return NotAllowed("议程中有的事项，程序不允许缺席人员不计入应到",
                    "a charter of the agenda lets no absentee be left out of those expected");
}

bool Lists(const v1::AbsenteeRules& rules, const std::string& cause) {
  return std::find(rules.causes().begin(), rules.causes().end(), cause) != rules.causes().end();
}

absl::Status CheckCause(AgendaRules rules, const std::string& cause) {
  YISHI_RETURN_IF_ERROR(wire::RequireText(cause, limits::kNameBytes, "absentees.cause"));
  for (const v1::VoteRules* rule : rules) {
    if (Lists(rule->absentees(), cause)) continue;
    std::string causes;
    for (const std::string& one : rule->absentees().causes()) causes += (causes.empty() ? "" : "、") + one;
    return NotAllowed("“" + cause + "”不是程序列明的原因；列明的有：" + causes,
                      "\"" + cause + "\" is no cause of the charter; these are: " + causes);
  }
  return absl::OkStatus();
}

absl::Status CheckAbsentee(const Meeting& meeting, AgendaRules rules, const v1::Absentee& absentee) {
  YISHI_ASSIGN_OR_RETURN(const PersonId person,
                         wire::ReadId<PersonId>(absentee.person_id(), "absentees.person_id"));
  YISHI_RETURN_IF_ERROR(CheckCause(rules, absentee.cause()));
  if (!roster::OnRoll(meeting.roll, person)) {
    return Refuse(Reason::kNotOnRoll, "此人不在本次会议的应到名单上：" + person.hex(),
                  "not on the roll of this meeting: " + person.hex());
  }
  const bool recused = std::any_of(meeting.recusals.begin(), meeting.recusals.end(),
                                   [&person](const auto& entry) { return entry.first.second == person; });
  if (recused) {
    return Refuse(Reason::kRecused, "此人已回避，仍须计入应到：" + person.hex(),
                  "is recused and so stays expected: " + person.hex(), kRule);
  }
  if (!meeting.attendance.contains(person)) return absl::OkStatus();
  return Refuse(Reason::kAlreadyCheckedIn, "此人已签到，不是缺席：" + person.hex(),
                "is checked in, so not absent: " + person.hex());
}

absl::Status CheckAbsentees(const Meeting& meeting, AgendaRules rules, const v1::LeaveOutAbsentees& act) {
  YISHI_RETURN_IF_ERROR(wire::RequireCount(static_cast<std::size_t>(act.absentees_size()), 0,
                                           limits::kPersonsPerCommand, "absentees"));
  std::set<Bytes> seen;
  for (const v1::Absentee& absentee : act.absentees()) {
    YISHI_RETURN_IF_ERROR(CheckAbsentee(meeting, rules, absentee));
    if (!seen.insert(absentee.person_id()).second) {
      return wire::FieldInvalid("absentees", "同一人出现两次", "names a person twice");
    }
  }
  if (seen.size() < meeting.roll.size()) return absl::OkStatus();
  return NotAllowed("不能所有人都不计入应到", "nobody at all would be expected");
}

absl::Status CheckSuperior(AgendaRules rules, const v1::LeaveOutAbsentees& act) {
  const bool needed = std::any_of(rules.begin(), rules.end(), [](const v1::VoteRules* rule) {
    return rule->absentees().superior_consent();
  });
  if (needed && !act.absentees().empty() && !act.has_superior_consent()) {
    return Refuse(Reason::kConsentMissing, "须附上级组织同意的书面材料",
                  "the superior organisation's consent in writing is needed", kRule);
  }
  if (!act.has_superior_consent()) return absl::OkStatus();
  return wire::RequireBlob(act.superior_consent(), "superior_consent");
}

// More than half of those checked in.
absl::Status CheckConsent(const Meeting& meeting, AgendaRules rules, std::size_t in_favour) {
  const std::size_t present = meeting.attendance.size();
  const std::string yes = std::to_string(in_favour);
  const std::string all = std::to_string(present);
  if (in_favour > present) {
    return wire::FieldInvalid("in_favour", "同意 " + yes + " 人，多于到会 " + all + " 人",
                              yes + " in favour are more than the " + all + " checked in");
  }
  const bool needed = std::any_of(rules.begin(), rules.end(), [](const v1::VoteRules* rule) {
    return rule->absentees().meeting_consent();
  });
  if (!needed || 2 * in_favour > present) return absl::OkStatus();
  const std::string least = std::to_string(present / 2 + 1);
  return Refuse(
      {.reason = Reason::kConsentMissing,
       .zh = "须到会人员过半数同意：到会 " + all + " 人，同意 " + yes + " 人，至少须 " + least + " 人",
       .en = "more than half of those checked in must consent: " + all + " present, " + yes +
             " in favour, at least " + least + " needed",
       .rule = kRule,
       .numbers = {{"present", all}, {"in_favour", yes}, {"needed", least}}});
}

void ApplyNamed(Meeting& meeting, const v1::Command& command, const CommandId& id) {
  const v1::LeaveOutAbsentees& act = command.leave_out_absentees();
  Absentees named;
  for (const v1::Absentee& absentee : act.absentees()) {
    named.causes[*PersonId::From(absentee.person_id())] = absentee.cause();
  }
  named.asked_by_command = id;
  named.asked_by = *PersonId::From(command.actor_id());
  named.in_favour = act.in_favour();
  meeting.absentees = std::move(named);
}

}  // namespace

roster::Roll ExpectedRoll(const Meeting& meeting) {
  roster::Roll roll = meeting.roll;
  std::erase_if(roll, [&meeting](const roster::RollEntry& entry) { return meeting.LeavesOut(entry.person); });
  return roll;
}

absl::StatusOr<Effects> DecideLeaveOut(const Meeting& meeting, const roster::Acting& acting,
                                       AgendaRules rules, const v1::LeaveOutAbsentees& act) {
  YISHI_RETURN_IF_ERROR(RequireRole(meeting, acting, Role::kChair));
  YISHI_RETURN_IF_ERROR(RequireUntouched(meeting));
  YISHI_RETURN_IF_ERROR(RequireAllowed(rules));
  if (meeting.sitting == Sitting::kWindow) {
    return wire::FieldInvalid("meeting_id", "分日投票不设缺席扣除",
                              "in a window of days nobody is left out of those expected");
  }
  YISHI_RETURN_IF_ERROR(CheckAbsentees(meeting, rules, act));
  YISHI_RETURN_IF_ERROR(CheckSuperior(rules, act));
  YISHI_RETURN_IF_ERROR(CheckConsent(meeting, rules, act.in_favour()));
  Effects effects(1);
  auto* named = effects[0].mutable_absentees_named();
  named->set_meeting_id(act.meeting_id());
  named->set_absentees(static_cast<std::uint32_t>(act.absentees_size()));
  return effects;
}

absl::StatusOr<Effects> DecideConfirmAbsentees(const Meeting& meeting, const roster::Acting& acting,
                                               AgendaRules rules, const v1::ConfirmAbsentees& act) {
  if (!meeting.Is(Role::kScrutineer, acting.person)) {
    YISHI_RETURN_IF_ERROR(RequireRole(meeting, acting, Role::kTeller));
  }
  YISHI_RETURN_IF_ERROR(roster::RequireOfficialKey(acting));
  YISHI_RETURN_IF_ERROR(RequireUntouched(meeting));
  const Absentees& asked = meeting.absentees;
  if (asked.asked_by_command.is_zero() || asked.confirmed) {
    return Refuse(Reason::kNotFound, "没有待确认的缺席扣除", "nobody waits to be left out of those expected");
  }
  if (asked.asked_by_command.view() != act.request()) {
    return Refuse(Reason::kSheetDigestDiffers, "缺席名单已改，请核对最新的一份",
                  "the absentees have been named anew since; look at the newest list");
  }
  if (asked.asked_by == acting.person) {
    return Refuse(Reason::kSameTeller, "提出的人不能自己确认", "who asked for it may not confirm it", kRule);
  }
  YISHI_RETURN_IF_ERROR(CheckConsent(meeting, rules, asked.in_favour));
  Effects effects(1);
  auto* left_out = effects[0].mutable_absentees_left_out();
  left_out->set_meeting_id(act.meeting_id());
  left_out->set_on_roll(static_cast<std::uint32_t>(meeting.roll.size()));
  left_out->set_expected(static_cast<std::uint32_t>(meeting.roll.size() - asked.causes.size()));
  return effects;
}

bool ApplyAbsentees(Meetings& meetings, const ledger::v1::Effect& effect, const v1::Command& command,
                    const CommandId& id) {
  if (effect.has_absentees_named()) {
    ApplyNamed(meetings.at(*MeetingId::From(effect.absentees_named().meeting_id())), command, id);
    return true;
  }
  if (!effect.has_absentees_left_out()) return false;
  meetings.at(*MeetingId::From(effect.absentees_left_out().meeting_id())).absentees.confirmed = true;
  return true;
}

}  // namespace yishi::meeting
