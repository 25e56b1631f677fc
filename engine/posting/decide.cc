// Putting a posting up, proving it, and reporting that it is gone.

#include "engine/posting/decide.h"

#include <algorithm>
#include <set>

#include "engine/base/limits.h"
#include "engine/wire/fields.h"

namespace yishi::posting {
namespace {

absl::Status CheckPlaces(std::span<const std::string> mandatory, const v1::PutUpPosting& act) {
  YISHI_RETURN_IF_ERROR(
      wire::RequireCount(static_cast<std::size_t>(act.places_size()), 1, limits::kPlaces, "places"));
  std::set<std::string> places;
  for (const std::string& place : act.places()) {
    YISHI_RETURN_IF_ERROR(wire::RequireText(place, limits::kNameBytes, "places"));
    if (!places.insert(place).second)
      return wire::FieldInvalid("places", "地点重复：" + place, "names a place twice: " + place);
  }
  for (const std::string& place : mandatory) {
    if (places.contains(place)) continue;
    return Refuse({.reason = Reason::kPlaceUnknown,
                   .zh = "缺少必须公示的地点：" + place,
                   .en = "a mandatory place is missing: " + place,
                   .rule = "城市居民委员会组织法（2026）第三十四条",
                   .numbers = {{"place", place}}});
  }
  return absl::OkStatus();
}

absl::StatusOr<std::size_t> PlaceIndex(const Posting& posting, std::uint32_t index) {
  if (index < posting.places.size()) return index;
  const std::string count = std::to_string(posting.places.size());
  return Refuse(Reason::kPlaceUnknown,
                "没有第 " + std::to_string(index) + " 处地点，共 " + count + " 处（从 0 起）",
                "there is no place " + std::to_string(index) + "; there are " + count + ", counted from 0");
}

absl::Status RequireHanging(const Posting& posting) {
  if (posting.standing == Standing::kHanging) return absl::OkStatus();
  return Refuse(Reason::kPostingNotUp, "此公示已结束", "this posting is over");
}

// A member of the supervision or of the residents' committee, by a key that is good for an office.
absl::Status RequireEitherCommittee(const roster::Roster& roster, const roster::Acting& acting) {
  if (roster::Belongs(roster, acting.person, roster::BodyKind::kSupervisionCommittee, acting.today)) {
    return roster::RequireOfficialKey(acting);
  }
  return roster::RequireMember(roster, acting, roster::BodyKind::kResidentsCommittee);
}

// The posting as it will be with a proof at `place` now.
Posting WithProof(Posting posting, std::size_t place, Millis now) {
  posting.places[place].proofs.push_back(now);
  posting.places[place].missing.reset();
  return posting;
}

bool AllProvenOnce(const Posting& posting) {
  return std::all_of(posting.places.begin(), posting.places.end(),
                     [](const Place& place) { return !place.proofs.empty() && !place.missing; });
}

// How many of the loss's days have not been added for another place yet. A posting of working days lost
// nothing on others.
int DaysToAdd(const Posting& posting, const Loss& loss, const calendar::Calendar& calendar) {
  int days = 0;
  for (int n = loss.after.days_since_epoch + 1; n <= loss.until.days_since_epoch; ++n) {
    const calendar::Day day{n};
    const bool added = std::any_of(posting.losses.begin(), posting.losses.end(), [day](const Loss& earlier) {
      return earlier.after < day && day <= earlier.until;
    });
    const bool counts = !posting.working_days || calendar.IsWorkingDay(day);
    if (!added && counts) ++days;
  }
  return days;
}

// The end of the posting's days when they begin now.
Millis EndFrom(const Posting& posting, const calendar::Calendar& calendar, Millis now) {
  const int days = static_cast<int>(posting.min_days);
  return posting.working_days ? calendar.WorkingPeriodEnd(now, days) : calendar.PeriodEnd(now, days);
}

// The end of the posting's days when they are made longer by those of the loss. A last day that is a holiday
// moves on here as well (Civil Code art. 203).
Millis EndWith(const Posting& posting, const Loss& loss, const calendar::Calendar& calendar) {
  const int days = DaysToAdd(posting, loss, calendar);
  calendar::Day last = calendar.DayOf(posting.ends_ms - 1);
  if (posting.working_days && days > 0) return calendar.WorkingPeriodEnd(calendar.StartOf(last), days);
  last = calendar::AddDays(last, days);
  while (calendar.IsHoliday(last)) last = calendar::AddDays(last, 1);
  return calendar.EndOf(last);
}

// What a proof now changes about the days, if anything: the first start, the start after a removal by the
// office, or days added for a loss by others.
std::optional<ledger::v1::PostingStarted> NewDays(const Posting& before, const Posting& after,
                                                  std::size_t place, const calendar::Calendar& calendar,
                                                  Millis now) {
  ledger::v1::PostingStarted started;
  if (!after.started_ms) {
    if (!AllProvenOnce(after)) return std::nullopt;
    started.set_ends_ms(EndFrom(after, calendar, now));
    return started;
  }
  const Place& was = before.places[place];
  if (was.missing != v1::INTERRUPTION_CAUSE_OTHERS || was.proofs.empty()) return std::nullopt;
  const Loss loss{calendar.DayOf(was.proofs.back()), calendar.DayOf(now)};
  started.set_ends_ms(EndWith(before, loss, calendar));
  started.mutable_lost()->set_after_day(loss.after.days_since_epoch);
  started.mutable_lost()->set_until_day(loss.until.days_since_epoch);
  return started;
}

}  // namespace

Millis DueBy(const calendar::Calendar& calendar, const Due& due) {
  return calendar.PeriodEnd(due.since_ms, static_cast<int>(due.rules->due_days()));
}

Millis OpinionUntil(const calendar::Calendar& calendar, const Due& due) {
  return calendar.PeriodEnd(due.since_ms, static_cast<int>(due.rules->opinion_days()));
}

absl::StatusOr<Effects> DecidePutUp(const roster::Roster& roster, const calendar::Calendar& calendar,
                                    const roster::Acting& acting,
                                    std::span<const std::string> mandatory_places, const Due& due,
                                    const v1::PutUpPosting& act) {
  YISHI_RETURN_IF_ERROR(roster::RequireMember(roster, acting, roster::BodyKind::kResidentsCommittee));
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.text(), limits::kTextBytes, "text"));
  YISHI_RETURN_IF_ERROR(wire::RequireBlobs(act.papers(), "papers"));
  YISHI_RETURN_IF_ERROR(CheckPlaces(mandatory_places, act));
  const Millis until = OpinionUntil(calendar, due);
  if (!due.opinion_on_file && due.rules->opinion_days() > 0 && acting.now < until) {
    const std::string at = calendar.Format(until);
    return Refuse({.reason = Reason::kOpinionPending,
                   .zh = "居务监督委员会尚未提出意见；到 " + at + " 仍无意见即可公示，并注明“未提出意见”",
                   .en = "the supervision committee has not given its opinion; from " + at +
                         " on the posting may go out marked \"no opinion given\"",
                   .rule = "程序规则给监督意见的天数 (the charter's days for the supervisors' opinion)",
                   .numbers = {{"until", at}}});
  }
  Effects effects(1);
  auto* put_up = effects[0].mutable_posting_put_up();
  put_up->set_posting_id(acting.NewId<PostingId>().str());
  put_up->set_matter_id(act.matter_id());
  put_up->set_late(acting.now >= DueBy(calendar, due));
  put_up->set_without_opinion(!due.opinion_on_file);
  return effects;
}

