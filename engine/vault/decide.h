// Erasing personal content: decisions and their effects.

#ifndef YISHI_ENGINE_VAULT_DECIDE_H_
#define YISHI_ENGINE_VAULT_DECIDE_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/roster/acting.h"
#include "engine/vault/vault.h"
#include "engine/wire/effects.h"
#include "yishi/ledger/v1/entry.pb.h"
#include "yishi/v1/command.pb.h"

namespace yishi::vault {

// The content that an erasure under this act is about. kFieldInvalid, kNotFound.
absl::StatusOr<Hash> CommitmentOf(const Vault& vault, const v1::ProposeErasure& act);
absl::StatusOr<Hash> CommitmentOf(const Vault& vault, const v1::ConfirmErasure& act);

// kNotAuthorised, kContentErased, kAlreadyExists, kFieldMissing. That the content is not needed is for the
// caller to see, who knows what is under way.
absl::StatusOr<Effects> DecidePropose(const Vault& vault, const roster::Roster& roster,
                                      const roster::Acting& acting, const v1::ProposeErasure& act);
// kNotAuthorised, kSecondSignatureNeeded, kContentErased.
absl::StatusOr<Effects> DecideConfirm(const Vault& vault, const roster::Roster& roster,
                                      const roster::Acting& acting, const v1::ConfirmErasure& act);

// Folds one effect in; `command` is what its entry holds.
void Apply(Vault& vault, const ledger::v1::Effect& effect, const v1::Command& command, std::uint64_t seq,
           Millis admitted_ms);

}  // namespace yishi::vault

#endif  // YISHI_ENGINE_VAULT_DECIDE_H_
