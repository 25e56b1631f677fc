// The signed command: a payload, what kind it is, which key signed it, and the signature over both (pae.h).
//
// Order of checks on the way in: ReadSignedCommand; the key is looked up by `key_id`; CheckSignature; then
// CheckStrict of the payload, and only then is it parsed.

#ifndef YISHI_ENGINE_WIRE_ENVELOPE_H_
#define YISHI_ENGINE_WIRE_ENVELOPE_H_

#include <cstddef>

#include "absl/status/statusor.h"
#include "engine/base/bytes.h"
#include "engine/base/limits.h"
#include "engine/crypto/suite.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::wire {

// The payload may have limits::kCommandBytes; type, key id, signature and tags need less than this on top.
inline constexpr std::size_t kEnvelopeBytes = 256;

// Checks size, strict form, type of payload, and the lengths of key id (32) and signature (64); nothing of
// the payload itself. kOversized, kPayloadTypeUnknown, kMalformed, or as CheckStrict.
absl::StatusOr<v1::SignedCommand> ReadSignedCommand(BytesView bytes);

// kSignatureInvalid unless `key` signed this payload under this type.
absl::Status CheckSignature(const crypto::Verifier& key, const v1::SignedCommand& command);

// TH("cmd", PAE): see pae.h.
CommandId CommandIdOf(const crypto::Suite& suite, const v1::SignedCommand& command);

// A command over `payload`, the serialised body. The body's own key_id must be that of `key`.
absl::StatusOr<v1::SignedCommand> SignCommand(const crypto::SigningKey& key, Bytes payload);

// The bytes in which a signed command is sent and stored (the deterministic serialisation).
Bytes SerializeSignedCommand(const v1::SignedCommand& command);

}  // namespace yishi::wire

#endif  // YISHI_ENGINE_WIRE_ENVELOPE_H_
