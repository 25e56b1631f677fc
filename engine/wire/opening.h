// Openings: the content behind a commitment in the ledger, with the salts that make it checkable.
//
// The commitment to several fields is the RFC 6962 root over their FieldCommitments
// (engine/crypto/commitment.h) as entries, in order of field number, so that single fields can be disclosed
// later with an inclusion proof.

#ifndef YISHI_ENGINE_WIRE_OPENING_H_
#define YISHI_ENGINE_WIRE_OPENING_H_

#include "absl/status/status.h"
#include "engine/base/bytes.h"
#include "engine/crypto/suite.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::wire {

// REQUIRES: schema and field numbers are at most 65,535 (as CheckOpening demands).
Hash CommitmentOf(const crypto::Suite& suite, const v1::Opening& opening);

// Form alone: schema and numbers in 1..65,535, at least one field, fields in strictly ascending order, salts
// of 32 bytes, contents together at most limits::kOpeningBytes. kFieldInvalid, kFieldMissing, kLimitExceeded.
absl::Status CheckOpeningForm(const v1::Opening& opening);

// CheckOpeningForm, and that the opening is of `commitment`, 32 bytes: kOpeningMismatch otherwise.
absl::Status CheckOpening(const crypto::Suite& suite, const v1::Opening& opening, BytesView commitment);

}  // namespace yishi::wire

#endif  // YISHI_ENGINE_WIRE_OPENING_H_
