// Convening: the notice, who may give it, how long before, and who does what.

#include <algorithm>
#include <set>

#include "engine/base/limits.h"
#include "engine/meeting/decide.h"
#include "engine/wire/fields.h"

namespace yishi::meeting {
namespace {

// A sitting may be noticed at most a year ahead, and a window last at most 60 days.
constexpr Millis kFarthestMs = 366 * kDayMs;
constexpr Millis kLongestWindowMs = 60 * kDayMs;

absl::Status CheckConvener(const roster::Roster& roster, const roster::Acting& acting, AgendaRules rules,
                           std::optional<roster::BodyKind> instead, roster::BodyKind body) {
  const bool stands_in = instead && roster::Belongs(roster, acting.person, *instead, acting.today);
  if (stands_in) YISHI_RETURN_IF_ERROR(roster::RequireOfficialKey(acting));
  for (const v1::VoteRules* rule : rules) {
    if (static_cast<roster::BodyKind>(rule->body()) != body) {
      const std::string want_zh(roster::NameZh(static_cast<roster::BodyKind>(rule->body())));
      const std::string want_en(roster::NameEn(static_cast<roster::BodyKind>(rule->body())));
      return Refuse({.reason = Reason::kWrongBody,
                     .zh = "议程中的事项应由" + want_zh + "审议，不是" + std::string(roster::NameZh(body)),
                     .en = "a matter of the agenda stands before the " + want_en + ", not before the " +
                           std::string(roster::NameEn(body)),
                     .rule = "程序规则的议事次序 (the charter's order of bodies)",
                     .numbers = {{"needed", want_en}}});
    }
    if (stands_in) continue;
    YISHI_RETURN_IF_ERROR(
        roster::RequireLead(roster, acting, static_cast<roster::BodyKind>(rule->convened_by())));
  }
  return absl::OkStatus();
}

absl::Status CheckNotice(const calendar::Calendar& calendar, const roster::Acting& acting, AgendaRules rules,
                         Millis starts_ms) {
  int days = 0;
  for (const v1::VoteRules* rule : rules) days = std::max(days, static_cast<int>(rule->notice_days()));
  const Millis earliest = calendar.EarliestAfterNotice(acting.now, days);
  if (starts_ms > acting.now + kFarthestMs) {
    return wire::FieldInvalid("starts_ms", "会议时间在一年之后", "lies more than a year ahead");
  }
  if (starts_ms >= earliest) return absl::OkStatus();
  if (days == 0) {
    return Refuse(Reason::kNoticeTooShort, "会议时间已过", "the time of the meeting has passed");
  }
  const std::string at = calendar.Format(earliest);
  return Refuse({.reason = Reason::kNoticeTooShort,
                 .zh = "须提前 " + std::to_string(days) + " 日通知，最早可于 " + at + " 开会",
                 .en = std::to_string(days) + " days' notice are needed: the earliest sitting is " + at,
                 .rule = "程序规则的通知天数 (the charter's days of notice)",
                 .numbers = {{"notice_days", std::to_string(days)}, {"earliest", at}}});
}

absl::Status CheckSitting(AgendaRules rules, const v1::ConveneMeeting& act) {
  switch (act.sitting()) {
    case v1::SITTING_SESSION:
      if (act.ends_ms() != 0)
        return wire::FieldInvalid("ends_ms", "一次性会议没有截止时间", "a session has no end of its own");
      return absl::OkStatus();
    case v1::SITTING_WINDOW: {
      const bool allowed =
          std::all_of(rules.begin(), rules.end(), [](const auto* rule) { return rule->window(); });
      if (!allowed)
        return wire::FieldInvalid("sitting", "程序不允许分日投票", "the charter allows no window of days");
      if (act.ends_ms() <= act.starts_ms() || act.ends_ms() - act.starts_ms() > kLongestWindowMs) {
        return wire::FieldInvalid("ends_ms", "投票期须在 60 天以内",
                                  "the window must end after its start, within 60 days");
      }
      return absl::OkStatus();
    }
    default:
      return wire::FieldMissing("sitting");
  }
}

absl::Status CheckOfficers(const roster::Roster& roster, AgendaRules rules, const v1::ConveneMeeting& act) {
  YISHI_RETURN_IF_ERROR(
      wire::RequireCount(static_cast<std::size_t>(act.officers_size()), 3, limits::kOfficers, "officers"));
  std::map<Role, std::set<PersonId>> by_role;
  for (const v1::Officer& officer : act.officers()) {
    YISHI_ASSIGN_OR_RETURN(const PersonId person,
                           wire::ReadId<PersonId>(officer.person_id(), "officers.person_id"));
    if (officer.role() == v1::MEETING_ROLE_UNSPECIFIED) return wire::FieldMissing("officers.role");
    if (!roster.persons.contains(person)) {
      return Refuse(Reason::kNotFound, "会议人员不在名册中：" + person.hex(),
                    "an officer is not on the roster: " + person.hex());
    }
    by_role[static_cast<Role>(officer.role())].insert(person);
  }
  for (Role role : {Role::kChair, Role::kSecretary, Role::kDesk}) {
    if (by_role[role].empty()) {
      return wire::FieldInvalid("officers", "须有主持人、记录人和签到人",
                                "needs a chair, a secretary and a desk");
    }
  }
  const bool sheets = Allows(rules, Channel::kPaper) || Allows(rules, Channel::kHands);
  if (sheets && by_role[Role::kTeller].size() < 2) {
    return Refuse({.reason = Reason::kFieldInvalid,
                   .zh = "可用纸质票或举手表决时，计票人至少两名，现有 " +
                         std::to_string(by_role[Role::kTeller].size()) + " 名",
                   .en = "where paper or hands may be used, at least two tellers are needed; there are " +
                         std::to_string(by_role[Role::kTeller].size()),
                   .rule = "每张计票单须两名计票人签名 (two tellers sign every sheet)",
                   .numbers = {{"tellers", std::to_string(by_role[Role::kTeller].size())}, {"needed", "2"}}});
  }
  return absl::OkStatus();
}

// A seed is not known while anybody can still vote. When a session's boxes close is not known yet: one that
// closes too late has its ties voted again.
absl::Status CheckTieSource(const calendar::Calendar& calendar, AgendaRules rules,
                            const v1::ConveneMeeting& act) {
  const bool needed = std::any_of(rules.begin(), rules.end(), [](const v1::VoteRules* rule) {
    return rule->ties() == v1::TIE_RULE_PUBLIC_SEED;
  });
  if (needed != act.has_tie_source()) {
    if (needed) return wire::FieldMissing("tie_source");
    return wire::FieldInvalid("tie_source", "程序没有规定用公开种子决定并列",
                              "no charter of the agenda decides ties by a public seed");
  }
  if (!needed) return absl::OkStatus();
  YISHI_RETURN_IF_ERROR(
      wire::RequireText(act.tie_source().text(), 2 * limits::kTitleBytes, "tie_source.text"));
  const Millis after = std::max(act.starts_ms(), act.ends_ms());
  const Millis published = act.tie_source().published_ms();
  if (published <= after || published > after + kFarthestMs) {
    const std::string at = calendar.Format(after);
    return wire::FieldInvalid(
        "tie_source.published_ms", "种子须在投票之后公布（晚于 " + at + "，一年之内），否则有人可以预先知道",
        "must lie after the vote (" + at + "), within a year, or somebody could know it");
  }
  return absl::OkStatus();
}

absl::Status CheckMayAdjourn(const Meeting& meeting, const Unfinished& unfinished) {
  if (meeting.sitting == Sitting::kWindow) {
    return wire::FieldInvalid("meeting_id", "分日投票到期自动截止，不能休会",
                              "a window of days ends by itself and is not adjourned");
  }
  if (unfinished.undeclared > 0) {
    const std::string count = std::to_string(unfinished.undeclared);
    return Refuse({.reason = Reason::kWrongPhase,
                   .zh = "还有 " + count + " 个票箱没有宣布结果，不能休会",
                   .en = count + " boxes have not been declared; the meeting cannot be adjourned",
                   .rule = "",
                   .numbers = {{"undeclared", count}}});
  }
  if (meeting.minutes) {
    return Refuse(Reason::kWrongPhase, "会议记录已提交，请散会，另行召集",
                  "the minutes are on file; close the meeting and convene another");
  }
  if (unfinished.waiting > 0) return absl::OkStatus();
  return Refuse(Reason::kWrongPhase, "议程上没有待表决的事项，请散会",
                "no matter of the agenda waits for its vote; close the meeting");
}

}  // namespace

bool Allows(AgendaRules rules, Channel channel) {
  return std::all_of(rules.begin(), rules.end(), [channel](const v1::VoteRules* rule) {
    switch (channel) {
      case Channel::kDevice:
      case Channel::kDeskDevice:
        return rule->electronic();
      case Channel::kPaper:
        return rule->paper();
      case Channel::kHands:
        return rule->hands();
    }
    return false;
  });
}

absl::StatusOr<Effects> DecideAdjourn(const Meeting& meeting, const calendar::Calendar& calendar,
                                      const roster::Acting& acting, AgendaRules rules,
                                      const Unfinished& unfinished, const v1::AdjournMeeting& act) {
  YISHI_RETURN_IF_ERROR(RequireRole(meeting, acting, Role::kChair));
  YISHI_RETURN_IF_ERROR(RequireOpen(meeting));
  YISHI_RETURN_IF_ERROR(CheckMayAdjourn(meeting, unfinished));
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.reason(), limits::kShortTextBytes, "reason"));
  YISHI_RETURN_IF_ERROR(CheckNotice(calendar, acting, rules, act.starts_ms()));
  if (act.starts_ms() <= meeting.starts_ms) {
    return wire::FieldInvalid("starts_ms", "休会后的时间须晚于原定时间",
                              "must be later than the time that was noticed before");
  }
  if (meeting.notice->has_tie_source() && act.starts_ms() >= meeting.notice->tie_source().published_ms()) {
    return wire::FieldInvalid("starts_ms", "通知写明的种子那时已公布，请散会，另行召集",
                              "lies after the seed of the notice is published; close the meeting and convene "
                              "another");
  }
  Effects effects(1);
  auto* adjourned = effects[0].mutable_meeting_adjourned();
  adjourned->set_meeting_id(act.meeting_id());
  adjourned->set_starts_ms(act.starts_ms());
  return effects;
}

