#include "clients/sdk/keyfile.h"

#include <sys/stat.h>

#include <optional>
#include <utility>

#include "clients/sdk/files.h"
#include "clients/sdk/random.h"
#include "engine/base/limits.h"
#include "engine/base/status.h"
#include "engine/base/utf8.h"
#include "engine/crypto/passphrase.h"

namespace yishi::sdk {
namespace {

constexpr std::string_view kHeader = "yishi-keys-v1";
constexpr std::string_view kKeyWord = "key";
constexpr std::size_t kFileBytesMax = 4 * 1024 * 1024;
constexpr std::size_t kPrefixMin = 4;
constexpr std::size_t kNamesShown = 8;

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string LineOf(const KeyRecord& record) {
  std::string line(kKeyWord);
  line += " " + record.ledger.hex() + " " + record.person.hex() + " ";
  line += std::string(crypto::SuiteName(record.suite)) + " " + record.id.hex();
  line += " " + ToBase64(record.log_vkey) + " " + ToBase64(record.label);
  return line;
}

template <typename Id>
bool ReadId(std::string_view hex, Id& into) {
  const auto bytes = FromHex(hex);
  const auto id = bytes ? Id::From(*bytes) : std::nullopt;
  if (id) into = *id;
  return id.has_value();
}

std::optional<crypto::SuiteId> SuiteFromName(std::string_view name) {
  for (const auto id : {crypto::SuiteId::kIntl, crypto::SuiteId::kGm}) {
    if (crypto::SuiteName(id) == name) return id;
  }
  return std::nullopt;
}

std::optional<KeyRecord> RecordFrom(std::string_view line) {
  const auto words = Split(line, ' ');
  if (words.size() != 7 || words[0] != kKeyWord) return std::nullopt;
  KeyRecord record;
  const auto suite = SuiteFromName(words[3]);
  auto vkey = FromBase64(words[5]);
  auto label = FromBase64(words[6]);
  if (!ReadId(words[1], record.ledger) || !ReadId(words[2], record.person) || !ReadId(words[4], record.id) ||
      !suite || !vkey || !label) {
    return std::nullopt;
  }
  record.suite = *suite;
  record.log_vkey = *std::move(vkey);
  record.label = *std::move(label);
  return record;
}

absl::Status Malformed(std::size_t line) {
  const std::string at = std::to_string(line);
  return Refuse(Reason::kMalformed, "密钥文件第 " + at + " 行读不懂",
                "line " + at + " of the key file cannot be read");
}

absl::Status CheckPrivate(const std::filesystem::path& path) {
  struct stat found {};
  if (stat(path.c_str(), &found) != 0 || (found.st_mode & 077) == 0) return absl::OkStatus();
  return Refuse(Reason::kNotAuthorised, "密钥文件 " + path.string() + " 别人也能读写；请先 chmod 600",
                "others can read or write the key file " + path.string() + "; chmod 600 it first");
}

std::string Names(const std::vector<KeyRecord>& keys) {
  std::string names;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (i == kNamesShown) return names + ", …";
    const KeyRecord& key = keys[i];
    if (!names.empty()) names += ", ";
    names += (key.label.empty() ? "?" : key.label) + " (" + key.person.hex().substr(0, 8) + ")";
  }
  return names;
}

bool Fits(const KeyRecord& key, std::string_view who) {
  if (who.empty() || key.label == who) return true;
  return who.size() >= kPrefixMin && (key.person.hex().starts_with(who) || key.id.hex().starts_with(who));
}

absl::Status NoSuchKey(std::string_view who, const std::vector<KeyRecord>& all) {
  const std::string name(who);
  if (all.empty()) {
    return Refuse(Reason::kNotFound, "本机还没有密钥；先用 yishi enrol 登记码 登记",
                  "this device holds no key yet; enrol one first: yishi enrol CODE");
  }
  return Refuse(Reason::kNotFound, "没有“" + name + "”的密钥；有：" + Names(all),
                "there is no key for \"" + name + "\"; there are: " + Names(all));
}

}  // namespace

absl::StatusOr<KeyRecord> DescribeKey(const LedgerId& ledger, const PersonId& person, crypto::SuiteId suite,
                                      const KeySeed& seed, std::string log_vkey, std::string label) {
  if (label.size() > limits::kNameBytes || !IsUtf8(label)) {
    return Refuse(Reason::kFieldInvalid, "密钥名称须是不超过 120 字节的文字",
                  "a key's label is text of at most 120 bytes");
  }
  YISHI_ASSIGN_OR_RETURN(const Signer signer, SignerFromSeed(suite, ledger, person, seed.view()));
  return KeyRecord{.ledger = ledger,
                   .person = person,
                   .suite = suite,
                   .id = signer.key_id,
                   .log_vkey = std::move(log_vkey),
                   .label = std::move(label)};
}

