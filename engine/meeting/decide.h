// Acts of a meeting, and what their effects do to it.

#ifndef YISHI_ENGINE_MEETING_DECIDE_H_
#define YISHI_ENGINE_MEETING_DECIDE_H_

#include <map>
#include <optional>
#include <set>
#include <span>

#include "engine/calendar/calendar.h"
#include "engine/crypto/suite.h"
#include "engine/meeting/meeting.h"
#include "engine/roster/acting.h"
#include "engine/wire/effects.h"
#include "yishi/v1/charter.pb.h"
#include "yishi/v1/command.pb.h"

namespace yishi::meeting {

// Check-in is possible from this long before the start.
inline constexpr Millis kCheckInLeadMs = 30 * kMinuteMs;

// The rules of the stages at which the agenda's matters stand, one for each matter.
using AgendaRules = std::span<const v1::VoteRules* const>;

// Whether people may take part by `channel` under all of the rules.
bool Allows(AgendaRules rules, Channel channel);

// `instead` is the body whose members may convene it as well, where the one that should has let its days
// pass.
// `group` is that of the agenda's matters, where a residents' group meets.
absl::StatusOr<Effects> DecideConvene(const roster::Roster& roster, const calendar::Calendar& calendar,
                                      const crypto::Suite& suite, const roster::Acting& acting,
                                      AgendaRules rules, std::optional<roster::BodyKind> instead,
                                      const roster::Group& group, const v1::ConveneMeeting& act);

absl::StatusOr<Effects> DecideCheckIn(const Meeting& meeting, const roster::Acting& acting, AgendaRules rules,
                                      const v1::CheckIn& act);

absl::StatusOr<Effects> DecideLeave(const Meeting& meeting, const roster::Acting& acting,
                                    const v1::LeaveMeeting& act);

absl::StatusOr<Effects> DecideAdmitObservers(const Meeting& meeting, const roster::Roster& roster,
                                             const roster::Acting& acting, const v1::AdmitObservers& act);

absl::StatusOr<Effects> DecideLeaveOut(const Meeting& meeting, const roster::Acting& acting,
                                       AgendaRules rules, const v1::LeaveOutAbsentees& act);
absl::StatusOr<Effects> DecideConfirmAbsentees(const Meeting& meeting, const roster::Acting& acting,
                                               AgendaRules rules, const v1::ConfirmAbsentees& act);
// The roll without those who are left out: who is expected.
roster::Roll ExpectedRoll(const Meeting& meeting);
// Folds the effects of both in. False if it is none of them.
bool ApplyAbsentees(Meetings& meetings, const ledger::v1::Effect& effect, const v1::Command& command,
                    const CommandId& id);

// Whether the matter's box was opened is the caller's to see to.
absl::StatusOr<Effects> DecideRecuse(const Meeting& meeting, const roster::Acting& acting,
                                     const v1::RecuseMember& act);

// Who is recused from a matter of the agenda.
std::set<PersonId> RecusedFrom(const Meeting& meeting, const MatterId& matter);
// Who would be present in a box of the matter if it were opened now: checked in and not recused, or by an
// agent who is (proxy.h), by the agent's channel.
std::map<PersonId, Channel> PresentFor(const Meeting& meeting, const MatterId& matter);

// What a meeting has still to do.
struct Unfinished {
  std::size_t undeclared = 0;  // its boxes that are not declared
  std::size_t waiting = 0;     // matters of its agenda that wait for their vote
};

absl::StatusOr<Effects> DecideAdjourn(const Meeting& meeting, const calendar::Calendar& calendar,
                                      const roster::Acting& acting, AgendaRules rules,
                                      const Unfinished& unfinished, const v1::AdjournMeeting& act);

// `undeclared` is the number of boxes of this meeting that are not declared.
absl::StatusOr<Effects> DecideClose(const Meeting& meeting, const roster::Acting& acting,
                                    std::size_t undeclared, const v1::CloseMeeting& act);

// The meeting with this id; kNotFound.
absl::StatusOr<const Meeting*> Find(const Meetings& meetings, BytesView id);
// kMeetingClosed if it is over.
absl::Status RequireOpen(const Meeting& meeting);
// kNotAuthorised unless the acting person has the role, with a key good enough for it.
absl::Status RequireRole(const Meeting& meeting, const roster::Acting& acting, Role role);

// Folds one effect in; `command` is what its entry holds, `admitted_ms` its time. False if it is not a
// meeting's. The roll is derived again from the roster, whose version the effect names.
bool Apply(Meetings& meetings, const roster::Roster& roster, const calendar::Calendar& calendar,
           const ledger::v1::Effect& effect, const v1::Command& command, const CommandId& id,
           Millis admitted_ms);

std::string_view NameZh(Channel channel);
std::string_view NameEn(Channel channel);

}  // namespace yishi::meeting

#endif  // YISHI_ENGINE_MEETING_DECIDE_H_
