// SM2 signatures (GB/T 32918.2) over the curve of GB/T 32918.5, by OpenSSL, with the default signer's id and
// in the one encoding that engine/crypto/suite.h allows.

#ifndef YISHI_ENGINE_CRYPTO_SM2_H_
#define YISHI_ENGINE_CRYPTO_SM2_H_

#include "absl/status/statusor.h"
#include "engine/base/bytes.h"
#include "engine/crypto/signing_key.h"
#include "engine/crypto/verifier.h"

namespace yishi::crypto {

// kKeyInvalid unless `public_key` is a point of the curve, compressed. The curve's cofactor is one, so that
// every point but infinity, which has no such encoding, is in the group.
absl::StatusOr<Verifier> Sm2Verifier(BytesView public_key);

// The key whose private scalar is `scalar`, big-endian, which is wiped. kKeyInvalid unless it is in [1, n −
// 2].
absl::StatusOr<SigningKey> Sm2KeyFromScalar(Hash& scalar);

}  // namespace yishi::crypto

#endif  // YISHI_ENGINE_CRYPTO_SM2_H_
