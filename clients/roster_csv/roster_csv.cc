#include "clients/roster_csv/roster_csv.h"

#include <algorithm>
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
constexpr std::size_t kCommentsMax = 1'000;  // more lines than this beyond the rows are not looked at

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

Fault WrongCellCount(int line, std::size_t count, std::size_t columns) {
  const std::string found = std::to_string(count);
  const std::string needed = std::to_string(columns);
  return OfLine(FaultKind::kCellCountWrong, line, "这一行有 " + found + " 格，应有 " + needed + " 格",
                "the line has " + found + " cells, not " + needed);
}

// "# …": a spreadsheet may have added empty cells to it.
bool IsComment(const std::vector<std::string>& cells) {
  return cells.front().starts_with("# ") &&
         std::all_of(cells.begin() + 1, cells.end(), [](const std::string& cell) { return cell.empty(); });
}

// Reads the lines of a file one after the other.
class LineReader {
 public:
  LineReader(Encoding encoding, RosterFile& file, FaultList& faults)
      : cells_(encoding, faults), file_(file), faults_(faults) {}

  // `lines` may hold more rows than are allowed.
  void Read(const std::vector<BytesView>& lines) {
    for (std::size_t i = 0; i < lines.size() && !faults_.full() && !stopped_; ++i) {
      ReadLine(lines[i], static_cast<int>(i) + 1);
    }
    if (rows_seen_ == 0 && !stopped_)
      faults_.Add(OfLine(FaultKind::kNoRows, 1, "文件里没有人", "there is nobody in the file"));
  }

 private:
  void ReadLine(BytesView bytes, int line) {
    auto cells = cells_.Read(bytes, line);
    if (cells && IsComment(*cells)) return;
    if (!header_seen_) return ReadColumns(cells, line);
    if (++rows_seen_ > kRowsMax) {
      faults_.Add(TooManyRows(line));
      stopped_ = true;
      return;
    }
    if (!cells) return;
    if (cells->size() != columns_.size()) {
      faults_.Add(WrongCellCount(line, cells->size(), columns_.size()));
      return;
    }
    RowReading reading = ReadRow(Arrange(*std::move(cells), columns_), line, faults_);
    households_.See(reading, line, faults_);
    file_.rows.push_back(std::move(reading.row));
  }

  // What stands below a bad header cannot be read.
  void ReadColumns(const std::optional<std::vector<std::string>>& cells, int line) {
    header_seen_ = true;
    auto columns = cells ? ReadHeader(*cells, line, faults_) : std::nullopt;
    stopped_ = !columns;
    if (stopped_) return;
    columns_ = *std::move(columns);
  }

  CellReader cells_;
  RosterFile& file_;
  FaultList& faults_;
  HouseholdCheck households_;
  std::vector<Column> columns_;
  bool header_seen_ = false;
  bool stopped_ = false;
  std::size_t rows_seen_ = 0;
};

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
  const auto lines = SplitLines(bytes, kRowsMax + kCommentsMax + 2);
  file.encoding = marked ? Encoding::kUtf8 : DetectEncoding(lines);
  LineReader(file.encoding, file, faults).Read(lines);
  file.faults = std::move(faults).TakeByLine();
  if (!file.accepted()) file.rows.clear();
  return file;
}

std::string WriteRosterCsv(std::span<const RosterRow> rows) {
  const bool areas =
      std::any_of(rows.begin(), rows.end(), [](const auto& row) { return row.area_dm2.has_value(); });
  const bool votes = std::any_of(rows.begin(), rows.end(), [](const auto& row) { return row.represents; });
  const auto has = [=](Column column) {
    if (column == Column::kArea) return areas;
    return column != Column::kRepresentative || votes;
  };
  std::string out;
  const auto append = [&](const auto& text_of) {
    for (const Column column : kColumns) {
      if (!has(column)) continue;
      if (column != kColumns.front()) out += ',';
      AppendCell(out, text_of(column));
    }
    out += '\n';
  };
  append([](Column column) { return ChineseName(column); });
  for (const RosterRow& row : rows) {
    const RowCells cells = CellsOf(row);
    append([&](Column column) -> const std::string& { return cells[IndexOf(column)]; });
  }
  return out;
}

}  // namespace yishi::roster_csv
