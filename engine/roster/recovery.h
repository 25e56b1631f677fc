// Recovery of a lost key: a new one for somebody who has, or once had, a confirmed key.
//
// Two officials could otherwise make themselves anybody's key. So the new key waits, in sight of its owner,
// who can stop it by any other key; nothing that it does before counts.

#ifndef YISHI_ENGINE_ROSTER_RECOVERY_H_
#define YISHI_ENGINE_ROSTER_RECOVERY_H_

#include "engine/calendar/calendar.h"
#include "engine/roster/acting.h"
#include "engine/roster/roster.h"
#include "engine/wire/effects.h"
#include "yishi/v1/command.pb.h"

namespace yishi::roster {

// Whether `key` takes the place of another, and does not count yet.
bool Recovers(const Roster& roster, const KeyId& key);

// Whether `key` may stop a recovery of its owner's: it was confirmed, and its owner has not revoked it. That
// the registry has does not matter, or it could be silenced first.
bool MayStop(const Key& key);

// kRecoveryWaiting, unless the key counts or the command does no more than revoke the very key that signs it.
absl::Status RequireNoRecovery(const Roster& roster, const calendar::Calendar& calendar,
                               const v1::Command& command);

absl::StatusOr<Effects> DecideConfirmRecovery(const Roster& roster, const calendar::Calendar& calendar,
                                              int days, const Acting& acting, const v1::ConfirmRecovery& act);
absl::StatusOr<Effects> DecideStopRecovery(const Roster& roster, const Acting& acting,
                                           const v1::StopRecovery& act);

// The clock's: the wait of `key` is over.
ledger::v1::Effect RecoveryCompleted(const KeyId& key, const Recovery& recovery);

// Folds one effect in; false if it is not of a recovery.
bool ApplyRecovery(Roster& roster, const ledger::v1::Effect& effect, const v1::Command& command,
                   std::uint64_t seq, Millis at);

}  // namespace yishi::roster

#endif  // YISHI_ENGINE_ROSTER_RECOVERY_H_
