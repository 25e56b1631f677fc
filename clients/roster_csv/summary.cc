#include "clients/roster_csv/summary.h"

#include <set>
#include <string_view>

namespace yishi::roster_csv {

RosterSummary Summarise(std::span<const RosterRow> rows, calendar::Day today) {
  RosterSummary summary;
  std::set<std::string_view> buildings;
  std::set<std::string_view> households;
  for (const RosterRow& row : rows) {
    ++summary.persons;
    if (!row.household.empty()) {
      buildings.insert(row.building);
      households.insert(row.household);
      ++summary.residents;
      if (IsAdult(row.born, today)) ++summary.adult_residents;
    }
    for (const Office office : row.offices) {
      ++summary.members[office.body];
      ++summary.offices[office];
    }
  }
  summary.buildings = buildings.size();
  summary.households = households.size();
  return summary;
}

bool IsAdult(calendar::Day born, calendar::Day day) {
  constexpr int kYears = 18;
  calendar::CivilDate birthday = calendar::CivilDateOf(born);
  birthday.year += kYears;
  auto eighteenth = calendar::DayFrom(birthday);
  if (!eighteenth) {
    --birthday.day;
    eighteenth = calendar::DayFrom(birthday);
  }
  return eighteenth && day >= *eighteenth;
}

}  // namespace yishi::roster_csv
