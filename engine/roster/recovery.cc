#include "engine/roster/recovery.h"

#include <algorithm>

#include "engine/roster/keys.h"
#include "engine/wire/fields.h"

namespace yishi::roster {
namespace {

constexpr const char* kRule =
    "密钥找回的等待期，由建立社区时定下 (the days that a recovered key waits, set when the community was "
    "founded)";

const std::pair<const KeyId, Recovery>* WaitingFor(const Roster& roster, const PersonId& person) {
  const auto found = std::find_if(roster.recoveries.begin(), roster.recoveries.end(),
                                  [&](const auto& entry) { return entry.second.person == person; });
  return found == roster.recoveries.end() ? nullptr : &*found;
}

absl::Status NotRecovering(const Key& key) {
  if (key.confirmed) return Refuse(Reason::kWrongPhase, "此密钥已经有效", "this key counts already");
  return Refuse(Reason::kWrongPhase, "这是此人的第一把密钥，不是找回：请用「确认密钥」",
                "this is the person's first key and no recovery: confirm it as a key");
}

absl::Status WaitsAlready(const Recovery& recovery, const KeyId& key, const calendar::Calendar& calendar) {
  const std::string at = calendar.Format(recovery.counts_from_ms);
  return Refuse({.reason = Reason::kAlreadyExists,
                 .zh = "此人已有一把找回的密钥在等待，" + at + " 起有效：" + key.hex(),
                 .en = "a recovery of this person waits already and counts from " + at + ": " + key.hex(),
                 .rule = "",
                 .numbers = {{"counts_from_ms", std::to_string(recovery.counts_from_ms)}}});
}

absl::Status StillWaits(const Recovery& recovery, const calendar::Calendar& calendar) {
  const std::string at = calendar.Format(recovery.counts_from_ms);
  return Refuse(
      {.reason = Reason::kRecoveryWaiting,
       .zh = "这是找回的密钥，" + at + " 起才有效；在此之前可以到签到处领纸质票",
       .en = "this is a recovered key, which counts from " + at + "; until then ask the desk for paper",
       .rule = kRule,
       .numbers = {{"counts_from_ms", std::to_string(recovery.counts_from_ms)}}});
}

}  // namespace

bool Recovers(const Roster& roster, const KeyId& id) {
  const auto key = roster.keys.find(id);
  return key != roster.keys.end() && !key->second.confirmed && roster.keyed.contains(key->second.person);
}

bool MayStop(const Key& key) { return key.confirmed && !key.revoked_by_owner; }

absl::Status RequireNoRecovery(const Roster& roster, const calendar::Calendar& calendar,
                               const v1::Command& command) {
  const auto id = KeyId::From(command.key_id());
  if (!id || !Recovers(roster, *id)) return absl::OkStatus();
  if (command.has_revoke_key() && command.revoke_key().key_id() == command.key_id()) return absl::OkStatus();
  const auto waiting = roster.recoveries.find(*id);
  if (waiting != roster.recoveries.end()) return StillWaits(waiting->second, calendar);
  return Refuse(Reason::kRecoveryWaiting,
                "你以前登记过密钥，这一把是找回的密钥：还要另一位工作人员确认，再等待几天才有效",
                "you had a key before, so this is a recovery: another official must confirm it, and it then "
                "waits for some days before it counts",
                kRule);
}

absl::StatusOr<Effects> DecideConfirmRecovery(const Roster& roster, const calendar::Calendar& calendar,
                                              int days, const Acting& acting,
                                              const v1::ConfirmRecovery& act) {
  YISHI_ASSIGN_OR_RETURN(const KeyId id, RequireConfirmable(roster, acting, act.key_id(), "key_id"));
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.reason(), limits::kShortTextBytes, "reason"));
  const Key& key = roster.keys.at(id);
  if (!Recovers(roster, id)) return NotRecovering(key);
  if (const auto* waiting = WaitingFor(roster, key.person))
    return WaitsAlready(waiting->second, waiting->first, calendar);
  Effects effects(1);
  auto* begun = effects[0].mutable_recovery_begun();
  begun->set_person_id(key.person.str());
  begun->set_key_id(id.str());
  begun->set_counts_from_ms(calendar.PeriodEnd(acting.now, days));
  return effects;
}

absl::StatusOr<Effects> DecideStopRecovery(const Roster& roster, const Acting& acting,
                                           const v1::StopRecovery& act) {
  YISHI_ASSIGN_OR_RETURN(const KeyId id, wire::ReadId<KeyId>(act.key_id(), "key_id"));
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.reason(), limits::kShortTextBytes, "reason"));
  const auto waiting = roster.recoveries.find(id);
  if (waiting == roster.recoveries.end()) {
    return Refuse(Reason::kNotFound, "没有正在等待的找回：" + id.hex() + "；密钥若已有效，请立即吊销它",
                  "no recovery waits: " + id.hex() + "; if that key counts already, revoke it at once");
  }
  const auto by = roster.keys.find(acting.key);
  const bool may = by != roster.keys.end() && MayStop(by->second);
  if (waiting->second.person != acting.person || !may) {
    return Refuse(Reason::kNotAuthorised, "只有密钥的主人能停止找回，须用本人的另一把已确认过的密钥",
                  "only the key's owner can stop its recovery, by another key that was confirmed");
  }
  Effects effects(1);
  auto* stopped = effects[0].mutable_recovery_stopped();
  stopped->set_person_id(acting.person.str());
  stopped->set_key_id(id.str());
  return effects;
}

ledger::v1::Effect RecoveryCompleted(const KeyId& key, const Recovery& recovery) {
  ledger::v1::Effect effect;
  effect.mutable_recovery_completed()->set_person_id(recovery.person.str());
  effect.mutable_recovery_completed()->set_key_id(key.str());
  return effect;
}

bool ApplyRecovery(Roster& roster, const ledger::v1::Effect& effect, const v1::Command& command,
                   std::uint64_t seq, Millis at) {
  if (effect.has_recovery_begun()) {
    const ledger::v1::RecoveryBegun& begun = effect.recovery_begun();
    roster.recoveries[*KeyId::From(begun.key_id())] = {
        .person = *PersonId::From(begun.person_id()),
        .confirmed_by = PersonId::From(command.actor_id()).value_or(PersonId{}),
        .reason = command.confirm_recovery().reason(),
        .begun_ms = at,
        .counts_from_ms = begun.counts_from_ms()};
    return true;
  }
  if (effect.has_recovery_completed()) {
    const KeyId id = *KeyId::From(effect.recovery_completed().key_id());
    roster.keys[id].confirmed = true;
    roster.keys[id].recovered_seq = seq;
    roster.recoveries.erase(id);
    return true;
  }
  if (!effect.has_recovery_stopped()) return false;
  const KeyId id = *KeyId::From(effect.recovery_stopped().key_id());
  roster.keys[id].revoked_seq = seq;
  roster.keys[id].revoked_by_owner = true;
  roster.recoveries.erase(id);
  return true;
}

}  // namespace yishi::roster
