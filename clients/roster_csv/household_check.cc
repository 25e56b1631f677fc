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
  SeeVote(row, line, entry->second, faults);
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

// What a household's vote weighs, and who casts it.
void HouseholdCheck::SeeVote(const RosterRow& row, int line, Household& household, FaultList& faults) {
  const std::string number = Shown(row.household);
  if (row.area_dm2 && household.area_dm2 && *row.area_dm2 != *household.area_dm2) {
    const std::string at = std::to_string(household.area_line);
    const std::string before = AreaText(*household.area_dm2);
    const std::string here = AreaText(*row.area_dm2);
    faults.Add(
        Between(FaultKind::kHouseholdOfTwoAreas, line, Column::kArea,
                "户号“" + number + "”在第 " + at + " 行的面积是 " + before + "，这里是 " + here,
                "household " + number + " has an area of " + before + " on line " + at + ", here " + here));
  } else if (row.area_dm2 && !household.area_dm2) {
    household.area_dm2 = row.area_dm2;
    household.area_line = line;
  }
  if (!row.represents) return;
  if (household.representative_line != 0) {
    const std::string at = std::to_string(household.representative_line);
    faults.Add(Between(FaultKind::kHouseholdOfTwoRepresentatives, line, Column::kRepresentative,
                       "户号“" + number + "”在第 " + at + " 行已有户代表，每户至多一人",
                       "household " + number + " has its representative on line " + at + " already"));
    return;
  }
  household.representative_line = line;
}

}  // namespace yishi::roster_csv
