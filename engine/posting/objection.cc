// Raising and answering objections.

#include <algorithm>

#include "engine/base/limits.h"
#include "engine/posting/decide.h"
#include "engine/wire/fields.h"
#include "engine/wire/opening.h"

namespace yishi::posting {
namespace {

absl::Status CheckStatement(std::span<const v1::Opening> openings, const crypto::Suite& suite,
                            BytesView statement) {
  if (openings.size() != 1) {
    return Refuse(Reason::kOpeningMissing,
                  "异议须附一份内容，收到 " + std::to_string(openings.size()) + " 份",
                  "an objection comes with one opening; there are " + std::to_string(openings.size()));
  }
  YISHI_RETURN_IF_ERROR(wire::CheckOpening(suite, openings[0], statement));
  if (openings[0].schema() == v1::OPENING_SCHEMA_STATEMENT) return absl::OkStatus();
  return wire::FieldInvalid("statement", "内容种类有误", "the opening is not a statement");
}

absl::Status RequireOpen(const Objection& objection) {
  if (objection.outcome)
    return Refuse(Reason::kObjectionAnswered, "此异议已答复", "this objection has been answered");
  if (objection.withdrawn) {
    return Refuse(Reason::kObjectionWithdrawn, "提出人已撤回此异议",
                  "its objector has withdrawn this objection");
  }
  return absl::OkStatus();
}

absl::Status RequireWindow(const Posting& posting, std::string_view zh, std::string_view en) {
  if (posting.standing == Standing::kHanging) return absl::OkStatus();
  return Refuse(Reason::kObjectionWindowClosed, "公示已结束，" + std::string(zh),
                "the posting is over; " + std::string(en));
}

absl::Status NotObjector(const std::string& zh, const std::string& en) {
  return Refuse({.reason = Reason::kNotAuthorised,
                 .zh = "只有" + zh + "可以对此公示提出异议或附议",
                 .en = "only " + en + " may object to this posting or join an objection",
                 .rule = "程序规则关于谁可提异议的规定 (the charter's rule on who may object)",
                 .numbers = {}});
}

// Whether another objection of the same person to the same posting has suspended the next step: each person's
// does once.
bool SuspendedBefore(const Postings& postings, const ObjectionId& id, const Objection& objection) {
  return std::any_of(postings.objections.begin(), postings.objections.end(), [&](const auto& entry) {
    const Objection& other = entry.second;
    return entry.first != id && other.posting == objection.posting && other.by == objection.by &&
           other.suspends;
  });
}

}  // namespace

absl::Status RequireObjector(const roster::Roster& roster, const roster::Acting& acting,
                             const v1::DiscloseRules& rules) {
  if (rules.objectors() == v1::OBJECTOR_KIND_RESIDENTS) {
    const auto person = roster.persons.find(acting.person);
    if (person != roster.persons.end() && !person->second.household.is_zero()) return absl::OkStatus();
    return NotObjector("本社区居民", "residents of this community");
  }
  if (rules.objectors() == v1::OBJECTOR_KIND_BODY) {
    const auto body = static_cast<roster::BodyKind>(rules.objector_body());
    if (roster::Belongs(roster, acting.person, body, acting.today)) return absl::OkStatus();
    return NotObjector(std::string(roster::NameZh(body)) + "的成员",
                       "members of the " + std::string(roster::NameEn(body)));
  }
  return absl::OkStatus();
}

absl::StatusOr<Effects> DecideSecond(const Postings& postings, const ObjectionId& id,
                                     const calendar::Calendar& calendar, const roster::Acting& acting,
                                     const v1::DiscloseRules& rules) {
  const Objection& objection = postings.objections.at(id);
  YISHI_RETURN_IF_ERROR(RequireOpen(objection));
  YISHI_RETURN_IF_ERROR(
      RequireWindow(postings.postings.at(objection.posting), "不能再附议", "no more joining"));
  if (objection.by == acting.person) {
    return Refuse(Reason::kNotAuthorised, "不能附议自己提出的异议", "nobody joins their own objection");
  }
  if (objection.seconders.contains(acting.person)) {
    return Refuse(Reason::kAlreadyExists, "你已附议过此异议", "you have joined this objection already");
  }
  const auto count = static_cast<std::uint32_t>(objection.seconders.size()) + 1;
  Effects effects(1);
  auto* seconded = effects[0].mutable_objection_seconded();
  seconded->set_objection_id(id.str());
  seconded->set_seconders(count);
  if (rules.seconders() == 0 || count != rules.seconders()) return effects;
  seconded->set_suspends(!SuspendedBefore(postings, id, objection));
  seconded->set_due_ms(calendar.PeriodEnd(acting.now, AnswerDays(rules, Level::kCommittee)));
  return effects;
}

absl::StatusOr<Effects> DecideWithdraw(const Objection& objection, const roster::Acting& acting,
                                       const v1::WithdrawObjection& act) {
  if (objection.by != acting.person) {
    return Refuse(Reason::kNotAuthorised, "只有提出异议的人可以撤回",
                  "only who raised an objection may withdraw it");
  }
  YISHI_RETURN_IF_ERROR(RequireOpen(objection));
  Effects effects(1);
  effects[0].mutable_objection_withdrawn()->set_objection_id(act.objection_id());
  return effects;
}

roster::BodyKind BodyOf(Level level) {
  switch (level) {
    case Level::kCommittee:
      return roster::BodyKind::kResidentsCommittee;
    case Level::kSupervision:
      return roster::BodyKind::kSupervisionCommittee;
    case Level::kTownship:
      return roster::BodyKind::kTownship;
  }
  return roster::BodyKind::kTownship;
}

absl::StatusOr<Effects> DecideRaise(const Postings& postings, const calendar::Calendar& calendar,
                                    const roster::Acting& acting, const v1::DiscloseRules& rules,
                                    std::span<const v1::Opening> openings, const crypto::Suite& suite,
                                    const v1::RaiseObjection& act) {
  YISHI_ASSIGN_OR_RETURN(Effects effects, DecideRaiseUnopened(postings, calendar, acting, rules, act));
  YISHI_RETURN_IF_ERROR(CheckStatement(openings, suite, act.statement()));
  return effects;
}

absl::StatusOr<Effects> DecideRaiseUnopened(const Postings& postings, const calendar::Calendar& calendar,
                                            const roster::Acting& acting, const v1::DiscloseRules& rules,
                                            const v1::RaiseObjection& act) {
  YISHI_ASSIGN_OR_RETURN(const Posting* posting, FindPosting(postings, act.posting_id()));
  YISHI_RETURN_IF_ERROR(RequireWindow(*posting, "不能再提异议", "no more objections"));
  YISHI_RETURN_IF_ERROR(wire::ReadHash(act.statement(), "statement").status());
  const PostingId id = *PostingId::From(act.posting_id());
  const bool repeated = std::any_of(
      postings.objections.begin(), postings.objections.end(),
      [&](const auto& entry) { return entry.second.posting == id && entry.second.by == acting.person; });
  Effects effects(1);
  auto* raised = effects[0].mutable_objection_raised();
  raised->set_objection_id(acting.NewId<ObjectionId>().str());
  raised->set_posting_id(act.posting_id());
  if (rules.seconders() > 0) return effects;  // suspends, and its clock starts, when enough have joined it
  raised->set_suspends(!repeated);
  raised->set_due_ms(calendar.PeriodEnd(acting.now, AnswerDays(rules, Level::kCommittee)));
  return effects;
}

absl::StatusOr<Effects> DecideAnswer(const Objection& objection, const roster::Roster& roster,
                                     const roster::Acting& acting, bool redo_is_earlier,
                                     const v1::AnswerObjection& act) {
  YISHI_RETURN_IF_ERROR(RequireOpen(objection));
  const roster::BodyKind body = BodyOf(objection.level);
  if (!roster::Belongs(roster, acting.person, body, acting.today)) {
    const std::string zh(roster::NameZh(body));
    const std::string en(roster::NameEn(body));
    return Refuse({.reason = Reason::kNotYourTurn,
                   .zh = "此异议现由" + zh + "答复",
                   .en = "this objection is now for the " + en + " to answer",
                   .rule = "异议逐级答复 (the levels of an objection)",
                   .numbers = {{"body", en}}});
  }
  YISHI_RETURN_IF_ERROR(roster::RequireOfficialKey(acting));
  if (act.outcome() == v1::OBJECTION_OUTCOME_UNSPECIFIED) return wire::FieldMissing("outcome");
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.reasons(), limits::kTextBytes, "reasons"));
  const bool upheld = act.outcome() == v1::OBJECTION_OUTCOME_UPHELD;
  if (upheld && !redo_is_earlier) {
    return wire::FieldInvalid("redo_stage", "须写明退回到哪一个更早的步骤",
                              "must name an earlier stage to start again at");
  }
  if (!upheld && !act.redo_stage().empty()) {
    return wire::FieldInvalid("redo_stage", "不成立的异议不退回", "a dismissed objection sends nothing back");
  }
  Effects effects(1);
  auto* answered = effects[0].mutable_objection_answered();
  answered->set_objection_id(act.objection_id());
  answered->set_outcome(act.outcome());
  return effects;
}

absl::StatusOr<const Objection*> FindObjection(const Postings& postings, BytesView bytes) {
  YISHI_ASSIGN_OR_RETURN(const ObjectionId id, wire::ReadId<ObjectionId>(bytes, "objection_id"));
  const auto found = postings.objections.find(id);
  if (found == postings.objections.end())
    return Refuse(Reason::kNotFound, "没有这项异议", "no such objection");
  return &found->second;
}

}  // namespace yishi::posting
