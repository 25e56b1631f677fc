// Oversight (监督): demands to meet again, orders to correct, annulments. They change how a decision stands
// from then on, also when its matter is over, and nothing of what happened.

#ifndef YISHI_ENGINE_MATTER_OVERSIGHT_H_
#define YISHI_ENGINE_MATTER_OVERSIGHT_H_

#include "engine/matter/decide.h"

namespace yishi::matter {

absl::StatusOr<Effects> DecideRerun(const Matter& matter, const Surroundings& around,
                                    const roster::Acting& acting, const v1::DemandRerun& act);
absl::StatusOr<Effects> DecideOrder(const Matter& matter, const Surroundings& around,
                                    const roster::Acting& acting, const v1::OrderCorrection& act);
absl::StatusOr<Effects> DecideEndCorrection(const Matter& matter, const Surroundings& around,
                                            const roster::Acting& acting, const v1::EndCorrection& act);
absl::StatusOr<Effects> DecideAnnul(const Matter& matter, const Surroundings& around,
                                    const roster::Acting& acting, const v1::RecordAnnulment& act);

// How the decision on the matter stands.
Decision DecisionOn(const Matter& matter, const v1::Charter& charter);

// The demand that waits until the disclosure of this version has hung for its time; null if there is none.
const Rerun* PendingRerun(const Matter& matter);

// Whether an order to correct it stands.
bool CorrectionStands(const Matter& matter);

// Folds one effect in. False if it is none of these.
bool ApplyOversight(Matters& matters, const ledger::v1::Effect& effect, const v1::Command& command,
                    Millis admitted_ms);

}  // namespace yishi::matter

#endif  // YISHI_ENGINE_MATTER_OVERSIGHT_H_
