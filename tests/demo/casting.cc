// The box of a meeting, from its opening to its close.

#include <utility>

#include "clients/sdk/openings.h"
#include "engine/base/status.h"
#include "tests/demo/sitting.h"

namespace yishi::demo {

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

absl::StatusOr<v1::BoxView> Sitting::LookAtBox() {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * session, story_.cast().SessionOf(notice_.officers.chair));
  v1::GetBoxRequest request;
  request.set_ledger_id(story_.cast().ledger().str());
  request.set_box_id(box_.str());
  YISHI_ASSIGN_OR_RETURN(v1::GetBoxResponse response, session->Call(request));
  return std::move(*response.mutable_box());
}

}  // namespace yishi::demo
