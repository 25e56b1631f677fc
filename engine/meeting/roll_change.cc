// Changes of a frozen roll: for the listed causes, under two signatures.

#include <algorithm>
#include <set>

#include "engine/base/limits.h"
#include "engine/meeting/decide.h"
#include "engine/meeting/roll_rules.h"
#include "engine/wire/fields.h"

namespace yishi::meeting {
namespace {

constexpr char kCauses[] =
    "名单只因去世、任期届满、法院裁判或成立的异议更改 (the listed causes for changing a roll)";

absl::Status CauseInvalid(std::string zh, std::string en) {
  return Refuse(Reason::kRollCauseInvalid, std::move(zh), std::move(en), kCauses);
}

absl::Status RequireUnfrozen(const Meeting& meeting) {
  YISHI_RETURN_IF_ERROR(RequireOpen(meeting));
  if (!meeting.boxes_opened) return absl::OkStatus();
  return Refuse(Reason::kRollFrozen, "已开箱，名单不能再更改",
                "a box has been opened; the roll can no longer change", kCauses);
}

absl::Status CheckRemoved(const Meeting& meeting, const PersonId& person) {
  if (roster::OnRoll(meeting.roll, person)) return absl::OkStatus();
  return Refuse(Reason::kNotOnRoll, "此人不在本次会议的应到名单上：" + person.hex(),
                "not on the roll of this meeting: " + person.hex());
}

absl::Status CheckAdded(const Meeting& meeting, const roster::Roster& roster, const PersonId& person) {
  if (!roster.persons.contains(person))
    return Refuse(Reason::kNotFound, "名册中没有此人：" + person.hex(), "not on the roster: " + person.hex());
  if (!roster::OnRoll(meeting.roll, person)) return absl::OkStatus();
  return Refuse(Reason::kAlreadyExists, "此人已在应到名单上：" + person.hex(),
                "on the roll already: " + person.hex());
}

absl::Status CheckPersons(const Meeting& meeting, const roster::Roster& roster,
                          const v1::ProposeRollChange& act) {
  YISHI_RETURN_IF_ERROR(wire::RequireCount(static_cast<std::size_t>(act.remove_size()), 0,
                                           limits::kPersonsPerCommand, "remove"));
  YISHI_RETURN_IF_ERROR(
      wire::RequireCount(static_cast<std::size_t>(act.add_size()), 0, limits::kPersonsPerCommand, "add"));
  if (act.remove().empty() && act.add().empty()) return wire::FieldMissing("remove");
  std::set<Bytes> seen;
  for (const Bytes& bytes : act.remove()) {
    YISHI_ASSIGN_OR_RETURN(const PersonId person, wire::ReadId<PersonId>(bytes, "remove"));
    YISHI_RETURN_IF_ERROR(CheckRemoved(meeting, person));
    if (!seen.insert(bytes).second)
      return wire::FieldInvalid("remove", "同一人出现两次", "names a person twice");
  }
  for (const Bytes& bytes : act.add()) {
    YISHI_ASSIGN_OR_RETURN(const PersonId person, wire::ReadId<PersonId>(bytes, "add"));
    YISHI_RETURN_IF_ERROR(CheckAdded(meeting, roster, person));
    if (!seen.insert(bytes).second)
      return wire::FieldInvalid("add", "同一人出现两次", "names a person twice");
  }
  const std::size_t left = meeting.roll.size() - static_cast<std::size_t>(act.remove_size());
  if (left + static_cast<std::size_t>(act.add_size()) > 0) return absl::OkStatus();
  return wire::FieldInvalid("remove", "名单上一个人也不剩", "leaves nobody on the roll");
}

// Those who leave since their term is over have no seat on the day of the meeting, as the roster now says.
absl::Status CheckTermsOver(const Meeting& meeting, const roster::Roster& roster,
                            const calendar::Calendar& calendar, const v1::ProposeRollChange& act) {
  const roster::Roll today =
      roster::RollOf(roster, meeting.body, calendar.DayOf(meeting.starts_ms), meeting.group);
  for (const Bytes& bytes : act.remove()) {
    const PersonId person = *PersonId::From(bytes);
    if (!roster::OnRoll(today, person)) continue;
    return CauseInvalid("此人在会议当日仍在任期内：" + person.hex(),
                        "still in office on the day of the meeting: " + person.hex());
  }
  return absl::OkStatus();
}

absl::Status CheckUpheld(const Meeting& meeting, const v1::ProposeRollChange& act) {
  YISHI_ASSIGN_OR_RETURN(const ObjectionId id, wire::ReadId<ObjectionId>(act.objection_id(), "objection_id"));
  const auto objection = meeting.roll_objections.find(id);
  if (objection == meeting.roll_objections.end())
    return Refuse(Reason::kNotFound, "本次会议的名单没有这项异议",
                  "no such objection to this meeting's roll");
  if (objection->second.outcome == v1::OBJECTION_OUTCOME_UPHELD && !objection->second.carried_out)
    return absl::OkStatus();
  return CauseInvalid("此异议没有成立，或已据此更正过名单",
                      "the objection was not upheld, or is carried out already");
}

absl::Status CheckCause(const Meeting& meeting, const roster::Roster& roster,
                        const calendar::Calendar& calendar, const v1::ProposeRollChange& act) {
  const bool adds = !act.add().empty();
  switch (act.cause()) {
    case v1::ROLL_CHANGE_CAUSE_DEATH:
      if (adds)
        return CauseInvalid("因去世只能移出，不能加入", "a death takes people off the roll, and adds none");
      return absl::OkStatus();
    case v1::ROLL_CHANGE_CAUSE_TERM_OVER:
      if (adds)
        return CauseInvalid("因任期届满只能移出，不能加入", "the end of a term adds nobody to the roll");
      return CheckTermsOver(meeting, roster, calendar, act);
    case v1::ROLL_CHANGE_CAUSE_COURT:
      if (act.papers().empty()) return wire::FieldMissing("papers");
      return absl::OkStatus();
    case v1::ROLL_CHANGE_CAUSE_OBJECTION:
      return CheckUpheld(meeting, act);
    default:
      return wire::FieldMissing("cause");
  }
}

absl::Status CheckChange(const Meeting& meeting, const roster::Roster& roster,
                         const calendar::Calendar& calendar, const v1::ProposeRollChange& act) {
  YISHI_RETURN_IF_ERROR(RequireUnfrozen(meeting));
  YISHI_RETURN_IF_ERROR(CheckPersons(meeting, roster, act));
  return CheckCause(meeting, roster, calendar, act);
}

// The roll as the change leaves it.
roster::Roll Changed(const roster::Roll& roll, const roster::Roster& roster,
                     const v1::ProposeRollChange& act) {
  roster::Roll changed = roll;
  for (const Bytes& bytes : act.remove()) {
    std::erase_if(changed, [&](const roster::RollEntry& entry) { return entry.person.view() == bytes; });
  }
  for (const Bytes& bytes : act.add()) {
    const PersonId person = *PersonId::From(bytes);
    changed.push_back({person, roster.persons.at(person).household});
  }
  std::sort(changed.begin(), changed.end());
  return changed;
}

absl::Status RequireSecondOfficial(const roster::Roster& roster, const roster::Acting& acting,
                                   const PersonId& first) {
  const bool supervisor =
      roster::Belongs(roster, acting.person, roster::BodyKind::kSupervisionCommittee, acting.today);
  if (!supervisor) YISHI_RETURN_IF_ERROR(roster::RequireMember(roster, acting, roster::BodyKind::kRegistry));
  YISHI_RETURN_IF_ERROR(roster::RequireOfficialKey(acting));
  if (first != acting.person) return absl::OkStatus();
  return Refuse(Reason::kSecondSignatureNeeded, "提出更改的人不能自己确认，须由另一人确认",
                "who proposed the change may not confirm it: another official must");
}

void ApplyChanged(Meeting& meeting, const roster::Roster& roster, const ledger::v1::RollChanged& effect,
                  const v1::Command& command, Millis admitted_ms) {
  RollChange& change = meeting.roll_changes.at(*RollChangeId::From(effect.change_id()));
  const v1::ProposeRollChange& act = *change.content;
  meeting.roll = Changed(meeting.roll, roster, act);
  meeting.roll_root = *Hash::From(effect.roll_root());
  for (const Bytes& bytes : act.remove()) meeting.attendance.erase(*PersonId::From(bytes));
  change.confirmed_by = *PersonId::From(command.actor_id());
  change.confirmed_ms = admitted_ms;
  if (act.cause() != v1::ROLL_CHANGE_CAUSE_OBJECTION) return;
  meeting.roll_objections.at(*ObjectionId::From(act.objection_id())).carried_out = true;
}

RollObjection RaisedBy(const ledger::v1::RollObjectionRaised& effect, const v1::Command& command,
                       Millis now) {
  RollObjection objection;
  objection.by = *PersonId::From(command.actor_id());
  objection.statement = *Hash::From(command.object_to_roll().statement());
  objection.raised_ms = now;
  objection.due_ms = effect.due_ms();
  return objection;
}

}  // namespace

absl::StatusOr<Effects> DecideProposeRollChange(const Meeting& meeting, const roster::Roster& roster,
                                                const calendar::Calendar& calendar,
                                                const roster::Acting& acting,
                                                const v1::ProposeRollChange& act) {
  YISHI_RETURN_IF_ERROR(roster::RequireMember(roster, acting, roster::BodyKind::kRegistry));
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.text(), limits::kShortTextBytes, "text"));
  YISHI_RETURN_IF_ERROR(wire::RequireBlobs(act.papers(), "papers"));
  YISHI_RETURN_IF_ERROR(CheckChange(meeting, roster, calendar, act));
  Effects effects(1);
  auto* proposed = effects[0].mutable_roll_change_proposed();
  proposed->set_change_id(acting.NewId<RollChangeId>().str());
  proposed->set_meeting_id(act.meeting_id());
  return effects;
}

