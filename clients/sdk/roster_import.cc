#include "clients/sdk/roster_import.h"

#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "clients/roster_csv/summary.h"
#include "clients/sdk/openings.h"
#include "clients/sdk/random.h"
#include "clients/sdk/roster_kinds.h"
#include "engine/base/limits.h"
#include "engine/base/status.h"
#include "engine/merkle/hash.h"
#include "engine/merkle/tree.h"

namespace yishi::sdk {
namespace {

using roster_csv::RosterRow;

// Leaves room for the header and the signature in limits::kCommandBytes.
constexpr std::size_t kPartBytesMax = 40 * 1024;

template <typename Map>
auto IdIn(Map& map, const typename Map::key_type& key) -> typename Map::mapped_type {
  const auto found = map.find(key);
  if (found != map.end()) return found->second;
  const auto id = RandomId<typename Map::mapped_type>();
  map.emplace(key, id);
  return id;
}

std::string BirthDate(const RosterRow& row) { return calendar::FormatDay(row.born); }

// Finds each row's person among those known; every id serves one row.
class PersonMatcher {
 public:
  explicit PersonMatcher(const People& people) {
    for (const auto& [id, person] : people.persons) {
      by_all_.emplace(std::tuple(person.name, person.birth_date, person.household), id);
      if (person.birth_date.empty()) {
        founders_.emplace(person.name, id);
      } else {
        by_birth_.emplace(std::pair(person.name, person.birth_date), id);
      }
    }
  }

  std::optional<PersonId> Exact(const RosterRow& row) {
    const auto found = by_all_.find({row.name, BirthDate(row), row.household});
    if (found == by_all_.end() || !taken_.insert(found->second).second) return std::nullopt;
    return found->second;
  }

  // Somebody who moved.
  std::optional<PersonId> ByBirth(const RosterRow& row) {
    const auto [begin, end] = by_birth_.equal_range({row.name, BirthDate(row)});
    for (auto it = begin; it != end; ++it) {
      if (taken_.insert(it->second).second) return it->second;
    }
    return std::nullopt;
  }

  absl::StatusOr<std::optional<PersonId>> Founder(const RosterRow& row) {
    const auto found = founders_.find(row.name);
    if (found == founders_.end()) return std::nullopt;
    if (taken_.insert(found->second).second) return found->second;
    return Refuse(Reason::kRosterRowInvalid,
                  "名册中有多人与发起人“" + row.name + "”同名，请在人员对照表中补上发起人的出生日期",
                  "several rows bear the founder's name \"" + row.name +
                      "\"; add the founder's birth date to the map of persons");
  }

 private:
  std::map<std::tuple<std::string, std::string, std::string>, PersonId> by_all_;
  std::multimap<std::pair<std::string, std::string>, PersonId> by_birth_;
  std::map<std::string, PersonId> founders_;
  std::set<PersonId> taken_;
};

absl::StatusOr<std::vector<PersonId>> MatchPersons(std::span<const RosterRow> rows, const People& people) {
  PersonMatcher matcher(people);
  std::vector<std::optional<PersonId>> found;
  for (const RosterRow& row : rows) found.push_back(matcher.Exact(row));
  std::vector<PersonId> ids;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!found[i]) found[i] = matcher.ByBirth(rows[i]);
    if (!found[i]) {
      YISHI_ASSIGN_OR_RETURN(found[i], matcher.Founder(rows[i]));
    }
    ids.push_back(found[i] ? *found[i] : RandomId<PersonId>());
  }
  return ids;
}

// Collects rows into parts that keep to every limit.
class PartList {
 public:
  explicit PartList(ImportId import) : import_(import) {}

  void Add(const v1::RosterRow& row) { PartFor(row).act.add_rows()->CopyFrom(row); }
  void Add(const v1::RosterRow& row, v1::Opening opening) {
    RosterPart& part = PartFor(row);
    part.act.add_rows()->CopyFrom(row);
    part.openings.push_back(std::move(opening));
  }

  std::uint32_t rows() const { return rows_; }
  std::vector<RosterPart> Take() { return std::move(parts_); }

 private:
  RosterPart& PartFor(const v1::RosterRow& row) {
    const std::size_t size = row.ByteSizeLong() + 4;  // tag and length
    const bool full = parts_.empty() || parts_.back().act.rows_size() >= limits::kRosterRowsPerPart ||
                      bytes_ + size > kPartBytesMax;
    if (full) {
      RosterPart& part = parts_.emplace_back();
      part.act.set_import_id(import_.str());
      part.act.set_part(static_cast<std::uint32_t>(parts_.size() - 1));
      bytes_ = 0;
    }
    bytes_ += size;
    ++rows_;
    return parts_.back();
  }

