#include "engine/meeting/decide.h"

#include "engine/base/limits.h"
#include "engine/meeting/proxy.h"
#include "engine/meeting/roll_rules.h"
#include "engine/wire/fields.h"

namespace yishi::meeting {
namespace {

void ApplyConvened(Meetings& meetings, const roster::Roster& roster, const calendar::Calendar& calendar,
                   const ledger::v1::MeetingConvened& effect, const v1::ConveneMeeting& act,
                   Millis admitted_ms) {
  Meeting meeting;
  meeting.body = static_cast<roster::BodyKind>(act.body());
  for (const Bytes& id : act.agenda()) meeting.agenda.push_back(*MatterId::From(id));
  meeting.sitting = static_cast<Sitting>(act.sitting());
  meeting.convened_ms = admitted_ms;
  meeting.starts_ms = act.starts_ms();
  meeting.ends_ms = act.ends_ms();
  for (const v1::Officer& officer : act.officers()) {
    meeting.officers.insert({static_cast<Role>(officer.role()), *PersonId::From(officer.person_id())});
  }
  for (const Bytes& id : effect.group_buildings()) meeting.group.insert(*BuildingId::From(id));
  meeting.roll = roster::RollOf(roster, meeting.body, calendar.DayOf(act.starts_ms()), meeting.group);
  meeting.roll_root = *Hash::From(effect.roll_root());
  meeting.roster_version = effect.roster_version();
  meeting.notice = std::make_shared<const v1::ConveneMeeting>(act);
  meetings[*MeetingId::From(effect.meeting_id())] = std::move(meeting);
}

void ApplyRecused(Meeting& meeting, const ledger::v1::MemberRecused& effect, const v1::Command& command,
                  Millis admitted_ms) {
  meeting.recusals[{*MatterId::From(effect.matter_id()), *PersonId::From(effect.person_id())}] = {
      *PersonId::From(command.actor_id()), command.recuse_member().ground(), admitted_ms};
}

void ApplyLeft(Meeting& meeting, const v1::LeaveMeeting& act) {
  for (const Bytes& bytes : act.person_ids()) {
    const PersonId person = *PersonId::From(bytes);
    meeting.attendance.erase(person);
    meeting.observers.erase(person);
  }
}

}  // namespace

absl::StatusOr<const Meeting*> Find(const Meetings& meetings, BytesView bytes) {
  YISHI_ASSIGN_OR_RETURN(const MeetingId id, wire::ReadId<MeetingId>(bytes, "meeting_id"));
  const auto found = meetings.find(id);
  if (found == meetings.end()) return Refuse(Reason::kNotFound, "没有这次会议", "no such meeting");
  return &found->second;
}

absl::Status RequireOpen(const Meeting& meeting) {
  if (!meeting.closed) return absl::OkStatus();
  return Refuse(Reason::kMeetingClosed, "会议已结束", "the meeting is over");
}

absl::Status RequireRole(const Meeting& meeting, const roster::Acting& acting, Role role) {
  if (meeting.Is(role, acting.person)) return roster::RequireOfficialKey(acting);
  static constexpr std::string_view kZh[] = {"", "主持人", "记录人", "签到处人员", "计票人", "监票人"};
  static constexpr std::string_view kEn[] = {"", "chair", "secretary", "desk", "tellers", "scrutineers"};
  const auto index = static_cast<std::size_t>(role);
  return Refuse({.reason = Reason::kNotAuthorised,
                 .zh = "只有本次会议的" + std::string(kZh[index]) + "才能这样做",
                 .en = "only the " + std::string(kEn[index]) + " of this meeting may do this",
                 .rule = "",
                 .numbers = {{"role", std::string(kEn[index])}}});
}

absl::StatusOr<Effects> DecideClose(const Meeting& meeting, const roster::Acting& acting,
                                    std::size_t undeclared, const v1::CloseMeeting& act) {
  YISHI_RETURN_IF_ERROR(RequireRole(meeting, acting, Role::kChair));
  YISHI_RETURN_IF_ERROR(RequireOpen(meeting));
  YISHI_RETURN_IF_ERROR(wire::AllowText(act.reason(), limits::kShortTextBytes, "reason"));
  if (undeclared > 0) {
    return Refuse(
        {.reason = Reason::kWrongPhase,
         .zh = "还有 " + std::to_string(undeclared) + " 个票箱没有宣布结果，或并列还没有决定",
         .en = std::to_string(undeclared) + " boxes have not been declared, or a tie is not decided",
         .rule = "",
         .numbers = {{"undeclared", std::to_string(undeclared)}}});
  }
  if (meeting.boxes_opened && !meeting.minutes) {
    return Refuse(Reason::kMinutesMissing, "会议记录尚未提交", "the minutes are not on file yet",
                  "城市居民委员会组织法（2026）第三十九条");
  }
  if (!meeting.boxes_opened && act.reason().empty()) return wire::FieldMissing("reason");
  Effects effects(1);
  effects[0].mutable_meeting_closed()->set_meeting_id(act.meeting_id());
  return effects;
}

bool Apply(Meetings& meetings, const roster::Roster& roster, const calendar::Calendar& calendar,
           const ledger::v1::Effect& effect, const v1::Command& command, const CommandId& id,
           Millis admitted_ms) {
  using Kind = ledger::v1::Effect;
  switch (effect.effect_case()) {
    case Kind::kMeetingConvened:
      ApplyConvened(meetings, roster, calendar, effect.meeting_convened(), command.convene_meeting(),
                    admitted_ms);
      return true;
    case Kind::kCheckedIn: {
      Meeting& meeting = meetings[*MeetingId::From(effect.checked_in().meeting_id())];
      for (const v1::Attendance& attendance : command.check_in().attendances()) {
        const PersonId person = *PersonId::From(attendance.person_id());
        meeting.attendance[person] = static_cast<Channel>(attendance.channel());
        meeting.absentees.causes.erase(person);  // who comes after all is expected again
      }
      return true;
    }
    case Kind::kMemberRecused:
      ApplyRecused(meetings.at(*MeetingId::From(effect.member_recused().meeting_id())),
                   effect.member_recused(), command, admitted_ms);
      return true;
    case Kind::kMembersLeft:
      ApplyLeft(meetings.at(*MeetingId::From(effect.members_left().meeting_id())), command.leave_meeting());
      return true;
    case Kind::kAbsenteesNamed:
    case Kind::kAbsenteesLeftOut:
      return ApplyAbsentees(meetings, effect, command, id);
    case Kind::kMeetingAdjourned: {
      Meeting& meeting = meetings.at(*MeetingId::From(effect.meeting_adjourned().meeting_id()));
      meeting.starts_ms = effect.meeting_adjourned().starts_ms();
      meeting.attendance.clear();
      meeting.observers.clear();
      meeting.absentees = {};  // whoever was there consented, and need not be there again
      return true;
    }
    case Kind::kObserversAdmitted: {
      Meeting& meeting = meetings.at(*MeetingId::From(effect.observers_admitted().meeting_id()));
      for (const Bytes& bytes : command.admit_observers().person_ids()) {
        meeting.observers.insert(*PersonId::From(bytes));
      }
      return true;
    }
    case Kind::kMeetingClosed:
      meetings[*MeetingId::From(effect.meeting_closed().meeting_id())].closed = true;
      return true;
    default:
      return ApplyProxy(meetings, effect, command, admitted_ms) ||
             ApplyRoll(meetings, roster, effect, command, admitted_ms);
  }
}

std::string_view NameZh(Channel channel) {
  switch (channel) {
    case Channel::kDevice:
      return "用本人设备投票";
    case Channel::kDeskDevice:
      return "用签到处设备投票";
    case Channel::kPaper:
      return "纸质票";
    case Channel::kHands:
      return "举手表决";
  }
  return "";
}

std::string_view NameEn(Channel channel) {
  switch (channel) {
    case Channel::kDevice:
      return "own device";
    case Channel::kDeskDevice:
      return "the desk's device";
    case Channel::kPaper:
      return "paper";
    case Channel::kHands:
      return "show of hands";
  }
  return "";
}

}  // namespace yishi::meeting
