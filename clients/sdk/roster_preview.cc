#include "clients/sdk/roster_preview.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "clients/roster_csv/row.h"

namespace yishi::sdk {
namespace {

using Fields = std::vector<FieldChange>;

void Compare(std::string zh, std::string en, const std::string& before, const std::string& after,
             Fields& fields) {
  if (before != after) fields.push_back({std::move(zh), std::move(en), before, after});
}

// A founder before the first roster is known by name alone; what comes to be known then is no change.
Fields FieldsOf(const KnownPerson& before, const KnownPerson& after) {
  Fields fields;
  Compare("姓名", "name", before.name, after.name, fields);
  Compare("户号", "household", before.household, after.household, fields);
  Compare("性别", "sex", before.sex, after.sex, fields);
  Compare("出生日期", "birth date", before.birth_date, after.birth_date, fields);
  Compare("电话", "telephone", before.telephone, after.telephone, fields);
  Compare("小组", "group", before.group, after.group, fields);
  return fields;
}

void AddPersons(const People& before, const RosterImport& import, RosterPreview& preview) {
  for (const auto& [id, person] : import.people.persons) {
    const auto known = before.persons.find(id);
    if (!import.listed.contains(id)) {
      preview.left_out.push_back({person.name, person.household, {}});
    } else if (known == before.persons.end()) {
      preview.added.push_back({person.name, person.household, {}});
    } else if (Fields fields = FieldsOf(known->second, person); !fields.empty()) {
      preview.changed.push_back({person.name, person.household, std::move(fields)});
    } else {
      ++preview.unchanged;
    }
  }
  for (auto* persons : {&preview.added, &preview.changed, &preview.left_out}) {
    std::sort(persons->begin(), persons->end(), [](const PersonChange& a, const PersonChange& b) {
      return std::tie(a.household, a.name) < std::tie(b.household, b.name);
    });
  }
}

std::string NameOf(const People& people, const PersonId& id) {
  const auto person = people.persons.find(id);
  return person == people.persons.end() ? "" : person->second.name;
}

std::string AreaOf(const KnownHome& home) {
  return home.area_dm2 == 0 ? "" : roster_csv::AreaText(home.area_dm2);
}

void AddHouseholds(const People& before, const RosterImport& import, RosterPreview& preview) {
  std::set<std::string> listed;
  for (const PersonId& id : import.listed) listed.insert(import.people.persons.at(id).household);
  for (const auto& [number, id] : import.people.households) {
    if (!listed.contains(number)) {
      preview.households_left_out.push_back(number);
      continue;
    }
    const auto known = before.homes.find(id);
    if (known == before.homes.end()) {
      preview.households_added.push_back(number);
      continue;
    }
    const KnownHome& after = import.people.homes.at(id);
    Fields fields;
    Compare("楼栋", "building", known->second.building, after.building, fields);
    Compare("面积", "area", AreaOf(known->second), AreaOf(after), fields);
    Compare("户代表", "representative", NameOf(before, known->second.representative),
            NameOf(import.people, after.representative), fields);
    if (!fields.empty()) preview.households_changed.push_back({number, std::move(fields)});
  }
}

// PrepareRosterImport has set the end of what the file no longer has.
void AddSeats(const People& before, const RosterImport& import, RosterPreview& preview) {
  for (const auto& [key, seat] : import.people.seats) {
    const auto known = before.seats.find(key);
    const std::string name = NameOf(import.people, key.second);
    auto& seats = preview.seats[key.first];
    if (known == before.seats.end()) {
      seats.push_back({SeatChange::Kind::kAdded, name, {}, seat});
    } else if (known->second != seat) {
      const bool ended = import.ended.contains(key);
      seats.push_back(
          {ended ? SeatChange::Kind::kEnded : SeatChange::Kind::kChanged, name, known->second, seat});
    }
    if (seats.empty()) preview.seats.erase(key.first);
  }
}

}  // namespace

RosterPreview PreviewOf(const People& before, const RosterImport& import) {
  RosterPreview preview;
  AddPersons(before, import, preview);
  AddHouseholds(before, import, preview);
  AddSeats(before, import, preview);
  return preview;
}

}  // namespace yishi::sdk
