// Keys: slips, enrolment, confirmation, revocation.

#ifndef YISHI_ENGINE_ROSTER_KEYS_H_
#define YISHI_ENGINE_ROSTER_KEYS_H_

#include "engine/crypto/suite.h"
#include "engine/roster/acting.h"
#include "engine/roster/roster.h"
#include "engine/wire/effects.h"
#include "yishi/v1/roster.pb.h"

namespace yishi::roster {

absl::StatusOr<Effects> DecideIssueEnrolments(const Roster& roster, const crypto::Suite& suite,
                                              const Acting& acting, const v1::IssueEnrolments& act);
absl::StatusOr<Effects> DecideEnrolKey(const Roster& roster, const crypto::Suite& suite,
                                       const LedgerId& ledger, const Acting& acting, const v1::EnrolKey& act);
// The key that is to be confirmed. kKeyUnknown, kKeyRevoked; kSecondSignatureNeeded where the acting person
// issued its slip or owns it; kNotAuthorised for who is neither registrar nor supervisor.
absl::StatusOr<KeyId> RequireConfirmable(const Roster& roster, const Acting& acting, BytesView bytes,
                                         std::string_view field);
absl::StatusOr<Effects> DecideConfirmKeys(const Roster& roster, const Acting& acting,
                                          const v1::ConfirmKeys& act);
absl::StatusOr<Effects> DecideRevokeKey(const Roster& roster, const Acting& acting, const v1::RevokeKey& act);

}  // namespace yishi::roster

#endif  // YISHI_ENGINE_ROSTER_KEYS_H_
