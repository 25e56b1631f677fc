// Acts on the roster, and what their effects do to it.

#ifndef YISHI_ENGINE_ROSTER_DECIDE_H_
#define YISHI_ENGINE_ROSTER_DECIDE_H_

#include "engine/crypto/suite.h"
#include "engine/roster/acting.h"
#include "engine/roster/roster.h"
#include "engine/wire/effects.h"
#include "yishi/v1/command.pb.h"

namespace yishi::roster {

// What proof of possession of a key is made over: TH("pop", ledger, person, public key).
Hash PossessionDigest(const crypto::Suite& suite, const LedgerId& ledger, BytesView person,
                      BytesView public_key);

// The founding act: suite, founders and their proofs of possession, and the calendar's data. The ledger id in
// the proofs is 32 zero bytes.
absl::Status CheckFounders(const crypto::Suite& suite, const v1::FoundCommunity& act);

// Imports, enrolments, keys. The act is one of command.proto's groups 20 to 27 and 33, but for
// found_community.
absl::StatusOr<Effects> Decide(const Roster& roster, const crypto::Suite& suite, const LedgerId& ledger,
                               const Acting& acting, const v1::Command& command);

// Folds one effect in; `command` is what its entry holds, `at` its time. False if the effect is not the
// roster's.
bool Apply(Roster& roster, const crypto::Suite& suite, const ledger::v1::Effect& effect,
           const v1::Command& command, std::uint64_t seq, Millis at);

}  // namespace yishi::roster

#endif  // YISHI_ENGINE_ROSTER_DECIDE_H_
