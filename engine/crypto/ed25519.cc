#include "engine/crypto/ed25519.h"

#include <sodium.h>

#include <array>
#include <memory>
#include <string>

#include "engine/base/status.h"
#include "engine/crypto/sodium_ready.h"

namespace yishi::crypto {
namespace {

using PublicKeyBytes = FixedBytes<crypto_sign_PUBLICKEYBYTES>;
using SignatureBytes = FixedBytes<crypto_sign_BYTES>;
using SeedBytes = FixedBytes<crypto_sign_SEEDBYTES>;

// L + 1, little-endian, where L = 2^252 + 27742317777372353535851937790883648493 is the order of the group.
constexpr std::array<std::uint8_t, 32> kOrderPlusOne = {
    0xee, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0x10};

const std::uint8_t* Unsigned(BytesView bytes) { return reinterpret_cast<const std::uint8_t*>(bytes.data()); }

// [L + 1]A = A says that A has no part of small order. libsodium's own check of that (before the fix of
// CVE-2025-69277) let points with a part of order two through, so the equation is not left to it.
bool IsInPrimeOrderGroup(const PublicKeyBytes& point) {
  PublicKeyBytes product;
  return crypto_scalarmult_ed25519_noclamp(product.data.data(), kOrderPlusOne.data(), point.data.data()) ==
             0 &&
         product == point;
}

// The y-coordinate 1 with an even x: the identity, which as R would make S = [k]a an accepted signature.
bool IsIdentity(BytesView point) {
  PublicKeyBytes identity;
  identity.data[0] = 1;
  return point == identity.view();
}

class Ed25519Secret final : public PrivateKey {
 public:
  explicit Ed25519Secret(const SeedBytes& seed) {
    crypto_sign_seed_keypair(public_key_.data.data(), secret_.data(), seed.data.data());
  }
  ~Ed25519Secret() override { sodium_memzero(secret_.data(), secret_.size()); }
  Ed25519Secret(const Ed25519Secret&) = delete;
  Ed25519Secret& operator=(const Ed25519Secret&) = delete;

  Bytes public_key() const { return public_key_.str(); }

  absl::StatusOr<Bytes> Sign(BytesView message) const override {
    SignatureBytes signature;
    crypto_sign_detached(signature.data.data(), nullptr, Unsigned(message), message.size(), secret_.data());
    return signature.str();
  }

 private:
  PublicKeyBytes public_key_;
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret_;
};

}  // namespace

absl::Status CheckEd25519PublicKey(BytesView public_key) {
  SodiumReady();
  const auto point = PublicKeyBytes::From(public_key);
  if (!point) {
    const std::string size = std::to_string(public_key.size());
    return Refuse(Reason::kKeyInvalid, "Ed25519 公钥应为 32 字节，实为 " + size + " 字节",
                  "an Ed25519 public key has 32 bytes, not " + size, "RFC 8032, 5.1.5");
  }
  if (crypto_core_ed25519_is_valid_point(point->data.data()) != 1 || !IsInPrimeOrderGroup(*point)) {
    return Refuse(Reason::kKeyInvalid, "Ed25519 公钥不是素数阶子群中规范编码的点",
                  "the Ed25519 public key is not a canonically encoded point of the prime-order group",
                  "RFC 8032, 5.1.3");
  }
  return absl::OkStatus();
}

bool VerifyEd25519(BytesView public_key, BytesView message, BytesView signature) {
  SodiumReady();
  if (public_key.size() != PublicKeyBytes::kSize || signature.size() != SignatureBytes::kSize) return false;
  if (IsIdentity(signature.substr(0, 32))) return false;
  return crypto_sign_verify_detached(Unsigned(signature), Unsigned(message), message.size(),
                                     Unsigned(public_key)) == 0;
}

absl::StatusOr<SigningKey> Ed25519KeyFromSeed(BytesView seed) {
  SodiumReady();
  auto bytes = SeedBytes::From(seed);
  if (!bytes) {
    const std::string size = std::to_string(seed.size());
    return Refuse(Reason::kKeyInvalid, "密钥种子应为 32 字节，实为 " + size + " 字节",
                  "a key's seed has 32 bytes, not " + size);
  }
  auto secret = std::make_unique<Ed25519Secret>(*bytes);
  sodium_memzero(bytes->data.data(), bytes->data.size());
  Bytes public_key = secret->public_key();
  return SigningKey(SuiteId::kIntl, std::move(public_key), std::move(secret));
}

}  // namespace yishi::crypto