absl::StatusOr<Effects> DecideConfirmRollChange(const Meeting& meeting, const roster::Roster& roster,
                                                const calendar::Calendar& calendar,
                                                const crypto::Suite& suite, const roster::Acting& acting,
                                                const v1::ConfirmRollChange& act) {
  YISHI_ASSIGN_OR_RETURN(const RollChangeId id, wire::ReadId<RollChangeId>(act.change_id(), "change_id"));
  const auto change = meeting.roll_changes.find(id);
  if (change == meeting.roll_changes.end())
    return Refuse(Reason::kNotFound, "本次会议没有这项名单更改", "no such change of this meeting's roll");
  YISHI_RETURN_IF_ERROR(RequireSecondOfficial(roster, acting, change->second.proposed_by));
  if (change->second.confirmed_by)
    return Refuse(Reason::kAlreadyExists, "这项更改已确认", "this change has been confirmed already");
  // What came in between may have changed who is on the roll, or opened a box.
  YISHI_RETURN_IF_ERROR(CheckChange(meeting, roster, calendar, *change->second.content));
  const roster::Roll roll = Changed(meeting.roll, roster, *change->second.content);
  Effects effects(1);
  auto* changed = effects[0].mutable_roll_changed();
  changed->set_change_id(act.change_id());
  changed->set_meeting_id(act.meeting_id());
  changed->set_expected(static_cast<std::uint32_t>(roll.size()));
  changed->set_roll_root(roster::RollRoot(suite, roll).str());
  return effects;
}

