#include "clients/roster_csv/household_check.h"

#include <utility>

namespace yishi::roster_csv {
namespace {

Fault Between(FaultKind kind, int line, Column column, std::string zh, std::string en) {
  return {.kind = kind,
          .line = line,
          .column = std::string(ChineseName(column)),
          .zh = std::move(zh),
          .en = std::move(en)};
}

}  // namespace

void HouseholdCheck::See(const RowReading& reading, int line, FaultList& faults) {
  if (reading.person_known) SeePerson(reading.row, line, faults);
  if (!reading.row.household.empty() && !reading.row.building.empty())
    SeeHousehold(reading.row, line, faults);
  previous_household_ = reading.row.household;
}

void HouseholdCheck::SeePerson(const RosterRow& row, int line, FaultList& faults) {
  const auto [first, fresh] = persons_.try_emplace({row.name, row.born, row.household}, line);
  if (fresh) return;
  const std::string at = std::to_string(first->second);
  faults.Add(Between(
      FaultKind::kPersonRepeated, line, Column::kName,
      "“" + Shown(row.name) + "”与第 " + at + " 行重复：姓名、出生日期、户号都相同",
      "“" + Shown(row.name) + "” is on line " + at + " already, with the same birth date and household"));
}

void HouseholdCheck::SeeHousehold(const RosterRow& row, int line, FaultList& faults) {
  const auto [entry, fresh] =
      households_.try_emplace(row.household, Household{row.building, row.group, line});
  if (fresh) return;
  const Household& first = entry->second;
  const std::string at = std::to_string(first.first_line);
  const std::string number = Shown(row.household);
  if (row.building != first.building) {
    faults.Add(Between(FaultKind::kHouseholdInTwoBuildings, line, Column::kBuilding,
                       "户号“" + number + "”在第 " + at + " 行属于“" + Shown(first.building) +
                           "”，这里属于“" + Shown(row.building) + "”",
                       "household " + number + " is in " + Shown(first.building) + " on line " + at +
                           ", here in " + Shown(row.building)));
  } else if (row.household != previous_household_) {
    faults.Add(Between(
        FaultKind::kHouseholdRepeated, line, Column::kHousehold,
        "户号“" + number + "”在第 " + at + " 行已经用过：同一户的人要写在一起，不同的户要用不同的户号",
        "household " + number + " was used on line " + at +
            " already: rows of a household stand together, households have different numbers"));
  } else if (row.group != first.group) {
    faults.Add(Between(FaultKind::kHouseholdInTwoGroups, line, Column::kGroup,
                       "户号“" + number + "”在第 " + at + " 行属于“" + Shown(first.group) + "”，这里属于“" +
                           Shown(row.group) + "”",
                       "household " + number + " is in " + Shown(first.group) + " on line " + at +
                           ", here in " + Shown(row.group)));
  }
}

}  // namespace yishi::roster_csv
