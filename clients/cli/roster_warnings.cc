#include "clients/cli/roster_warnings.h"

#include <string>

#include "clients/roster_csv/summary.h"
#include "engine/roster/makeup_words.h"
#include "engine/roster/rows.h"

namespace yishi::cli {
namespace {

// As the roster would be for those in the file: whoever is left out keeps no seat.
roster::Makeup MakeupAfter(const sdk::RosterImport& import, calendar::Day today) {
  roster::Roster roster;
  for (const sdk::RosterPart& part : import.parts) {
    std::vector<Bytes> rows;
    for (const v1::RosterRow& row : part.act.rows()) rows.push_back(row.SerializeAsString());
    roster::ApplyRows(roster, rows);
  }
  roster::Makeup makeup = roster::MakeupOf(roster, today);
  makeup.households = static_cast<std::uint32_t>(import.people.households.size());
  return makeup;
}

void AddMakeup(const roster::Makeup& makeup, std::vector<RosterWarning>& warnings) {
  if (makeup.all_representatives == 0) {
    warnings.push_back({{"没有居民代表：不能召集居民代表会议",
                         "no residents' representatives: their meeting cannot be convened"},
                        false});
  }
  const auto urban = roster::InWords(makeup, {.urban = true, .village = false});
  for (const roster::MakeupLine& line : urban) warnings.push_back({{line.zh, line.en}, line.holds});
  const auto village = roster::InWords(makeup, {.urban = false, .village = true});
  // The line on women, which binds villages.
  if (!village.empty()) warnings.push_back({{village.back().zh, village.back().en}, village.back().holds});
}

void AddYoung(std::span<const roster_csv::RosterRow> rows, calendar::Day today,
              std::vector<RosterWarning>& warnings) {
  for (const roster_csv::RosterRow& row : rows) {
    if (!row.represents || roster_csv::IsAdult(row.born, today)) continue;
    warnings.push_back({{"户 " + row.household + " 的户代表" + row.name + "未满 18 岁，没有表决权",
                         "the representative of household " + row.household + ", " + row.name +
                             ", is under 18 and has no vote"},
                        false});
  }
}

}  // namespace

std::vector<RosterWarning> WarningsOf(std::span<const roster_csv::RosterRow> rows,
                                      const sdk::RosterImport& import, calendar::Day today) {
  std::vector<RosterWarning> warnings;
  AddMakeup(MakeupAfter(import, today), warnings);
  AddYoung(rows, today, warnings);
  return warnings;
}

}  // namespace yishi::cli
