#include "clients/cli/roll_acts.h"

#include "clients/cli/exit_code.h"
#include "clients/cli/json.h"
#include "clients/cli/papers.h"
#include "clients/cli/refs.h"
#include "clients/cli/released.h"
#include "clients/cli/values.h"
#include "clients/cli/words.h"
#include "clients/sdk/openings.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

// The only one for which `fits` holds and whose id begins with `text`.
template <typename Views, typename Fits>
absl::StatusOr<std::string> OnlyOne(const Views& views, const std::string& text, const Phrase& what,
                                    const Fits& fits) {
  std::vector<std::string> found;
  for (const auto& view : views) {
    if (fits(view) && ToHex(view.id()).starts_with(text)) found.push_back(view.id());
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    return Refuse(Reason::kNotFound, "没有这样的" + what.zh, "there is no such " + what.en);
  }
  return UsageError("有多项" + what.zh + "，请写明编号开头",
                    "several fit, give the beginning of an id: " + what.en);
}

absl::StatusOr<std::string> UndecidedObjection(const v1::MeetingView& meeting, const std::string& text) {
  return OnlyOne(
      meeting.roll_objections(), text, {"待处理的名单异议", "undecided objection to the roll"},
      [](const v1::RollObjectionView& view) { return view.outcome() == v1::OBJECTION_OUTCOME_UNSPECIFIED; });
}

absl::Status AddPersons(PersonFinder& finder, const std::vector<std::string>& names,
                        google::protobuf::RepeatedPtrField<std::string>& into) {
  for (const std::string& name : names) {
    YISHI_ASSIGN_OR_RETURN(const PersonId person, finder.Find(name));
    *into.Add() = person.str();
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ObjectToRoll(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(sdk::Member * self, context.member());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, arguments.Get("MEETING")));
  const sdk::Committed statement = sdk::CommitStatement(self->signer().suite(), arguments.Get("TEXT"));
  v1::ObjectToRoll act;
  act.set_meeting_id(meeting.meeting().id());
  act.set_statement(statement.commitment.str());
  sdk::ActOptions options;
  options.openings = {statement.opening};
  options.keep_openings = true;
  return context
      .Act(act, {"名单异议已提出，开箱前须处理", "The objection to the roll stands"}, std::move(options))
      .status();
}

absl::Status ShowRollObjection(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, arguments.Get("MEETING")));
  YISHI_ASSIGN_OR_RETURN(const std::string id,
                         OnlyOne(meeting.meeting().roll_objections(), arguments.Get("--objection"),
                                 {"名单异议", "objection to the roll"}, [](const auto&) { return true; }));
  for (const v1::RollObjectionView& objection : meeting.meeting().roll_objections()) {
    if (objection.id() != id) continue;
    YISHI_ASSIGN_OR_RETURN(const v1::Opening opening, ReleasedOpening(context, objection.statement()));
    const std::string text = opening.fields_size() > 0 ? opening.fields(0).content() : "";
    context.out().Line(text);
    context.out().Json(JsonObject().Raw("objection", JsonOf(objection)).Text("text", text).str());
  }
  return absl::OkStatus();
}

absl::Status AnswerRollObjection(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const v1::ObjectionOutcome outcome, ReadOutcome(arguments.Get("dismissed|upheld")));
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, arguments.Get("MEETING")));
  v1::AnswerRollObjection act;
  act.set_meeting_id(meeting.meeting().id());
  YISHI_ASSIGN_OR_RETURN(*act.mutable_objection_id(),
                         UndecidedObjection(meeting.meeting(), arguments.Get("--objection")));
  act.set_outcome(outcome);
  act.set_reasons(arguments.Get("REASONS"));
  return context.Act(act, {"名单异议已处理", "The objection to the roll is decided"}).status();
}

absl::Status ChangeRoll(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::RollChangeCause cause,
                         ReadRollChangeCause(arguments.Get("death|term-over|court|objection")));
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, arguments.Get("MEETING")));
  v1::ProposeRollChange act;
  act.set_meeting_id(meeting.meeting().id());
  act.set_cause(cause);
  PersonFinder on_roll(context, meeting.meeting().id());
  YISHI_RETURN_IF_ERROR(AddPersons(on_roll, arguments.All("--remove"), *act.mutable_remove()));
  PersonFinder anywhere(context);
  YISHI_RETURN_IF_ERROR(AddPersons(anywhere, arguments.All("--add"), *act.mutable_add()));
  if (cause == v1::ROLL_CHANGE_CAUSE_OBJECTION) {
    YISHI_ASSIGN_OR_RETURN(*act.mutable_objection_id(),
                           OnlyOne(meeting.meeting().roll_objections(), arguments.Get("--objection"),
                                   {"成立而未更正的名单异议", "upheld objection that is not carried out"},
                                   [](const v1::RollObjectionView& view) { return view.awaits_change(); }));
  }
  act.set_text(arguments.Get("TEXT"));
  YISHI_ASSIGN_OR_RETURN(const std::vector<v1::BlobRef> papers, PutPapers(context, arguments, "--paper"));
  for (const v1::BlobRef& paper : papers) *act.add_papers() = paper;
  return context
      .Act(act, {"名单更改已提出，待另一人确认", "The change is proposed; another official must confirm it"})
      .status();
}

absl::Status ConfirmRollChange(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, arguments.Get("MEETING")));
  v1::ConfirmRollChange act;
  act.set_meeting_id(meeting.meeting().id());
  YISHI_ASSIGN_OR_RETURN(*act.mutable_change_id(),
                         OnlyOne(meeting.meeting().roll_changes(), arguments.Get("--change"),
                                 {"待确认的名单更改", "change that waits to be confirmed"},
                                 [](const v1::RollChangeView& view) { return view.confirmed_ms() == 0; }));
  YISHI_RETURN_IF_ERROR(
      context.Confirm("已核对文件，确认更改应到名单？", "Checked the papers: change the roll?"));
  return context.Act(act, {"应到名单已更改", "The roll is changed"}).status();
}

}  // namespace yishi::cli
