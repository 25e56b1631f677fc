// The roll between the notice and the first box: objections to it, and the listed causes for which it
// changes.

#ifndef YISHI_ENGINE_MEETING_ROLL_RULES_H_
#define YISHI_ENGINE_MEETING_ROLL_RULES_H_

#include <optional>

#include "engine/calendar/calendar.h"
#include "engine/crypto/suite.h"
#include "engine/meeting/meeting.h"
#include "engine/roster/acting.h"
#include "engine/wire/effects.h"
#include "yishi/v1/charter.pb.h"
#include "yishi/v1/command.pb.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::meeting {

// Until when the roll can be objected to; absent: until the first box opens, which ends it in any case.
std::optional<Millis> RollObjectionsUntil(const Meeting& meeting, const calendar::Calendar& calendar,
                                          const v1::RollRules& rules);

absl::StatusOr<Effects> DecideObjectToRoll(const Meeting& meeting, const calendar::Calendar& calendar,
                                           const roster::Acting& acting, const v1::RollRules& rules,
                                           const v1::ObjectToRoll& act);
// The statement that comes along, where it is not withheld.
absl::Status CheckRollStatement(std::span<const v1::Opening> openings, const crypto::Suite& suite,
                                const v1::ObjectToRoll& act);

// `convener` is the body that the charter lets convene the meeting.
absl::StatusOr<Effects> DecideAnswerRoll(const Meeting& meeting, const roster::Roster& roster,
                                         const roster::Acting& acting, roster::BodyKind convener,
                                         const v1::AnswerRollObjection& act);

absl::StatusOr<Effects> DecideProposeRollChange(const Meeting& meeting, const roster::Roster& roster,
                                                const calendar::Calendar& calendar,
                                                const roster::Acting& acting,
                                                const v1::ProposeRollChange& act);
absl::StatusOr<Effects> DecideConfirmRollChange(const Meeting& meeting, const roster::Roster& roster,
                                                const calendar::Calendar& calendar,
                                                const crypto::Suite& suite, const roster::Acting& acting,
                                                const v1::ConfirmRollChange& act);

// kRollObjectionOpen while an objection to the roll is not decided, or one that was upheld is not carried
// out.
absl::Status RequireRollSettled(const Meeting& meeting);

// Folds one effect in; `command` is what its entry holds, `admitted_ms` its time. False if it is not a
// roll's.
bool ApplyRoll(Meetings& meetings, const roster::Roster& roster, const ledger::v1::Effect& effect,
               const v1::Command& command, Millis admitted_ms);

}  // namespace yishi::meeting

#endif  // YISHI_ENGINE_MEETING_ROLL_RULES_H_
