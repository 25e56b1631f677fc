// The cells of a line (RFC 4180), with two rules of our own: a cell stays on its line, since no column of a
// roster holds a line break; and so a quote left open spoils one line, not the rest of the file.

#ifndef YISHI_CLIENTS_ROSTER_CSV_CELLS_H_
#define YISHI_CLIENTS_ROSTER_CSV_CELLS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yishi::roster_csv {

// Absent on a quote within an unquoted cell, on text after a closing quote, and on a quote left open.
std::optional<std::vector<std::string>> SplitCells(std::string_view line);

// Appends `cell`, quoted where it holds a comma or a quote. REQUIRES: no line break in `cell`.
void AppendCell(std::string& line, std::string_view cell);

}  // namespace yishi::roster_csv

#endif  // YISHI_CLIENTS_ROSTER_CSV_CELLS_H_
