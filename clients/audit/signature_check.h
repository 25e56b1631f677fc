// Whether each command was signed by a key that could sign it where it stands.

#ifndef YISHI_CLIENTS_AUDIT_SIGNATURE_CHECK_H_
#define YISHI_CLIENTS_AUDIT_SIGNATURE_CHECK_H_

#include <cstddef>
#include <map>
#include <optional>

#include "clients/audit/fault.h"
#include "clients/audit/reading.h"
#include "engine/crypto/verifier.h"

namespace yishi::audit {

class SignatureCheck {
 public:
  explicit SignatureCheck(const crypto::Suite& suite) : suite_(suite) {}

  // `state` is the community before the entry; `known` says that it is, and not what it was when it was last
  // known. Then keys enrolled since are passed over, and revocations since do not count.
  // REQUIRES: reading.request.
  void See(const Reading& reading, const community::State& state, bool known, FaultList& faults);

  std::size_t checked() const { return checked_; }
  std::size_t passed_over() const { return passed_over_; }

 private:
  // A key made ready; absent if it is no key.
  const std::optional<crypto::Verifier>& VerifierFor(const Bytes& public_key);

  const crypto::Suite& suite_;
  std::map<Bytes, std::optional<crypto::Verifier>> verifiers_;
  std::size_t checked_ = 0;
  std::size_t passed_over_ = 0;
};

}  // namespace yishi::audit

#endif  // YISHI_CLIENTS_AUDIT_SIGNATURE_CHECK_H_