absl::StatusOr<KeyFile> KeyFile::Read(const std::filesystem::path& path) {
  YISHI_RETURN_IF_ERROR(CheckPrivate(path));
  const auto text = ReadFile(path, kFileBytesMax);
  if (absl::IsNotFound(text.status())) return KeyFile();
  if (!text.ok()) return text.status();
  const auto lines = Split(*text, '\n');
  if (lines.front() != kHeader) return Malformed(1);
  if (lines.back() != "" || lines.size() % 2 != 0) return Malformed(lines.size());
  KeyFile out;
  for (std::size_t i = 1; i + 2 < lines.size(); i += 2) {
    auto record = RecordFrom(lines[i]);
    if (!record) return Malformed(i + 1);
    out.keys_.push_back({*std::move(record), std::string(lines[i + 1])});
  }
  return out;
}

absl::Status KeyFile::Write(const std::filesystem::path& path) const {
  std::string text = std::string(kHeader) + "\n";
  for (const Stored& key : keys_) text += LineOf(key.record) + "\n" + key.sealed + "\n";
  return WriteFileAtomically(path, text);
}

std::vector<KeyRecord> KeyFile::keys() const {
  std::vector<KeyRecord> out;
  for (const Stored& key : keys_) out.push_back(key.record);
  return out;
}

absl::StatusOr<KeyRecord> KeyFile::Find(std::string_view who, const LedgerId& ledger) const {
  std::vector<KeyRecord> found;
  for (const Stored& key : keys_) {
    if (!ledger.is_zero() && key.record.ledger != ledger) continue;
    if (Fits(key.record, who)) found.push_back(key.record);
  }
  if (found.empty()) return NoSuchKey(who, keys());
  if (found.size() > 1) {
    return Refuse(Reason::kFieldInvalid,
                  "有 " + std::to_string(found.size()) + " 把密钥都合适，请用 --as 指明：" + Names(found),
                  std::to_string(found.size()) + " keys fit, say which with --as: " + Names(found));
  }
  return found.front();
}

const KeyFile::Stored* KeyFile::FindStored(const KeyId& id) const {
  for (const Stored& key : keys_) {
    if (key.record.id == id) return &key;
  }
  return nullptr;
}

absl::StatusOr<KeySeed> KeyFile::UnsealSeed(const KeyId& id, std::string_view passphrase) const {
  const Stored* stored = FindStored(id);
  if (stored == nullptr) return NoSuchKey(id.hex(), keys());
  YISHI_ASSIGN_OR_RETURN(const Bytes secret, crypto::OpenWithPassphrase(stored->sealed, passphrase));
  const std::string line = LineOf(stored->record) + "\n";
  const auto seed =
      secret.starts_with(line) ? KeySeed::From(BytesView(secret).substr(line.size())) : std::nullopt;
  if (!seed) {
    return Refuse(Reason::kMalformed, "密钥文件中这把密钥的说明被改动过",
                  "the description of this key in the key file was changed");
  }
  return *seed;
}

absl::StatusOr<Signer> KeyFile::Unlock(const KeyId& id, std::string_view passphrase) const {
  YISHI_ASSIGN_OR_RETURN(const KeySeed seed, UnsealSeed(id, passphrase));
  const KeyRecord& record = FindStored(id)->record;
  return SignerFromSeed(record.suite, record.ledger, record.person, seed.view());
}

void KeyFile::Remove(const KeyId& id) {
  std::erase_if(keys_, [&](const Stored& key) { return key.record.id == id; });
}

absl::Status KeyFile::Put(const KeyRecord& record, const KeySeed& seed, std::string_view passphrase) {
  const Bytes secret = LineOf(record) + "\n" + seed.str();
  YISHI_ASSIGN_OR_RETURN(
      std::string sealed,
      crypto::SealWithPassphrase(secret, passphrase, RandomFixed<crypto::PassphraseSalt::kSize>(),
                                 RandomFixed<crypto::SealNonce::kSize>()));
  Remove(record.id);
  keys_.push_back({record, std::move(sealed)});
  return absl::OkStatus();
}

}  // namespace yishi::sdk
