#include "engine/community/admit.h"

#include "engine/base/limits.h"
#include "engine/roster/recovery.h"

namespace yishi::community {
namespace {

// Sheets are signed in the hall and may come in later, when the line is back: within limits::kOfflineWindowMs
// of their signature, while the box is counting. Nothing else may: who was there, and when a box opened and
// closed, is what the ledger saw, or it could be said afterwards.
bool MayBeOffline(const v1::Command& command) {
  return command.has_enter_sheet() || command.has_confirm_sheet();
}

// Whose key or slip it is.
std::optional<PersonId> OwnerOf(const roster::Roster& roster, const KeyId& id) {
  const auto key = roster.keys.find(id);
  if (key != roster.keys.end()) return key->second.person;
  const auto slip = roster.slips.find(id);
  if (slip != roster.slips.end()) return slip->second.person;
  return std::nullopt;
}

absl::Status CheckActor(const State& state, const v1::Command& command) {
  const auto owner = OwnerOf(state.roster, *KeyId::From(command.key_id()));
  if (owner && owner->view() == command.actor_id()) return absl::OkStatus();
  return Refuse(Reason::kActorMismatch, "密钥不属于命令中的本人",
                "the key is not that of the person who acts");
}

absl::Status CheckSeen(const Community& community, const v1::Command& command) {
  if (command.seen_size() == 0 && command.seen_root().empty()) {
    if (command.has_enrol_key()) return absl::OkStatus();
    return Refuse(Reason::kSeenHeadUnknown, "请先取得并核对最新的账本摘要",
                  "first fetch and verify a checkpoint of the ledger");
  }
  const std::string seen = std::to_string(command.seen_size());
  const std::string size = std::to_string(community.tree.size());
  if (command.seen_size() > community.tree.size() || command.seen_size() == 0) {
    return Refuse({.reason = Reason::kSeenHeadUnknown,
                   .zh = "命令所据的账本有 " + seen + " 条，本账本只有 " + size + " 条",
                   .en = "the command rests on a ledger of " + seen + " entries, this one has " + size,
                   .rule = "",
                   .numbers = {{"seen_size", seen}, {"size", size}}});
  }
  YISHI_ASSIGN_OR_RETURN(const Hash root, community.tree.RootAt(command.seen_size()));
  if (root.view() == command.seen_root()) return absl::OkStatus();
  return Refuse(
      {.reason = Reason::kSeenHeadDiffers,
       .zh = "你见过的账本（" + seen + " 条）与本账本不同：有人向你出示过另一份历史，请保存凭证并报告",
       .en = "the ledger that you saw at " + seen +
             " entries is not this one: somebody has shown you another "
             "history; keep your receipts and report it",
       .rule = "",
       .numbers = {
           {"seen_size", seen}, {"seen_root", ToHex(command.seen_root())}, {"root", ToHex(root.view())}}});
}

absl::Status CheckSubject(const State& state, const v1::Command& command) {
  if (command.expect_subject_seq() == 0) return absl::OkStatus();
  const auto id = SubjectId::From(command.subject_id()).value_or(SubjectId{});
  const auto chain = state.chains.find(id);
  const std::uint64_t length = chain == state.chains.end() ? 0 : chain->second.length;
  if (length == command.expect_subject_seq()) return absl::OkStatus();
  return Refuse({.reason = Reason::kSubjectMoved,
                 .zh = "此事项已有新的进展（现有 " + std::to_string(length) + " 条记录，命令所据为 " +
                       std::to_string(command.expect_subject_seq()) + " 条），请重新查看",
                 .en = "the subject has moved on: it has " + std::to_string(length) + " entries, " +
                       std::to_string(command.expect_subject_seq()) + " were expected; look again",
                 .rule = "",
                 .numbers = {{"length", std::to_string(length)},
                             {"expected", std::to_string(command.expect_subject_seq())}}});
}

absl::Status Expired(const v1::Command& command, Millis now) {
  const std::string minutes = std::to_string((now - command.expires_ms()) / kMinuteMs);
  const std::string days = std::to_string(limits::kOfflineWindowMs / kDayMs);
  return Refuse({.reason = Reason::kExpired,
                 .zh = "命令已过期 " + minutes + " 分钟，请重新签发",
                 .en = "the command expired " + minutes + " minutes ago; sign it anew",
                 .rule = MayBeOffline(command) ? "计票单签字后 " + days +
                                                     " 天内到达有效 (a signed sheet counts if it "
                                                     "arrives within " +
                                                     days + " days)"
                                               : "",
                 .numbers = {{"expires_ms", std::to_string(command.expires_ms())},
                             {"now_ms", std::to_string(now)},
                             {"minutes", minutes}}});
}

}  // namespace

absl::Status CheckWindow(const v1::Command& command, Millis now) {
  const Millis longest = MayBeOffline(command) ? limits::kOfflineWindowMs : limits::kWindowMs;
  // Both ends are bounded first, so that their difference cannot overflow.
  constexpr Millis kFarthest = Millis{1} << 52;
  const bool sane = command.issued_ms() > 0 && command.issued_ms() < kFarthest && command.expires_ms() > 0 &&
                    command.expires_ms() < kFarthest;
  if (!sane || command.expires_ms() <= command.issued_ms() ||
      command.expires_ms() - command.issued_ms() > longest) {
    const std::string hours = std::to_string(longest / kHourMs);
    return Refuse({.reason = Reason::kWindowTooLong,
                   .zh = "命令的有效期须大于零且不超过 " + hours + " 小时",
                   .en = "a command's window must be above zero and at most " + hours + " hours",
                   .rule = "",
                   .numbers = {{"limit_hours", hours}}});
  }
  if (now < command.issued_ms() - limits::kClockSkewMs) {
    return Refuse(Reason::kNotYetValid, "命令的签发时间晚于现在，请检查设备的时钟",
                  "the command was issued in the future; check the device's clock");
  }
  if (now < command.expires_ms() + limits::kClockSkewMs) return absl::OkStatus();
  return Expired(command, now);
}

absl::Status Admit(const Community& community, const Request& request, Millis now) {
  const State& state = community.state;
  const v1::Command& command = request.command;
  if (state.size == 0)
    return Refuse(Reason::kNotFounded, "社区尚未建立", "the community has not been founded");
  if (command.ledger_id() != state.foundation.ledger.view()) {
    return Refuse(Reason::kWrongLedger, "命令属于另一个社区的账本",
                  "the command is for another community's ledger");
  }
  YISHI_RETURN_IF_ERROR(CheckActor(state, command));
  YISHI_RETURN_IF_ERROR(roster::RequireNoRecovery(state.roster, state.foundation.calendar, command));
  YISHI_RETURN_IF_ERROR(CheckWindow(command, now));
  YISHI_RETURN_IF_ERROR(CheckSeen(community, command));
  return CheckSubject(state, command);
}

roster::Acting ActingFor(const State& state, const Request& request, Millis now) {
  roster::Acting acting;
  acting.person = *PersonId::From(request.command.actor_id());
  acting.key = *KeyId::From(request.command.key_id());
  acting.command = request.id;
  acting.now = now;
  acting.today = state.foundation.calendar.DayOf(now);
  const auto key = state.roster.keys.find(acting.key);
  if (key != state.roster.keys.end()) {
    acting.confirmed = key->second.confirmed;
    acting.custody = key->second.custody;
    acting.counts_from_seq = key->second.recovered_seq;
  }
  return acting;
}

}  // namespace yishi::community
