#include "engine/merkle/note.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "engine/base/status.h"
#include "engine/base/utf8.h"

namespace yishi::merkle {
namespace {

constexpr std::string_view kLineStart = "— ";  // U+2014 and a space

absl::Status Malformed(std::string zh, std::string en) {
  return Refuse(Reason::kMalformed, std::move(zh), std::move(en), "C2SP signed-note");
}

absl::Status CheckCharacters(std::string_view text) {
  const auto is_control = [](char c) { return static_cast<std::uint8_t>(c) < 0x20 && c != '\n'; };
  if (std::any_of(text.begin(), text.end(), is_control)) {
    return Malformed("签注含控制字符", "the note holds a control character");
  }
  if (!IsUtf8(text)) return Malformed("签注不是合格的 UTF-8", "the note is not UTF-8");
  return absl::OkStatus();
}

absl::StatusOr<NoteSignature> ParseLine(std::string_view line) {
  const auto malformed = [line] {
    return Malformed("签名行不合格式：" + std::string(line),
                     "not a line of a signature: " + std::string(line));
  };
  if (!line.starts_with(kLineStart)) return malformed();
  line.remove_prefix(kLineStart.size());
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos || !IsNoteKeyName(line.substr(0, space))) return malformed();
  const auto material = FromBase64(line.substr(space + 1));
  if (!material || material->size() <= NoteKeyId::kSize) return malformed();
  return NoteSignature{.name = std::string(line.substr(0, space)),
                       .id = *NoteKeyId::From(BytesView(*material).substr(0, NoteKeyId::kSize)),
                       .signature = material->substr(NoteKeyId::kSize)};
}

}  // namespace

absl::Status CheckNoteText(std::string_view text) {
  if (text.empty() || text.back() != '\n') {
    return Malformed("签注正文没有以换行结尾", "the note's text does not end in a newline");
  }
  return CheckCharacters(text);
}

absl::StatusOr<Note> ParseNote(std::string_view signed_note) {
  if (signed_note.size() > kNoteBytes) {
    const std::string size = std::to_string(signed_note.size());
    return Refuse(Reason::kOversized, "签注 " + size + " 字节，超过 65536 字节",
                  "the note has " + size + " bytes, more than 65536", "C2SP signed-note");
  }
  YISHI_RETURN_IF_ERROR(CheckNoteText(signed_note));
  const std::size_t blank = signed_note.rfind("\n\n");
  if (blank == std::string_view::npos) {
    return Malformed("签注正文与签名之间没有空行", "no blank line parts the note's text from its signatures");
  }
  Note note;
  note.text = signed_note.substr(0, blank + 1);
  std::string_view rest = signed_note.substr(blank + 2);
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');  // there is one: the note ends in it
    YISHI_ASSIGN_OR_RETURN(NoteSignature signature, ParseLine(rest.substr(0, end)));
    note.signatures.push_back(std::move(signature));
    rest.remove_prefix(end + 1);
  }
  if (note.signatures.empty()) return Malformed("签注没有签名", "the note has no signature");
  if (note.signatures.size() > kNoteSignatures) {
    const std::string count = std::to_string(note.signatures.size());
    return Refuse(Reason::kLimitExceeded, "签注有 " + count + " 个签名，超过 64 个",
                  "the note has " + count + " signatures, more than 64", "C2SP signed-note");
  }
  return note;
}

std::string FormatNote(const Note& note) {
  std::string out = note.text + "\n";
  for (const NoteSignature& signature : note.signatures) {
    out.append(kLineStart).append(signature.name).append(" ");
    out.append(ToBase64(signature.id.str() + signature.signature)).append("\n");
  }
  return out;
}

absl::StatusOr<NoteSignature> SignNoteText(std::string_view text, const std::string& name,
                                           const crypto::SigningKey& key) {
  YISHI_RETURN_IF_ERROR(CheckNoteText(text));
  YISHI_ASSIGN_OR_RETURN(const NoteKey public_half, NoteKey::Make(name, key.suite(), key.public_key()));
  YISHI_ASSIGN_OR_RETURN(Bytes signature, key.Sign(text));
  return NoteSignature{.name = name, .id = public_half.id(), .signature = std::move(signature)};
}

absl::StatusOr<Note> OpenNote(std::string_view signed_note, std::span<const NoteKey> known) {
  YISHI_ASSIGN_OR_RETURN(Note note, ParseNote(signed_note));
  bool verified = false;
  for (const NoteSignature& signature : note.signatures) {
    for (const NoteKey& key : known) {
      if (key.name() != signature.name || key.id() != signature.id) continue;
      if (!key.verifier().Verify(note.text, signature.signature)) {
        return Refuse(Reason::kSignatureInvalid, "签注上 " + key.name() + " 的签名验证不通过",
                      "the note's signature by " + key.name() + " does not verify", "C2SP signed-note");
      }
      verified = true;
    }
  }
  if (!verified) {
    return Refuse(Reason::kKeyUnknown, "签注上没有已知密钥的签名", "no known key signed the note",
                  "C2SP signed-note");
  }
  return note;
}

}  // namespace yishi::merkle
