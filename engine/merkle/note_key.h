// The public half of a key that signs notes, written as a "vkey" (C2SP signed-note):
//
//   name + hex(id) + base64(type ‖ public key),   id = SHA-256(name ‖ 0x0A ‖ type ‖ public key)[:4]
//
// Two types are known here: 0x01, Ed25519, and for the GM suite 0xff ‖ "yishi/sm2-sm3/note/v1", by the rule
// that the specification gives for types without a number. The id is SHA-256 in both: it is a name and not a
// commitment, and so ordinary tools can match the lines.

#ifndef YISHI_ENGINE_MERKLE_NOTE_KEY_H_
#define YISHI_ENGINE_MERKLE_NOTE_KEY_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "engine/base/bytes.h"
#include "engine/crypto/suite.h"

namespace yishi::merkle {

using NoteKeyId = FixedBytes<4>;

class NoteKey {
 public:
  // kMalformed for a name that is empty, not UTF-8, longer than 255 bytes, or holds '+', a space or a control
  // character; kKeyInvalid for a public key that the suite refuses.
  static absl::StatusOr<NoteKey> Make(std::string name, crypto::SuiteId suite, BytesView public_key);

  // Strict: kMalformed unless ToVkey gives the text back, kKeyInvalid for a type not known here.
  static absl::StatusOr<NoteKey> FromVkey(std::string_view vkey);
  std::string ToVkey() const;

  const std::string& name() const { return name_; }
  crypto::SuiteId suite() const { return suite_; }
  const NoteKeyId& id() const { return id_; }
  const Bytes& public_key() const { return public_key_; }
  const crypto::Verifier& verifier() const { return verifier_; }

 private:
  NoteKey(std::string name, crypto::SuiteId suite, BytesView public_key, crypto::Verifier verifier);

  std::string name_;
  crypto::SuiteId suite_;
  Bytes public_key_;
  NoteKeyId id_;
  crypto::Verifier verifier_;
};

// Whether `name` may name a key: see NoteKey::Make.
bool IsNoteKeyName(std::string_view name);

}  // namespace yishi::merkle

#endif  // YISHI_ENGINE_MERKLE_NOTE_KEY_H_
