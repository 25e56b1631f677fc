#include "engine/merkle/checkpoint.h"

#include <array>
#include <charconv>
#include <span>
#include <utility>

#include "engine/base/status.h"
#include "engine/merkle/hash.h"

namespace yishi::merkle {
namespace {

absl::Status Malformed() {
  return Refuse(Reason::kMalformed, "检查点正文应恰为三行：来源、大小、树根",
                "a checkpoint's body is exactly three lines: origin, size, root", "C2SP tlog-checkpoint");
}

// The three lines without their newlines; absent if there are not exactly three.
std::optional<std::array<std::string_view, 3>> Lines(std::string_view body) {
  std::array<std::string_view, 3> lines;
  for (std::string_view& line : lines) {
    const std::size_t end = body.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    line = body.substr(0, end);
    body.remove_prefix(end + 1);
  }
  if (!body.empty()) return std::nullopt;
  return lines;
}

std::optional<std::uint64_t> Decimal(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  // Written again, for "007", "+7" and "7x" all mean seven to some reader.
  if (error != std::errc() || std::to_string(value) != text) return std::nullopt;
  return value;
}

// That the key's suite is the one that the origin names, and an empty tree has the root of one.
absl::Status CheckSuite(const Checkpoint& checkpoint, crypto::SuiteId key_suite) {
  if (SuiteOfOrigin(checkpoint.origin) != key_suite) {
    const std::string suite(crypto::SuiteName(key_suite));
    return Refuse(Reason::kWrongSuite, "来源 " + checkpoint.origin + " 不属于密钥的套件 " + suite,
                  "the origin " + checkpoint.origin + " is not of the key's suite, " + suite);
  }
  if (checkpoint.head.size == 0 && checkpoint.head.root != EmptyRoot(crypto::Suite::Get(key_suite))) {
    return Refuse(Reason::kMalformed, "空树的树根应为空串的哈希",
                  "an empty tree's root is the hash of nothing", "RFC 9162, 2.1.1");
  }
  return absl::OkStatus();
}

}  // namespace

std::optional<crypto::SuiteId> SuiteOfOrigin(std::string_view origin) {
  if (origin.ends_with("/sha256")) return crypto::SuiteId::kIntl;
  if (origin.ends_with("/sm3")) return crypto::SuiteId::kGm;
  return std::nullopt;
}

std::string FormatCheckpoint(const Checkpoint& checkpoint) {
  return checkpoint.origin + "\n" + std::to_string(checkpoint.head.size) + "\n" +
         ToBase64(checkpoint.head.root.view()) + "\n";
}

absl::StatusOr<Checkpoint> ParseCheckpoint(std::string_view body) {
  const auto lines = Lines(body);
  if (!lines || !IsNoteKeyName((*lines)[0])) return Malformed();
  const auto size = Decimal((*lines)[1]);
  const auto root_bytes = FromBase64((*lines)[2]);
  if (!size || !root_bytes) return Malformed();
  const auto root = Hash::From(*root_bytes);
  if (!root) return Malformed();
  return Checkpoint{.origin = std::string((*lines)[0]), .head = {.size = *size, .root = *root}};
}

absl::StatusOr<std::string> SignCheckpoint(const Checkpoint& checkpoint, const crypto::SigningKey& key) {
  YISHI_RETURN_IF_ERROR(CheckSuite(checkpoint, key.suite()));
  Note note{.text = FormatCheckpoint(checkpoint), .signatures = {}};
  YISHI_ASSIGN_OR_RETURN(NoteSignature signature, SignNoteText(note.text, checkpoint.origin, key));
  note.signatures.push_back(std::move(signature));
  return FormatNote(note);
}

absl::StatusOr<Checkpoint> OpenCheckpoint(std::string_view signed_note, const NoteKey& log_key) {
  YISHI_ASSIGN_OR_RETURN(const Note note, OpenNote(signed_note, std::span(&log_key, 1)));
  YISHI_ASSIGN_OR_RETURN(Checkpoint checkpoint, ParseCheckpoint(note.text));
  if (checkpoint.origin != log_key.name()) {
    return Refuse(Reason::kWrongLedger, "检查点来自 " + checkpoint.origin + "，不是 " + log_key.name(),
                  "the checkpoint is of " + checkpoint.origin + ", not of " + log_key.name());
  }
  YISHI_RETURN_IF_ERROR(CheckSuite(checkpoint, log_key.suite()));
  return checkpoint;
}

}  // namespace yishi::merkle
