// Salted commitments: what stands in the ledger for content that is secret, personal or not yet due.
//
// Hiding rests on the salt, 32 fresh random bytes for each field, never on the content; binding rests on the
// suite's hash. Opening one field says nothing about the others.

#ifndef YISHI_ENGINE_CRYPTO_COMMITMENT_H_
#define YISHI_ENGINE_CRYPTO_COMMITMENT_H_

#include <cstddef>
#include <cstdint>

#include "engine/base/bytes.h"
#include "engine/crypto/suite.h"

namespace yishi::crypto {

inline constexpr std::size_t kSaltBytes = 32;

// TH("commit", u16 schema, u16 field, salt, content). `schema` names the kind of content, `field` the field
// in it, so that one field's commitment cannot be opened as another's.
Hash FieldCommitment(const Suite& suite, std::uint16_t schema, std::uint16_t field, BytesView salt,
                     BytesView content);

}  // namespace yishi::crypto

#endif  // YISHI_ENGINE_CRYPTO_COMMITMENT_H_
