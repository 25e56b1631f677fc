#include "clients/roster_csv/columns.h"

#include <algorithm>

namespace yishi::roster_csv {
namespace {

Fault HeaderFault(FaultKind kind, int line, std::string_view column, std::string zh, std::string en) {
  return {
      .kind = kind, .line = line, .column = std::string(column), .zh = std::move(zh), .en = std::move(en)};
}

}  // namespace

std::string_view ChineseName(Column column) {
  switch (column) {
    case Column::kBuilding:
      return "楼栋";
    case Column::kHousehold:
      return "户号";
    case Column::kName:
      return "姓名";
    case Column::kSex:
      return "性别";
    case Column::kBirthDate:
      return "出生日期";
    case Column::kPhone:
      return "电话";
    case Column::kGroup:
      return "小组";
    case Column::kOffices:
      return "机构与职务";
    case Column::kTermFrom:
      return "任期起";
    case Column::kTermTo:
      return "任期止";
    case Column::kArea:
      return "面积";
    case Column::kRepresentative:
      return "户代表";
  }
  return "";
}

std::string_view MachineName(Column column) {
  switch (column) {
    case Column::kBuilding:
      return "building";
    case Column::kHousehold:
      return "household";
    case Column::kName:
      return "name";
    case Column::kSex:
      return "sex";
    case Column::kBirthDate:
      return "birth_date";
    case Column::kPhone:
      return "phone";
    case Column::kGroup:
      return "group";
    case Column::kOffices:
      return "offices";
    case Column::kTermFrom:
      return "term_from";
    case Column::kTermTo:
      return "term_to";
    case Column::kArea:
      return "area_m2";
    case Column::kRepresentative:
      return "household_representative";
  }
  return "";
}

std::optional<Column> ColumnFromName(std::string_view name) {
  for (const Column column : kColumns) {
    if (name == ChineseName(column) || name == MachineName(column)) return column;
  }
  return std::nullopt;
}

std::optional<std::vector<Column>> ReadHeader(const std::vector<std::string>& cells, int line,
                                              FaultList& faults) {
  bool sound = true;
  std::vector<Column> columns;
  const auto has = [&columns](Column column) {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
  };
  for (const std::string& cell : cells) {
    const auto column = ColumnFromName(cell);
    if (column && !has(*column)) {
      columns.push_back(*column);
      continue;
    }
    sound = false;
    const std::string shown = Shown(cell);
    if (column) {
      faults.Add(HeaderFault(FaultKind::kColumnRepeated, line, ChineseName(*column),
                             "“" + shown + "”这一列出现了两次", "the column “" + shown + "” is there twice"));
    } else {
      faults.Add(HeaderFault(FaultKind::kColumnUnknown, line, shown, "没有“" + shown + "”这一列",
                             "there is no column “" + shown + "”"));
    }
  }
  for (const Column column : kColumns) {
    if (has(column) || IsOptional(column)) continue;
    sound = false;
    const std::string zh(ChineseName(column));
    faults.Add(HeaderFault(FaultKind::kColumnMissing, line, zh, "缺少“" + zh + "”这一列",
                           "the column “" + zh + "” (" + std::string(MachineName(column)) + ") is missing"));
  }
  if (!sound) return std::nullopt;
  return columns;
}

}  // namespace yishi::roster_csv
