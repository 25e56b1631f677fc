// One row: a person as the roster has them.

#ifndef YISHI_CLIENTS_ROSTER_CSV_ROW_H_
#define YISHI_CLIENTS_ROSTER_CSV_ROW_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/roster_csv/columns.h"
#include "clients/roster_csv/faults.h"
#include "clients/roster_csv/offices.h"
#include "engine/calendar/day.h"

namespace yishi::roster_csv {

enum class Sex { kMale, kFemale };

// Both days are within the term.
struct Term {
  calendar::Day from;
  calendar::Day to;

  bool operator==(const Term&) const = default;
};

struct RosterRow {
  std::string building;   // empty, with household, for a person who lives elsewhere
  std::string household;  // its number within the community, e.g. "3-2-501"
  std::string name;
  Sex sex = Sex::kMale;
  calendar::Day born;
  std::string phone;  // may be empty
  std::string group;  // residents' group; may be empty
  std::vector<Office> offices;
  std::optional<Term> term{};  // of the offices that have one (HasTerm)
  // Of the household, in square decimetres: "120.50" square metres are 12050. Absent: not on this row.
  std::optional<std::int64_t> area_dm2{};
  bool represents = false;  // votes for the household

  bool operator==(const RosterRow&) const = default;
};

// The cells of a row by IndexOf(Column).
using RowCells = std::array<std::string, kColumns.size()>;

struct RowReading {
  RosterRow row;
  bool person_known = false;  // whether name and birth date could be read
};

// Reads the values of a row and adds every fault that the row has by itself. REQUIRES: well-formed
// UTF-8 in every cell.
RowReading ReadRow(RowCells cells, int line, FaultList& faults);

// Square decimetres as square metres: 12050 is "120.50". REQUIRES: dm2 >= 0.
std::string AreaText(std::int64_t dm2);

RowCells CellsOf(const RosterRow& row);

}  // namespace yishi::roster_csv

#endif  // YISHI_CLIENTS_ROSTER_CSV_ROW_H_
