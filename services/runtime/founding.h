// The first entry of a ledger: decided before there is a chamber for it.

#ifndef YISHI_SERVICES_RUNTIME_FOUNDING_H_
#define YISHI_SERVICES_RUNTIME_FOUNDING_H_

#include "absl/status/statusor.h"
#include "engine/base/ids.h"
#include "engine/community/community.h"
#include "services/runtime/log_keys.h"
#include "services/runtime/submission.h"
#include "services/storage/event_store.h"

namespace yishi::runtime {

// A founding command whose form and signature are right. What ReadRequest and CheckSignature refuse;
// kNotFounded for any other command.
absl::StatusOr<community::Request> ReadFounding(const Submission& submission);

// That the log key in the command is the one that was reserved for its origin: kKeyUnknown, kFieldInvalid.
absl::Status CheckLogKey(const LogKeys& keys, const v1::FoundCommunity& act);

struct NewLedger {
  LedgerId ledger;
  storage::StoredEntry entry;
  storage::Head head;
};

// As community::Decide.
absl::StatusOr<NewLedger> DecideFounding(const community::Request& request, Millis now);

// Stores it. kStoreFailed: it is not there, or, if `unknown` is set, that cannot be said.
absl::Status StoreFounding(storage::EventStore& store, const NewLedger& founded, bool& unknown);

// The origin that a stored ledger was founded with. kStoreFailed, kArchiveDamaged.
absl::StatusOr<std::string> OriginOf(storage::EventStore& store, const LedgerId& ledger);

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_FOUNDING_H_