absl::StatusOr<Effects> DecideProve(const Posting& posting, const roster::Roster& roster,
                                    const calendar::Calendar& calendar, const roster::Acting& acting,
                                    const v1::ProvePosting& act) {
  YISHI_RETURN_IF_ERROR(RequireEitherCommittee(roster, acting));
  YISHI_RETURN_IF_ERROR(RequireHanging(posting));
  YISHI_ASSIGN_OR_RETURN(const std::size_t place, PlaceIndex(posting, act.place()));
  YISHI_RETURN_IF_ERROR(wire::RequireBlob(act.photo(), "photo"));
  Posting after = WithProof(posting, place, acting.now);
  Effects effects(1);
  effects[0].mutable_posting_proven()->set_posting_id(act.posting_id());
  effects[0].mutable_posting_proven()->set_place(act.place());
  if (auto started = NewDays(posting, after, place, calendar, acting.now)) {
    started->set_posting_id(act.posting_id());
    if (!after.started_ms) after.started_ms = acting.now;
    after.ends_ms = started->ends_ms();
    *effects.emplace_back().mutable_posting_started() = *std::move(started);
  }
  if (after.started_ms && acting.now >= after.ends_ms && ProvenThroughout(after, calendar)) {
    effects.push_back(Completed(*PostingId::From(act.posting_id())));
  }
  return effects;
}

absl::StatusOr<Effects> DecideInterrupt(const Posting& posting, const roster::Roster& roster,
                                        const roster::Acting& acting, const v1::InterruptPosting& act) {
  YISHI_RETURN_IF_ERROR(RequireHanging(posting));
  YISHI_ASSIGN_OR_RETURN(const std::size_t place, PlaceIndex(posting, act.place()));
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.text(), limits::kShortTextBytes, "text"));
  if (act.cause() == v1::INTERRUPTION_CAUSE_UNSPECIFIED) return wire::FieldMissing("cause");
  if (act.cause() == v1::INTERRUPTION_CAUSE_OFFICE) {  // starts the days anew: an act of office
    YISHI_RETURN_IF_ERROR(RequireEitherCommittee(roster, acting));
  }
  if (posting.places[place].missing == act.cause()) {
    return Refuse(Reason::kAlreadyExists, "此处已报告缺失", "this place has been reported already");
  }
  if (posting.places[place].proofs.empty()) {
    return Refuse(Reason::kProofOutOfOrder, "此处尚未有张贴证明", "this place has not been proven yet");
  }
  Effects effects(1);
  auto* interrupted = effects[0].mutable_posting_interrupted();
  interrupted->set_posting_id(act.posting_id());
  interrupted->set_place(act.place());
  interrupted->set_cause(act.cause());
  return effects;
}

absl::StatusOr<const Posting*> FindPosting(const Postings& postings, BytesView bytes) {
  YISHI_ASSIGN_OR_RETURN(const PostingId id, wire::ReadId<PostingId>(bytes, "posting_id"));
  const auto found = postings.postings.find(id);
  if (found == postings.postings.end()) return Refuse(Reason::kNotFound, "没有这项公示", "no such posting");
  return &found->second;
}

}  // namespace yishi::posting
