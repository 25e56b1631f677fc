#include "clients/roster_csv/cells.h"

#include <algorithm>

namespace yishi::roster_csv {
namespace {

// Takes a quoted cell, opening quote first. Absent where it does not close, or closes before the cell's end.
std::optional<std::string> TakeQuoted(std::string_view& rest) {
  rest.remove_prefix(1);
  std::string cell;
  while (true) {
    const std::size_t quote = rest.find('"');
    if (quote == std::string_view::npos) return std::nullopt;
    cell.append(rest.substr(0, quote));
    rest.remove_prefix(quote + 1);
    if (!rest.starts_with('"')) break;
    cell.push_back('"');
    rest.remove_prefix(1);
  }
  if (!rest.empty() && rest.front() != ',') return std::nullopt;
  return cell;
}

std::optional<std::string> TakePlain(std::string_view& rest) {
  const std::string_view cell = rest.substr(0, std::min(rest.find(','), rest.size()));
  if (cell.find('"') != std::string_view::npos) return std::nullopt;
  rest.remove_prefix(cell.size());
  return std::string(cell);
}

}  // namespace

std::optional<std::vector<std::string>> SplitCells(std::string_view line) {
  std::vector<std::string> cells;
  while (true) {
    auto cell = line.starts_with('"') ? TakeQuoted(line) : TakePlain(line);
    if (!cell) return std::nullopt;
    cells.push_back(*std::move(cell));
    if (line.empty()) return cells;
    line.remove_prefix(1);
  }
}

void AppendCell(std::string& line, std::string_view cell) {
  if (cell.find_first_of(",\"") == std::string_view::npos) {
    line.append(cell);
    return;
  }
  line.push_back('"');
  for (const char c : cell) line.append(c == '"' ? 2 : 1, c);
  line.push_back('"');
}

}  // namespace yishi::roster_csv
