// Who acts, when and under which key: what every decision is handed beside the act itself.

#ifndef YISHI_ENGINE_ROSTER_ACTING_H_
#define YISHI_ENGINE_ROSTER_ACTING_H_

#include <string>

#include "absl/status/status.h"
#include "engine/base/status.h"
#include "engine/calendar/calendar.h"
#include "engine/roster/roster.h"

namespace yishi::roster {

struct Acting {
  PersonId person;
  KeyId key;
  bool confirmed = false;  // the key may act for bodies
  Custody custody = Custody::kDevice;
  std::uint64_t counts_from_seq = 0;  // a recovered key: the entry that ended its wait
  CommandId command;
  Millis now = 0;       // the entry's time
  calendar::Day today;  // the community's civil day at `now`

  // The id of what this command brings about.
  template <typename Id>
  Id NewId() const {
    return *Id::From(command.view().substr(0, Id::kSize));
  }
};

// kNotAuthorised, naming the body, unless the acting person belongs to a body of `kind`; kKeyNotConfirmed and
// kCustodialKey where the key is not good enough to act for one.
absl::Status RequireMember(const Roster& roster, const Acting& acting, BodyKind kind);
// The same for its head or deputy.
absl::Status RequireLead(const Roster& roster, const Acting& acting, BodyKind kind);
// A key good enough to act in an office: confirmed and on a device.
absl::Status RequireOfficialKey(const Acting& acting);

}  // namespace yishi::roster

#endif  // YISHI_ENGINE_ROSTER_ACTING_H_
