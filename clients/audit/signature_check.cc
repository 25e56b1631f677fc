#include "clients/audit/signature_check.h"

#include "clients/audit/words.h"
#include "engine/base/status.h"
#include "engine/wire/envelope.h"

namespace yishi::audit {
namespace {

FaultKind KindOf(Reason reason) {
  if (reason == Reason::kKeyRevoked) return FaultKind::kKeyRevoked;
  return reason == Reason::kKeyWrongPurpose ? FaultKind::kKeyWrongPurpose : FaultKind::kKeyUnknown;
}

// The key that made a signature which the position no longer allows, to tell a late signature from a forged
// one.
std::optional<Bytes> RegisteredKey(const community::State& state, const Reading& reading) {
  const auto key = state.roster.keys.find(*KeyId::From(reading.request->command.key_id()));
  if (key == state.roster.keys.end()) return std::nullopt;
  return key->second.public_key;
}

}  // namespace

const std::optional<crypto::Verifier>& SignatureCheck::VerifierFor(const Bytes& public_key) {
  const auto [found, added] = verifiers_.emplace(public_key, std::nullopt);
  if (added) {
    auto verifier = suite_.MakeVerifier(public_key);
    if (verifier.ok()) found->second = *std::move(verifier);
  }
  return found->second;
}

void SignatureCheck::See(const Reading& reading, const community::State& state, bool known,
                         FaultList& faults) {
  const std::string key = Short(reading.request->command.key_id());
  const absl::StatusOr<Bytes> allowed = community::PublicKeyFor(state, *reading.request);
  std::optional<Bytes> public_key;
  if (allowed.ok()) {
    public_key = *allowed;
  } else {
    const Reason reason = ReasonOf(allowed.status());
    if (!known && reason == Reason::kKeyUnknown) {
      ++passed_over_;
      return;
    }
    const Refusal refusal = RefusalOf(allowed.status()).value_or(Refusal{});
    faults.Add(KindOf(reason), reading.at, "密钥 " + key + "：" + refusal.zh,
               "key " + key + ": " + refusal.en);
    public_key = RegisteredKey(state, reading);
    if (!public_key) return;
  }
  ++checked_;
  const std::optional<crypto::Verifier>& verifier = VerifierFor(*public_key);
  if (verifier && wire::CheckSignature(*verifier, reading.request->envelope).ok()) return;
  faults.Add(FaultKind::kSignatureInvalid, reading.at, "签名不是密钥 " + key + " 所签",
             "the signature is not by key " + key);
}

}  // namespace yishi::audit
