// Who is there: members, each by one channel, and observers.

#include <algorithm>
#include <set>

#include "engine/base/limits.h"
#include "engine/meeting/decide.h"
#include "engine/meeting/proxy.h"
#include "engine/wire/fields.h"

namespace yishi::meeting {
namespace {

absl::Status RequireCheckInTime(const Meeting& meeting, const roster::Acting& acting) {
  if (acting.now >= meeting.starts_ms - kCheckInLeadMs) return absl::OkStatus();
  return Refuse(Reason::kTooEarly, "开会前 30 分钟起方可签到", "check-in opens 30 minutes before the start");
}

absl::Status NotOnRoll(const PersonId& person) {
  return Refuse(
      Reason::kNotOnRoll, "此人不在本次会议的应到名单上，没有表决权，可登记为列席：" + person.hex(),
      "not on the roll of this meeting, so without a vote; may be admitted as an observer: " + person.hex());
}

absl::Status CheckAttendance(const Meeting& meeting, const roster::Acting& acting, AgendaRules rules,
                             bool desk, const v1::Attendance& attendance) {
  YISHI_ASSIGN_OR_RETURN(const PersonId person,
                         wire::ReadId<PersonId>(attendance.person_id(), "attendances.person_id"));
  if (attendance.channel() == v1::CHANNEL_UNSPECIFIED) return wire::FieldMissing("attendances.channel");
  const auto channel = static_cast<Channel>(attendance.channel());
  if (!desk && (person != acting.person || channel != Channel::kDevice)) {
    return Refuse(Reason::kNotAuthorised, "只有签到处可以为他人签到或选择其他投票方式",
                  "only the desk may check in others or choose another channel than one's own device");
  }
  if (!roster::OnRoll(meeting.roll, person)) return NotOnRoll(person);
  if (!Allows(rules, channel)) {
    return Refuse(Reason::kWrongChannel, "本次会议不允许" + std::string(NameZh(channel)),
                  "this meeting does not allow " + std::string(NameEn(channel)),
                  "程序规则允许的投票方式 (the charter's channels)");
  }
  const auto present = meeting.attendance.find(person);
  if (present != meeting.attendance.end() && (!desk || present->second == channel)) {
    return Refuse(Reason::kAlreadyCheckedIn, "此人已签到（" + std::string(NameZh(present->second)) + "）",
                  "checked in already, by " + std::string(NameEn(present->second)));
  }
  return absl::OkStatus();
}

// The persons that an act lists, each once.
template <typename Ids>
absl::StatusOr<std::set<PersonId>> ReadPersons(const Ids& ids) {
  YISHI_RETURN_IF_ERROR(
      wire::RequireCount(static_cast<std::size_t>(ids.size()), 1, limits::kPersonsPerCommand, "person_ids"));
  std::set<PersonId> persons;
  for (const Bytes& bytes : ids) {
    YISHI_ASSIGN_OR_RETURN(const PersonId person, wire::ReadId<PersonId>(bytes, "person_ids"));
    if (!persons.insert(person).second) {
      return wire::FieldInvalid("person_ids", "同一人出现两次", "names a person twice");
    }
  }
  return persons;
}

absl::Status CheckObserver(const Meeting& meeting, const roster::Roster& roster, const PersonId& person) {
  if (!roster.persons.contains(person)) {
    return Refuse(Reason::kNotFound, "此人不在名册中：" + person.hex(), "not on the roster: " + person.hex());
  }
  if (roster::OnRoll(meeting.roll, person)) {
    return Refuse(Reason::kAlreadyCheckedIn, "此人在应到名单上，有表决权，请签到，不作列席：" + person.hex(),
                  "is on the roll and has a vote: check in, not an observer: " + person.hex());
  }
  if (!meeting.observers.contains(person)) return absl::OkStatus();
  return Refuse(Reason::kAlreadyCheckedIn, "此人已登记列席：" + person.hex(),
                "is listed as an observer already: " + person.hex());
}

}  // namespace

absl::StatusOr<Effects> DecideCheckIn(const Meeting& meeting, const roster::Acting& acting, AgendaRules rules,
                                      const v1::CheckIn& act) {
  YISHI_RETURN_IF_ERROR(RequireOpen(meeting));
  YISHI_RETURN_IF_ERROR(roster::RequireOfficialKey(acting));
  YISHI_RETURN_IF_ERROR(RequireCheckInTime(meeting, acting));
  YISHI_RETURN_IF_ERROR(wire::RequireCount(static_cast<std::size_t>(act.attendances_size()), 1,
                                           limits::kPersonsPerCommand, "attendances"));
  const bool desk = meeting.Is(Role::kDesk, acting.person);
  std::set<Bytes> persons;
  std::uint32_t present = static_cast<std::uint32_t>(meeting.attendance.size());
  for (const v1::Attendance& attendance : act.attendances()) {
    YISHI_RETURN_IF_ERROR(CheckAttendance(meeting, acting, rules, desk, attendance));
    if (!persons.insert(attendance.person_id()).second) {
      return wire::FieldInvalid("attendances", "同一人出现两次", "names a person twice");
    }
    if (!meeting.attendance.contains(*PersonId::From(attendance.person_id()))) ++present;
  }
  Effects effects(1);
  auto* checked_in = effects[0].mutable_checked_in();
  checked_in->set_meeting_id(act.meeting_id());
  checked_in->set_present(present);
  for (const Bytes& person : persons) {
    if (auto ended = EndedByPresence(meeting, act.meeting_id(), *PersonId::From(person)))
      effects.push_back(*std::move(ended));
  }
  return effects;
}

absl::StatusOr<Effects> DecideLeave(const Meeting& meeting, const roster::Acting& acting,
                                    const v1::LeaveMeeting& act) {
  YISHI_RETURN_IF_ERROR(RequireOpen(meeting));
  YISHI_RETURN_IF_ERROR(roster::RequireOfficialKey(acting));
  YISHI_ASSIGN_OR_RETURN(const std::set<PersonId> persons, ReadPersons(act.person_ids()));
  const bool desk = meeting.Is(Role::kDesk, acting.person);
  auto present = static_cast<std::uint32_t>(meeting.attendance.size());
  for (const PersonId& person : persons) {
    if (!desk && person != acting.person) {
      return Refuse(Reason::kNotAuthorised, "只有签到处可以登记他人离场",
                    "only the desk may note that others leave");
    }
    if (meeting.attendance.contains(person)) {
      --present;
    } else if (!meeting.observers.contains(person)) {
      return Refuse(Reason::kNotPresent, "此人没有签到，不能登记离场：" + person.hex(),
                    "is not checked in, so cannot leave: " + person.hex());
    }
  }
  Effects effects(1);
  auto* left = effects[0].mutable_members_left();
  left->set_meeting_id(act.meeting_id());
  left->set_present(present);
  return effects;
}

absl::StatusOr<Effects> DecideAdmitObservers(const Meeting& meeting, const roster::Roster& roster,
                                             const roster::Acting& acting, const v1::AdmitObservers& act) {
  YISHI_RETURN_IF_ERROR(RequireRole(meeting, acting, Role::kDesk));
  YISHI_RETURN_IF_ERROR(RequireOpen(meeting));
  YISHI_RETURN_IF_ERROR(RequireCheckInTime(meeting, acting));
  YISHI_ASSIGN_OR_RETURN(const std::set<PersonId> persons, ReadPersons(act.person_ids()));
  for (const PersonId& person : persons) {
    YISHI_RETURN_IF_ERROR(CheckObserver(meeting, roster, person));
  }
  Effects effects(1);
  auto* admitted = effects[0].mutable_observers_admitted();
  admitted->set_meeting_id(act.meeting_id());
  admitted->set_observers(static_cast<std::uint32_t>(meeting.observers.size() + persons.size()));
  return effects;
}

}  // namespace yishi::meeting
