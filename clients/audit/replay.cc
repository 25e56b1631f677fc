#include "clients/audit/replay.h"

#include <span>
#include <utility>

#include "clients/audit/difference.h"
#include "clients/audit/place_check.h"
#include "clients/audit/words.h"
#include "engine/base/status.h"
#include "engine/wire/deterministic.h"

namespace yishi::audit {
namespace {

// What a command says about itself is checked, and told, before anything is decided.
bool IsOfAdmission(Reason reason) {
  switch (reason) {
    case Reason::kWrongLedger:
    case Reason::kWrongSuite:
    case Reason::kActorMismatch:
    case Reason::kWindowTooLong:
    case Reason::kNotYetValid:
    case Reason::kExpired:
    case Reason::kSeenHeadUnknown:
    case Reason::kSeenHeadDiffers:
      return true;
    default:
      return false;
  }
}

}  // namespace

void Replay::Take(Reading& reading, const v1::Opening* opening, bool told, FaultList& faults) {
  if (unknown_from_) return;
  const bool decidable = reading.entry && IsPossibleTime(reading.entry->admitted_ms()) &&
                         reading.request.has_value() == !reading.entry->signed_command().empty();
  const bool taken = decidable && (reading.request ? TakeCommand(reading, opening, told, faults)
                                                   : TakeClock(reading, faults));
  if (!taken) Stop(reading.index);
}

bool Replay::TakeClock(const Reading& reading, FaultList& faults) {
  std::optional<community::Decided> due;
  if (community_.state.size > 0) due = community::DecideDue(community_, reading.entry->admitted_ms());
  if (due) return Accept(reading, *std::move(due), nullptr, faults);
  const std::optional<Millis> next =
      community_.state.size > 0 ? community::NextDue(community_.state) : std::nullopt;
  const std::string now = std::to_string(reading.entry->admitted_ms());
  const std::string at = next ? std::to_string(*next) : "—";
  faults.Add(FaultKind::kClockEarly, reading.at, "时间 " + now + " 时没有到期的事；下一个期限是 " + at,
             "at " + now + " nothing was due; the next deadline is " + at);
  return false;
}

void Replay::CheckDue(const Reading& reading, FaultList& faults) {
  const auto due = community::DecideDue(community_, reading.entry->admitted_ms());
  const Bytes skipped = due ? wire::SerializeDeterministic(due->entry.effects(0)) : Bytes();
  if (due && skipped != skipped_) {
    const std::string at = std::to_string(community::NextDue(community_.state).value_or(0));
    faults.Add(FaultKind::kDueSkipped, reading.at,
               "此前应先记入 " + at + " 到期的 " + Described(due->entry.effects(0)),
               "what was due at " + at + " should stand before it: " + Described(due->entry.effects(0)));
  }
  skipped_ = skipped;
}

bool Replay::TakeCommand(Reading& reading, const v1::Opening* opening, bool told, FaultList& faults) {
  if (community_.state.size > 0) CheckDue(reading, faults);
  community::Request& request = *reading.request;
  // A command a second time would bring about the same ids again: nothing can follow from that.
  if (community::FindDuplicate(community_.state, request.id)) return false;
  if (opening != nullptr) {
    request.openings = {*opening};
  } else {
    request.openings_withheld = true;
  }
  auto decided = community::Decide(community_, request, reading.entry->admitted_ms());
  if (decided.ok()) return Accept(reading, *std::move(decided), opening, faults);
  ExplainRefusal(reading, decided.status(), told, faults);
  return false;
}

void Replay::ExplainRefusal(const Reading& reading, const absl::Status& refused, bool told,
                            FaultList& faults) {
  const Refusal refusal = RefusalOf(refused).value_or(Refusal{});
  if (told && IsOfAdmission(refusal.reason)) return;
  if (refusal.reason == Reason::kOpeningsIncomplete) return NameMissingOpenings(reading, faults);
  const std::string name(ReasonName(refusal.reason));
  const std::string rule = refusal.rule.empty() ? "" : " (" + refusal.rule + ")";
  faults.Add(FaultKind::kDecisionRefused, reading.at, name + "：" + refusal.zh + rule,
             name + ": " + refusal.en + rule);
}

void Replay::NameMissingOpenings(const Reading& reading, FaultList& faults) {
  const Bytes& id = reading.request->command.declare_box().box_id();
  const auto box = community_.state.boxes.find(BoxId::From(id).value_or(BoxId{}));
  if (box == community_.state.boxes.end()) return;
  for (const auto& [person, ballot] : box->second.ballots) {
    if (community_.openings.Find(ballot.seq)) continue;
    const std::string declared = std::to_string(reading.index);
    faults.Add(
        FaultKind::kOpeningMissing, {.entry = ballot.seq, .file = {}, .offset = {}},
        "票箱 " + Short(id) + " 已由第 " + declared + " 号记录宣布，此选票的内容没有公布",
        "entry " + declared + " declares box " + Short(id) + ", and this ballot of it is not released");
  }
}

bool Replay::Accept(const Reading& reading, community::Decided decided, const v1::Opening* opening,
                    FaultList& faults) {
  if (const auto difference = DifferenceOf(*reading.entry, decided.entry)) {
    faults.Add(difference->kind, reading.at, difference->zh, difference->en);
    return false;
  }
  // Number, time and links are told apart from this; the tree holds what was recorded.
  decided.bytes = reading.bytes;
  decided.leaf = reading.leaf;
  std::span<const v1::Opening> openings;
  if (opening != nullptr) openings = std::span(opening, 1);
  const absl::Status applied = community::Apply(community_, decided, openings);
  if (applied.ok()) return true;
  const Refusal refusal = RefusalOf(applied).value_or(Refusal{});
  faults.Add(FaultKind::kEffectsDiffer, reading.at, refusal.zh, refusal.en);
  return false;
}

}  // namespace yishi::audit
