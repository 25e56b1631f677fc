// A tie that a public seed decides: the seed is entered, confirmed, and puts those who are level in order.

#include <algorithm>

#include "engine/base/bytes.h"
#include "engine/box/decide.h"
#include "engine/meeting/decide.h"
#include "engine/wire/fields.h"

namespace yishi::box {
namespace {

using meeting::Role;

constexpr char kRule[] =
    "并列由通知写明的公开种子决定，两人核对 (a tie is decided by the public seed that the notice names, "
    "looked "
    "up by two persons)";
constexpr std::size_t kFewestDigits = 6;
constexpr std::size_t kMostDigits = 64;
// After this long the source is taken to have published nothing.
constexpr Millis kPatienceMs = 7 * kDayMs;

absl::Status RequireTied(const Box& box) {
  if (box.result && box.result->outcome == Outcome::kTied) return absl::OkStatus();
  return Refuse(Reason::kNotTied, "此票箱没有等待种子决定的并列", "no tie of this box waits for a seed");
}

absl::Status RequireOfficer(const meeting::Meeting& meeting, const roster::Acting& acting) {
  const bool officer = std::any_of(meeting.officers.begin(), meeting.officers.end(),
                                   [&acting](const auto& entry) { return entry.second == acting.person; });
  if (officer) return roster::RequireOfficialKey(acting);
  return Refuse(Reason::kNotAuthorised, "只有本次会议的工作人员才能这样做",
                "only an officer of this meeting may do this");
}

absl::Status RequirePublished(const calendar::Calendar& calendar, Millis from, Millis now, bool none) {
  if (now >= from) return absl::OkStatus();
  const std::string at = calendar.Format(from);
  if (none) {
    return Refuse(Reason::kTooEarly, "到 " + at + " 仍没有公布，才能按没有公布处理",
                  "only if nothing is published by " + at + " can that be entered", kRule);
  }
  return Refuse(Reason::kTooEarly, "种子最早于 " + at + " 公布",
                "the seed is published at " + at + " at the earliest", kRule);
}

absl::Status CheckValue(const std::string& value) {
  if (value.empty()) return absl::OkStatus();
  const bool digits = std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits && value.size() >= kFewestDigits && value.size() <= kMostDigits) return absl::OkStatus();
  return wire::FieldInvalid("value", "须为 6 至 64 位数字，按通知写明的写法",
                            "must be between 6 and 64 digits, written as the notice says");
}

// The matter's place on the agenda, from 1: with it one seed orders each of them anew.
std::uint16_t AgendaNumber(const meeting::Meeting& meeting, const MatterId& matter) {
  const auto at = std::find(meeting.agenda.begin(), meeting.agenda.end(), matter);
  return static_cast<std::uint16_t>(at - meeting.agenda.begin() + 1);
}

Bytes U16(std::uint16_t number) {
  Bytes bytes;
  AppendU16(bytes, number);
  return bytes;
}

// Those who are level, in the order that the seed gives them.
std::vector<tally::Option> Ordered(const crypto::Suite& suite, const meeting::Meeting& meeting,
                                   const Box& box) {
  const Bytes item = U16(AgendaNumber(meeting, box.matter));
  std::vector<std::pair<Hash, tally::Option>> lots;
  for (tally::Option option : box.result->tied) {
    const Bytes number = U16(static_cast<std::uint16_t>(option + 1));
    lots.emplace_back(suite.Tagged("tie", {box.seed->value, item, number}), option);
  }
  std::sort(lots.begin(), lots.end());
  std::vector<tally::Option> order;
  for (const auto& [lot, option] : lots) order.push_back(option);
  return order;
}

}  // namespace

bool IsDecided(const Box& box) {
  return box.phase == BoxPhase::kDeclared && box.result->outcome != Outcome::kTied;
}

bool SeedIsUsable(const Box& box, const meeting::Meeting& meeting) {
  const Millis closed = box.closes_ms != 0 ? box.closes_ms : box.closed_ms;
  return meeting.notice && meeting.notice->has_tie_source() &&
         closed < meeting.notice->tie_source().published_ms();
}

absl::StatusOr<Effects> DecideEnterTieSeed(const Box& box, const meeting::Meeting& meeting,
                                           const calendar::Calendar& calendar, const roster::Acting& acting,
                                           const v1::EnterTieSeed& act) {
  YISHI_RETURN_IF_ERROR(RequireOfficer(meeting, acting));
  YISHI_RETURN_IF_ERROR(RequireTied(box));
  const bool none = act.value().empty();
  const Millis published = meeting.notice->tie_source().published_ms();
  YISHI_RETURN_IF_ERROR(
      RequirePublished(calendar, none ? published + kPatienceMs : published, acting.now, none));
  YISHI_RETURN_IF_ERROR(CheckValue(act.value()));
  if (!act.has_evidence()) return wire::FieldMissing("evidence");
  YISHI_RETURN_IF_ERROR(wire::RequireBlob(act.evidence(), "evidence"));
  Effects effects(1);
  effects[0].mutable_tie_seed_entered()->set_box_id(act.box_id());
  return effects;
}

absl::StatusOr<Effects> DecideConfirmTieSeed(const Box& box, const meeting::Meeting& meeting,
                                             const v1::VoteRules& rules, const crypto::Suite& suite,
                                             const roster::Acting& acting, const v1::ConfirmTieSeed& act) {
  YISHI_RETURN_IF_ERROR(RequireOfficer(meeting, acting));
  YISHI_RETURN_IF_ERROR(RequireTied(box));
  if (!box.seed) return Refuse(Reason::kNotFound, "还没有人录入种子", "no seed has been entered yet");
  if (box.seed->entered_by_command.view() != act.seed()) {
    return Refuse(Reason::kSheetDigestDiffers, "种子已被更正，请核对最新的一份",
                  "the seed has been entered anew since; look at the newest one");
  }
  if (box.seed->entered_by == acting.person) {
    return Refuse(Reason::kSameTeller, "录入种子的人不能自己确认", "who entered the seed may not confirm it",
                  kRule);
  }
  Effects effects(1);
  auto* decided = effects[0].mutable_tie_decided();
  decided->set_box_id(act.box_id());
  if (box.seed->value.empty()) return effects;
  const std::size_t left = rules.seats() - box.result->chosen.size();
  std::vector<tally::Option> order = Ordered(suite, meeting, box);
  order.resize(std::min(left, order.size()));
  for (tally::Option option : order) decided->add_chosen(static_cast<std::uint32_t>(option + 1));
  return effects;
}

}  // namespace yishi::box
