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

}  // namespace

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
  if (posting->standing != Standing::kHanging) {
    return Refuse(Reason::kObjectionWindowClosed, "公示已结束，不能再提异议",
                  "the posting is over; no more objections");
  }
  YISHI_RETURN_IF_ERROR(wire::ReadHash(act.statement(), "statement").status());
  const PostingId id = *PostingId::From(act.posting_id());
  const bool repeated = std::any_of(
      postings.objections.begin(), postings.objections.end(),
      [&](const auto& entry) { return entry.second.posting == id && entry.second.by == acting.person; });
  Effects effects(1);
  auto* raised = effects[0].mutable_objection_raised();
  raised->set_objection_id(acting.NewId<ObjectionId>().str());
  raised->set_posting_id(act.posting_id());
  raised->set_suspends(!repeated);
  raised->set_due_ms(calendar.PeriodEnd(acting.now, static_cast<int>(rules.answer_days())));
  return effects;
}

absl::StatusOr<Effects> DecideAnswer(const Objection& objection, const roster::Roster& roster,
                                     const roster::Acting& acting, bool redo_is_earlier,
                                     const v1::AnswerObjection& act) {
  if (objection.outcome)
    return Refuse(Reason::kObjectionAnswered, "此异议已答复", "this objection has been answered");
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
