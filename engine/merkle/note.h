// Signed notes (C2SP signed-note): a text and lines of signatures below it.
//
//   text, ending in a newline
//   (blank line)
//   — <key name> base64(key id[4] ‖ signature)

#ifndef YISHI_ENGINE_MERKLE_NOTE_H_
#define YISHI_ENGINE_MERKLE_NOTE_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/crypto/signing_key.h"
#include "engine/merkle/note_key.h"

namespace yishi::merkle {

inline constexpr std::size_t kNoteBytes = 64 * 1024;
inline constexpr std::size_t kNoteSignatures = 64;

struct NoteSignature {
  std::string name;
  NoteKeyId id;
  Bytes signature;

  bool operator==(const NoteSignature&) const = default;
};

struct Note {
  std::string text;  // with its last newline
  std::vector<NoteSignature> signatures;

  bool operator==(const Note&) const = default;
};

// Whether `text` can be the text of a note: UTF-8, not empty, ending in a newline, without control
// characters.
absl::Status CheckNoteText(std::string_view text);

// Nothing is verified. kMalformed for what is no note; kOversized, kLimitExceeded over the limits above.
absl::StatusOr<Note> ParseNote(std::string_view signed_note);
// The inverse of ParseNote.
std::string FormatNote(const Note& note);

// One line's signature of `text`. `name` is the key's name in the line. Refuses a text or name that no note
// may have.
absl::StatusOr<NoteSignature> SignNoteText(std::string_view text, const std::string& name,
                                           const crypto::SigningKey& key);

// The note, if at least one of the `known` keys signed it and none of them has a line that does not verify. A
// key is known by its name and id together; lines of other keys are passed over. kMalformed,
// kSignatureInvalid, kKeyUnknown.
absl::StatusOr<Note> OpenNote(std::string_view signed_note, std::span<const NoteKey> known);

}  // namespace yishi::merkle

#endif  // YISHI_ENGINE_MERKLE_NOTE_H_
