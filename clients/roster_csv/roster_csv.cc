#include "clients/roster_csv/roster_csv.h"

#include <optional>
#include <utility>

#include "clients/roster_csv/cells.h"
#include "clients/roster_csv/columns.h"
#include "clients/roster_csv/household_check.h"
#include "engine/base/limits.h"

namespace yishi::roster_csv {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
constexpr std::size_t kRowsMax = limits::kRosterRows;

Fault OfLine(FaultKind kind, int line, std::string zh, std::string en) {
  return {.kind = kind, .line = line, .column = "", .zh = std::move(zh), .en = std::move(en)};
}

Fault TooLarge(std::size_t size) {
  const std::string zh = std::to_string(size);
  const std::string max = std::to_string(kFileBytesMax);
  return OfLine(FaultKind::kFileTooLarge, 1, "文件太大：" + zh + " 字节，最多 " + max + " 字节",
                "the file is too large: " + zh + " bytes, at most " + max);
}

Fault TooManyRows(int line) {
  const std::string max = std::to_string(kRowsMax);
  return OfLine(FaultKind::kTooManyRows, line, "行数太多：最多 " + max + " 人",
                "too many rows: at most " + max);
}

Fault NotInEncoding(int line, Encoding encoding) {
  const std::string name = encoding == Encoding::kUtf8 ? "UTF-8" : "GB18030";
  return OfLine(FaultKind::kEncodingInvalid, line, "这一行有不合 " + name + " 编码的字节",
                "this line has bytes that are not " + name);
}

// Turns lines into cells, adding what is wrong with them.
class CellReader {
 public:
  CellReader(Encoding encoding, FaultList& faults)
      : encoding_(encoding), decoder_(encoding), faults_(faults) {}

  std::optional<std::vector<std::string>> Read(BytesView bytes, int line) {
    if (bytes.size() > kLineBytesMax) {
      const std::string size = std::to_string(bytes.size());
      const std::string max = std::to_string(kLineBytesMax);
      faults_.Add(OfLine(FaultKind::kTooLong, line, "这一行太长：" + size + " 字节，最多 " + max + " 字节",
                         "the line is too long: " + size + " bytes, at most " + max));
      return std::nullopt;
    }
    const auto text = decoder_.Decode(bytes);
    if (!text) {
      faults_.Add(NotInEncoding(line, encoding_));
      return std::nullopt;
    }
    auto cells = SplitCells(*text);
    if (!cells) {
      faults_.Add(
          OfLine(FaultKind::kQuotingInvalid, line,
                 "双引号用错：含逗号或双引号的格子整格加双引号，其中的双引号写两个，格子不能跨行",
                 "wrong quoting: quote the whole cell, double the quotes in it, and stay on the line"));
    }
    return cells;
  }

 private:
  Encoding encoding_;
  LineDecoder decoder_;
  FaultList& faults_;
};

RowCells Arrange(std::vector<std::string> cells, const std::vector<Column>& columns) {
  RowCells row;
  for (std::size_t i = 0; i < columns.size(); ++i) row[IndexOf(columns[i])] = std::move(cells[i]);
  return row;
}

Fault WrongCellCount(int line, std::size_t count) {
  const std::string found = std::to_string(count);
  const std::string needed = std::to_string(kColumns.size());
  return OfLine(FaultKind::kCellCountWrong, line, "这一行有 " + found + " 格，应有 " + needed + " 格",
                "the line has " + found + " cells, not " + needed);
}

// `lines` begins with the header and may hold one row more than is allowed.
std::vector<RosterRow> ReadLines(const std::vector<BytesView>& lines, Encoding encoding, FaultList& faults) {
  CellReader reader(encoding, faults);
  const auto header = reader.Read(lines.front(), 1);
  if (!header) return {};
  const auto columns = ReadHeader(*header, faults);
  if (!columns) return {};

  std::vector<RosterRow> rows;
  HouseholdCheck households;
  for (std::size_t i = 1; i < lines.size() && !faults.full(); ++i) {
    const int line = static_cast<int>(i) + 1;
    if (i > kRowsMax) {
      faults.Add(TooManyRows(line));
      break;
    }
    auto cells = reader.Read(lines[i], line);
    if (!cells) continue;
    if (cells->size() != columns->size()) {
      faults.Add(WrongCellCount(line, cells->size()));
      continue;
    }
    RowReading reading = ReadRow(Arrange(*std::move(cells), *columns), line, faults);
    households.See(reading, line, faults);
    rows.push_back(std::move(reading.row));
  }
  return rows;
}

}  // namespace

RosterFile ReadRosterCsv(BytesView bytes) {
  RosterFile file;
  FaultList faults;
  if (bytes.size() > kFileBytesMax) {
    faults.Add(TooLarge(bytes.size()));
    file.faults = std::move(faults).TakeByLine();
    return file;
  }
  const bool marked = bytes.starts_with(kByteOrderMark);
  if (marked) bytes.remove_prefix(kByteOrderMark.size());
  const auto lines = SplitLines(bytes, kRowsMax + 2);
  file.encoding = marked ? Encoding::kUtf8 : DetectEncoding(lines);
  if (lines.size() < 2)
    faults.Add(OfLine(FaultKind::kNoRows, 1, "文件里没有人", "there is nobody in the file"));
  if (!lines.empty()) file.rows = ReadLines(lines, file.encoding, faults);
  file.faults = std::move(faults).TakeByLine();
  if (!file.accepted()) file.rows.clear();
  return file;
}

std::string WriteRosterCsv(std::span<const RosterRow> rows) {
  std::string out;
  for (const Column column : kColumns) {
    if (column != kColumns.front()) out += ',';
    AppendCell(out, ChineseName(column));
  }
  out += '\n';
  for (const RosterRow& row : rows) {
    const RowCells cells = CellsOf(row);
    for (const Column column : kColumns) {
      if (column != kColumns.front()) out += ',';
      AppendCell(out, cells[IndexOf(column)]);
    }
    out += '\n';
  }
  return out;
}

}  // namespace yishi::roster_csv
