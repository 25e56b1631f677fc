#include "engine/merkle/note_key.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "engine/base/status.h"
#include "engine/base/utf8.h"

namespace yishi::merkle {
namespace {

constexpr std::size_t kNameBytesMax = 255;
constexpr std::size_t kVkeyBytesMax = 1024;

constexpr std::string_view kEd25519Type = "\x01";
constexpr std::string_view kSm2Type =
    "\xff"
    "yishi/sm2-sm3/note/v1";

// Every character that Unicode calls a space, beyond those below U+0021.
constexpr std::array<std::string_view, 19> kUnicodeSpaces = {
    "\u0085", "\u00a0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
    "\u2007", "\u2008", "\u2009", "\u200a", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"};

std::string_view TypeOf(crypto::SuiteId suite) {
  switch (suite) {
    case crypto::SuiteId::kIntl:
      return kEd25519Type;
    case crypto::SuiteId::kGm:
      return kSm2Type;
  }
  return kEd25519Type;
}

NoteKeyId IdOf(std::string_view name, std::string_view type, BytesView public_key) {
  const Hash hash = crypto::Suite::Get(crypto::SuiteId::kIntl).Digest({name, "\n", type, public_key});
  NoteKeyId id;
  std::copy_n(hash.data.begin(), NoteKeyId::kSize, id.data.begin());
  return id;
}

absl::Status Malformed() {
  return Refuse(Reason::kMalformed, "不是合格的 vkey", "this is no well-formed vkey", "C2SP signed-note");
}

}  // namespace

bool IsNoteKeyName(std::string_view name) {
  if (name.empty() || name.size() > kNameBytesMax || !IsUtf8(name)) return false;
  const auto is_banned = [](char c) { return static_cast<std::uint8_t>(c) <= 0x20 || c == 0x7f || c == '+'; };
  if (std::any_of(name.begin(), name.end(), is_banned)) return false;
  const auto occurs = [name](std::string_view space) { return name.find(space) != std::string_view::npos; };
  return std::none_of(kUnicodeSpaces.begin(), kUnicodeSpaces.end(), occurs);
}

NoteKey::NoteKey(std::string name, crypto::SuiteId suite, BytesView public_key, crypto::Verifier verifier)
    : name_(std::move(name)),
      suite_(suite),
      public_key_(public_key),
      id_(IdOf(name_, TypeOf(suite), public_key)),
      verifier_(std::move(verifier)) {}

absl::StatusOr<NoteKey> NoteKey::Make(std::string name, crypto::SuiteId suite, BytesView public_key) {
  if (!IsNoteKeyName(name)) {
    return Refuse(Reason::kMalformed, "签名者名称为空、过长，或含空白、控制字符或加号",
                  "the key's name is empty, too long, or holds a space, a control character or a plus",
                  "C2SP signed-note");
  }
  YISHI_ASSIGN_OR_RETURN(crypto::Verifier verifier, crypto::Suite::Get(suite).MakeVerifier(public_key));
  return NoteKey(std::move(name), suite, public_key, std::move(verifier));
}

absl::StatusOr<NoteKey> NoteKey::FromVkey(std::string_view vkey) {
  // Only the first two pluses separate: the base64 may hold more.
  const std::size_t first = vkey.find('+');
  const std::size_t second = first == std::string_view::npos ? first : vkey.find('+', first + 1);
  if (vkey.size() > kVkeyBytesMax || second == std::string_view::npos) return Malformed();
  const auto material = FromBase64(vkey.substr(second + 1));
  if (!material) return Malformed();
  for (crypto::SuiteId suite : {crypto::SuiteId::kIntl, crypto::SuiteId::kGm}) {
    const std::string_view type = TypeOf(suite);
    if (!BytesView(*material).starts_with(type)) continue;
    YISHI_ASSIGN_OR_RETURN(NoteKey key, Make(std::string(vkey.substr(0, first)), suite,
                                             BytesView(*material).substr(type.size())));
    if (key.ToVkey() != vkey) {
      return Refuse(Reason::kMalformed, "vkey 中的编号与其公钥不符，应为 " + ToHex(key.id().view()),
                    "the vkey's id is not that of its key, " + ToHex(key.id().view()), "C2SP signed-note");
    }
    return key;
  }
  return Refuse(Reason::kKeyInvalid, "不支持 vkey 的签名类型", "the vkey's signature type is not supported",
                "C2SP signed-note");
}

std::string NoteKey::ToVkey() const {
  Bytes material(TypeOf(suite_));
  material += public_key_;
  return name_ + "+" + ToHex(id_.view()) + "+" + ToBase64(material);
}

}  // namespace yishi::merkle
