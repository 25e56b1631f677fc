// Checkpoints (C2SP tlog-checkpoint): a signed note that states a tree's size and root.
//
//   <origin>
//   <size, decimal>
//   <root, base64>
//
// The origin is <domain>/ledger/<community>/<sha256|sm3>, and the log's key bears it as its name. The last
// part says the suite: an origin in "/sm3" is signed by SM2 keys only and one in "/sha256" by Ed25519 keys
// only, so that no reader can take the one kind of tree for the other. Extension lines are refused.

#ifndef YISHI_ENGINE_MERKLE_CHECKPOINT_H_
#define YISHI_ENGINE_MERKLE_CHECKPOINT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "engine/crypto/signing_key.h"
#include "engine/merkle/note.h"
#include "engine/merkle/proof.h"

namespace yishi::merkle {

struct Checkpoint {
  std::string origin;
  Head head;

  bool operator==(const Checkpoint&) const = default;
};

// The suite that an origin's ending names; absent if it names none.
std::optional<crypto::SuiteId> SuiteOfOrigin(std::string_view origin);

// The body. REQUIRES: the origin is a valid key name.
std::string FormatCheckpoint(const Checkpoint& checkpoint);
// Strict: only what FormatCheckpoint writes. kMalformed.
absl::StatusOr<Checkpoint> ParseCheckpoint(std::string_view body);

// The signed note. kWrongSuite if the key is of another suite than the origin, or the origin names none;
// kMalformed if the origin is no valid key name.
absl::StatusOr<std::string> SignCheckpoint(const Checkpoint& checkpoint, const crypto::SigningKey& key);

// The checkpoint that the log of `log_key` signed. The origin is the key's name, and of its suite. Lines of
// others, such as witnesses, are passed over.
absl::StatusOr<Checkpoint> OpenCheckpoint(std::string_view signed_note, const NoteKey& log_key);

}  // namespace yishi::merkle

#endif  // YISHI_ENGINE_MERKLE_CHECKPOINT_H_
