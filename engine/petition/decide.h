// Acts on a petition, and what their effects do to it.

#ifndef YISHI_ENGINE_PETITION_DECIDE_H_
#define YISHI_ENGINE_PETITION_DECIDE_H_

#include "absl/status/statusor.h"
#include "engine/calendar/calendar.h"
#include "engine/petition/petition.h"
#include "engine/roster/acting.h"
#include "engine/wire/effects.h"
#include "yishi/v1/command.pb.h"

namespace yishi::petition {

// The rules under which a petition stands.
struct Rules {
  v1::PetitionRules petition;
  const v1::RecallRules* recall = nullptr;  // of a recall
};

// kPetitionNotProvided where the stage takes none.
absl::StatusOr<Rules> RulesFor(const v1::Charter& charter, const v1::Stage& stage);

// Where a petition is to bring its matter.
struct Place {
  Hash charter_digest;
  std::uint32_t stage = 0;
};

// What it demands has been checked. Nobody starts another while one of theirs collects signatures. Whenever
// enough have signed, petition_reached stands last in the effects of this and of the acts below.
absl::StatusOr<Effects> DecideStart(const Petitions& petitions, const roster::Roster& roster,
                                    const calendar::Calendar& calendar, const roster::Acting& acting,
                                    const Rules& rules, const Place& place);

absl::StatusOr<Effects> DecideSign(const PetitionId& id, const Petition& petition,
                                   const roster::Roster& roster, const calendar::Calendar& calendar,
                                   const roster::Acting& acting, const Rules& rules);

absl::StatusOr<Effects> DecideWithdrawSignature(const PetitionId& id, const Petition& petition,
                                                const calendar::Calendar& calendar,
                                                const roster::Acting& acting);

absl::StatusOr<Effects> DecideEnterSheet(const PetitionId& id, const Petition& petition,
                                         const roster::Roster& roster, const calendar::Calendar& calendar,
                                         const roster::Acting& acting, const Rules& rules,
                                         const v1::EnterPetitionSheet& act);

absl::StatusOr<Effects> DecideConfirmSheet(const PetitionId& id, const Petition& petition,
                                           const roster::Roster& roster, const calendar::Calendar& calendar,
                                           const roster::Acting& acting, const Rules& rules,
                                           const v1::ConfirmPetitionSheet& act);

absl::StatusOr<Effects> DecideStudy(const PetitionId& id, const Petition& petition,
                                    const roster::Roster& roster, const roster::Acting& acting,
                                    const v1::StudyPetition& act);

// The petition with this id; kNotFound.
absl::StatusOr<const Petition*> Find(const Petitions& petitions, BytesView id);

// kPetitionOver unless signatures are still collected.
absl::Status RequireCollecting(const Petition& petition, const calendar::Calendar& calendar, Millis now);
// What the person counts for, today and since the petition started; kMayNotSign if for no threshold.
absl::StatusOr<Signers> CountsFor(const Register& who, const roster::Roster& roster, const Rules& rules,
                                  const PersonId& person, calendar::Day today);
void SetCounts(ledger::v1::SignerCounts& counts, const Signers& signers);
// petition_reached, if `signers` are enough.
void AddReached(const PetitionId& id, const Signers& signers, const Signers& of,
                const calendar::Calendar& calendar, Millis now, const Rules& rules, Effects& effects);

// Folds one effect in; `command` is what its entry holds, `id` its id. False if it is not a petition's. Who
// can sign is derived again from the roster, whose version the effect names.
bool Apply(Petitions& petitions, const roster::Roster& roster, const calendar::Calendar& calendar,
           const ledger::v1::Effect& effect, const v1::Command& command, const CommandId& id,
           Millis admitted_ms);

}  // namespace yishi::petition

#endif  // YISHI_ENGINE_PETITION_DECIDE_H_
