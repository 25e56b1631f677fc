// The tellers' sheets, and the result.

#include "engine/base/status.h"
#include "tests/demo/picture.h"
#include "tests/demo/sitting.h"

namespace yishi::demo {
namespace {

constexpr std::uint32_t kSparePapers = 5;

std::uint32_t Count(int count) { return static_cast<std::uint32_t>(count); }

}  // namespace

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

}  // namespace yishi::demo
