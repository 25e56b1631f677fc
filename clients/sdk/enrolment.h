// Enrolment: slips with one-time keys, and the registration of a person's own key with one.

#ifndef YISHI_CLIENTS_SDK_ENROLMENT_H_
#define YISHI_CLIENTS_SDK_ENROLMENT_H_

#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/sdk/slip_code.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/crypto/suite.h"
#include "yishi/v1/roster.pb.h"

namespace yishi::sdk {

struct SlipBatch {
  std::vector<v1::IssueEnrolments> acts;  // each within the limits of a command
  std::vector<Slip> slips;                // in the order of the persons
};

// Draws a slip for each person, good until `expires_ms`.
absl::StatusOr<SlipBatch> PrepareSlips(const crypto::Suite& suite, std::span<const PersonId> persons,
                                       Millis expires_ms);

// The act that registers `new_key` for the person, with the proof of possession. The slip's one-time key
// signs it.
absl::StatusOr<v1::EnrolKey> PrepareEnrolment(const LedgerId& ledger, const PersonId& person,
                                              const crypto::SigningKey& new_key, v1::Custody custody);

// A founder's part of the founding act: the ledger id in the proof is zero.
absl::StatusOr<v1::Founder> PrepareFounder(const PersonId& person, const crypto::SigningKey& key);

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_ENROLMENT_H_
