#include "clients/load/poll.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>

#include "clients/sdk/clock.h"
#include "engine/base/limits.h"
#include "engine/base/status.h"

namespace yishi::load {
namespace {

// The start must still lie ahead when the notice is admitted, and everybody waits for it: short at first,
// longer where that was too short.
constexpr Millis kFirstNoticeMs = kSecondMs;
constexpr Millis kLastNoticeMs = 16 * kSecondMs;

// The first effect that is of this kind, of an entry that a receipt proved.
template <typename Effect>
absl::StatusOr<Effect> EffectIn(const sdk::CheckedReceipt& receipt, bool (ledger::v1::Effect::*has)() const,
                                const Effect& (ledger::v1::Effect::*get)() const) {
  for (const ledger::v1::Effect& effect : receipt.entry.effects()) {
    if ((effect.*has)()) return (effect.*get)();
  }
  return absl::InternalError("entry " + std::to_string(receipt.index) +
                             " lacks the effect that its act should have");
}

// The id of what an act has brought about.
template <typename Id>
Id SubjectOf(const sdk::CheckedReceipt& receipt) {
  return *Id::From(receipt.command.view().substr(0, Id::kSize));
}

void SleepUntil(Millis time_ms) {
  std::this_thread::sleep_until(std::chrono::system_clock::time_point(std::chrono::milliseconds(time_ms)));
}

}  // namespace

absl::StatusOr<Sitting> Sitting::Convene(Community& community, std::size_t matters) {
  Sitting sitting(community);
  YISHI_RETURN_IF_ERROR(sitting.OpenMatters(matters));
  Millis starts_ms = 0;
  absl::Status noticed;
  for (Millis notice_ms = kFirstNoticeMs; notice_ms <= kLastNoticeMs; notice_ms *= 2) {
    starts_ms = sdk::NowMs() + notice_ms;
    noticed = sitting.GiveNotice(starts_ms);
    if (noticed.ok() || ReasonOf(noticed) != Reason::kNoticeTooShort) break;
  }
  YISHI_RETURN_IF_ERROR(noticed);
  YISHI_RETURN_IF_ERROR(sitting.CheckInEverybody());
  SleepUntil(starts_ms);
  return sitting;
}

absl::Status Sitting::OpenMatters(std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    v1::OpenMatter act;
    act.set_charter_id(kCharterId);
    act.set_origin(v1::ORIGIN_OFFICERS);
    v1::MatterContent& content = *act.mutable_content();
    content.set_title("压力试验第 " + std::to_string(i + 1) + " 轮");
    content.set_text("虚构的事项，只为测量。");
    content.set_kind(kMatterKind);
    content.set_ownership(v1::OWNERSHIP_COMMUNITY);
    YISHI_ASSIGN_OR_RETURN(const sdk::CheckedReceipt opened,
                           community_.submitter().Do(community_.director(), act));
    matters_.push_back(SubjectOf<MatterId>(opened));
  }
  return absl::OkStatus();
}

absl::Status Sitting::GiveNotice(Millis starts_ms) {
  v1::ConveneMeeting act;
  act.set_body(v1::BODY_KIND_RESIDENTS_ASSEMBLY);
  for (const MatterId& matter : matters_) act.add_agenda(matter.str());
  act.set_starts_ms(starts_ms);
  act.set_place("无");
  act.set_sitting(v1::SITTING_SESSION);
  for (const v1::MeetingRole role :
       {v1::MEETING_ROLE_CHAIR, v1::MEETING_ROLE_SECRETARY, v1::MEETING_ROLE_DESK}) {
    v1::Officer& officer = *act.add_officers();
    officer.set_person_id(community_.director().person.str());
    officer.set_role(role);
  }
  YISHI_ASSIGN_OR_RETURN(const sdk::CheckedReceipt convened,
                         community_.submitter().Do(community_.director(), act));
  meeting_ = SubjectOf<MeetingId>(convened);
  return absl::OkStatus();
}

absl::Status Sitting::CheckInEverybody() {
  const std::vector<sdk::Signer>& voters = community_.voters();
  constexpr std::size_t kMost = limits::kPersonsPerCommand;
  for (std::size_t from = 0; from < voters.size(); from += kMost) {
    v1::CheckIn act;
    act.set_meeting_id(meeting_.str());
    const std::size_t to = std::min(from + kMost, voters.size());
    for (std::size_t i = from; i < to; ++i) {
      v1::Attendance& attendance = *act.add_attendances();
      attendance.set_person_id(voters[i].person.str());
      attendance.set_channel(v1::CHANNEL_DEVICE);
    }
    YISHI_RETURN_IF_ERROR(community_.submitter().Do(community_.director(), act).status());
    community_.submitter().progress().Count("签到 checked in", to, voters.size());
  }
  return absl::OkStatus();
}

absl::StatusOr<Poll> Sitting::OpenNext() {
  v1::OpenBox act;
  act.set_meeting_id(meeting_.str());
  act.set_matter_id(matters_[next_++].str());
  act.set_present(static_cast<std::uint32_t>(community_.voters().size()));
  YISHI_ASSIGN_OR_RETURN(const sdk::CheckedReceipt receipt,
                         community_.submitter().Do(community_.director(), act));
  YISHI_ASSIGN_OR_RETURN(
      const ledger::v1::BoxOpened opened,
      EffectIn(receipt, &ledger::v1::Effect::has_box_opened, &ledger::v1::Effect::box_opened));
  return Poll{SubjectOf<BoxId>(receipt), opened.question()};
}

absl::StatusOr<Outcome> Sitting::Close(const Poll& poll) {
  Submitter& submitter = community_.submitter();
  v1::GetBoxRequest request;
  request.set_ledger_id(submitter.ledger().str());
  request.set_box_id(poll.box.str());
  YISHI_ASSIGN_OR_RETURN(const v1::GetBoxResponse shown, submitter.client().Call(request));
  v1::CloseBox close;
  close.set_box_id(poll.box.str());
  close.set_without_ballot(shown.box().without_ballot());
  YISHI_RETURN_IF_ERROR(submitter.Do(community_.director(), close).status());
  v1::DeclareBox declare;
  declare.set_box_id(poll.box.str());
  YISHI_ASSIGN_OR_RETURN(const sdk::CheckedReceipt receipt, submitter.Do(community_.director(), declare));
  YISHI_ASSIGN_OR_RETURN(
      const ledger::v1::BoxDeclared result,
      EffectIn(receipt, &ledger::v1::Effect::has_box_declared, &ledger::v1::Effect::box_declared));
  return Outcome{.turnout = shown.box().ballots(),
                 .declared = {.yes = result.yes(), .no = result.no(), .abstain = result.abstain()}};
}

}  // namespace yishi::load
