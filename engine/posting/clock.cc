// What the clock does to postings and objections.

#include <algorithm>
#include <array>

#include "engine/posting/decide.h"

namespace yishi::posting {
namespace {

// The first, the eighth and the last day need a proof; a posting of less than eight days, the first and the
// last.
constexpr std::uint32_t kMiddleDay = 8;

bool Proven(const Place& place, std::span<const calendar::Day> needed, const calendar::Calendar& calendar) {
  std::size_t met = 0;
  for (Millis proof : place.proofs) {
    if (met < needed.size() && calendar.DayOf(proof) >= needed[met]) ++met;
  }
  return met == needed.size() && !place.missing;
}

}  // namespace

bool ProvenThroughout(const Posting& posting, const calendar::Calendar& calendar) {
  if (!posting.started_ms) return false;
  // A place may have been proven before the last one was: its first proof counts for the first day.
  const calendar::Day first = calendar::kFirstDay;
  const calendar::Day middle = calendar::AddDays(calendar.DayOf(*posting.started_ms), kMiddleDay - 1);
  const calendar::Day last = calendar.DayOf(posting.ends_ms - 1);
  const std::array three{first, middle, last};
  const std::array two{first, last};
  const auto needed = posting.min_days >= kMiddleDay ? std::span<const calendar::Day>(three)
                                                     : std::span<const calendar::Day>(two);
  return std::all_of(posting.places.begin(), posting.places.end(),
                     [&](const Place& place) { return Proven(place, needed, calendar); });
}

std::optional<Millis> NextDue(const Posting& posting, const calendar::Calendar& calendar) {
  // Without its proofs a posting waits for them; the last proof then completes it.
  if (posting.standing != Standing::kHanging || !ProvenThroughout(posting, calendar)) return std::nullopt;
  return posting.ends_ms;
}

std::optional<Millis> NextDue(const Objection& objection, const Postings& postings) {
  const bool settled = objection.outcome || objection.lapsed || objection.withdrawn;
  if (settled || objection.due_ms == 0) return std::nullopt;
  const auto posting = postings.postings.find(objection.posting);
  if (posting == postings.postings.end() || posting->second.standing == Standing::kEnded) return std::nullopt;
  return objection.due_ms;
}

int AnswerDays(const v1::DiscloseRules& rules, Level level) {
  std::uint32_t days = 0;
  if (level == Level::kSupervision) days = rules.supervision_answer_days();
  if (level == Level::kTownship) days = rules.township_answer_days();
  return static_cast<int>(days == 0 ? rules.answer_days() : days);
}

ledger::v1::Effect Completed(const PostingId& id) {
  ledger::v1::Effect effect;
  effect.mutable_posting_completed()->set_posting_id(id.str());
  return effect;
}

ledger::v1::Effect Overdue(const ObjectionId& id, const Objection& objection,
                           const calendar::Calendar& calendar, const v1::DiscloseRules& rules, Millis now) {
  ledger::v1::Effect effect;
  if (objection.level == Level::kTownship) {
    effect.mutable_objection_lapsed()->set_objection_id(id.str());
    return effect;
  }
  auto* escalated = effect.mutable_objection_escalated();
  escalated->set_objection_id(id.str());
  const Level next = objection.level == Level::kCommittee ? Level::kSupervision : Level::kTownship;
  escalated->set_level(static_cast<v1::ObjectionLevel>(next));
  escalated->set_due_ms(calendar.PeriodEnd(now, AnswerDays(rules, next)));
  return effect;
}

bool Suspended(const Postings& postings, const PostingId& id, const ObjectionId* except) {
  return std::any_of(postings.objections.begin(), postings.objections.end(), [&](const auto& entry) {
    const bool left_aside = except != nullptr && entry.first == *except;
    return entry.second.posting == id && entry.second.HoldsUp() && !left_aside;
  });
}

}  // namespace yishi::posting
