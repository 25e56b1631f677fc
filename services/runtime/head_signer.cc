#include "services/runtime/head_signer.h"

#include <optional>
#include <utility>

#include "engine/base/status.h"
#include "engine/merkle/checkpoint.h"
#include "engine/merkle/note_key.h"

namespace yishi::runtime {

HeadSigner::HeadSigner(std::string origin, crypto::SigningKey key, std::unique_ptr<storage::HeadGuard> guard)
    : origin_(std::move(origin)), key_(std::move(key)), guard_(std::move(guard)) {}

absl::StatusOr<HeadSigner> HeadSigner::Make(const LogKeys& keys, const std::filesystem::path& heads,
                                            const community::Foundation& foundation) {
  YISHI_ASSIGN_OR_RETURN(crypto::SigningKey key, keys.Load(foundation.origin));
  YISHI_ASSIGN_OR_RETURN(const merkle::NoteKey note_key,
                         merkle::NoteKey::Make(foundation.origin, key.suite(), key.public_key()));
  if (note_key.ToVkey() != foundation.log_vkey) {
    return Refuse(
        Reason::kKeyInvalid, "本服务器的日志密钥不是社区建立时所写的那一把：" + foundation.origin,
        "this server's log key is not the one that the community was founded with: " + foundation.origin);
  }
  const std::filesystem::path file = heads / (foundation.ledger.hex() + ".head");
  YISHI_ASSIGN_OR_RETURN(std::unique_ptr<storage::HeadGuard> guard,
                         storage::HeadGuard::Open(file.string(), foundation.ledger));
  return HeadSigner(foundation.origin, std::move(key), std::move(guard));
}

absl::Status HeadSigner::CheckExtends(const merkle::Tree& tree) const {
  YISHI_RETURN_IF_ERROR(guard_->CheckExtends(storage::Head{tree.size(), tree.Root()}));
  const std::optional<storage::Head>& last = guard_->last_signed();
  if (!last) return absl::OkStatus();
  YISHI_ASSIGN_OR_RETURN(const Hash root, tree.RootAt(last->size));
  if (root == last->root) return absl::OkStatus();
  const std::string size = std::to_string(last->size);
  return Refuse(
      {.reason = Reason::kStoreWentBack,
       .zh = "存储中的前 " + size + " 条记录不是已签署过的那些：存储被替换，拒绝签署",
       .en = "the store's first " + size +
             " entries are not those that were signed: it was replaced, and "
             "nothing more is signed",
       .rule = "日志只签署延续其全部已签内容的账本头 (a log signs only what extends all that it ever signed)",
       .numbers = {{"signed_size", size}, {"stored_size", std::to_string(tree.size())}}});
}

absl::StatusOr<std::shared_ptr<const SignedHead>> HeadSigner::Sign(const merkle::Head& head) {
  YISHI_RETURN_IF_ERROR(guard_->Record(storage::Head{head.size, head.root}));
  YISHI_ASSIGN_OR_RETURN(std::string checkpoint, merkle::SignCheckpoint({origin_, head}, key_));
  return std::make_shared<const SignedHead>(SignedHead{head, std::move(checkpoint)});
}

}  // namespace yishi::runtime
