// Signs heads of one log: only such as extend every head that it ever signed.

#ifndef YISHI_SERVICES_RUNTIME_HEAD_SIGNER_H_
#define YISHI_SERVICES_RUNTIME_HEAD_SIGNER_H_

#include <filesystem>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "engine/community/state.h"
#include "engine/crypto/signing_key.h"
#include "engine/merkle/tree.h"
#include "services/runtime/committed.h"
#include "services/runtime/log_keys.h"
#include "services/storage/head_guard.h"

namespace yishi::runtime {

// For one thread.
class HeadSigner {
 public:
  // With the key of the community's origin, and the record of what was signed, a file of the ledger's own in
  // the folder `heads`. kKeyUnknown; kKeyInvalid if the key is not the one that the community was founded
  // with; and as storage::HeadGuard::Open.
  static absl::StatusOr<HeadSigner> Make(const LogKeys& keys, const std::filesystem::path& heads,
                                         const community::Foundation& foundation);

  // kStoreWentBack unless `tree`, which is what the store has, extends the last head that was signed. To be
  // asked before the first Sign: after that the caller only ever adds to the tree.
  absl::Status CheckExtends(const merkle::Tree& tree) const;

  // Records the head, then signs it. REQUIRES: the store has it, and it extends the last one. kStoreFailed,
  // kInternal: not signed, may be tried again.
  absl::StatusOr<std::shared_ptr<const SignedHead>> Sign(const merkle::Head& head);

 private:
  HeadSigner(std::string origin, crypto::SigningKey key, std::unique_ptr<storage::HeadGuard> guard);

  std::string origin_;
  crypto::SigningKey key_;
  std::unique_ptr<storage::HeadGuard> guard_;
};

}  // namespace yishi::runtime

#endif  // YISHI_SERVICES_RUNTIME_HEAD_SIGNER_H_