  ImportId import_;
  std::vector<RosterPart> parts_;
  std::size_t bytes_ = 0;
  std::uint32_t rows_ = 0;
};

void AddBuildings(std::span<const RosterRow> rows, People& people, PartList& parts) {
  std::set<std::string> buildings;
  for (const RosterRow& row : rows) {
    if (row.household.empty() || !buildings.insert(row.building).second) continue;
    v1::RosterRow fact;
    fact.mutable_building()->set_id(IdIn(people.buildings, row.building).str());
    fact.mutable_building()->set_name(row.building);
    parts.Add(fact);
  }
}

// What the file says of each household, over what is known of it.
std::map<std::string, KnownHome> HomesOf(std::span<const RosterRow> rows, const std::vector<PersonId>& ids,
                                         const People& people) {
  std::map<std::string, KnownHome> homes;
  std::map<std::string, std::set<PersonId>> living;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const RosterRow& row = rows[i];
    if (row.household.empty()) continue;
    const auto [entry, fresh] = homes.try_emplace(row.household);
    KnownHome& home = entry->second;
    if (fresh) {
      const auto id = people.households.find(row.household);
      const auto known = id == people.households.end() ? people.homes.end() : people.homes.find(id->second);
      if (known != people.homes.end()) home = known->second;
      home.building = row.building;
    }
    if (row.area_dm2) home.area_dm2 = *row.area_dm2;
    if (row.represents) home.representative = ids[i];
    living[row.household].insert(ids[i]);
  }
  for (auto& [number, home] : homes) {
    if (!living.at(number).contains(home.representative)) home.representative = PersonId{};
  }
  return homes;
}

void AddHomes(std::span<const RosterRow> rows, const std::vector<PersonId>& ids, People& people,
              PartList& parts) {
  AddBuildings(rows, people, parts);
  for (auto& [number, home] : HomesOf(rows, ids, people)) {
    const HouseholdId id = IdIn(people.households, number);
    v1::RosterRow fact;
    fact.mutable_household()->set_id(id.str());
    fact.mutable_household()->set_building_id(people.buildings.at(home.building).str());
    fact.mutable_household()->set_area_dm2(static_cast<std::uint32_t>(home.area_dm2));
    if (!home.representative.is_zero())
      fact.mutable_household()->set_representative_id(home.representative.str());
    parts.Add(fact);
    people.homes[id] = std::move(home);
  }
}

void AddBodies(std::span<const RosterRow> rows, People& people, PartList& parts) {
  std::set<roster_csv::BodyKind> bodies;
  for (const RosterRow& row : rows) {
    for (const roster_csv::Office& office : row.offices) bodies.insert(office.body);
  }
  people.bodies.try_emplace(v1::BODY_KIND_REGISTRY, FoundersRegistry());
  for (const roster_csv::BodyKind body : bodies) {
    v1::RosterRow fact;
    fact.mutable_body()->set_id(IdIn(people.bodies, WireBody(body)).str());
    fact.mutable_body()->set_kind(WireBody(body));
    fact.mutable_body()->set_name(std::string(roster_csv::ChineseName(body)));
    parts.Add(fact);
  }
}

PersonRecord RecordOf(const RosterRow& row) {
  return {.name = row.name,
          .sex = row.sex == roster_csv::Sex::kFemale ? "女" : "男",
          .birth_date = BirthDate(row),
          .telephone = row.phone,
          .address = row.household.empty() ? "" : row.building + " " + row.household,
          .group = row.group};
}

KnownPerson KnownFrom(const RosterRow& row) {
  return {.name = row.name,
          .birth_date = BirthDate(row),
          .household = row.household,
          .sex = row.sex == roster_csv::Sex::kFemale ? "女" : "男",
          .telephone = row.phone,
          .group = row.group};
}

void AddPerson(const crypto::Suite& suite, const RosterRow& row, const PersonId& id, calendar::Day today,
               const People& people, PartList& parts) {
  Committed record = CommitPerson(suite, RecordOf(row));
  v1::RosterRow fact;
  v1::Person& person = *fact.mutable_person();
  person.set_id(id.str());
  if (!row.household.empty()) person.set_household_id(people.households.at(row.household).str());
  person.set_record(record.commitment.str());
  person.set_elector(!row.household.empty() && roster_csv::IsAdult(row.born, today));
  person.set_woman(row.sex == roster_csv::Sex::kFemale);
  parts.Add(fact, std::move(record.opening));
}

