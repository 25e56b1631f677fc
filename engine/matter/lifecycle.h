// The lifecycle of a matter: one table of legal transitions, and nothing else decides whether a step is
// legal.

#ifndef YISHI_ENGINE_MATTER_LIFECYCLE_H_
#define YISHI_ENGINE_MATTER_LIFECYCLE_H_

#include <optional>
#include <span>
#include <string_view>

namespace yishi::matter {

// Where a matter stands within its stage. The numbers are those of the ledger (yishi/ledger/v1/entry.proto).
enum class Phase {
  kAwaitingMeeting = 1,
  kNoticed = 2,
  kCasting = 3,
  kCounting = 4,
  kAwaitingPosting = 5,
  kPosted = 6,
  kSuspended = 7,
  kWorking = 8,
  kReturned = 9,
  kClosed = 10,
};

// What can happen to a matter.
enum class Event {
  kConvened,       // a meeting has it on its agenda
  kMeetingLapsed,  // the meeting ended without deciding it
  kBoxOpened,
  kBoxClosed,
  kBoxPassed,
  kBoxRejected,       // and the charter returns it
  kBoxReferred,       // the body came to no resolution, and the charter refers it to another stage
  kBoxRejectedFinal,  // and the charter closes it
  kBoxVoided,         // to be voted again
  kPutUp,
  kPostingDone,            // the whole time, no objection open
  kPostingDoneUnanswered,  // the whole time, an objection still open
  kObjectionsSettled,      // the last open objection was dismissed, or nobody answered it in time
  kObjectionUpheld,
  kWorkFinished,
  kRevised,
  kWithdrawn,
  kRerun,              // a body has to meet again: at once, or when the disclosure is complete
  kCorrectionOrdered,  // and the order sends it back
  kAnnulled,
};

// Where an event leads: to a phase of the same stage, or on.
enum class Target {
  kAwaitingMeeting,
  kNoticed,
  kCasting,
  kCounting,
  kPosted,
  kSuspended,
  kReturned,
  kClosed,
  kNextStage,      // the first phase of the next stage's kind; after the last stage, closed
  kReferredStage,  // the first phase of the stage to which the charter refers it
  kRestartStage,   // the first phase of the stage at which the revision starts
};

struct Transition {
  Phase from;
  Event event;
  Target to;
};

// Every legal transition, and no other.
std::span<const Transition> Transitions();

// Absent if the event is not legal in that phase.
std::optional<Target> Next(Phase from, Event event);

std::string_view NameZh(Phase phase);
std::string_view NameEn(Phase phase);
std::string_view NameEn(Event event);

}  // namespace yishi::matter

#endif  // YISHI_ENGINE_MATTER_LIFECYCLE_H_
