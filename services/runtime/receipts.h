// Receipts: the entry itself, and the proof that it is in a signed tree.

#ifndef YISHI_SERVICES_RUNTIME_RECEIPTS_H_
#define YISHI_SERVICES_RUNTIME_RECEIPTS_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "engine/merkle/tree.h"
#include "services/runtime/committed.h"
#include "services/storage/event_store.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::runtime {

// REQUIRES: `entry` is the one at `index`, and `tree` has at least the head's size.
absl::StatusOr<v1::Receipt> MakeReceipt(Bytes entry, std::uint64_t index, const merkle::Tree& tree,
                                        const SignedHead& head);

// The same for any committed entry, against the newest head. kNotFound past the end; kStoreFailed.
absl::StatusOr<v1::Receipt> FetchReceipt(storage::EventStore& store, const LedgerId& ledger,
                                         const Committed& committed, std::uint64_t index);

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_RECEIPTS_H_
