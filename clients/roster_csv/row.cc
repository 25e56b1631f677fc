#include "clients/roster_csv/row.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "clients/roster_csv/text.h"
#include "engine/base/limits.h"

namespace yishi::roster_csv {
namespace {

using calendar::Day;

// Dates outside are slips of the pen.
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

std::size_t BytesMax(Column column) {
  return column == Column::kOffices ? limits::kShortTextBytes : limits::kNameBytes;
}

bool HasSpaceAround(std::string_view cell) {
  for (const std::string_view space : {" ", "\u00a0", "\u3000"}) {
    if (cell.starts_with(space) || cell.ends_with(space)) return true;
  }
  return false;
}

bool HasInvisible(std::string_view cell) {
  while (!cell.empty()) {
    if (IsInvisible(TakeCodePoint(cell))) return true;
  }
  return false;
}

bool IsPhone(std::string_view phone) {
  if (phone.starts_with('+')) phone.remove_prefix(1);
  const auto digits = std::count_if(phone.begin(), phone.end(), [](char c) { return c >= '0' && c <= '9'; });
  const auto hyphens = std::count(phone.begin(), phone.end(), '-');
  return digits >= 3 && digits <= 20 && static_cast<std::size_t>(digits + hyphens) == phone.size();
}

// "120.5" is 12050, in hundredths; absent where it is no such number or over the roster's limit.
std::optional<std::int64_t> SquareDecimetres(std::string_view text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string digits(text.substr(0, point));
  std::string_view decimals = text.substr(std::min(point + 1, text.size()));
  const bool dangling = point < text.size() && decimals.empty();
  if (digits.empty() || digits.size() > 9 || dangling || decimals.size() > 2) return std::nullopt;
  digits.append(decimals).append(2 - decimals.size(), '0');
  std::int64_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (value > limits::kHouseholdArea) return std::nullopt;
  return value;
}

// Reads the cells of one row; a cell that is faulty in form is not looked at further.
class Reader {
 public:
  Reader(RowCells cells, int line, FaultList& faults)
      : cells_(std::move(cells)), line_(line), faults_(faults) {}

  RowReading Read() {
    for (const Column column : kColumns) sound_[IndexOf(column)] = CheckForm(column);
    RowReading reading;
    RosterRow& row = reading.row;
    row.building = Cell(Column::kBuilding);
    row.household = Cell(Column::kHousehold);
    row.name = Cell(Column::kName);
    row.phone = Cell(Column::kPhone);
    row.group = Cell(Column::kGroup);
    CheckHome(row);
    CheckName(row);
    ReadSex(row);
    const auto born = ReadDate(Column::kBirthDate);
    row.born = born.value_or(Day{});
    CheckPhone(row);
    const bool offices_sound = ReadOffices(row);
    ReadTerm(row, offices_sound);
    ReadArea(row);
    ReadRepresentative(row);
    reading.person_known = born && !row.name.empty() && Sound(Column::kName) && Sound(Column::kHousehold);
    return reading;
  }

 private:
  const std::string& Cell(Column column) const { return cells_[IndexOf(column)]; }
  bool Sound(Column column) const { return sound_[IndexOf(column)]; }

  void Add(FaultKind kind, Column column, std::string zh, std::string en) {
    faults_.Add({.kind = kind,
                 .line = line_,
                 .column = std::string(ChineseName(column)),
                 .zh = std::move(zh),
                 .en = std::move(en)});
  }

  bool CheckForm(Column column) {
    const std::string& cell = Cell(column);
    if (cell.size() > BytesMax(column)) {
      const std::string size = std::to_string(cell.size());
      const std::string max = std::to_string(BytesMax(column));
      Add(FaultKind::kTooLong, column, "太长：" + size + " 字节，最多 " + max + " 字节",
          "too long: " + size + " bytes, at most " + max);
      return false;
    }
    if (HasInvisible(cell)) {
      Add(FaultKind::kControlCharacter, column, "“" + Shown(cell) + "”含有控制字符、看不见的字符或损坏的字符",
          "“" + Shown(cell) + "” has a control, invisible or broken character");
      return false;
    }
    if (HasSpaceAround(cell)) {
      Add(FaultKind::kSpaceAround, column, "“" + Shown(cell) + "”前后有空格",
          "“" + Shown(cell) + "” begins or ends with a space");
      return false;
    }
    return true;
  }

  void CheckHome(const RosterRow& row) {
    if (row.building.empty() == row.household.empty()) return;
    const bool building = row.building.empty();
    Add(FaultKind::kHomeIncomplete, building ? Column::kBuilding : Column::kHousehold,
        "楼栋和户号要么都填，要么都不填", "building and household go together: both or neither");
  }

