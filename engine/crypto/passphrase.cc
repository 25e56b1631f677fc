#include "engine/crypto/passphrase.h"

#include <sodium.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/status.h"
#include "engine/crypto/sodium_ready.h"

namespace yishi::crypto {
namespace {

constexpr std::string_view kFormat = "yishi-sealed-v1";
constexpr std::string_view kFunction = "argon2id";
constexpr std::size_t kSecretBytesMax = 4096;
constexpr std::size_t kSealedBytesMax = 8192;

// How much work a guess at the passphrase costs.
struct Work {
  std::uint64_t passes = crypto_pwhash_OPSLIMIT_INTERACTIVE;
  std::uint64_t kib = crypto_pwhash_MEMLIMIT_INTERACTIVE / 1024;
};

constexpr std::uint64_t kPassesMax = 4;
constexpr std::uint64_t kKibMax = 256 * 1024;

struct Sealed {
  Work work;
  PassphraseSalt salt;
  SealNonce nonce;
  BytesView header;  // what stands before the box
  Bytes box;
};

const std::uint8_t* Unsigned(BytesView bytes) { return reinterpret_cast<const std::uint8_t*>(bytes.data()); }
std::uint8_t* Unsigned(Bytes& bytes) { return reinterpret_cast<std::uint8_t*>(bytes.data()); }

// Wiped when it goes out of scope.
struct SealKey {
  std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_KEYBYTES> bytes{};

  SealKey() = default;
  SealKey(const SealKey&) = delete;
  SealKey& operator=(const SealKey&) = delete;
  ~SealKey() { sodium_memzero(bytes.data(), bytes.size()); }
};

absl::Status Derive(std::string_view passphrase, const PassphraseSalt& salt, const Work& work, SealKey& key) {
  SodiumReady();
  if (crypto_pwhash(key.bytes.data(), key.bytes.size(), passphrase.data(), passphrase.size(),
                    salt.data.data(), work.passes, static_cast<std::size_t>(work.kib * 1024),
                    crypto_pwhash_ALG_ARGON2ID13) != 0) {
    const std::string mib = std::to_string(work.kib / 1024);
    return Refuse(Reason::kInternal, "口令派生需要 " + mib + " MiB 内存，未能取得",
                  "deriving a key from the passphrase needs " + mib + " MiB of memory, which there is not");
  }
  return absl::OkStatus();
}

std::string HeaderOf(const Work& work, const PassphraseSalt& salt, const SealNonce& nonce) {
  std::string header(kFormat);
  header.append(" ").append(kFunction);
  header.append(" ").append(std::to_string(work.passes)).append(" ").append(std::to_string(work.kib));
  header.append(" ").append(ToBase64(salt.view())).append(" ").append(ToBase64(nonce.view())).append(" ");
  return header;
}

std::vector<std::string_view> Words(std::string_view line) {
  std::vector<std::string_view> words;
  while (true) {
    const std::size_t space = line.find(' ');
    words.push_back(line.substr(0, space));
    if (space == std::string_view::npos) return words;
    line.remove_prefix(space + 1);
  }
}

std::optional<std::uint64_t> Decimal(std::string_view word) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || std::to_string(value) != word) return std::nullopt;
  return value;
}

std::optional<Sealed> Parse(std::string_view line) {
  const auto words = Words(line);
  if (words.size() != 7 || words[0] != kFormat || words[1] != kFunction) return std::nullopt;
  const auto passes = Decimal(words[2]);
  const auto kib = Decimal(words[3]);
  const auto salt = FromBase64(words[4]);
  const auto nonce = FromBase64(words[5]);
  auto box = FromBase64(words[6]);
  if (!passes || !kib || !salt || !nonce || !box) return std::nullopt;
  const auto fixed_salt = PassphraseSalt::From(*salt);
  const auto fixed_nonce = SealNonce::From(*nonce);
  if (!fixed_salt || !fixed_nonce || box->size() < crypto_aead_xchacha20poly1305_ietf_ABYTES)
    return std::nullopt;
  return Sealed{.work = {.passes = *passes, .kib = *kib},
                .salt = *fixed_salt,
                .nonce = *fixed_nonce,
                .header = line.substr(0, line.size() - words[6].size()),
                .box = *std::move(box)};
}

absl::Status CheckWork(const Work& work) {
  if (work.passes >= 1 && work.passes <= kPassesMax && work.kib >= 8 && work.kib <= kKibMax)
    return absl::OkStatus();
  const std::string asked = std::to_string(work.passes) + " × " + std::to_string(work.kib) + " KiB";
  return Refuse(Reason::kLimitExceeded, "封装要求的派生开销 " + asked + " 超出允许范围（至多 4 × 256 MiB）",
                "the seal asks for " + asked + " of work, where at most 4 × 256 MiB is allowed");
}

}  // namespace

absl::StatusOr<std::string> SealWithPassphrase(BytesView secret, std::string_view passphrase,
                                               const PassphraseSalt& salt, const SealNonce& nonce) {
  if (passphrase.empty()) return Refuse(Reason::kFieldInvalid, "口令为空", "the passphrase is empty");
  if (secret.size() > kSecretBytesMax) {
    const std::string size = std::to_string(secret.size());
    return Refuse(Reason::kLimitExceeded, "待封装内容 " + size + " 字节，超过 4096 字节",
                  "the secret has " + size + " bytes, more than 4096");
  }
  const Work work;
  SealKey key;
  YISHI_RETURN_IF_ERROR(Derive(passphrase, salt, work, key));
  std::string header = HeaderOf(work, salt, nonce);
  Bytes box(secret.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
  crypto_aead_xchacha20poly1305_ietf_encrypt(Unsigned(box), nullptr, Unsigned(secret), secret.size(),
                                             Unsigned(BytesView(header)), header.size(), nullptr,
                                             nonce.data.data(), key.bytes.data());
  return header + ToBase64(box);
}

absl::StatusOr<Bytes> OpenWithPassphrase(std::string_view sealed, std::string_view passphrase) {
  const auto parsed = sealed.size() <= kSealedBytesMax ? Parse(sealed) : std::nullopt;
  if (!parsed) {
    return Refuse(Reason::kMalformed, "不是 yishi-sealed-v1 格式的封装",
                  "this is no seal of the form yishi-sealed-v1");
  }
  YISHI_RETURN_IF_ERROR(CheckWork(parsed->work));
  SealKey key;
  YISHI_RETURN_IF_ERROR(Derive(passphrase, parsed->salt, parsed->work, key));
  Bytes secret(parsed->box.size() - crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(Unsigned(secret), nullptr, nullptr,
                                                 Unsigned(BytesView(parsed->box)), parsed->box.size(),
                                                 Unsigned(parsed->header), parsed->header.size(),
                                                 parsed->nonce.data.data(), key.bytes.data()) != 0) {
    return Refuse(Reason::kPassphraseWrong, "口令不对，或封装已被改动",
                  "the passphrase is wrong, or the seal was changed");
  }
  return secret;
}

}  // namespace yishi::crypto
