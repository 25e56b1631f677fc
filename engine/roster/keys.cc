#include "engine/roster/keys.h"

#include <map>
#include <set>

#include "engine/roster/decide.h"
#include "engine/roster/recovery.h"
#include "engine/wire/fields.h"

namespace yishi::roster {
namespace {

// A slip is good for at most 90 days.
constexpr Millis kSlipMs = 90 * kDayMs;

absl::Status MayConfirm(const Roster& roster, const Acting& acting) {
  if (Belongs(roster, acting.person, BodyKind::kSupervisionCommittee, acting.today))
    return RequireOfficialKey(acting);
  return RequireMember(roster, acting, BodyKind::kRegistry);
}

// REQUIRES: key.revoked_seq.
absl::Status Revoked(const Key& key) {
  const std::string entry = std::to_string(*key.revoked_seq);
  return Refuse({.reason = Reason::kKeyRevoked,
                 .zh = "此密钥已在第 " + entry + " 号记录中吊销",
                 .en = "this key was revoked by entry " + entry,
                 .rule = "",
                 .numbers = {{"entry", entry}}});
}

absl::Status RecoveryNeeded(const KeyId& key) {
  return Refuse(
      {.reason = Reason::kRecoveryNeeded,
       .zh = "此人已有或曾有一把确认过的密钥，另一把须按「找回密钥」确认，等待期满才有效：" + key.hex(),
       .en = "this person has or had a confirmed key: another is confirmed as a recovery, and counts "
             "when its days are over: " +
             key.hex(),
       .rule = "",
       .numbers = {{"key", key.hex()}}});
}

absl::Status CheckEnrolment(const Roster& roster, const crypto::Suite& suite, const Acting& acting,
                            const v1::Enrolment& enrolment) {
  YISHI_ASSIGN_OR_RETURN(const PersonId person,
                         wire::ReadId<PersonId>(enrolment.person_id(), "enrolments.person_id"));
  if (!roster.persons.contains(person)) {
    return Refuse(Reason::kNotFound, "名册中没有此人：" + person.hex(), "not on the roster: " + person.hex());
  }
  YISHI_RETURN_IF_ERROR(suite.CheckPublicKey(enrolment.public_key()));
  const KeyId key = suite.KeyIdOf(enrolment.public_key());
  if (roster.slips.contains(key) || roster.keys.contains(key)) {
    return Refuse(Reason::kAlreadyExists, "此密钥已登记", "this key is registered already");
  }
  if (enrolment.expires_ms() <= acting.now || enrolment.expires_ms() > acting.now + kSlipMs) {
    return wire::FieldInvalid("enrolments.expires_ms", "有效期须在今后 90 天之内",
                              "must lie within the next 90 days");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Effects> DecideIssueEnrolments(const Roster& roster, const crypto::Suite& suite,
                                              const Acting& acting, const v1::IssueEnrolments& act) {
  YISHI_RETURN_IF_ERROR(RequireMember(roster, acting, BodyKind::kRegistry));
  YISHI_RETURN_IF_ERROR(wire::RequireCount(static_cast<std::size_t>(act.enrolments_size()), 1,
                                           limits::kEnrolmentsPerCommand, "enrolments"));
  std::set<Bytes> seen;
  for (const v1::Enrolment& enrolment : act.enrolments()) {
    YISHI_RETURN_IF_ERROR(CheckEnrolment(roster, suite, acting, enrolment));
    if (!seen.insert(enrolment.public_key()).second) {
      return Refuse(Reason::kAlreadyExists, "同一密钥出现两次", "the same key stands here twice");
    }
  }
  Effects effects(1);
  effects[0].mutable_enrolments_issued()->set_count(static_cast<std::uint32_t>(act.enrolments_size()));
  return effects;
}

absl::StatusOr<Effects> DecideEnrolKey(const Roster& roster, const crypto::Suite& suite,
                                       const LedgerId& ledger, const Acting& acting,
                                       const v1::EnrolKey& act) {
  const auto slip = roster.slips.find(acting.key);
  if (slip == roster.slips.end() || slip->second.person != acting.person) {
    return Refuse(Reason::kEnrolmentUnknown, "没有这张登记单", "there is no such enrolment slip");
  }
  if (slip->second.used) {
    return Refuse(Reason::kEnrolmentUsed, "这张登记单已经用过，请向登记员另领一张",
                  "this slip has been used; ask the registrar for another");
  }
  if (slip->second.expires_ms <= acting.now) {
    return Refuse(Reason::kEnrolmentExpired, "这张登记单已过期，请向登记员另领一张",
                  "this slip has expired; ask the registrar for another");
  }
  if (act.custody() == v1::CUSTODY_UNSPECIFIED) return wire::FieldMissing("custody");
  YISHI_RETURN_IF_ERROR(suite.CheckPublicKey(act.public_key()));
  const KeyId key = suite.KeyIdOf(act.public_key());
  if (roster.keys.contains(key) || roster.slips.contains(key)) {
    return Refuse(Reason::kAlreadyExists, "此密钥已登记", "this key is registered already");
  }
  const Hash digest = PossessionDigest(suite, ledger, acting.person.view(), act.public_key());
  if (!suite.VerifySignature(act.public_key(), digest.view(), act.proof_of_possession())) {
    return Refuse(Reason::kProofOfPossessionInvalid, "新密钥的持有证明无效",
                  "the new key did not prove possession");
  }
  Effects effects(1);
  auto* enrolled = effects[0].mutable_key_enrolled();
  enrolled->set_person_id(acting.person.str());
  enrolled->set_key_id(key.str());
  return effects;
}

absl::StatusOr<KeyId> RequireConfirmable(const Roster& roster, const Acting& acting, BytesView bytes,
                                         std::string_view field) {
  YISHI_RETURN_IF_ERROR(MayConfirm(roster, acting));
  YISHI_ASSIGN_OR_RETURN(const KeyId id, wire::ReadId<KeyId>(bytes, field));
  const auto key = roster.keys.find(id);
  if (key == roster.keys.end()) {
    return Refuse(Reason::kKeyUnknown, "没有此密钥：" + id.hex(), "no such key: " + id.hex());
  }
  if (key->second.revoked_seq) return Revoked(key->second);
  if (key->second.issued_by == acting.person || key->second.person == acting.person) {
    return Refuse(
        {.reason = Reason::kSecondSignatureNeeded,
         .zh = "发放登记单的人和密钥的主人都不能确认它，须由另一人确认",
         .en = "neither who issued the slip nor who owns the key may confirm it: another person must",
         .rule = "",
         .numbers = {{"key", id.hex()}}});
  }
  return id;
}

absl::StatusOr<Effects> DecideConfirmKeys(const Roster& roster, const Acting& acting,
                                          const v1::ConfirmKeys& act) {
  YISHI_RETURN_IF_ERROR(MayConfirm(roster, acting));
  YISHI_RETURN_IF_ERROR(wire::RequireCount(static_cast<std::size_t>(act.key_ids_size()), 1,
                                           limits::kPersonsPerCommand, "key_ids"));
  std::map<PersonId, KeyId> first;
  for (const Bytes& bytes : act.key_ids()) {
    YISHI_ASSIGN_OR_RETURN(const KeyId id, RequireConfirmable(roster, acting, bytes, "key_ids"));
    if (Recovers(roster, id)) return RecoveryNeeded(id);
    const auto [same, fresh] = first.emplace(roster.keys.at(id).person, id);
    if (!fresh && same->second != id) return RecoveryNeeded(id);
  }
  Effects effects(1);
  effects[0].mutable_keys_confirmed()->set_count(static_cast<std::uint32_t>(act.key_ids_size()));
  return effects;
}

absl::StatusOr<Effects> DecideRevokeKey(const Roster& roster, const Acting& acting,
                                        const v1::RevokeKey& act) {
  YISHI_ASSIGN_OR_RETURN(const KeyId id, wire::ReadId<KeyId>(act.key_id(), "key_id"));
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.reason(), limits::kShortTextBytes, "reason"));
  const auto key = roster.keys.find(id);
  if (key == roster.keys.end()) return Refuse(Reason::kKeyUnknown, "没有此密钥", "no such key");
  if (key->second.revoked_seq) return Revoked(key->second);
  if (key->second.person != acting.person)
    YISHI_RETURN_IF_ERROR(RequireMember(roster, acting, BodyKind::kRegistry));
  Effects effects(1);
  effects[0].mutable_key_revoked()->set_key_id(id.str());
  return effects;
}

}  // namespace yishi::roster
