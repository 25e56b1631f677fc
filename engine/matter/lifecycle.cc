#include "engine/matter/lifecycle.h"

#include <array>

namespace yishi::matter {
namespace {

using enum Phase;
using enum Event;

// The specification of every step: what is not here is refused.
constexpr std::array kTransitions{
    // A stage in which a body votes.
    Transition{kAwaitingMeeting, kConvened, Target::kNoticed},
    Transition{kNoticed, kMeetingLapsed, Target::kAwaitingMeeting},
    Transition{kNoticed, kBoxOpened, Target::kCasting},
    Transition{kCasting, kBoxClosed, Target::kCounting},
    Transition{kCounting, kBoxPassed, Target::kNextStage},
    Transition{kCounting, kBoxRejected, Target::kReturned},
    Transition{kCounting, kBoxReferred, Target::kReferredStage},
    Transition{kCounting, kBoxRejectedFinal, Target::kClosed},
    Transition{kCounting, kBoxVoided, Target::kNoticed},
    // A stage in which something is put before the public.
    Transition{kAwaitingPosting, kPutUp, Target::kPosted},
    Transition{kPosted, kPostingDone, Target::kNextStage},
    Transition{kPosted, kPostingDoneUnanswered, Target::kSuspended},
    Transition{kPosted, kObjectionUpheld, Target::kReturned},
    Transition{kSuspended, kObjectionsSettled, Target::kNextStage},
    Transition{kSuspended, kObjectionUpheld, Target::kReturned},
    // The stage in which it is carried out.
    Transition{kWorking, kWorkFinished, Target::kNextStage},
    // With its proposers.
    Transition{kReturned, kRevised, Target::kRestartStage},
    Transition{kReturned, kWithdrawn, Target::kClosed},
    Transition{kAwaitingMeeting, kWithdrawn, Target::kClosed},
    Transition{kNoticed, kWithdrawn, Target::kClosed},
    // Oversight. A re-run that is demanded after the deciding vote waits for the disclosure to have hung for
    // its time.
    Transition{kAwaitingMeeting, kRerun, Target::kRestartStage},
    Transition{kNoticed, kRerun, Target::kRestartStage},
    Transition{kPosted, kRerun, Target::kRestartStage},
    Transition{kSuspended, kRerun, Target::kRestartStage},
    Transition{kAwaitingPosting, kCorrectionOrdered, Target::kReturned},
    Transition{kPosted, kCorrectionOrdered, Target::kReturned},
    Transition{kSuspended, kCorrectionOrdered, Target::kReturned},
    Transition{kWorking, kCorrectionOrdered, Target::kReturned},
    Transition{kAwaitingPosting, kAnnulled, Target::kClosed},
    Transition{kPosted, kAnnulled, Target::kClosed},
    Transition{kSuspended, kAnnulled, Target::kClosed},
    Transition{kWorking, kAnnulled, Target::kClosed},
};

}  // namespace

std::span<const Transition> Transitions() { return kTransitions; }

std::optional<Target> Next(Phase from, Event event) {
  for (const Transition& transition : kTransitions) {
    if (transition.from == from && transition.event == event) return transition.to;
  }
  return std::nullopt;
}

std::string_view NameZh(Phase phase) {
  switch (phase) {
    case kAwaitingMeeting:
      return "待召集会议";
    case kNoticed:
      return "已通知开会";
    case kCasting:
      return "正在投票";
    case kCounting:
      return "正在计票";
    case kAwaitingPosting:
      return "待公示";
    case kPosted:
      return "公示中";
    case kSuspended:
      return "异议未答复，暂停";
    case kWorking:
      return "实施中";
    case kReturned:
      return "退回修改";
    case kClosed:
      return "已办结";
  }
  return "未知";
}

std::string_view NameEn(Phase phase) {
  switch (phase) {
    case kAwaitingMeeting:
      return "awaiting its meeting";
    case kNoticed:
      return "meeting noticed";
    case kCasting:
      return "voting";
    case kCounting:
      return "counting";
    case kAwaitingPosting:
      return "awaiting its posting";
    case kPosted:
      return "posted";
    case kSuspended:
      return "suspended by an objection";
    case kWorking:
      return "being carried out";
    case kReturned:
      return "returned for revision";
    case kClosed:
      return "closed";
  }
  return "unknown";
}

std::string_view NameEn(Event event) {
  switch (event) {
    case kConvened:
      return "convened";
    case kMeetingLapsed:
      return "meeting lapsed";
    case kBoxOpened:
      return "box opened";
    case kBoxClosed:
      return "box closed";
    case kBoxPassed:
      return "box passed";
    case kBoxRejected:
      return "box rejected";
    case kBoxReferred:
      return "box split, referred";
    case kBoxRejectedFinal:
      return "box rejected for good";
    case kBoxVoided:
      return "box voided";
    case kPutUp:
      return "put up";
    case kPostingDone:
      return "posting complete";
    case kPostingDoneUnanswered:
      return "posting complete, objection open";
    case kObjectionsSettled:
      return "objections settled";
    case kObjectionUpheld:
      return "objection upheld";
    case kWorkFinished:
      return "work finished";
    case kRevised:
      return "revised";
    case kWithdrawn:
      return "withdrawn";
    case kRerun:
      return "re-run";
    case kCorrectionOrdered:
      return "correction ordered";
    case kAnnulled:
      return "annulled";
  }
  return "unknown";
}

}  // namespace yishi::matter
