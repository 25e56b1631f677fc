#include "engine/crypto/sm2.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/params.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/status.h"
#include "engine/crypto/openssl_handle.h"

namespace yishi::crypto {
namespace {

using Integer = OpensslHandle<BIGNUM, BN_clear_free>;
using Point = OpensslHandle<EC_POINT, EC_POINT_free>;
using PkeyHandle = OpensslHandle<EVP_PKEY, EVP_PKEY_free>;
using PkeyContext = OpensslHandle<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using DigestContext = OpensslHandle<EVP_MD_CTX, EVP_MD_CTX_free>;
using DerSignature = OpensslHandle<ECDSA_SIG, ECDSA_SIG_free>;

constexpr int kScalarBytes = 32;
constexpr std::size_t kSignatureBytes = 64;
constexpr std::size_t kCompressedBytes = 33;
constexpr std::size_t kUncompressedBytes = 65;
constexpr std::size_t kDerBytesMax = 72;  // two integers of up to 33 bytes, each in 2 more, and 2 around them

// Without an id OpenSSL 3.0 hashes an empty one, which no other implementation does: it is always set.
constexpr std::string_view kSignerId = "1234567812345678";

// OpenSSL leaves what went wrong in a queue of the thread, where the next TLS connection served by that
// thread would find it. This drops what came in since.
class ErrorMark {
 public:
  ErrorMark() { ERR_set_mark(); }
  ~ErrorMark() { ERR_pop_to_mark(); }
  ErrorMark(const ErrorMark&) = delete;
  ErrorMark& operator=(const ErrorMark&) = delete;
};

using UncompressedPoint = std::array<std::uint8_t, kUncompressedBytes>;

const EC_GROUP* Group() {
  static const EC_GROUP* const group = EC_GROUP_new_by_curve_name(NID_sm2);
  if (group == nullptr) std::abort();  // built without the curve
  return group;
}

const BIGNUM* Order() { return EC_GROUP_get0_order(Group()); }

const std::uint8_t* Unsigned(BytesView bytes) { return reinterpret_cast<const std::uint8_t*>(bytes.data()); }

absl::Status ModuleFailed() {
  return Refuse(Reason::kInternal, "密码模块运算失败", "the cryptographic module failed");
}

std::optional<UncompressedPoint> Encode(const EC_POINT* point) {
  UncompressedPoint out;
  const std::size_t size =
      EC_POINT_point2oct(Group(), point, POINT_CONVERSION_UNCOMPRESSED, out.data(), out.size(), nullptr);
  if (size != out.size()) return std::nullopt;
  return out;
}

// The key as OpenSSL's signatures want it. `private_scalar` is in the machine's byte order, or empty.
PkeyHandle MakePkey(UncompressedPoint& point, std::span<std::uint8_t> private_scalar) {
  char group[] = SN_sm2;
  std::array<OSSL_PARAM, 4> params = {
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()),
      OSSL_PARAM_construct_end(), OSSL_PARAM_construct_end()};
  int selection = EVP_PKEY_PUBLIC_KEY;
  if (!private_scalar.empty()) {
    params[2] =
        OSSL_PARAM_construct_BN(OSSL_PKEY_PARAM_PRIV_KEY, private_scalar.data(), private_scalar.size());
    selection = EVP_PKEY_KEYPAIR;
  }
  const PkeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, SN_sm2, nullptr));
  EVP_PKEY* key = nullptr;
  if (!context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, selection, params.data()) != 1) {
    return nullptr;
  }
  return PkeyHandle(key);
}

// r and s as the two halves of `signature`, in range.
DerSignature FromRaw(BytesView signature) {
  if (signature.size() != kSignatureBytes) return nullptr;
  Integer r(BN_bin2bn(Unsigned(signature), kScalarBytes, nullptr));
  Integer s(BN_bin2bn(Unsigned(signature) + kScalarBytes, kScalarBytes, nullptr));
  if (!r || !s || BN_is_zero(r.get()) || BN_is_zero(s.get())) return nullptr;
  if (BN_cmp(r.get(), Order()) >= 0 || BN_cmp(s.get(), Order()) >= 0) return nullptr;
  // Both are below n and not zero: their sum is zero mod n only if it is n.
  const Integer sum(BN_new());
  if (!sum || BN_add(sum.get(), r.get(), s.get()) != 1 || BN_cmp(sum.get(), Order()) == 0) return nullptr;

  DerSignature out(ECDSA_SIG_new());
  if (!out || ECDSA_SIG_set0(out.get(), r.get(), s.get()) != 1) return nullptr;
  // Owned by `out` from here on.
  static_cast<void>(r.release());
  static_cast<void>(s.release());
  return out;
}

std::optional<Bytes> ToRaw(const ECDSA_SIG* signature) {
  FixedBytes<kSignatureBytes> out;
  if (BN_bn2binpad(ECDSA_SIG_get0_r(signature), out.data.data(), kScalarBytes) != kScalarBytes)
    return std::nullopt;
  if (BN_bn2binpad(ECDSA_SIG_get0_s(signature), out.data.data() + kScalarBytes, kScalarBytes) !=
      kScalarBytes) {
    return std::nullopt;
  }
  return out.str();
}

bool SetSignerId(EVP_PKEY_CTX* context) {
  return EVP_PKEY_CTX_set1_id(context, kSignerId.data(), static_cast<int>(kSignerId.size())) == 1;
}

