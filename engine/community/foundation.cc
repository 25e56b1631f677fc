#include "engine/community/foundation.h"

#include <set>

#include "engine/base/limits.h"
#include "engine/community/admit.h"
#include "engine/merkle/checkpoint.h"
#include "engine/merkle/note_key.h"
#include "engine/roster/decide.h"
#include "engine/wire/fields.h"

namespace yishi::community {
namespace {

absl::StatusOr<calendar::Calendar> CalendarOf(const v1::FoundCommunity& act) {
  calendar::CalendarData data;
  data.offset_minutes = act.utc_offset_minutes();
  for (int day : act.holidays()) data.holidays.insert(calendar::Day{day});
  for (int day : act.make_up_workdays()) data.makeup_days.insert(calendar::Day{day});
  return calendar::Calendar::Make(std::move(data));
}

absl::Status CheckLog(const v1::FoundCommunity& act) {
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.origin(), limits::kNameBytes, "origin"));
  const auto suite = merkle::SuiteOfOrigin(act.origin());
  if (!suite || static_cast<int>(*suite) != act.suite()) {
    return wire::FieldInvalid("origin", "结尾须与套件相符（/sha256 或 /sm3）",
                              "must end in the suite's hash, /sha256 or /sm3");
  }
  YISHI_ASSIGN_OR_RETURN(const merkle::NoteKey key, merkle::NoteKey::FromVkey(act.log_vkey()));
  if (key.name() != act.origin() || key.suite() != *suite) {
    return wire::FieldInvalid("log_vkey", "日志密钥的名称或套件与 origin 不符",
                              "its name or suite is not that of the origin");
  }
  return absl::OkStatus();
}

absl::Status CheckTexts(const v1::FoundCommunity& act) {
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.name(), limits::kNameBytes, "name"));
  YISHI_RETURN_IF_ERROR(wire::AllowText(act.name_en(), limits::kNameBytes, "name_en"));
  YISHI_RETURN_IF_ERROR(wire::RequireCount(static_cast<std::size_t>(act.notice_places_size()), 1,
                                           limits::kPlaces, "notice_places"));
  std::set<std::string> places;
  for (const std::string& place : act.notice_places()) {
    YISHI_RETURN_IF_ERROR(wire::RequireText(place, limits::kNameBytes, "notice_places"));
    if (!places.insert(place).second)
      return wire::FieldInvalid("notice_places", "地点重复", "names a place twice");
  }
  if (act.recovery_days() > limits::kRecoveryDays) {
    return wire::LimitExceeded("recovery_days", act.recovery_days(), limits::kRecoveryDays);
  }
  if (act.witness_policy().empty()) return absl::OkStatus();
  return wire::FieldInvalid("witness_policy", "尚不支持见证策略，请留空",
                            "witnesses are not supported yet: leave it empty");
}

}  // namespace

absl::Status CheckFounding(const State& state, const Request& request, Millis now) {
  const v1::Command& command = request.command;
  const v1::FoundCommunity& act = command.found_community();
  if (state.size != 0)
    return Refuse(Reason::kAlreadyFounded, "社区已建立", "the community has been founded already");
  if (!LedgerId::From(command.ledger_id())->is_zero()) {
    return Refuse(Reason::kWrongLedger, "建立社区的命令中账本编号须为零",
                  "the founding command names no ledger yet: 32 zero bytes");
  }
  if (static_cast<std::uint32_t>(act.suite()) != command.suite()) {
    return Refuse(Reason::kWrongSuite, "命令与内容中的套件不一致",
                  "the command's suite is not the one that it founds");
  }
  YISHI_RETURN_IF_ERROR(CheckWindow(command, now));
  YISHI_RETURN_IF_ERROR(CheckLog(act));
  YISHI_RETURN_IF_ERROR(CheckTexts(act));
  YISHI_RETURN_IF_ERROR(CalendarOf(act).status());
  const auto& suite = crypto::Suite::Get(static_cast<crypto::SuiteId>(act.suite()));
  YISHI_RETURN_IF_ERROR(roster::CheckFounders(suite, act));
  const v1::Founder& first = act.founders(0);
  if (first.person_id() != command.actor_id() ||
      suite.KeyIdOf(first.public_key()).view() != command.key_id()) {
    return Refuse(Reason::kActorMismatch, "建立社区的命令须由第一位发起人签署",
                  "the first founder must sign the founding command");
  }
  return absl::OkStatus();
}

Foundation FoundationOf(const v1::FoundCommunity& act) {
  Foundation foundation;
  foundation.suite = static_cast<crypto::SuiteId>(act.suite());
  foundation.origin = act.origin();
  foundation.log_vkey = act.log_vkey();
  foundation.name = act.name();
  foundation.name_en = act.name_en();
  foundation.calendar = *CalendarOf(act);
  foundation.notice_places.assign(act.notice_places().begin(), act.notice_places().end());
  foundation.witness_policy = act.witness_policy();
  if (act.recovery_days() != 0) foundation.recovery_days = static_cast<int>(act.recovery_days());
  return foundation;
}

}  // namespace yishi::community
