// The engine's door: a request is read, decided, and what was decided is applied.
//
// Decide is pure: the same community, request and time give the same entry, to the byte. Apply is the only
// thing that changes a community, and it never decides again. Nothing here reads a clock, draws a random
// number or touches a file; the caller makes an entry durable before anyone is told of it.

#ifndef YISHI_ENGINE_COMMUNITY_COMMUNITY_H_
#define YISHI_ENGINE_COMMUNITY_COMMUNITY_H_

#include <optional>
#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/box/openings.h"
#include "engine/community/state.h"
#include "engine/merkle/tree.h"
#include "yishi/ledger/v1/entry.pb.h"
#include "yishi/v1/command.pb.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::community {

// A value; copies are independent. Reading from several threads is safe while none applies.
struct Community {
  explicit Community(const crypto::Suite& suite) : tree(suite) {}

  State state;
  merkle::Tree tree;
  box::Openings openings;
};

// A command whose form has been checked. What it asks for has not.
struct Request {
  CommandId id;
  v1::SignedCommand envelope;
  v1::Command command;
  Bytes envelope_bytes;
  std::vector<v1::Opening> openings;
  // For whoever decides again what was admitted long ago, where openings are not released yet or not public:
  // a commitment is then taken without one. ReadRequest never sets it, and nothing that admits a command may,
  // since what a commitment hides would be known to nobody.
  bool openings_withheld = false;
};

// Reads a signed command and its openings: sizes, strict form, lengths of all ids, the command id. Looks at
// no community; safe to call in parallel. The envelope's key id must be the command's.
absl::StatusOr<Request> ReadRequest(const crypto::Suite& suite, BytesView signed_command,
                                    std::vector<v1::Opening> openings);

// The public key that must have signed: a registered key, a slip's one-time key (only to enrol), a key that
// the registry revoked (only to stop a recovery), or, for a founding command, the first founder's.
// kKeyUnknown, kKeyRevoked, kKeyWrongPurpose; kAlreadyFounded, since the founders' keys are whatever such a
// command says that they are.
absl::StatusOr<Bytes> PublicKeyFor(const State& state, const Request& request);

// Where the same command was admitted before, if it was.
std::optional<std::uint64_t> FindDuplicate(const State& state, const CommandId& id);

// An entry that was decided, or read back, and not applied yet.
struct Decided {
  ledger::v1::Entry entry;
  Bytes bytes;
  Hash leaf;
  v1::Command command;  // what the entry holds; empty for the clock's entries
  CommandId id;         // its id; zero for the clock's entries
};

// Decides a request at time `now`: admission (ledger, window, seen head, subject), authorisation, rules.
// REQUIRES: the request's signature was verified under PublicKeyFor, nothing is due by `now` (DecideDue), and
// the request is no duplicate. An error changes nothing.
absl::StatusOr<Decided> Decide(const Community& community, const Request& request, Millis now);

// The next thing that the clock alone brings about by `now`: a window closes, a posting is complete, an
// objection goes to the next level, a recovered key counts. Absent if nothing is due. Apply it and ask again.
std::optional<Decided> DecideDue(const Community& community, Millis now);
// When something is due next, for a timer; absent if nothing is.
std::optional<Millis> NextDue(const State& state);

// Applies an entry: folds its effects into the state and appends its leaf. `openings` are those that came
// with it. kArchiveDamaged if it does not follow on what is there or cannot be read: the community is then
// unusable.
absl::Status Apply(Community& community, const Decided& decided, std::span<const v1::Opening> openings);

// Reads stored bytes for Apply: their strict form and that of the command in them.
absl::StatusOr<Decided> ReadEntry(const crypto::Suite& suite, BytesView bytes);

// The command that an entry holds; absent for the clock's entries.
absl::StatusOr<std::optional<Request>> RequestOf(const crypto::Suite& suite, const ledger::v1::Entry& entry);

}  // namespace yishi::community

#endif  // YISHI_ENGINE_COMMUNITY_COMMUNITY_H_
