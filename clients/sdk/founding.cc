#include "clients/sdk/founding.h"

#include <utility>

#include "engine/base/status.h"
#include "engine/merkle/hash.h"
#include "engine/wire/envelope.h"
#include "yishi/v1/command.pb.h"

namespace yishi::sdk {
namespace {

absl::StatusOr<v1::FoundCommunity> FoundingActIn(BytesView entry_bytes) {
  ledger::v1::Entry entry;
  v1::Command command;
  if (entry.ParseFromArray(entry_bytes.data(), static_cast<int>(entry_bytes.size()))) {
    const auto envelope = wire::ReadSignedCommand(entry.signed_command());
    if (envelope.ok() && command.ParseFromString(envelope->payload()) && command.has_found_community()) {
      return std::move(*command.mutable_found_community());
    }
  }
  return Refuse(Reason::kProofInvalid, "账本的第一条不是创建社区",
                "the ledger's first entry does not found a community");
}

}  // namespace

absl::StatusOr<Founded> FoundLedger(Client& client, const Signer& first_founder,
                                    const v1::FoundCommunity& act, Millis now) {
  YISHI_ASSIGN_OR_RETURN(const merkle::NoteKey log_key, merkle::NoteKey::FromVkey(act.log_vkey()));
  const Draft draft{.issued_ms = now, .lifetime_ms = kHourMs, .seen = std::nullopt, .expect = std::nullopt};
  YISHI_ASSIGN_OR_RETURN(const SignedAct ready, SignAct(first_founder, draft, act));
  YISHI_ASSIGN_OR_RETURN(v1::Receipt receipt, client.Submit(ready));
  YISHI_ASSIGN_OR_RETURN(CheckedReceipt checked,
                         CheckReceiptFor(receipt, log_key, wire::SerializeSignedCommand(ready.command)));
  if (checked.index != 0) {
    return Refuse(Reason::kProofInvalid, "创建社区的条目不是第 0 号", "the founding entry is not no. 0");
  }
  const LedgerId ledger{checked.leaf};
  return Founded{.ledger = ledger, .receipt = std::move(receipt), .checked = std::move(checked)};
}

absl::Status CheckFounding(Client& client, const LedgerId& ledger, const std::string& log_vkey) {
  YISHI_ASSIGN_OR_RETURN(const merkle::NoteKey log_key, merkle::NoteKey::FromVkey(log_vkey));
  v1::ListEntriesRequest request;
  request.set_ledger_id(ledger.str());
  request.set_page_size(1);
  YISHI_ASSIGN_OR_RETURN(const v1::ListEntriesResponse response, client.Call(request));
  const Bytes bytes = response.entries_size() > 0 ? response.entries(0).entry() : Bytes();
  if (merkle::LeafHash(crypto::Suite::Get(log_key.suite()), bytes).view() != ledger.view()) {
    return Refuse(Reason::kProofInvalid, "服务器给出的第一条与账本编号不符",
                  "the first entry that the server gives does not hash to the ledger's id");
  }
  YISHI_ASSIGN_OR_RETURN(const v1::FoundCommunity act, FoundingActIn(bytes));
  if (act.log_vkey() == log_vkey) return absl::OkStatus();
  return Refuse(Reason::kProofInvalid, "服务器给出的账本公钥与创建社区时写下的不同",
                "the log key that the server gives is not the one in the founding entry");
}

}  // namespace yishi::sdk
