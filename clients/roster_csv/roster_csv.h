// Roster files: a community's residents and office holders as a table, one person a row.
//
//   楼栋,户号,姓名,性别,出生日期,电话,小组,机构与职务,任期起,任期止
//   3号楼,3-2-501,…,女,1979-11-03,…,第6居民小组,居民委员会:主任;党员:党员,2026-03-16,2031-03-15
//
// The header names every column once, in any order, in Chinese or by machine name (columns.h); the last two,
// 面积 and 户代表, may be left out. A line whose only cell begins with "# " is a comment. All that is read
// here is form: whom the community's bodies may consist of is the engine's to judge.

#ifndef YISHI_CLIENTS_ROSTER_CSV_ROSTER_CSV_H_
#define YISHI_CLIENTS_ROSTER_CSV_ROSTER_CSV_H_

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "clients/roster_csv/faults.h"
#include "clients/roster_csv/row.h"
#include "clients/roster_csv/text.h"
#include "engine/base/bytes.h"

namespace yishi::roster_csv {

inline constexpr std::size_t kFileBytesMax = std::size_t{128} * 1024 * 1024;
inline constexpr std::size_t kLineBytesMax = std::size_t{16} * 1024;

struct RosterFile {
  // To be shown with a preview: GB18030 is recognised by what the file cannot otherwise be (DetectEncoding).
  Encoding encoding = Encoding::kUtf8;
  // In the order of the file. Empty if there is any fault.
  std::vector<RosterRow> rows;
  // By line. Empty exactly if the file is accepted.
  std::vector<Fault> faults;

  bool accepted() const { return faults.empty(); }
};

// Reads UTF-8 (with or without a byte order mark) or GB18030, lines ended by LF or CR LF, at most
// limits::kRosterRows rows. Reports every fault, except what a fault hides: the rows below a bad header, the
// values of a line whose cells cannot be told apart, rows beyond the limit, faults beyond kFaultsKept.
RosterFile ReadRosterCsv(BytesView bytes);

// The table as UTF-8 without a byte order mark, Chinese header, LF. Reading it gives `rows` again, provided
// that they could have been read from a file.
std::string WriteRosterCsv(std::span<const RosterRow> rows);

}  // namespace yishi::roster_csv

#endif  // YISHI_CLIENTS_ROSTER_CSV_ROSTER_CSV_H_