bool ApplyRoll(Meetings& meetings, const roster::Roster& roster, const ledger::v1::Effect& effect,
               const v1::Command& command, Millis admitted_ms) {
  using Kind = ledger::v1::Effect;
  const auto meeting = [&](BytesView id) -> Meeting& { return meetings.at(*MeetingId::From(id)); };
  switch (effect.effect_case()) {
    case Kind::kRollObjectionRaised: {
      const ledger::v1::RollObjectionRaised& raised = effect.roll_objection_raised();
      meeting(raised.meeting_id()).roll_objections[*ObjectionId::From(raised.objection_id())] =
          RaisedBy(raised, command, admitted_ms);
      return true;
    }
    case Kind::kRollObjectionAnswered: {
      const ledger::v1::RollObjectionAnswered& answered = effect.roll_objection_answered();
      RollObjection& objection =
          meeting(answered.meeting_id()).roll_objections.at(*ObjectionId::From(answered.objection_id()));
      objection.outcome = answered.outcome();
      objection.reasons = command.answer_roll_objection().reasons();
      objection.answered_ms = admitted_ms;
      return true;
    }
    case Kind::kRollChangeProposed: {
      const ledger::v1::RollChangeProposed& proposed = effect.roll_change_proposed();
      RollChange change;
      change.content = std::make_shared<const v1::ProposeRollChange>(command.propose_roll_change());
      change.proposed_by = *PersonId::From(command.actor_id());
      change.proposed_ms = admitted_ms;
      meeting(proposed.meeting_id()).roll_changes[*RollChangeId::From(proposed.change_id())] =
          std::move(change);
      return true;
    }
    case Kind::kRollChanged:
      ApplyChanged(meeting(effect.roll_changed().meeting_id()), roster, effect.roll_changed(), command,
                   admitted_ms);
      return true;
    default:
      return false;
  }
}

}  // namespace yishi::meeting
