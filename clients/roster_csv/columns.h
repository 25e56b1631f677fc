// The columns of a roster file and its header line.

#ifndef YISHI_CLIENTS_ROSTER_CSV_COLUMNS_H_
#define YISHI_CLIENTS_ROSTER_CSV_COLUMNS_H_

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/roster_csv/faults.h"

namespace yishi::roster_csv {

enum class Column {
  kBuilding,
  kHousehold,
  kName,
  kSex,
  kBirthDate,
  kPhone,
  kGroup,
  kOffices,
  kTermFrom,
  kTermTo,
  kArea,            // from here on a file may leave a column out
  kRepresentative,  // of the household
};

// In the order in which they are written.
inline constexpr std::array kColumns = {Column::kBuilding, Column::kHousehold, Column::kName,
                                        Column::kSex,      Column::kBirthDate, Column::kPhone,
                                        Column::kGroup,    Column::kOffices,   Column::kTermFrom,
                                        Column::kTermTo,   Column::kArea,      Column::kRepresentative};

constexpr bool IsOptional(Column column) { return column >= Column::kArea; }
constexpr std::size_t IndexOf(Column column) { return static_cast<std::size_t>(column); }

// "出生日期" and "birth_date".
std::string_view ChineseName(Column column);
std::string_view MachineName(Column column);
std::optional<Column> ColumnFromName(std::string_view name);

// Which column each cell of a row belongs to, from the header's cells: every column once, in any order, by
// either name; an optional one at most once. Absent, with every fault added, otherwise.
std::optional<std::vector<Column>> ReadHeader(const std::vector<std::string>& cells, int line,
                                              FaultList& faults);

}  // namespace yishi::roster_csv

#endif  // YISHI_CLIENTS_ROSTER_CSV_COLUMNS_H_
