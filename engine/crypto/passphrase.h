// A small secret (a key's seed) sealed under a passphrase, as one line of text:
//
//   yishi-sealed-v1 argon2id <passes> <KiB> <salt> <nonce> <box>
//
// The last three are base64; single spaces, no newline. The key is Argon2id (RFC 9106, one lane) of the
// passphrase; the box is XChaCha20-Poly1305 with all that stands before it, its space included, as associated
// data, so that no part of the line can be changed unnoticed.

#ifndef YISHI_ENGINE_CRYPTO_PASSPHRASE_H_
#define YISHI_ENGINE_CRYPTO_PASSPHRASE_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "engine/base/bytes.h"

namespace yishi::crypto {

using PassphraseSalt = FixedBytes<16>;
using SealNonce = FixedBytes<24>;

// Takes a noticeable part of a second and 64 MiB. `salt` and `nonce` are fresh random bytes, drawn by the
// caller. kFieldInvalid for an empty passphrase, kLimitExceeded for a secret over 4 KiB.
absl::StatusOr<std::string> SealWithPassphrase(BytesView secret, std::string_view passphrase,
                                               const PassphraseSalt& salt, const SealNonce& nonce);

// kPassphraseWrong if the passphrase is not the one, or the line was changed (they cannot be told apart);
// kMalformed for what is no such line; kLimitExceeded for one that asks for more than 4 passes or 256 MiB.
absl::StatusOr<Bytes> OpenWithPassphrase(std::string_view sealed, std::string_view passphrase);

}  // namespace yishi::crypto

#endif  // YISHI_ENGINE_CRYPTO_PASSPHRASE_H_
