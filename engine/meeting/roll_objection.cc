// Objections to a meeting's roll.

#include <algorithm>

#include "engine/base/limits.h"
#include "engine/base/text.h"
#include "engine/meeting/decide.h"
#include "engine/meeting/roll_rules.h"
#include "engine/wire/fields.h"
#include "engine/wire/opening.h"

namespace yishi::meeting {
namespace {

constexpr char kArticle17[] = "城市居民委员会组织法（2026）第十七条";

absl::Status WindowClosed(std::string zh, std::string en) {
  return Refuse(Reason::kObjectionWindowClosed, std::move(zh), std::move(en), kArticle17);
}

absl::Status RequireWindow(const Meeting& meeting, const calendar::Calendar& calendar,
                           const v1::RollRules& rules, Millis now) {
  YISHI_RETURN_IF_ERROR(RequireOpen(meeting));
  if (meeting.boxes_opened)
    return WindowClosed("已开箱，名单不能再提异议", "a box has been opened; the roll stands");
  const auto until = RollObjectionsUntil(meeting, calendar, rules);
  if (!until || now < *until) return absl::OkStatus();
  const std::string days = std::to_string(rules.objection_days());
  return WindowClosed(
      "名单公布后 " + days + " 日内可提异议，已于 " + calendar.Format(*until) + " 截止",
      "the roll could be objected to for " + days + " days, until " + calendar.Format(*until));
}

// By the charter's days, and before the meeting begins; at once where it has begun.
Millis DueBy(const Meeting& meeting, const calendar::Calendar& calendar, const v1::RollRules& rules,
             Millis now) {
  const Millis begins = std::max(meeting.starts_ms, now);
  if (rules.decision_days() == 0) return begins;
  return std::min(begins, calendar.PeriodEnd(now, static_cast<int>(rules.decision_days())));
}

}  // namespace

std::optional<Millis> RollObjectionsUntil(const Meeting& meeting, const calendar::Calendar& calendar,
                                          const v1::RollRules& rules) {
  if (rules.objection_days() == 0) return std::nullopt;
  return calendar.PeriodEnd(meeting.convened_ms, static_cast<int>(rules.objection_days()));
}

absl::StatusOr<Effects> DecideObjectToRoll(const Meeting& meeting, const calendar::Calendar& calendar,
                                           const roster::Acting& acting, const v1::RollRules& rules,
                                           const v1::ObjectToRoll& act) {
  YISHI_RETURN_IF_ERROR(RequireWindow(meeting, calendar, rules, acting.now));
  YISHI_RETURN_IF_ERROR(wire::ReadHash(act.statement(), "statement").status());
  const bool waits = std::any_of(
      meeting.roll_objections.begin(), meeting.roll_objections.end(),
      [&](const auto& entry) { return entry.second.by == acting.person && !entry.second.outcome; });
  if (waits) {
    return Refuse(Reason::kAlreadyExists, "你对此名单的异议还未处理完，请等处理结果",
                  "your objection to this roll is not decided yet");
  }
  Effects effects(1);
  auto* raised = effects[0].mutable_roll_objection_raised();
  raised->set_objection_id(acting.NewId<ObjectionId>().str());
  raised->set_meeting_id(act.meeting_id());
  raised->set_due_ms(DueBy(meeting, calendar, rules, acting.now));
  return effects;
}

absl::Status CheckRollStatement(std::span<const v1::Opening> openings, const crypto::Suite& suite,
                                const v1::ObjectToRoll& act) {
  if (openings.size() != 1) {
    return Refuse(Reason::kOpeningMissing,
                  "异议须附一份内容，收到 " + std::to_string(openings.size()) + " 份",
                  "an objection comes with one opening; there are " + std::to_string(openings.size()));
  }
  YISHI_RETURN_IF_ERROR(wire::CheckOpening(suite, openings[0], act.statement()));
  if (openings[0].schema() == v1::OPENING_SCHEMA_STATEMENT) return absl::OkStatus();
  return wire::FieldInvalid("statement", "内容种类有误", "the opening is not a statement");
}

absl::StatusOr<Effects> DecideAnswerRoll(const Meeting& meeting, const roster::Roster& roster,
                                         const roster::Acting& acting, roster::BodyKind convener,
                                         const v1::AnswerRollObjection& act) {
  YISHI_ASSIGN_OR_RETURN(const ObjectionId id, wire::ReadId<ObjectionId>(act.objection_id(), "objection_id"));
  const auto objection = meeting.roll_objections.find(id);
  if (objection == meeting.roll_objections.end())
    return Refuse(Reason::kNotFound, "本次会议的名单没有这项异议",
                  "no such objection to this meeting's roll");
  YISHI_RETURN_IF_ERROR(roster::RequireMember(roster, acting, convener));
  if (objection->second.outcome)
    return Refuse(Reason::kObjectionAnswered, "此异议已处理", "this objection has been decided");
  if (act.outcome() == v1::OBJECTION_OUTCOME_UNSPECIFIED) return wire::FieldMissing("outcome");
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.reasons(), limits::kTextBytes, "reasons"));
  Effects effects(1);
  auto* answered = effects[0].mutable_roll_objection_answered();
  answered->set_objection_id(act.objection_id());
  answered->set_meeting_id(act.meeting_id());
  answered->set_outcome(act.outcome());
  return effects;
}

absl::Status RequireRollSettled(const Meeting& meeting) {
  std::size_t undecided = 0;
  std::size_t to_carry_out = 0;
  for (const auto& [id, objection] : meeting.roll_objections) {
    if (!objection.outcome) ++undecided;
    if (objection.outcome && objection.HoldsUp()) ++to_carry_out;
  }
  if (undecided + to_carry_out == 0) return absl::OkStatus();
  const std::string first = std::to_string(undecided);
  const std::string second = std::to_string(to_carry_out);
  std::string zh;
  std::string en;
  if (undecided > 0) {
    AppendJoined(zh, "；", "应到名单还有 " + first + " 项异议没有处理");
    AppendJoined(en, "; ", "objections to the roll that are not decided: " + first);
  }
  if (to_carry_out > 0) {
    AppendJoined(zh, "；", "有 " + second + " 项名单异议成立，名单还没有更正");
    AppendJoined(en, "; ", "objections to the roll that were upheld, and the roll not changed: " + second);
  }
  return Refuse({.reason = Reason::kRollObjectionOpen,
                 .zh = zh + "，现在不能开箱",
                 .en = en + "; no box opens before",
                 .rule = kArticle17,
                 .numbers = {{"undecided", first}, {"not_carried_out", second}}});
}

}  // namespace yishi::meeting
