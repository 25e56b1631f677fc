#include "services/view/community.h"

#include "engine/wire/fields.h"
#include "services/view/composition.h"
#include "services/view/task.h"

namespace yishi::view {
namespace {

void AddBodies(const Reading& reading, v1::CommunityView& view) {
  const roster::Roster& roster = reading.state().roster;
  std::map<BodyId, std::uint32_t> members;
  for (const auto& [key, membership] : roster.memberships) {
    if (membership.from <= reading.today() && reading.today() <= membership.to) ++members[key.first];
  }
  for (const auto& [id, body] : roster.bodies) {
    v1::BodyView* out = view.add_bodies();
    out->set_id(id.str());
    out->set_kind(static_cast<v1::BodyKind>(body.kind));
    out->set_name(body.name);
    out->set_members(members[id]);
  }
}

// The days of this year and the next.
void AddCalendar(const Reading& reading, v1::CommunityView& view) {
  const int year = calendar::CivilDateOf(reading.today()).year;
  const auto near = [year](calendar::Day day) {
    const int of = calendar::CivilDateOf(day).year;
    return of == year || of == year + 1;
  };
  const calendar::CalendarData& data = reading.calendar().data();
  for (const calendar::Day day : data.holidays) {
    if (near(day)) view.add_holidays(day.days_since_epoch);
  }
  for (const calendar::Day day : data.makeup_days) {
    if (near(day)) view.add_make_up_workdays(day.days_since_epoch);
  }
}

v1::CharterView View(const charter::Charters& charters, const Hash& digest, const v1::Charter& charter) {
  v1::CharterView view;
  view.set_digest(digest.str());
  const auto newest = charters.newest.find(charter.id());
  view.set_newest(newest != charters.newest.end() && newest->second == digest);
  *view.mutable_charter() = charter;
  return view;
}

}  // namespace

v1::CommunityView ViewCommunity(const Reading& reading) {
  const community::State& state = reading.state();
  const community::Foundation& foundation = state.foundation;
  v1::CommunityView view;
  view.set_ledger_id(foundation.ledger.str());
  view.set_name(foundation.name);
  view.set_name_en(foundation.name_en);
  view.set_suite(static_cast<v1::Suite>(foundation.suite));
  view.set_origin(foundation.origin);
  view.set_log_vkey(foundation.log_vkey);
  view.set_size(state.size);
  view.set_witness_policy(foundation.witness_policy);
  view.set_unwitnessed(foundation.witness_policy.empty());
  view.set_utc_offset_minutes(foundation.calendar.data().offset_minutes);
  for (const std::string& place : foundation.notice_places) view.add_notice_places(place);
  view.set_roster_version(state.roster.version);
  view.set_recovery_days(static_cast<std::uint32_t>(foundation.recovery_days));
  view.set_last_admitted_ms(state.last_admitted_ms);
  AddBodies(reading, view);
  AddComposition(reading, view);
  AddCalendar(reading, view);
  for (const Task& task : CommunityTasks(reading)) *view.add_waiting() = ViewWaiting(reading, task);
  return view;
}

absl::StatusOr<v1::CharterView> ViewCharter(const Reading& reading, BytesView bytes) {
  YISHI_ASSIGN_OR_RETURN(const Hash digest, wire::ReadHash(bytes, "digest"));
  const charter::Charters& charters = reading.state().charters;
  const auto found = charters.by_digest.find(digest);
  if (found == charters.by_digest.end()) {
    return Refuse(Reason::kCharterUnknown, "没有这个程序规则", "no such charter was adopted");
  }
  return View(charters, digest, *found->second);
}

Page<v1::CharterView> ListCharters(const Reading& reading, const PageRequest& page) {
  const charter::Charters& charters = reading.state().charters;
  Pager<const std::map<Hash, charter::CharterPtr>::value_type*> pager(page);
  for (const auto& entry : charters.by_digest) {
    Bytes cursor = entry.second->id() + '\0';
    AppendU32(cursor, ~entry.second->version());
    pager.Offer(std::move(cursor), &entry);
  }
  auto found = pager.Take();
  Page<v1::CharterView> views{{}, std::move(found.next)};
  for (const auto* entry : found.items) views.items.push_back(View(charters, entry->first, *entry->second));
  return views;
}

absl::StatusOr<v1::GetCatalogueResponse> ViewCatalogue(const Reading& reading) {
  const charter::Charters& charters = reading.state().charters;
  if (!charters.catalogue) {
    return Refuse(Reason::kNotFound, "还没有采用事项清单", "no catalogue of matters is adopted yet");
  }
  v1::GetCatalogueResponse response;
  *response.mutable_catalogue() = *charters.catalogue;
  response.set_digest(charters.catalogue_digest.str());
  return response;
}

}  // namespace yishi::view
