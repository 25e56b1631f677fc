#include "clients/cli/attending.h"

#include "clients/cli/refs.h"
#include "clients/cli/text.h"
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

}  // namespace yishi::cli
