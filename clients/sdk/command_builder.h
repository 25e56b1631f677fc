// Commands: filling in, serialising and signing an act.

#ifndef YISHI_CLIENTS_SDK_COMMAND_BUILDER_H_
#define YISHI_CLIENTS_SDK_COMMAND_BUILDER_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/sdk/signer.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/merkle/proof.h"
#include "yishi/v1/command.pb.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::sdk {

// A signed act, ready to be sent any number of times: the ledger admits it once.
struct SignedAct {
  v1::SignedCommand command;
  CommandId id;
  std::vector<v1::Opening> openings;

  // The id of what the act brings about, if it brings about a matter, meeting, box, record, posting or
  // objection.
  template <typename Id>
  Id Subject() const {
    return *Id::From(id.view().substr(0, Id::kSize));
  }
};

// The chain that must not have moved since it was looked at.
struct Expectation {
  SubjectId subject;
  std::uint64_t length = 0;
};

struct Draft {
  Millis issued_ms = 0;          // required
  Millis lifetime_ms = kHourMs;  // at most limits::kWindowMs; sheets: kOfflineWindowMs
  std::optional<merkle::Head> seen =
      std::nullopt;  // the newest verified head; absent only to found or to enrol
  std::optional<Expectation> expect = std::nullopt;
};

// Builds and signs a command over one act: any message of the oneof in yishi.v1.Command, found by its type.
// Openings go in the order of the commitments in the act. Thread-safe for one signer. kActMissing for a
// message that is no act, kOversized over limits::kCommandBytes, and what the strict wire check finds
// (kNotCanonical and the like).
absl::StatusOr<SignedAct> SignAct(const Signer& signer, const Draft& draft,
                                  const google::protobuf::Message& act,
                                  std::vector<v1::Opening> openings = {});

// Proof that `key` is held by who registers it: over TH("pop", ledger_id, person_id, public_key).
absl::StatusOr<Bytes> ProveKeyPossession(const LedgerId& ledger, const PersonId& person,
                                         const crypto::SigningKey& key);

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_COMMAND_BUILDER_H_