  void CheckName(const RosterRow& row) {
    if (row.name.empty()) Add(FaultKind::kNameMissing, Column::kName, "没有姓名", "there is no name");
  }

  void ReadSex(RosterRow& row) {
    if (!Sound(Column::kSex)) return;
    const std::string& cell = Cell(Column::kSex);
    const bool male = cell == "男" || cell == "M";
    if (!male && cell != "女" && cell != "F") {
      Add(FaultKind::kSexInvalid, Column::kSex, "“" + Shown(cell) + "”应为“男”或“女”",
          "“" + Shown(cell) + "” is neither 男 (M) nor 女 (F)");
    }
    row.sex = male ? Sex::kMale : Sex::kFemale;
  }

  // Absent, with the fault added, unless the cell is a date.
  std::optional<Day> ReadDate(Column column) {
    if (!Sound(column)) return std::nullopt;
    const std::string& cell = Cell(column);
    const auto day = calendar::ParseDay(cell);
    const int year = day ? calendar::CivilDateOf(*day).year : 0;
    if (year >= kFirstYear && year <= kLastYear) return day;
    Add(FaultKind::kDateInvalid, column,
        "“" + Shown(cell) + "”不是 1900 至 2199 年间的日期，应写成 1980-05-31 的样子",
        "“" + Shown(cell) + "” is not a date of 1900 to 2199 in the form 1980-05-31");
    return std::nullopt;
  }

  void CheckPhone(const RosterRow& row) {
    if (!Sound(Column::kPhone) || row.phone.empty() || IsPhone(row.phone)) return;
    Add(FaultKind::kPhoneInvalid, Column::kPhone,
        "“" + Shown(row.phone) + "”不是电话号码：3 至 20 位数字，可有连字符",
        "“" + Shown(row.phone) + "” is not a telephone number: 3 to 20 digits, hyphens allowed");
  }

  // Whether all could be read.
  bool ReadOffices(RosterRow& row) {
    if (!Sound(Column::kOffices)) return false;
    std::string_view rest = Cell(Column::kOffices);
    if (rest.empty()) return true;
    bool sound = true;
    while (true) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      sound = ReadOffice(rest.substr(0, end), row) && sound;
      if (end == rest.size()) break;
      rest.remove_prefix(end + 1);
    }
    CheckCommittees(row);
    return sound;
  }

  bool ReadOffice(std::string_view item, RosterRow& row) {
    const std::size_t colon = std::min(item.find(':'), item.size());
    const auto body = BodyFromName(item.substr(0, colon));
    if (!body || colon == item.size()) {
      Add(FaultKind::kBodyUnknown, Column::kOffices,
          "“" + Shown(item) + "”不是“机构:职务”，或没有这个机构（冒号、分号用半角）",
          "“" + Shown(item) + "” is not BODY:CAPACITY, or there is no such body");
      return false;
    }
    const std::string_view name = item.substr(colon + 1);
    const auto capacity = CapacityFromName(name);
    const std::string in(ChineseName(*body));
    if (!capacity || !Exists({*body, *capacity})) {
      Add(FaultKind::kCapacityUnknown, Column::kOffices, "“" + in + "”没有“" + Shown(name) + "”这个职务",
          in + " has no capacity “" + Shown(name) + "”");
      return false;
    }
    if (Has(row, *body)) {
      Add(FaultKind::kBodyRepeated, Column::kOffices, "“" + in + "”写了两次，一人在一个机构只有一个职务",
          in + " is there twice: a person has one capacity in a body");
      return false;
    }
    row.offices.push_back({*body, *capacity});
    return true;
  }

  static bool Has(const RosterRow& row, BodyKind body) {
    return std::any_of(row.offices.begin(), row.offices.end(), [body](Office o) { return o.body == body; });
  }

  void CheckCommittees(const RosterRow& row) {
    if (!Has(row, BodyKind::kResidentsCommittee) || !Has(row, BodyKind::kSupervisionCommittee)) return;
    Add(FaultKind::kOnBothCommittees, Column::kOffices,
        "居民委员会成员不得担任居务监督委员会成员（城市居民委员会组织法第三十六条）",
        "a member of the residents' committee cannot be on the supervision committee (urban law, art. 36)");
  }

