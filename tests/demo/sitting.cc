// The notice, who comes, and the end of a meeting.

#include "tests/demo/sitting.h"

#include "engine/base/status.h"

namespace yishi::demo {
namespace {

absl::Status AddOfficer(const Cast& cast, const std::string& name, v1::MeetingRole role,
                        v1::ConveneMeeting& act) {
  YISHI_ASSIGN_OR_RETURN(const PersonId person, cast.IdOf(name));
  v1::Officer* officer = act.add_officers();
  officer->set_person_id(person.str());
  officer->set_role(role);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::ConveneMeeting> Sitting::ConveneAct() const {
  v1::ConveneMeeting act;
  act.set_body(notice_.body);
  act.add_agenda(story_.matter().str());
  act.set_starts_ms(notice_.starts_ms);
  act.set_place(notice_.place);
  act.set_sitting(v1::SITTING_SESSION);
  const Officers& officers = notice_.officers;
  YISHI_RETURN_IF_ERROR(AddOfficer(story_.cast(), officers.chair, v1::MEETING_ROLE_CHAIR, act));
  YISHI_RETURN_IF_ERROR(AddOfficer(story_.cast(), officers.secretary, v1::MEETING_ROLE_SECRETARY, act));
  YISHI_RETURN_IF_ERROR(AddOfficer(story_.cast(), officers.desk, v1::MEETING_ROLE_DESK, act));
  for (const std::string& teller : officers.tellers) {
    YISHI_RETURN_IF_ERROR(AddOfficer(story_.cast(), teller, v1::MEETING_ROLE_TELLER, act));
  }
  if (!officers.scrutineer.empty()) {
    YISHI_RETURN_IF_ERROR(AddOfficer(story_.cast(), officers.scrutineer, v1::MEETING_ROLE_SCRUTINEER, act));
  }
  return act;
}

absl::Status Sitting::Convene() {
  YISHI_ASSIGN_OR_RETURN(const v1::ConveneMeeting act, ConveneAct());
  YISHI_ASSIGN_OR_RETURN(const sdk::SignedAct done, story_.cast().Do(notice_.convener, act));
  meeting_ = done.Subject<MeetingId>();
  return absl::OkStatus();
}

absl::Status Sitting::Expect(const Turnout& turnout) {
  const std::vector<std::string> voters = story_.cast().VotersOf(notice_.body);
  if (voters.size() < static_cast<std::size_t>(turnout.present())) {
    return Refuse(Reason::kInternal, "到会人数多于成员人数", "more are to come than the body has members");
  }
  turnout_ = turnout;
  const auto hands_from = voters.begin() + turnout.device.total();
  const auto paper_from = hands_from + turnout.hands.total();
  device_.assign(voters.begin(), hands_from);
  hands_.assign(hands_from, paper_from);
  paper_.assign(paper_from, paper_from + turnout.papers());
  return absl::OkStatus();
}

std::uint32_t Sitting::present() const { return static_cast<std::uint32_t>(turnout_.present()); }

absl::StatusOr<v1::CheckIn> Sitting::CheckInAct(const std::vector<std::string>& names,
                                                v1::Channel channel) const {
  v1::CheckIn act;
  act.set_meeting_id(meeting_.str());
  for (const std::string& name : names) {
    YISHI_ASSIGN_OR_RETURN(const PersonId person, story_.cast().IdOf(name));
    v1::Attendance* attendance = act.add_attendances();
    attendance->set_person_id(person.str());
    attendance->set_channel(channel);
  }
  return act;
}

absl::Status Sitting::CheckInByDesk() {
  if (!hands_.empty()) {
    YISHI_ASSIGN_OR_RETURN(const v1::CheckIn act, CheckInAct(hands_, v1::CHANNEL_HANDS));
    YISHI_RETURN_IF_ERROR(story_.cast().Do(notice_.officers.desk, act).status());
  }
  const std::vector<std::string> paper(paper_.begin(), paper_.end() - turnout_.switched);
  if (paper.empty()) return absl::OkStatus();
  YISHI_ASSIGN_OR_RETURN(const v1::CheckIn act, CheckInAct(paper, v1::CHANNEL_PAPER));
  return story_.cast().Do(notice_.officers.desk, act).status();
}

absl::Status Sitting::CheckInThemselves(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    YISHI_ASSIGN_OR_RETURN(const v1::CheckIn act, CheckInAct({name}, v1::CHANNEL_DEVICE));
    YISHI_RETURN_IF_ERROR(story_.cast().Do(name, act).status());
  }
  return absl::OkStatus();
}

absl::Status Sitting::CheckInAll() {
  YISHI_RETURN_IF_ERROR(CheckInByDesk());
  YISHI_RETURN_IF_ERROR(CheckInThemselves({paper_.end() - turnout_.switched, paper_.end()}));
  return CheckInThemselves(device_);
}

absl::Status Sitting::End(const std::string& minutes) {
  v1::FileRecord record;
  record.set_meeting_id(meeting_.str());
  record.set_text(minutes);
  record.mutable_minutes()->set_township_attendee(notice_.township_attendee);
  YISHI_RETURN_IF_ERROR(story_.cast().Do(notice_.officers.secretary, record).status());
  v1::CloseMeeting close;
  close.set_meeting_id(meeting_.str());
  return story_.cast().Do(notice_.officers.chair, close).status();
}

}  // namespace yishi::demo
