// Ed25519 by libsodium, under the strict profile of engine/crypto/suite.h.

#ifndef YISHI_ENGINE_CRYPTO_ED25519_H_
#define YISHI_ENGINE_CRYPTO_ED25519_H_

#include "absl/status/statusor.h"
#include "engine/base/bytes.h"
#include "engine/crypto/signing_key.h"

namespace yishi::crypto {

absl::Status CheckEd25519PublicKey(BytesView public_key);

// The check of a single signature; that of the key's group is CheckEd25519PublicKey.
bool VerifyEd25519(BytesView public_key, BytesView message, BytesView signature);

absl::StatusOr<SigningKey> Ed25519KeyFromSeed(BytesView seed);

}  // namespace yishi::crypto

#endif  // YISHI_ENGINE_CRYPTO_ED25519_H_