class Sm2PublicKey final : public VerificationKey {
 public:
  explicit Sm2PublicKey(PkeyHandle key) : key_(std::move(key)) {}

  bool Verify(BytesView message, BytesView signature) const override {
    const ErrorMark mark;
    const DerSignature parsed = FromRaw(signature);
    if (!parsed) return false;
    std::array<std::uint8_t, kDerBytesMax> der;
    std::uint8_t* end = der.data();
    const int size = i2d_ECDSA_SIG(parsed.get(), &end);
    if (size <= 0) return false;

    const DigestContext digest(EVP_MD_CTX_new());
    EVP_PKEY_CTX* context = nullptr;  // belongs to `digest`
    return digest && EVP_DigestVerifyInit(digest.get(), &context, EVP_sm3(), nullptr, key_.get()) == 1 &&
           SetSignerId(context) &&
           EVP_DigestVerify(digest.get(), der.data(), static_cast<std::size_t>(size), Unsigned(message),
                            message.size()) == 1;
  }

 private:
  PkeyHandle key_;
};

class Sm2Secret final : public PrivateKey {
 public:
  explicit Sm2Secret(PkeyHandle key) : key_(std::move(key)) {}

  absl::StatusOr<Bytes> Sign(BytesView message) const override {
    const ErrorMark mark;
    const DigestContext digest(EVP_MD_CTX_new());
    EVP_PKEY_CTX* context = nullptr;  // belongs to `digest`
    std::array<std::uint8_t, kDerBytesMax> der;
    std::size_t size = der.size();
    const bool done = digest &&
                      EVP_DigestSignInit(digest.get(), &context, EVP_sm3(), nullptr, key_.get()) == 1 &&
                      SetSignerId(context) &&
                      EVP_DigestSign(digest.get(), der.data(), &size, Unsigned(message), message.size()) == 1;
    if (!done) return ModuleFailed();

    const std::uint8_t* begin = der.data();
    const DerSignature parsed(d2i_ECDSA_SIG(nullptr, &begin, static_cast<long>(size)));
    if (!parsed) return ModuleFailed();
    auto raw = ToRaw(parsed.get());
    if (!raw) return ModuleFailed();
    return *std::move(raw);
  }

 private:
  PkeyHandle key_;
};

Bytes Compress(const UncompressedPoint& point) {
  Bytes out(1, (point.back() & 1) == 0 ? '\x02' : '\x03');
  out.append(point.begin() + 1, point.begin() + kCompressedBytes);
  return out;
}

// 1 <= d <= n - 2: with d = n - 1 the scheme would divide by zero.
bool IsPrivateScalar(const BIGNUM* d) {
  const Integer limit(BN_dup(Order()));
  return limit && BN_sub_word(limit.get(), 1) == 1 && !BN_is_zero(d) && BN_cmp(d, limit.get()) < 0;
}

}  // namespace

absl::StatusOr<Verifier> Sm2Verifier(BytesView public_key) {
  const ErrorMark mark;
  const auto refused = [](std::string zh, std::string en) {
    return Refuse(Reason::kKeyInvalid, std::move(zh), std::move(en), "GB/T 32918.1, SEC 1 2.3.3");
  };
  if (public_key.size() != kCompressedBytes || (public_key[0] != '\x02' && public_key[0] != '\x03')) {
    const std::string size = std::to_string(public_key.size());
    return refused("SM2 公钥应为 33 字节的压缩点，实为 " + size + " 字节",
                   "an SM2 public key is a compressed point of 33 bytes, not " + size);
  }
  const Point point(EC_POINT_new(Group()));
  if (!point) return ModuleFailed();
  if (EC_POINT_oct2point(Group(), point.get(), Unsigned(public_key), public_key.size(), nullptr) != 1) {
    return refused("SM2 公钥不是曲线上的点", "the SM2 public key is not a point of the curve");
  }
  auto encoded = Encode(point.get());
  if (!encoded) return ModuleFailed();
  PkeyHandle key = MakePkey(*encoded, {});
  if (!key) return ModuleFailed();
  return Verifier(std::make_shared<const Sm2PublicKey>(std::move(key)));
}

absl::StatusOr<SigningKey> Sm2KeyFromScalar(Hash& scalar) {
  const ErrorMark mark;
  const Integer d(BN_bin2bn(scalar.data.data(), kScalarBytes, nullptr));
  OPENSSL_cleanse(scalar.data.data(), scalar.data.size());
  if (!d) return ModuleFailed();
  if (!IsPrivateScalar(d.get())) {
    return Refuse(Reason::kKeyInvalid, "SM2 私钥不在 [1, n-2] 之内", "the SM2 private key is not in [1, n-2]",
                  "GB/T 32918.1, 6.1");
  }
  const Point point(EC_POINT_new(Group()));
  if (!point || EC_POINT_mul(Group(), point.get(), d.get(), nullptr, nullptr, nullptr) != 1)
    return ModuleFailed();
  auto encoded = Encode(point.get());
  if (!encoded) return ModuleFailed();

  std::array<std::uint8_t, kScalarBytes> native;
  if (BN_bn2nativepad(d.get(), native.data(), kScalarBytes) != kScalarBytes) return ModuleFailed();
  PkeyHandle key = MakePkey(*encoded, native);
  OPENSSL_cleanse(native.data(), native.size());
  if (!key) return ModuleFailed();
  return SigningKey(SuiteId::kGm, Compress(*encoded), std::make_unique<const Sm2Secret>(std::move(key)));
}

}  // namespace yishi::crypto
