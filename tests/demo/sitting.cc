#include "tests/demo/sitting.h"

#include <utility>

#include "clients/sdk/openings.h"
#include "engine/base/status.h"
#include "tests/demo/picture.h"
#include "tests/demo/roles.h"

namespace yishi::demo {
namespace {

constexpr Millis kBeforeMs = 20 * kMinuteMs;  // check-in opens 30 minutes before the start
constexpr std::uint32_t kSparePapers = 5;
constexpr char kTownshipAttendee[] = "滕晓舟（沱江镇联络员）";

std::uint32_t Count(int count) { return static_cast<std::uint32_t>(count); }

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

std::uint32_t Sitting::present() const { return Count(turnout_.present()); }

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

v1::OpenBox Sitting::OpenAct(std::uint32_t present) const {
  v1::OpenBox act;
  act.set_meeting_id(meeting_.str());
  act.set_matter_id(story_.matter().str());
  act.set_present(present);
  return act;
}

absl::Status Sitting::OpenBox() {
  YISHI_ASSIGN_OR_RETURN(const sdk::SignedAct done,
                         story_.cast().Do(notice_.officers.chair, OpenAct(present())));
  box_ = done.Subject<BoxId>();
  YISHI_ASSIGN_OR_RETURN(const v1::BoxView view, LookAtBox());
  question_ = view.question();
  return absl::OkStatus();
}

Sitting::Ballot Sitting::MakeBallot(v1::Choice choice) const {
  sdk::Committed committed = sdk::CommitBallot(story_.cast().suite(), choice);
  Ballot ballot;
  ballot.act.set_box_id(box_.str());
  ballot.act.set_question(question_);
  ballot.act.set_commitment(committed.commitment.str());
  ballot.opening = std::move(committed.opening);
  return ballot;
}

absl::Status Sitting::Vote(const std::string& name, v1::Choice choice) {
  const Ballot ballot = MakeBallot(choice);
  YISHI_RETURN_IF_ERROR(story_.cast().Do(name, ballot.act, {ballot.opening}).status());
  ++story_.cast().tally().ballots;
  return absl::OkStatus();
}

v1::Choice Sitting::ChoiceOf(std::size_t index) const {
  const Choices& device = turnout_.device;
  const int place = static_cast<int>(index);
  if (place < device.yes) return v1::CHOICE_YES;
  if (place < device.yes + device.no) return v1::CHOICE_NO;
  if (place < device.yes + device.no + device.abstain) return v1::CHOICE_ABSTAIN;
  return v1::CHOICE_UNSPECIFIED;
}

absl::Status Sitting::VoteFrom(std::size_t from) {
  for (std::size_t i = from; i < device_.size(); ++i) {
    const v1::Choice choice = ChoiceOf(i);
    if (choice != v1::CHOICE_UNSPECIFIED) YISHI_RETURN_IF_ERROR(Vote(device_[i], choice));
  }
  return absl::OkStatus();
}

absl::Status Sitting::VoteOfSwitched() {
  for (auto name = paper_.end() - turnout_.switched; name != paper_.end(); ++name) {
    YISHI_RETURN_IF_ERROR(Vote(*name, v1::CHOICE_YES));
  }
  return absl::OkStatus();
}

absl::StatusOr<v1::HandOutPaper> Sitting::HandOutAct(const std::vector<std::string>& names) const {
  v1::HandOutPaper act;
  act.set_box_id(box_.str());
  for (const std::string& name : names) {
    YISHI_ASSIGN_OR_RETURN(const PersonId person, story_.cast().IdOf(name));
    act.add_person_ids(person.str());
  }
  return act;
}

absl::Status Sitting::HandOutPaper() {
  if (paper_.empty()) return absl::OkStatus();
  YISHI_ASSIGN_OR_RETURN(const v1::HandOutPaper act, HandOutAct(paper_));
  story_.cast().tally().papers += turnout_.papers();
  return story_.cast().Do(notice_.officers.desk, act).status();
}

v1::CloseBox Sitting::CloseAct(std::uint32_t without_ballot) const {
  v1::CloseBox act;
  act.set_box_id(box_.str());
  act.set_without_ballot(without_ballot);
  return act;
}

absl::Status Sitting::CloseBox() {
  YISHI_ASSIGN_OR_RETURN(const v1::BoxView view, LookAtBox());
  return story_.cast().Do(notice_.officers.chair, CloseAct(view.without_ballot())).status();
}

v1::EnterSheet Sitting::PaperAct() const {
  v1::EnterSheet act;
  act.set_box_id(box_.str());
  v1::PaperSheet& sheet = *act.mutable_paper();
  const Choices& paper = turnout_.paper;
  sheet.set_printed(Count(turnout_.papers() + turnout_.spoiled) + kSparePapers);
  sheet.set_handed_out(Count(turnout_.papers() + turnout_.spoiled));
  sheet.set_unused(kSparePapers);
  sheet.set_returned(Count(turnout_.papers() - paper.silent));
  sheet.set_spoiled(Count(turnout_.spoiled));
  sheet.set_not_returned(Count(paper.silent));
  sheet.set_yes(Count(paper.yes));
  sheet.set_no(Count(paper.no));
  sheet.set_abstain(Count(paper.abstain));
  sheet.set_void_ballots(Count(turnout_.void_papers));
  return act;
}

v1::EnterSheet Sitting::HandsAct() const {
  v1::EnterSheet act;
  act.set_box_id(box_.str());
  v1::HandsSheet& sheet = *act.mutable_hands();
  sheet.set_yes(Count(turnout_.hands.yes));
  sheet.set_no(Count(turnout_.hands.no));
  sheet.set_abstain(Count(turnout_.hands.abstain));
  sheet.set_silent(Count(turnout_.hands.silent));
  return act;
}

v1::ConfirmSheet Sitting::ConfirmAct(const v1::EnterSheet& sheet, const CommandId& entered) const {
  v1::ConfirmSheet act;
  act.set_box_id(box_.str());
  act.set_channel(sheet.has_paper() ? v1::CHANNEL_PAPER : v1::CHANNEL_HANDS);
  act.set_sheet(entered.str());
  return act;
}

absl::Status Sitting::EnterSheet(const v1::EnterSheet& sheet) {
  const auto& tellers = notice_.officers.tellers;
  YISHI_ASSIGN_OR_RETURN(const sdk::SignedAct entered, story_.cast().Do(tellers[0], sheet));
  return story_.cast().Do(tellers[1], ConfirmAct(sheet, entered.id)).status();
}

absl::Status Sitting::EnterSheets() {
  if (!paper_.empty()) YISHI_RETURN_IF_ERROR(EnterSheet(PaperAct()));
  return hands_.empty() ? absl::OkStatus() : EnterSheet(HandsAct());
}

v1::DeclareBox Sitting::DeclareAct(const std::string& reasons) const {
  v1::DeclareBox act;
  act.set_box_id(box_.str());
  act.set_reasons(reasons);
  return act;
}

absl::Status Sitting::Declare(const std::string& reasons) {
  YISHI_RETURN_IF_ERROR(story_.cast().Do(notice_.officers.chair, DeclareAct(reasons)).status());
  YISHI_ASSIGN_OR_RETURN(const v1::BoxView view, LookAtBox());
  TellResult(story_.narrator(), view.result());
  return absl::OkStatus();
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

absl::StatusOr<v1::BoxView> Sitting::LookAtBox() {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * session, story_.cast().SessionOf(notice_.officers.chair));
  v1::GetBoxRequest request;
  request.set_ledger_id(story_.cast().ledger().str());
  request.set_box_id(box_.str());
  YISHI_ASSIGN_OR_RETURN(v1::GetBoxResponse response, session->Call(request));
  return std::move(*response.mutable_box());
}

absl::Status HoldSitting(Story& story, Sitting& sitting, const Turnout& turnout, const std::string& minutes) {
  YISHI_RETURN_IF_ERROR(sitting.Expect(turnout));
  YISHI_RETURN_IF_ERROR(sitting.Convene());
  story.GoTo(sitting.notice().starts_ms - kBeforeMs);
  YISHI_RETURN_IF_ERROR(sitting.CheckInAll());
  story.GoTo(sitting.notice().starts_ms);
  YISHI_RETURN_IF_ERROR(sitting.OpenBox());
  YISHI_RETURN_IF_ERROR(sitting.VoteFrom(0));
  YISHI_RETURN_IF_ERROR(sitting.VoteOfSwitched());
  YISHI_RETURN_IF_ERROR(sitting.HandOutPaper());
  YISHI_RETURN_IF_ERROR(sitting.CloseBox());
  YISHI_RETURN_IF_ERROR(sitting.EnterSheets());
  YISHI_RETURN_IF_ERROR(sitting.Declare(""));
  return sitting.End(minutes);
}

Notice BranchMeeting(Millis starts_ms) {
  return {.body = v1::BODY_KIND_PARTY_BRANCH_COMMITTEE,
          .convener = kSecretary,
          .starts_ms = starts_ms,
          .place = "社区党群服务中心二楼",
          .officers = {.chair = kSecretary,
                       .secretary = kDeputySecretary,
                       .desk = kSecondRegistrar,
                       .tellers = {kBranchMember, kBranchMember2}}};
}

Notice TwoCommitteesMeeting(Millis starts_ms) {
  Notice notice = BranchMeeting(starts_ms);
  notice.body = v1::BODY_KIND_TWO_COMMITTEES;
  notice.officers.tellers = {kBranchMember, kCommitteeMember2};
  return notice;
}

Notice PartyMeeting(Millis starts_ms) {
  Notice notice = BranchMeeting(starts_ms);
  notice.body = v1::BODY_KIND_PARTY_MEMBERS;
  notice.place = "社区党群服务中心会议室";
  notice.officers.tellers = {kPartyTeller, kPartyTeller2};
  notice.officers.scrutineer = kSupervisor;
  notice.township_attendee = kTownshipAttendee;
  return notice;
}

Notice RepresentativesMeeting(Millis starts_ms) {
  return {.body = v1::BODY_KIND_REPRESENTATIVES_MEETING,
          .convener = kDirector,
          .starts_ms = starts_ms,
          .place = "社区居民活动室",
          .officers = {.chair = kDirector,
                       .secretary = kCommitteeMember,
                       .desk = kSecondRegistrar,
                       .tellers = {kTeller, kTeller2},
                       .scrutineer = kSupervisor2},
          .township_attendee = kTownshipAttendee};
}

}  // namespace yishi::demo
