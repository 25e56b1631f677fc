#include "services/view/roster.h"

#include <algorithm>

#include "engine/base/limits.h"
#include "engine/meeting/decide.h"
#include "engine/roster/recovery.h"
#include "engine/wire/fields.h"

namespace yishi::view {
namespace {

using meeting::Role;
using roster::BodyKind;

absl::Status RequireRegistrar(const Reading& reading) {
  if (reading.KeepsRoster()) return absl::OkStatus();
  return Forbidden(reading, "只有登记员可以查看居民名册", "only registrars may read the residents' roster");
}

absl::Status RequireOverseer(const Reading& reading) {
  if (reading.OverseesRoster()) return absl::OkStatus();
  return Forbidden(reading, "只有登记员和居务监督委员会成员可以查看",
                   "only registrars and the supervision committee may read this");
}

std::uint32_t Size(std::size_t size) { return static_cast<std::uint32_t>(size); }

v1::KeyView ViewKey(const Reading& reading, const KeyId& id, const roster::Key& key) {
  v1::KeyView view;
  view.set_id(id.str());
  view.set_custody(static_cast<v1::Custody>(key.custody));
  view.set_confirmed(key.confirmed);
  view.set_revoked(key.revoked_seq.has_value());
  view.set_enrolled_seq(key.enrolled_seq);
  if (!key.issued_by.is_zero()) view.set_issued_by(key.issued_by.str());
  view.set_recovers(key.recovered_seq != 0 || roster::Recovers(reading.state().roster, id));
  return view;
}

v1::RecoveryView ViewRecovery(const Reading& reading, const KeyId& id, const roster::Recovery& recovery) {
  v1::RecoveryView view;
  view.set_key_id(id.str());
  view.set_begun_ms(recovery.begun_ms);
  view.set_counts_from_ms(recovery.counts_from_ms);
  *view.mutable_issued_by() = reading.Person(reading.state().roster.keys.at(id).issued_by);
  *view.mutable_confirmed_by() = reading.Person(recovery.confirmed_by);
  view.set_reason(recovery.reason);
  return view;
}

// The recovery of a key of `person` that waits; one at most.
std::optional<v1::RecoveryView> RecoveryOf(const Reading& reading, const PersonId& person) {
  for (const auto& [id, recovery] : reading.state().roster.recoveries) {
    if (recovery.person == person) return ViewRecovery(reading, id, recovery);
  }
  return std::nullopt;
}

bool SlipOpen(const Reading& reading, const PersonId& person) {
  const auto& slips = reading.state().roster.slips;
  return std::any_of(slips.begin(), slips.end(), [&](const auto& entry) {
    return entry.second.person == person && !entry.second.used && reading.now() < entry.second.expires_ms;
  });
}

std::size_t LiveKeys(const Reading& reading, const PersonId& person) {
  const auto& keys = reading.state().roster.keys;
  return static_cast<std::size_t>(std::count_if(keys.begin(), keys.end(), [&](const auto& entry) {
    return entry.second.person == person && !entry.second.revoked_seq;
  }));
}

v1::RollLine ViewLine(const Reading& reading, const meeting::Meeting& meeting, const roster::RollEntry& entry,
                      Naming naming) {
  v1::RollLine line;
  *line.mutable_person() = reading.Person(entry.person, naming);
  if (naming == Naming::kEntitled && !entry.household.is_zero()) line.set_household_id(entry.household.str());
  line.set_represents(entry.represents);
  line.set_area_dm2(static_cast<std::uint32_t>(entry.area_dm2));
  const auto present = meeting.attendance.find(entry.person);
  if (present != meeting.attendance.end()) line.set_channel(static_cast<v1::Channel>(present->second));
  return line;
}

bool HasOffice(const Reading& reading, const meeting::Meeting& meeting) {
  return reading.IsOfficial() &&
         std::any_of(meeting.officers.begin(), meeting.officers.end(),
                     [&](const auto& officer) { return officer.second == reading.reader().person; });
}

}  // namespace

v1::GetMeResponse ViewMe(const Reading& reading) {
  const PersonId& me = reading.reader().person;
  v1::GetMeResponse response;
  *response.mutable_person() = reading.Person(me);
  std::vector<const std::map<KeyId, roster::Key>::value_type*> keys;
  for (const auto& entry : reading.state().roster.keys) {
    if (entry.second.person == me) keys.push_back(&entry);
  }
  std::stable_sort(keys.begin(), keys.end(), [](const auto* a, const auto* b) {
    return a->second.enrolled_seq < b->second.enrolled_seq;
  });
  for (const auto* entry : keys) *response.add_keys() = ViewKey(reading, entry->first, entry->second);
  if (auto recovery = RecoveryOf(reading, me)) *response.mutable_recovery() = *std::move(recovery);
  const auto person = reading.state().roster.persons.find(me);
  if (person == reading.state().roster.persons.end()) return response;
  if (!person->second.household.is_zero()) response.set_household_id(person->second.household.str());
  response.set_elector(person->second.elector);
  return response;
}

absl::StatusOr<v1::GetPersonResponse> ViewPerson(const Reading& reading,
                                                 const v1::GetPersonRequest& request) {
  YISHI_ASSIGN_OR_RETURN(const PersonId id, wire::ReadId<PersonId>(request.person_id(), "person_id"));
  if (!reading.state().roster.persons.contains(id)) {
    return Refuse(Reason::kNotFound, "名册中没有此人", "no such person on the roster");
  }
  v1::GetPersonResponse response;
  *response.mutable_person() = reading.Person(id);
  if (auto recovery = RecoveryOf(reading, id)) *response.mutable_recovery() = *std::move(recovery);
  return response;
}

absl::StatusOr<Page<v1::PersonView>> ListMembers(const Reading& reading,
                                                 const v1::ListMembersRequest& request,
                                                 const PageRequest& page, std::uint32_t& total) {
  if (!v1::BodyKind_IsValid(request.body()) || request.body() == v1::BODY_KIND_UNSPECIFIED) {
    return wire::FieldMissing("body");
  }
  const auto body = static_cast<BodyKind>(request.body());
  if (body == BodyKind::kPartyMembers && !reading.MayReadParty() && !reading.KeepsRoster()) {
    return Forbidden(reading, "党员名单只供党员和居务监督委员会查看",
                     "the Party members are listed to members and the supervision committee only");
  }
  const bool assembly = roster::IsAssembly(body);
  if (assembly && !reading.KeepsRoster()) return RequireRegistrar(reading);
  Pager<PersonId> pager(page);
  total = 0;
  for (const auto& [id, person] : reading.state().roster.persons) {
    if (!roster::Belongs(reading.state().roster, id, body, reading.today())) continue;
    ++total;
    pager.Offer(id.str(), id);
  }
  auto found = pager.Take();
  Page<v1::PersonView> views{{}, std::move(found.next)};
  for (const PersonId& id : found.items) views.items.push_back(reading.Person(id));
  return views;
}

absl::StatusOr<Page<v1::RosterPersonView>> ListPersons(const Reading& reading, const PageRequest& page) {
  YISHI_RETURN_IF_ERROR(RequireRegistrar(reading));
  Page<v1::RosterPersonView> views;
  const auto& persons = reading.state().roster.persons;
  const auto from =
      page.after ? persons.upper_bound(PersonId::From(*page.after).value_or(PersonId{})) : persons.begin();
  for (auto entry = from; entry != persons.end(); ++entry) {
    if (views.items.size() == page.size) return views;
    v1::RosterPersonView& view = views.items.emplace_back();
    *view.mutable_person() = reading.Person(entry->first);
    if (!entry->second.household.is_zero()) view.set_household_id(entry->second.household.str());
    view.set_elector(entry->second.elector);
    view.set_keys(Size(LiveKeys(reading, entry->first)));
    view.set_slip_open(SlipOpen(reading, entry->first));
    views.next = entry->first.str();
  }
  views.next.reset();
  return views;
}

absl::StatusOr<Page<v1::HouseholdView>> ListHouseholds(const Reading& reading, const PageRequest& page) {
  YISHI_RETURN_IF_ERROR(RequireRegistrar(reading));
  const roster::Roster& roster = reading.state().roster;
  Pager<const std::map<HouseholdId, roster::Household>::value_type*> pager(page);
  for (const auto& entry : roster.households) pager.Offer(entry.first.str(), &entry);
  auto found = pager.Take();
  std::map<HouseholdId, v1::HouseholdView> views;
  for (const auto* entry : found.items) {
    v1::HouseholdView& view = views[entry->first];
    view.set_id(entry->first.str());
    view.set_building_id(entry->second.building.str());
    const auto building = roster.buildings.find(entry->second.building);
    if (building != roster.buildings.end()) view.set_building(building->second.name);
  }
  for (const auto& [id, person] : roster.persons) {
    const auto view = views.find(person.household);
    if (view != views.end()) *view->second.add_persons() = reading.Person(id);
  }
  Page<v1::HouseholdView> page_of_views{{}, std::move(found.next)};
  for (auto& [id, view] : views) page_of_views.items.push_back(std::move(view));
  return page_of_views;
}

absl::StatusOr<v1::GetRollResponse> ViewRoll(const Reading& reading, const v1::GetRollRequest& request,
                                             const PageRequest& page, std::optional<Bytes>& next) {
  YISHI_ASSIGN_OR_RETURN(const meeting::Meeting* meeting,
                         meeting::Find(reading.state().meetings, request.meeting_id()));
  if (!reading.MayReadEntries() || !reading.MaySee(*meeting)) {
    return Forbidden(reading, "此名单不对您开放", "this roll is not shown to you");
  }
  v1::GetRollResponse response;
  response.set_roll_root(meeting->roll_root.str());
  response.set_expected(Size(meeting->roll.size()));
  response.set_present(Size(meeting->attendance.size()));
  const Naming naming = HasOffice(reading, *meeting) ? Naming::kEntitled : Naming::kAsPublic;
  Pager<const roster::RollEntry*> pager(page);
  for (const roster::RollEntry& entry : meeting->roll) pager.Offer(entry.person.str(), &entry);
  auto found = pager.Take();
  for (const auto* entry : found.items) *response.add_lines() = ViewLine(reading, *meeting, *entry, naming);
  next = std::move(found.next);
  return response;
}

absl::StatusOr<v1::FindByNameResponse> FindByName(const Reading& reading,
                                                  const v1::FindByNameRequest& request) {
  YISHI_ASSIGN_OR_RETURN(const meeting::Meeting* meeting,
                         meeting::Find(reading.state().meetings, request.meeting_id()));
  const bool desk = reading.IsOfficial() && (meeting->Is(Role::kDesk, reading.reader().person) ||
                                             meeting->Is(Role::kChair, reading.reader().person));
  if (!desk)
    return Forbidden(reading, "只有签到处和主持人可以按姓名查找",
                     "only the desk and the chair may search by name");
  YISHI_RETURN_IF_ERROR(wire::RequireText(request.prefix(), limits::kNameBytes, "prefix"));
  std::map<std::pair<std::string, PersonId>, const roster::RollEntry*> found;
  for (const roster::RollEntry& entry : meeting->roll) {
    std::string name = reading.NameOfPerson(entry.person);
    if (name.starts_with(request.prefix())) found.emplace(std::pair(std::move(name), entry.person), &entry);
  }
  v1::FindByNameResponse response;
  response.set_more(found.size() > kFoundByName);
  for (const auto& [key, entry] : found) {
    if (static_cast<std::size_t>(response.lines_size()) == kFoundByName) break;
    *response.add_lines() = ViewLine(reading, *meeting, *entry, Naming::kEntitled);
  }
  return response;
}

absl::StatusOr<v1::ListImportsResponse> ListImports(const Reading& reading) {
  YISHI_RETURN_IF_ERROR(RequireOverseer(reading));
  v1::ListImportsResponse response;
  for (const auto& [id, import] : reading.state().roster.imports) {
    v1::ImportView* view = response.add_imports();
    view->set_import_id(id.str());
    *view->mutable_staged_by() = reading.Person(import.staged_by);
    view->set_parts(import.parts);
    view->set_rows(Size(import.rows.size()));
    if (import.committed_root) view->set_root(import.committed_root->str());
    view->set_relatives_apart(import.relatives_apart);
  }
  return response;
}

absl::StatusOr<Page<v1::PendingKeyView>> ListPendingKeys(const Reading& reading, const PageRequest& page) {
  YISHI_RETURN_IF_ERROR(RequireOverseer(reading));
  Pager<const std::map<KeyId, roster::Key>::value_type*> pager(page);
  for (const auto& entry : reading.state().roster.keys) {
    if (!entry.second.confirmed && !entry.second.revoked_seq) pager.Offer(entry.first.str(), &entry);
  }
  auto found = pager.Take();
  Page<v1::PendingKeyView> views{{}, std::move(found.next)};
  for (const auto* entry : found.items) {
    v1::PendingKeyView& view = views.items.emplace_back();
    *view.mutable_key() = ViewKey(reading, entry->first, entry->second);
    *view.mutable_person() = reading.Person(entry->second.person);
    const auto recovery = reading.state().roster.recoveries.find(entry->first);
    if (recovery == reading.state().roster.recoveries.end()) continue;
    *view.mutable_recovery() = ViewRecovery(reading, entry->first, recovery->second);
  }
  return views;
}

}  // namespace yishi::view