using Seats = std::map<std::pair<v1::BodyKind, PersonId>, KnownSeat>;

KnownSeat SeatOf(const RosterRow& row, const roster_csv::Office& office, const KnownSeat* before,
                 calendar::Day today) {
  KnownSeat seat{.capacity = WireCapacity(office.capacity), .from_day = 0, .to_day = 0};
  if (roster_csv::HasTerm(office) && row.term) {
    seat.from_day = row.term->from.days_since_epoch;
    seat.to_day = row.term->to.days_since_epoch;
  } else {
    const bool same = before != nullptr && before->capacity == seat.capacity;
    seat.from_day = same ? before->from_day : today.days_since_epoch;
    seat.to_day = calendar::kLastDay.days_since_epoch;
  }
  return seat;
}

Seats SeatsOfRows(std::span<const RosterRow> rows, const std::vector<PersonId>& ids, const Seats& before,
                  calendar::Day today) {
  Seats seats;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const roster_csv::Office& office : rows[i].offices) {
      const std::pair key(WireBody(office.body), ids[i]);
      const auto known = before.find(key);
      seats[key] = SeatOf(rows[i], office, known == before.end() ? nullptr : &known->second, today);
    }
  }
  return seats;
}

// Seats that the file no longer has end; those that ended before are forgotten.
std::set<Seats::key_type> EndMissing(const Seats& before, calendar::Day today, Seats& seats) {
  std::set<Seats::key_type> missing;
  for (const auto& [key, seat] : before) {
    if (seats.contains(key) || seat.to_day < today.days_since_epoch) continue;
    KnownSeat ended = seat;
    ended.to_day = std::max(seat.from_day, today.days_since_epoch - 1);
    seats.emplace(key, ended);
    missing.insert(key);
  }
  return missing;
}

void AddSeats(const Seats& seats, const People& people, PartList& parts) {
  for (const auto& [key, seat] : seats) {
    v1::RosterRow fact;
    v1::Membership& membership = *fact.mutable_membership();
    membership.set_body_id(people.bodies.at(key.first).str());
    membership.set_person_id(key.second.str());
    membership.set_capacity(seat.capacity);
    membership.set_from_day(seat.from_day);
    membership.set_to_day(seat.to_day);
    parts.Add(fact);
  }
}

}  // namespace

Hash RosterRoot(const crypto::Suite& suite, std::span<const RosterPart> parts) {
  merkle::Tree tree(suite);
  for (const RosterPart& part : parts) {
    for (const v1::RosterRow& row : part.act.rows())
      tree.Append(merkle::LeafHash(suite, row.SerializeAsString()));
  }
  return tree.Root();
}

absl::StatusOr<RosterImport> PrepareRosterImport(const crypto::Suite& suite, std::span<const RosterRow> rows,
                                                 People people, calendar::Day today) {
  YISHI_ASSIGN_OR_RETURN(const std::vector<PersonId> ids, MatchPersons(rows, people));
  const ImportId import = RandomId<ImportId>();
  PartList parts(import);
  AddHomes(rows, ids, people, parts);
  AddBodies(rows, people, parts);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    people.persons[ids[i]] = KnownFrom(rows[i]);
    AddPerson(suite, rows[i], ids[i], today, people, parts);
  }
  Seats seats = SeatsOfRows(rows, ids, people.seats, today);
  std::set<Seats::key_type> ended = EndMissing(people.seats, today, seats);
  AddSeats(seats, people, parts);
  people.seats = std::move(seats);
  if (parts.rows() > static_cast<std::uint32_t>(limits::kRosterRows)) {
    const std::string is = std::to_string(parts.rows());
    return Refuse(Reason::kLimitExceeded, "名册共 " + is + " 行，超过 400000 行",
                  "the roster has " + is + " rows, over 400000");
  }
  RosterImport out;
  out.commit.set_import_id(import.str());
  out.commit.set_rows(parts.rows());
  out.parts = parts.Take();
  out.commit.set_root(RosterRoot(suite, out.parts).str());
  out.people = std::move(people);
  out.ended = std::move(ended);
  out.listed.insert(ids.begin(), ids.end());
  return out;
}

}  // namespace yishi::sdk
