#include "clients/sdk/receipt_check.h"

#include <utility>

#include "engine/base/limits.h"
#include "engine/base/status.h"
#include "engine/merkle/hash.h"
#include "engine/merkle/proof.h"
#include "engine/wire/envelope.h"
#include "engine/wire/strict.h"

namespace yishi::sdk {
namespace {

absl::StatusOr<ledger::v1::Entry> ReadEntry(BytesView bytes) {
  if (bytes.size() > limits::kEntryBytes) {
    return Refuse(Reason::kEntryTooLarge, "回执里的条目超过 65535 字节",
                  "the receipt's entry has more than 65535 bytes");
  }
  YISHI_RETURN_IF_ERROR(wire::CheckStrict(*ledger::v1::Entry::descriptor(), bytes));
  ledger::v1::Entry entry;
  if (!entry.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return Refuse(Reason::kMalformed, "回执里的条目读不懂", "the receipt's entry cannot be read");
  }
  return entry;
}

absl::Status CheckPlace(const v1::Receipt& receipt, const ledger::v1::Entry& entry, crypto::SuiteId suite) {
  if (entry.suite() != static_cast<std::uint32_t>(suite)) {
    return Refuse(Reason::kWrongSuite, "条目与账本公钥不是同一密码套件",
                  "the entry and the ledger's key are of different suites");
  }
  if (entry.seq() != receipt.index()) {
    const std::string is = std::to_string(entry.seq());
    const std::string says = std::to_string(receipt.index());
    return Refuse(Reason::kProofInvalid, "条目自称第 " + is + " 号，回执却说第 " + says + " 号",
                  "the entry says that it is no. " + is + ", the receipt that it is no. " + says);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<Hash>> ProofHashes(const google::protobuf::RepeatedPtrField<std::string>& parts) {
  std::vector<Hash> out;
  for (const std::string& part : parts) {
    const auto hash = Hash::From(part);
    if (!hash)
      return Refuse(Reason::kMalformed, "证明中有一段不是 32 字节",
                    "a part of the proof does not have 32 bytes");
    out.push_back(*hash);
  }
  return out;
}

absl::StatusOr<CheckedReceipt> CheckReceipt(const v1::Receipt& receipt, const merkle::NoteKey& log_key) {
  const crypto::Suite& suite = crypto::Suite::Get(log_key.suite());
  CheckedReceipt out;
  YISHI_ASSIGN_OR_RETURN(out.entry, ReadEntry(receipt.entry()));
  YISHI_RETURN_IF_ERROR(CheckPlace(receipt, out.entry, log_key.suite()));
  YISHI_ASSIGN_OR_RETURN(const v1::SignedCommand command,
                         wire::ReadSignedCommand(out.entry.signed_command()));
  YISHI_ASSIGN_OR_RETURN(out.checkpoint, merkle::OpenCheckpoint(receipt.checkpoint(), log_key));
  YISHI_ASSIGN_OR_RETURN(const std::vector<Hash> proof, ProofHashes(receipt.inclusion_proof()));
  out.leaf = merkle::LeafHash(suite, receipt.entry());
  YISHI_RETURN_IF_ERROR(
      merkle::VerifyInclusion(suite, out.leaf, receipt.index(), proof, out.checkpoint.head));
  out.index = receipt.index();
  out.command = wire::CommandIdOf(suite, command);
  return out;
}

absl::StatusOr<CheckedReceipt> CheckReceiptFor(const v1::Receipt& receipt, const merkle::NoteKey& log_key,
                                               BytesView signed_command) {
  YISHI_ASSIGN_OR_RETURN(CheckedReceipt out, CheckReceipt(receipt, log_key));
  if (out.entry.signed_command() != signed_command) {
    return Refuse(Reason::kProofInvalid, "回执证明的不是你提交的命令",
                  "the receipt proves another command than the one submitted");
  }
  return out;
}

}  // namespace yishi::sdk
