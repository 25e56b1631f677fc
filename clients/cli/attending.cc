#include "clients/cli/attending.h"

#include "clients/cli/exit_code.h"
#include "clients/cli/papers.h"
#include "clients/cli/refs.h"
#include "clients/cli/text.h"
#include "clients/cli/values.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

// Those named, or oneself.
absl::StatusOr<std::vector<PersonId>> PersonsOf(Context& context, const Arguments& arguments,
                                                PersonFinder finder) {
  std::vector<PersonId> persons;
  if (!arguments.Has("NAME")) {
    YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord key, context.key());
    persons.push_back(key.person);
  }
  for (const std::string& name : arguments.All("NAME")) {
    YISHI_ASSIGN_OR_RETURN(const PersonId person, finder.Find(name));
    persons.push_back(person);
  }
  return persons;
}

absl::Status AddAbsentee(PersonFinder& finder, const std::string& text, v1::LeaveOutAbsentees& act) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) {
    return UsageError("应写成 姓名=原因：" + text, "write NAME=CAUSE: " + text);
  }
  YISHI_ASSIGN_OR_RETURN(const PersonId person, finder.Find(text.substr(0, equals)));
  v1::Absentee& absentee = *act.add_absentees();
  absentee.set_person_id(person.str());
  absentee.set_cause(text.substr(equals + 1));
  return absl::OkStatus();
}

}  // namespace

absl::Status Leave(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, arguments.Get("MEETING")));
  YISHI_ASSIGN_OR_RETURN(const std::vector<PersonId> persons,
                         PersonsOf(context, arguments, PersonFinder(context, meeting.meeting().id())));
  v1::LeaveMeeting act;
  act.set_meeting_id(meeting.meeting().id());
  for (const PersonId& person : persons) act.add_person_ids(person.str());
  const std::string count = std::to_string(persons.size());
  return context.Act(act, {"已登记离场 " + count + " 人", "noted as gone: " + count}).status();
}

absl::Status Recuse(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, FindMatter(context, arguments.Get("MATTER")));
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, std::to_string(matter.summary().number())));
  YISHI_ASSIGN_OR_RETURN(const std::vector<PersonId> persons,
                         PersonsOf(context, arguments, PersonFinder(context, meeting.meeting().id())));
  v1::RecuseMember act;
  act.set_meeting_id(meeting.meeting().id());
  act.set_matter_id(matter.summary().id());
  act.set_person_id(persons.front().str());
  act.set_ground(arguments.Get("--ground"));
  YISHI_RETURN_IF_ERROR(context.Confirm(
      "回避后不参加此事项的表决，不计入实到，且不能撤回。确定？",
      "Who is recused casts no vote on this matter and does not count as present; this cannot be taken back. "
      "Go on?"));
  return context.Act(act, {"已回避", "Recused"}).status();
}

absl::Status AdmitObservers(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, arguments.Get("MEETING")));
  YISHI_ASSIGN_OR_RETURN(const std::vector<PersonId> persons,
                         PersonsOf(context, arguments, PersonFinder(context)));
  v1::AdmitObservers act;
  act.set_meeting_id(meeting.meeting().id());
  for (const PersonId& person : persons) act.add_person_ids(person.str());
  const std::string count = std::to_string(persons.size());
  return context
      .Act(act, {"已登记列席 " + count + " 人，不计入人数", "observers admitted: " + count + ", not counted"})
      .status();
}

absl::Status LeaveOutAbsentees(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, arguments.Get("MEETING")));
  PersonFinder finder(context, meeting.meeting().id());
  v1::LeaveOutAbsentees act;
  act.set_meeting_id(meeting.meeting().id());
  for (const std::string& text : arguments.All("ABSENTEE")) {
    YISHI_RETURN_IF_ERROR(AddAbsentee(finder, text, act));
  }
  if (arguments.Has("--consent")) {
    YISHI_ASSIGN_OR_RETURN(*act.mutable_superior_consent(), PutPaper(context, arguments.Get("--consent")));
  }
  YISHI_ASSIGN_OR_RETURN(const std::uint32_t in_favour,
                         ReadCount(arguments.Has("--in-favour") ? arguments.Get("--in-favour") : "0"));
  act.set_in_favour(in_favour);
  const std::string count = std::to_string(act.absentees_size());
  return context
      .Act(act, {"已提出 " + count + " 人缺席不计入应到，等另一人确认",
                 "asked to leave out of those expected: " + count + "; another has to confirm"})
      .status();
}

absl::Status ConfirmAbsentees(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, arguments.Get("MEETING")));
  for (const v1::AbsenteeView& absentee : meeting.meeting().absentees()) {
    context.out().Line(NameOf(absentee.person()) + "  " + absentee.cause());
  }
  YISHI_RETURN_IF_ERROR(
      context.Confirm("这些人确实缺席，原因属实，不计入应到？",
                      "Are these absent for these causes, and to be left out of those expected?"));
  v1::ConfirmAbsentees act;
  act.set_meeting_id(meeting.meeting().id());
  act.set_request(meeting.meeting().absentees_asked());
  return context.Act(act, {"已确认，不计入应到", "Confirmed: they are not expected"}).status();
}

}  // namespace yishi::cli