absl::StatusOr<Effects> DecideConvene(const roster::Roster& roster, const calendar::Calendar& calendar,
                                      const crypto::Suite& suite, const roster::Acting& acting,
                                      AgendaRules rules, std::optional<roster::BodyKind> instead,
                                      const roster::Group& group, const v1::ConveneMeeting& act) {
  if (act.body() == v1::BODY_KIND_UNSPECIFIED) return wire::FieldMissing("body");
  const auto body = static_cast<roster::BodyKind>(act.body());
  YISHI_RETURN_IF_ERROR(CheckConvener(roster, acting, rules, instead, body));
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.place(), limits::kTitleBytes, "place"));
  YISHI_RETURN_IF_ERROR(wire::AllowText(act.text(), limits::kTextBytes, "text"));
  YISHI_RETURN_IF_ERROR(CheckNotice(calendar, acting, rules, act.starts_ms()));
  YISHI_RETURN_IF_ERROR(CheckSitting(rules, act));
  YISHI_RETURN_IF_ERROR(CheckOfficers(roster, rules, act));
  YISHI_RETURN_IF_ERROR(CheckTieSource(calendar, rules, act));
  const roster::Roll roll = roster::RollOf(roster, body, calendar.DayOf(act.starts_ms()), group);
  if (roll.empty()) {
    return Refuse(Reason::kWrongBody, "该机构在会议当日没有成员",
                  "the body has no members on the day of the meeting");
  }
  Effects effects(1);
  auto* convened = effects[0].mutable_meeting_convened();
  convened->set_meeting_id(acting.NewId<MeetingId>().str());
  convened->set_expected(static_cast<std::uint32_t>(roll.size()));
  convened->set_roll_root(roster::RollRoot(suite, roll).str());
  convened->set_roster_version(roster.version);
  if (body == roster::BodyKind::kResidentsGroup) {
    for (const BuildingId& building : group) convened->add_group_buildings(building.str());
  }
  return effects;
}

}  // namespace yishi::meeting
