// Who signs: a person of one ledger, with the key that speaks for them.

#ifndef YISHI_CLIENTS_SDK_SIGNER_H_
#define YISHI_CLIENTS_SDK_SIGNER_H_

#include <utility>

#include "absl/status/statusor.h"
#include "engine/base/ids.h"
#include "engine/base/status.h"
#include "engine/crypto/suite.h"

namespace yishi::sdk {

// Movable, not copyable: the secret is held once, and wiped at the end.
struct Signer {
  LedgerId ledger;  // zero for the command that founds one
  PersonId person;
  KeyId key_id;
  crypto::SigningKey key;

  const crypto::Suite& suite() const { return crypto::Suite::Get(key.suite()); }
};

// The key id follows from the key. kKeyInvalid unless `seed` is 32 bytes.
inline absl::StatusOr<Signer> SignerFromSeed(crypto::SuiteId suite_id, const LedgerId& ledger,
                                             const PersonId& person, BytesView seed) {
  const crypto::Suite& suite = crypto::Suite::Get(suite_id);
  YISHI_ASSIGN_OR_RETURN(crypto::SigningKey key, suite.KeyFromSeed(seed));
  const KeyId id = suite.KeyIdOf(key.public_key());
  return Signer{.ledger = ledger, .person = person, .key_id = id, .key = std::move(key)};
}

}  // namespace yishi::sdk

#endif  // YISHI_CLIENTS_SDK_SIGNER_H_