  void ReadTerm(RosterRow& row, bool offices_sound) {
    const bool has_from = !Cell(Column::kTermFrom).empty();
    const bool has_to = !Cell(Column::kTermTo).empty();
    const auto from = has_from ? ReadDate(Column::kTermFrom) : std::nullopt;
    const auto to = has_to ? ReadDate(Column::kTermTo) : std::nullopt;
    if (has_from != has_to) {
      Add(FaultKind::kTermIncomplete, has_from ? Column::kTermTo : Column::kTermFrom, "任期要有起也有止",
          "a term has a first and a last day");
    }
    if (from && to) {
      row.term = Term{*from, *to};
      if (*to < *from) {
        Add(FaultKind::kTermReversed, Column::kTermTo,
            "任期止 " + Cell(Column::kTermTo) + " 早于任期起 " + Cell(Column::kTermFrom),
            "the term ends on " + Cell(Column::kTermTo) + ", before it begins on " + Cell(Column::kTermFrom));
      }
    }
    if (offices_sound && has_from == has_to) CheckTermIsDue(row, has_from);
  }

  void CheckTermIsDue(const RosterRow& row, bool has_term) {
    const bool needed = std::any_of(row.offices.begin(), row.offices.end(), HasTerm);
    if (needed && !has_term) {
      Add(FaultKind::kTermIncomplete, Column::kTermFrom, "有职务而没有任期", "an office without a term");
    }
    if (has_term && row.offices.empty()) {
      Add(FaultKind::kTermIncomplete, Column::kTermFrom, "有任期而没有职务", "a term without an office");
    }
  }

  void ReadArea(RosterRow& row) {
    const std::string& cell = Cell(Column::kArea);
    if (!Sound(Column::kArea) || cell.empty()) return;
    row.area_dm2 = SquareDecimetres(cell);
    if (!row.area_dm2) {
      Add(FaultKind::kAreaInvalid, Column::kArea,
          "“" + Shown(cell) + "”不是面积：平方米，最多两位小数，如 120.50，不超过 1000 万",
          "“" + Shown(cell) +
              "” is not an area: square metres with at most two decimals, like 120.50, up to "
              "10 million");
    } else if (row.household.empty()) {
      Add(FaultKind::kHomeIncomplete, Column::kArea, "有面积而没有户号", "an area without a household");
    }
  }

  void ReadRepresentative(RosterRow& row) {
    const std::string& cell = Cell(Column::kRepresentative);
    if (!Sound(Column::kRepresentative) || cell.empty() || cell == "否" || cell == "N") return;
    row.represents = cell == "是" || cell == "Y";
    if (!row.represents) {
      Add(FaultKind::kRepresentativeInvalid, Column::kRepresentative, "“" + Shown(cell) + "”应为“是”，或不填",
          "“" + Shown(cell) + "” should be 是 (Y), or empty");
    } else if (row.household.empty()) {
      Add(FaultKind::kHomeIncomplete, Column::kRepresentative, "户代表没有户号",
          "a household's representative without a household");
    }
  }

  RowCells cells_;
  int line_;
  FaultList& faults_;
  std::array<bool, kColumns.size()> sound_{};
};

}  // namespace

RowReading ReadRow(RowCells cells, int line, FaultList& faults) {
  return Reader(std::move(cells), line, faults).Read();
}

std::string AreaText(std::int64_t dm2) {
  const std::string decimals = std::to_string(dm2 % 100);
  return std::to_string(dm2 / 100) + "." + (decimals.size() == 1 ? "0" : "") + decimals;
}

RowCells CellsOf(const RosterRow& row) {
  RowCells cells;
  cells[IndexOf(Column::kBuilding)] = row.building;
  cells[IndexOf(Column::kHousehold)] = row.household;
  cells[IndexOf(Column::kName)] = row.name;
  cells[IndexOf(Column::kSex)] = row.sex == Sex::kMale ? "男" : "女";
  cells[IndexOf(Column::kBirthDate)] = calendar::FormatDay(row.born);
  cells[IndexOf(Column::kPhone)] = row.phone;
  cells[IndexOf(Column::kGroup)] = row.group;
  std::string& offices = cells[IndexOf(Column::kOffices)];
  for (const Office office : row.offices) {
    if (!offices.empty()) offices += ';';
    offices.append(ChineseName(office.body)).append(":").append(ChineseName(office.capacity));
  }
  if (row.term) {
    cells[IndexOf(Column::kTermFrom)] = calendar::FormatDay(row.term->from);
    cells[IndexOf(Column::kTermTo)] = calendar::FormatDay(row.term->to);
  }
  if (row.area_dm2) cells[IndexOf(Column::kArea)] = AreaText(*row.area_dm2);
  if (row.represents) cells[IndexOf(Column::kRepresentative)] = "是";
  return cells;
}

}  // namespace yishi::roster_csv
