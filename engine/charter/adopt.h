// Adopting a charter or a catalogue of matters, and what that does.

#ifndef YISHI_ENGINE_CHARTER_ADOPT_H_
#define YISHI_ENGINE_CHARTER_ADOPT_H_

#include "engine/calendar/day.h"
#include "engine/charter/charter.h"
#include "engine/crypto/suite.h"
#include "engine/wire/effects.h"
#include "yishi/v1/command.pb.h"

namespace yishi::charter {

// The text must be readable, sound and not below the floor of its basis, its version the next one of its id,
// and a resolution cited: a paper one of a meeting with a quorum and a majority of those present, by the
// assembly or the representatives (urban law, art. 30). That a cited matter was resolved by one of them the
// caller has checked.
absl::StatusOr<Effects> DecideAdopt(const Charters& charters, const crypto::Suite& suite, calendar::Day today,
                                    const v1::AdoptCharter& act);

// The same of a catalogue. `resolved_by` is the body that resolved the matter that is cited, if one is: what
// delegates to the representatives must have been resolved by the assembly.
absl::StatusOr<Effects> DecideAdoptCatalogue(const Charters& charters, const crypto::Suite& suite,
                                             calendar::Day today, v1::BodyKind resolved_by,
                                             const v1::AdoptCatalogue& act);

// Folds one effect in; `command` is what its entry holds. False if it is not a charter's.
bool Apply(Charters& charters, const crypto::Suite& suite, const ledger::v1::Effect& effect,
           const v1::Command& command);

}  // namespace yishi::charter

#endif  // YISHI_ENGINE_CHARTER_ADOPT_H_
