#include "engine/vault/decide.h"

#include <string>

#include "engine/base/limits.h"
#include "engine/base/status.h"
#include "engine/wire/fields.h"

namespace yishi::vault {
namespace {

constexpr char kRule[] = "个人信息保护法第四十七条";

absl::Status NotPersonal() {
  return Refuse(Reason::kNotFound, "账本中没有这项个人信息；选票和计票表属于居务档案，不删除",
                "the ledger knows no personal content by this commitment; ballots and sheets belong to the "
                "archive and are never erased",
                "城市居民委员会组织法（2026）第三十九条");
}

absl::Status Erased(const Erasure& erasure) {
  const std::string entry = std::to_string(*erasure.erased_seq);
  return Refuse({.reason = Reason::kContentErased,
                 .zh = "此项内容已在第 " + entry + " 号记录中删除",
                 .en = "this content was erased by entry " + entry,
                 .rule = kRule,
                 .numbers = {{"entry", entry}}});
}

absl::Status RequireNotErased(const Vault& vault, const Hash& commitment) {
  const Erasure* erasure = ErasureOf(vault, commitment);
  return erasure == nullptr ? absl::OkStatus() : Erased(*erasure);
}

absl::StatusOr<ErasureId> IdOf(const Vault& vault, const v1::ConfirmErasure& act) {
  YISHI_ASSIGN_OR_RETURN(const ErasureId id, wire::ReadId<ErasureId>(act.erasure_id(), "erasure_id"));
  if (vault.erasures.contains(id)) return id;
  return Refuse(Reason::kNotFound, "没有这项删除提议", "no such erasure was proposed");
}

// Another proposal for the same content that waits.
absl::Status RequireNoOther(const Vault& vault, const Hash& commitment) {
  for (const auto& [id, erasure] : vault.erasures) {
    if (erasure.commitment != commitment || erasure.erased_seq) continue;
    return Refuse({.reason = Reason::kAlreadyExists,
                   .zh = "已有一项删除提议等待确认：" + id.hex(),
                   .en = "an erasure of it waits to be confirmed: " + id.hex(),
                   .rule = "",
                   .numbers = {{"erasure", id.hex()}}});
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Hash> CommitmentOf(const Vault& vault, const v1::ProposeErasure& act) {
  YISHI_ASSIGN_OR_RETURN(const Hash commitment, wire::ReadHash(act.commitment(), "commitment"));
  if (!vault.contents.contains(commitment)) return NotPersonal();
  return commitment;
}

absl::StatusOr<Hash> CommitmentOf(const Vault& vault, const v1::ConfirmErasure& act) {
  YISHI_ASSIGN_OR_RETURN(const ErasureId id, IdOf(vault, act));
  return vault.erasures.at(id).commitment;
}

absl::StatusOr<Effects> DecidePropose(const Vault& vault, const roster::Roster& roster,
                                      const roster::Acting& acting, const v1::ProposeErasure& act) {
  YISHI_ASSIGN_OR_RETURN(const Hash commitment, CommitmentOf(vault, act));
  if (vault.contents.at(commitment).person != acting.person) {
    YISHI_RETURN_IF_ERROR(roster::RequireMember(roster, acting, roster::BodyKind::kRegistry));
  }
  if (act.ground() == v1::ERASURE_GROUND_UNSPECIFIED) return wire::FieldMissing("ground");
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.reason(), limits::kShortTextBytes, "reason"));
  YISHI_RETURN_IF_ERROR(RequireNotErased(vault, commitment));
  YISHI_RETURN_IF_ERROR(RequireNoOther(vault, commitment));
  Effects effects(1);
  auto* proposed = effects[0].mutable_erasure_proposed();
  proposed->set_erasure_id(acting.NewId<ErasureId>().str());
  return effects;
}

absl::StatusOr<Effects> DecideConfirm(const Vault& vault, const roster::Roster& roster,
                                      const roster::Acting& acting, const v1::ConfirmErasure& act) {
  YISHI_ASSIGN_OR_RETURN(const ErasureId id, IdOf(vault, act));
  const bool supervisor =
      roster::Belongs(roster, acting.person, roster::BodyKind::kSupervisionCommittee, acting.today);
  if (!supervisor) YISHI_RETURN_IF_ERROR(RequireMember(roster, acting, roster::BodyKind::kRegistry));
  YISHI_RETURN_IF_ERROR(roster::RequireOfficialKey(acting));
  const Erasure& erasure = vault.erasures.at(id);
  YISHI_RETURN_IF_ERROR(RequireNotErased(vault, erasure.commitment));
  if (acting.person == erasure.proposed_by || acting.person == vault.contents.at(erasure.commitment).person) {
    return Refuse(Reason::kSecondSignatureNeeded, "须由提议人和本人以外的另一人确认",
                  "another official must confirm it, neither who proposed it nor whom it concerns",
                  "删除须两人签署 (an erasure needs two signatures)");
  }
  Effects effects(1);
  auto* erased = effects[0].mutable_content_erased();
  erased->set_erasure_id(id.str());
  erased->set_commitment(erasure.commitment.str());
  return effects;
}

}  // namespace yishi::vault
