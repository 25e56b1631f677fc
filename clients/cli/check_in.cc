#include "clients/cli/check_in.h"

#include "clients/cli/refs.h"
#include "clients/cli/values.h"
#include "engine/base/limits.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

constexpr char kChannelOption[] = "--channel";

absl::StatusOr<v1::Channel> ChannelOf(const Arguments& arguments) {
  if (!arguments.Has(kChannelOption)) return v1::CHANNEL_DEVICE;
  return ReadChannel(arguments.Get(kChannelOption));
}

absl::StatusOr<std::vector<PersonId>> PersonsToCheckIn(Context& context, const Arguments& arguments,
                                                       const std::string& meeting_id) {
  std::vector<PersonId> persons;
  if (!arguments.Has("NAME")) {
    YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord key, context.key());
    persons.push_back(key.person);
  }
  PersonFinder finder(context, meeting_id);
  for (const std::string& name : arguments.All("NAME")) {
    YISHI_ASSIGN_OR_RETURN(const PersonId person, finder.Find(name));
    persons.push_back(person);
  }
  return persons;
}

}  // namespace

absl::Status CheckIn(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const v1::Channel channel, ChannelOf(arguments));
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeetingResponse meeting,
                         FindMeeting(context, arguments.Get("MEETING")));
  YISHI_ASSIGN_OR_RETURN(const std::vector<PersonId> persons,
                         PersonsToCheckIn(context, arguments, meeting.meeting().id()));
  v1::CheckIn act;
  act.set_meeting_id(meeting.meeting().id());
  for (const PersonId& person : persons) {
    v1::Attendance& attendance = *act.add_attendances();
    attendance.set_person_id(person.str());
    attendance.set_channel(channel);
  }
  const std::string count = std::to_string(persons.size());
  return context.Act(act, {"已签到 " + count + " 人", "checked in: " + count}).status();
}

}  // namespace yishi::cli
