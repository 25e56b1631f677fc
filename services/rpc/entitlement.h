// Who may read which entries and openings.

#ifndef YISHI_SERVICES_RPC_ENTITLEMENT_H_
#define YISHI_SERVICES_RPC_ENTITLEMENT_H_

#include "absl/status/status.h"
#include "services/view/reading.h"

namespace yishi::rpc {

// What a reader may have of a ledger itself.
struct Entitlement {
  bool entries = false;  // the bytes of entries
  bool party = false;    // also of the Party members' meetings

  bool Covers(bool of_party) const { return of_party ? party : entries; }
};

inline Entitlement EntitlementOf(const view::Reading& reading) {
  return {reading.MayReadEntries(), reading.MayReadParty()};
}

// kSessionRequired or kNotAuthorised unless covered.
absl::Status RequireEntry(const view::Reader& reader, const Entitlement& entitlement, bool of_party);

// Whether the reader may have a personal opening: a person's record, to the registrars and that person; what
// an objection says, to who raised it and to the members of the bodies that answer objections; what one to a
// roll says, to who raised it, the convening body and those who keep and oversee the roster. kNotFound where
// the commitment is neither, so that nothing is told of what is not theirs.
absl::Status RequirePersonal(const view::Reading& reading, const Hash& commitment);

}  // namespace yishi::rpc

#endif  // YISHI_SERVICES_RPC_ENTITLEMENT_H_
